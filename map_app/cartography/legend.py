"""The legend: what is on and shown, in the reader's words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from map_app.cartography.look import Look
from map_app.cartography.records import FeatureStyle, LegendEntry
from map_app.cartography.styles import style_of
from map_app.geo import Layer, LegendRow, kept_features

if TYPE_CHECKING:
    from map_app.atlas import Atlas, LayerState, MapView


def legend_entries(atlas: Atlas, look: Look, view: MapView) -> tuple[LegendEntry, ...]:
    """Return the legend of the layers that are on, the topmost layer first.

    Entries of one layer stand together; `group` is the layer's title. A layer that has left the
    catalogue, or a row like a feature that the layer lacks, is passed over, as are the rows of a
    narrowed layer that nothing shown is drawn like.
    """
    return tuple(
        entry
        for state in reversed(view.layers)
        if state.on
        for entry in _of_state(atlas.ground.layers[state.id], look, state, view.language)
    )


def legend_rows(look: Look, layer: Layer) -> tuple[tuple[int, ...], ...]:
    """Return, for each feature in the frame's order, the rows of the legend it is drawn like.

    A feature with a colour of its own is like the row of that colour and like the general row.
    """
    rows = [_style(layer, look, row) for row in layer.spec.legend]
    drawn = (
        {style_of(look, layer.spec, one), plain_style(look, layer, one)} for one in layer.properties
    )
    return tuple(
        tuple(number for number, style in enumerate(rows) if style in styles) for styles in drawn
    )


def plain_style(look: Look, layer: Layer, properties: Mapping[str, object]) -> FeatureStyle:
    """Return the look of a feature without a colour of its own: what a general row shows."""
    colour_from = layer.spec.style.colour_from
    return style_of(look, layer.spec, {k: v for k, v in properties.items() if k != colour_from})


def narrowed_words(atlas: Atlas, look: Look, view: MapView) -> str:
    """Return what the layers that are on are narrowed to, in a list; empty when none is."""
    comma = ", " if view.language == "en" else "、"
    said = []
    for state in view.layers:
        spec = atlas.ground.layers[state.id].spec
        if state.on and state.only and spec.filter is not None:
            kept = [one for one in spec.filter.values if one.value in state.only]
            told = {
                "layer": spec.title(view.language),
                "by": spec.filter.title(view.language),
                "values": comma.join(one.label(view.language) for one in kept),
            }
            said.append(look.say("layers.narrowed", view.language, **told))
    return ("; " if view.language == "en" else "；").join(said)


def _of_state(layer: Layer, look: Look, state: LayerState, language: str) -> Iterator[LegendEntry]:
    """Yield the legend of what is shown of a layer."""
    if not state.only:
        yield from _of_layer(layer, look, language)
        return
    shown = zip(legend_rows(look, layer), kept_features(layer, state.only), strict=True)
    seen = {row for rows, kept in shown if kept for row in rows}
    yield from (entry for entry in _of_layer(layer, look, language) if entry.row in seen)


def _of_layer(layer: Layer, look: Look, language: str) -> Iterator[LegendEntry]:
    """Yield the layer's legend rows as the theme draws them."""
    for number, row in enumerate(layer.spec.legend):
        style = _style(layer, look, row)
        if style is not None:
            yield LegendEntry(
                layer_id=layer.spec.id,
                title=row.label_en if language == "en" else row.label_zh,
                style=style,
                shape=row.shape,
                sketch=layer.spec.sketch,
                group=layer.spec.title(language),
                row=number,
            )


def _style(layer: Layer, look: Look, row: LegendRow) -> FeatureStyle | None:
    """Return the look of the row itself, or of the first feature that it is like."""
    if row.style is not None:
        return look.theme.feature_style(row.style)
    alike = next((one for one in layer.properties if one["id"] == row.like), None)
    return None if alike is None else style_of(look, layer.spec, alike)
