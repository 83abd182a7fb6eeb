"""A layer with all that is worked out once to draw it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

from map_app.atlas.own import OwnLayer, OwnStyle
from map_app.cartography import Look
from map_app.cartography.own_classes import OwnClasses, classes_of
from map_app.settings import OwnLimits

BYTES_PER_POSITION, BYTES_PER_FEATURE = 20, 90
KILOBYTE = 1_000


@dataclass(frozen=True, eq=False)
class HeldLayer:
    """A reader's layer and its classes, and whether it is large."""

    layer: OwnLayer
    classes: OwnClasses
    limits: OwnLimits

    @classmethod
    def of(cls, layer: OwnLayer, look: Look, limits: OwnLimits) -> HeldLayer:
        """Return the layer ready to be picked and drawn: its index is made here, once."""
        _ = layer.features.tree, layer.features.boxes, layer.features.dimensions
        return cls(layer, classes_of(layer, look), limits)

    @cached_property
    def drawn_as(self) -> str:
        """Return "geojson" for what a browser draws by itself, "tiles" for what is more."""
        features = self.layer.features
        size = BYTES_PER_POSITION * features.vertices + BYTES_PER_FEATURE * len(features)
        is_plain = len(features) <= self.limits.plain_features
        return "geojson" if is_plain and size <= self.limits.plain_kb * KILOBYTE else "tiles"

    def restyled(self, title: str, style: OwnStyle, look: Look) -> HeldLayer:
        """Return the same layer under another title or style."""
        layer = self.layer.restyled(title, style)
        return replace(self, layer=layer, classes=classes_of(layer, look))
