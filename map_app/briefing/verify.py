"""The check before a picture leaves: all of the view is drawn, and the legend says just that.

A picture that lacks something fails with a sentence; it never leaves silently incomplete.
"""

from __future__ import annotations

from collections.abc import Iterator

import shapely

from map_app.atlas import Atlas, MapView
from map_app.briefing.record import Briefing, DrawnFeature, Picture
from map_app.cartography import FeatureStyle, LegendEntry, Look
from map_app.errors import ExportError
from map_app.geo import from_grid, kept_features

EDGE_M = 1.0
"""What only touches the frame within a metre may be drawn or not."""

STEP_M = 500.0
"""The frame's sides are bent in degrees; they are followed in steps of this."""


def refuse_incomplete(
    atlas: Atlas, view: MapView, picture: Picture, legend: tuple[LegendEntry, ...] | None
) -> None:
    """Raise ExportError when a feature of a layer that is on is missing, or a legend is not true.

    `legend` is None for a page without one.
    """
    problems = [*_missing_features(atlas, view, picture)]
    if legend is not None:
        problems += _false_legend(atlas, view, picture, legend)
    if problems:
        raise ExportError("".join(problems) + "没有出图。")


def refuse_marks_outside(briefing: Briefing, look: Look) -> None:
    """Raise ExportError for a reader's note whose spot the map does not show.

    At the map's edge it would say that the spot lies there. Sets leave such notes out.
    """
    picture = briefing.picture
    outside = [one for one in picture.marks if not picture.frame.shows(one.lon, one.lat)]
    if outside:
        listed = "、".join(f"“{one.words}”" for one in outside)
        raise ExportError(look.say("export.mark_outside", briefing.language, marks=listed))


def _is_visible(feature: DrawnFeature, picture: Picture) -> bool:
    """Return whether any of a feature lies inside the frame and leaves a trace there."""
    leaves_trace = feature.style.stroke is not None or feature.style.fill is not None
    inside = shapely.box(*picture.frame.bounds_m)
    return leaves_trace and bool(feature.geometry.intersects(inside))


def _missing_features(atlas: Atlas, view: MapView, picture: Picture) -> Iterator[str]:
    """Yield the layers of which less is drawn than is shown in the frame, by the ground's count."""
    inner = shapely.box(*picture.frame.bounds_m).buffer(-EDGE_M)
    inside = from_grid(shapely.segmentize(inner, STEP_M))
    for state in view.layers:
        if not state.on:
            continue
        layer = atlas.ground.layers[state.id]
        lies = layer.frame.geometry.intersects(inside)
        kept = kept_features(layer, state.only)
        drawn = {feature.row for feature in picture.drawn if feature.layer == state.id}
        missing = sum(bool(one) and kept[row] and row not in drawn for row, one in enumerate(lies))
        if missing:
            yield f"图层“{layer.spec.title_zh}”有{missing}个要素没有画出，"


def _false_legend(
    atlas: Atlas, view: MapView, picture: Picture, legend: tuple[LegendEntry, ...]
) -> Iterator[str]:
    """Yield what is drawn without standing in the legend, and what stands there undrawn."""
    on = {state.id for state in view.layers if state.on}
    drawn: dict[str, set[FeatureStyle]] = {}
    for feature in picture.drawn:
        if feature.layer in on and _is_visible(feature, picture):
            drawn.setdefault(feature.layer, set()).add(feature.style)
    listed = {entry.layer_id for entry in legend}
    for layer_id in drawn:
        spec = atlas.ground.layers[layer_id].spec
        if spec.legend and layer_id not in listed:
            yield f"图层“{spec.title_zh}”已画出而图例中没有，"
    for layer_id in listed - set(drawn):
        yield f"图例列有图层“{atlas.ground.layers[layer_id].spec.title_zh}”而图上没有，"
