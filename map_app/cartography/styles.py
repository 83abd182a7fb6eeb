"""The look of every feature of a layer: the catalogue says which, the theme says how."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from map_app.cartography.look import Look
from map_app.cartography.records import FeatureStyle
from map_app.geo import LayerSpec

if TYPE_CHECKING:
    from map_app.atlas import Atlas

_HEX = re.compile(r"#[0-9A-Fa-f]{6}")


def styles(atlas: Atlas, look: Look, layer_id: str) -> Mapping[int, FeatureStyle]:
    """Return the look of each feature of the layer, by its row in the layer's frame, from 0."""
    layer = atlas.ground.layers[layer_id]
    return MappingProxyType(
        {row: style_of(look, layer.spec, one) for row, one in enumerate(layer.properties)}
    )


def style_of(look: Look, spec: LayerSpec, properties: Mapping[str, object]) -> FeatureStyle:
    """Return the look of one feature of this layer.

    A colour of its own (`colour_from`) counts when it is written "#rrggbb".
    """
    rule = spec.style
    name = rule.look_for(properties.get(rule.by)) if rule.by else rule.default
    own = str(properties.get(rule.colour_from, "")) if rule.colour_from else ""
    return look.theme.feature_style(name, own if _HEX.fullmatch(own) else None)
