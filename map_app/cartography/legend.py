"""The legend: what is on, in the reader's words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from map_app.cartography.look import Look
from map_app.cartography.records import FeatureStyle, LegendEntry
from map_app.cartography.styles import style_of
from map_app.geo import Layer, LegendRow

if TYPE_CHECKING:
    from map_app.atlas import Atlas, MapView


def legend_entries(atlas: Atlas, look: Look, view: MapView) -> tuple[LegendEntry, ...]:
    """Return the legend of the layers that are on, the topmost layer first.

    Entries of one layer stand together; `group` is the layer's title. A layer that has left the
    catalogue, or a row like a feature that the layer lacks, is passed over.
    """
    shown = [atlas.ground.layers[state.id] for state in view.layers if state.on]
    return tuple(
        entry for layer in reversed(shown) for entry in _of_layer(layer, look, view.language)
    )


def _of_layer(layer: Layer, look: Look, language: str) -> Iterator[LegendEntry]:
    """Yield the layer's legend rows as the theme draws them."""
    for row in layer.spec.legend:
        style = _style(layer, look, row)
        if style is not None:
            yield LegendEntry(
                layer_id=layer.spec.id,
                title=row.label_en if language == "en" else row.label_zh,
                style=style,
                shape=row.shape,
                sketch=layer.spec.sketch,
                group=layer.spec.title(language),
            )


def _style(layer: Layer, look: Look, row: LegendRow) -> FeatureStyle | None:
    """Return the look of the row itself, or of the first feature that it is like."""
    if row.style is not None:
        return look.theme.feature_style(row.style)
    alike = layer.frame[layer.frame["id"] == row.like]
    if alike.empty:
        return None
    return style_of(look, layer.spec, alike.drop(columns="geometry").iloc[0].to_dict())
