"""A layer with all that is worked out once to draw it."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from functools import cached_property

from map_app.atlas.own import OwnLayer
from map_app.cartography import Look, Theme
from map_app.cartography.own_classes import OwnClasses, classes_of
from map_app.draw.own_pieces import Pieces, pieces_of
from map_app.draw.own_tiles import Tile, tile_png
from map_app.settings import OwnLimits

BYTES_PER_POSITION, BYTES_PER_FEATURE = 20, 90
KILOBYTE = 1_000


@dataclass(frozen=True, eq=False)
class HeldLayer:
    """A reader's layer and its classes, and whether it is large."""

    layer: OwnLayer
    classes: OwnClasses
    limits: OwnLimits
    pieces: Pieces
    key: str = field(default_factory=lambda: secrets.token_hex(8))
    """Under which its tiles are kept: of this layer and style alone."""

    @classmethod
    def of(cls, layer: OwnLayer, look: Look, limits: OwnLimits) -> HeldLayer:
        """Return the layer ready to be picked and drawn: all that takes long is done here, once."""
        _ = layer.features.tree, layer.features.boxes, layer.features.dimensions
        return cls(layer, classes_of(layer, look), limits, pieces_of(layer.features))

    @cached_property
    def drawn_as(self) -> str:
        """Return "geojson" for what a browser draws by itself, "tiles" for what is more."""
        features = self.layer.features
        size = BYTES_PER_POSITION * features.vertices + BYTES_PER_FEATURE * len(features)
        is_plain = len(features) <= self.limits.plain_features
        return "geojson" if is_plain and size <= self.limits.plain_kb * KILOBYTE else "tiles"

    def restyled(self, layer: OwnLayer, look: Look) -> HeldLayer:
        """Return the same features under another title, style or error."""
        return HeldLayer(layer, classes_of(layer, look), self.limits, self.pieces)

    def is_in(self, tile: Tile) -> bool:
        """Return whether the layer's extent meets a tile, its rim included."""
        west, south, east, north = tile.box()
        left, low, right, high = self.layer.features.bounds
        return left <= east and west <= right and low <= north and south <= high

    def tile(self, tile: Tile, theme: Theme) -> bytes:
        """Return a tile as PNG; empty where nothing of the layer is."""
        return tile_png(self.layer.features, self.pieces, self.classes, theme, tile)
