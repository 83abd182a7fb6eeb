"""A reader's own layers on a page: what of them the frame shows, their legend, what they become.

They lie above all that the plan draws, in the reader's own order. What is finer than the paper
shows is simplified away; no feature is left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from map_app.atlas import Atlas, LayerState, MapView
from map_app.atlas.own import OwnLayer
from map_app.briefing.frame import Frame
from map_app.briefing.lines import latin_marks
from map_app.briefing.record import OwnDrawing, OwnPart
from map_app.cartography import LegendEntry, Look
from map_app.cartography.own_classes import OwnClasses, classes_of
from map_app.cartography.own_styles import own_legend, own_style
from map_app.errors import RequestError
from map_app.geo import from_grid, grid_geometries

Rows = NDArray[np.int64]
Shapes = NDArray[np.object_]
HAIR_MM = 0.03
"""A third of the finest line: what is straight within it is drawn straight."""
MARGIN_SHARE = 0.1
SIDE_STEP_M = 500.0
FEW = 2_000
"""So many are drawn one by one, in the file's order; of more, those of one class together."""
TOGETHER = 300
MOST_VERTICES = 2_000_000
"""After simplifying: what a page of a few seconds can hold."""


def own_shown(atlas: Atlas, view: MapView) -> tuple[tuple[OwnLayer, LayerState], ...]:
    """Return the own layers that the view shows, from bottom to top."""
    found = ((atlas.own_layer(state.id), state) for state in view.own if state.on)
    return tuple((layer, state) for layer, state in found if layer is not None)


def own_drawings(atlas: Atlas, look: Look, view: MapView, frame: Frame) -> Iterator[OwnDrawing]:
    """Yield what the frame shows of each own layer; layers of which it shows nothing are left out.

    Raises RequestError for a layer that is too large to be drawn on a page.
    """
    for layer, state in own_shown(atlas, view):
        rows = rows_inside(layer, frame, MARGIN_SHARE)
        if not len(rows):
            continue
        classes, drawn = classes_of(layer, look), _clipped(layer, rows, frame)
        if int(shapely.get_num_coordinates(drawn).sum()) > MOST_VERTICES:
            said = {"layer": layer.title, "count": f"{len(rows):,}"}
            raise RequestError(look.say("own.too_large_to_draw", view.language, **said))
        kinds = np.column_stack([classes.codes[rows], layer.features.dimensions[rows]])
        inside = shapely.intersects(drawn, shapely.box(*frame.bounds_m))
        if not inside.any():
            continue
        seen = tuple(sorted({(int(code), int(kind)) for code, kind in kinds[inside]}))
        parts = tuple(_parts(drawn, kinds, classes, look))
        yield OwnDrawing(layer.id, state.opacity, parts, seen)


def own_entries(
    atlas: Atlas, look: Look, view: MapView, drawings: Sequence[OwnDrawing]
) -> Iterator[LegendEntry]:
    """Yield the legend of the own layers that are drawn, the topmost first."""
    for drawing in reversed(drawings):
        layer = atlas.own_layer(drawing.layer)
        if layer is not None:
            classes = classes_of(layer, look)
            for entry in own_legend(layer, classes, drawing.seen, look, view.language):
                yield LegendEntry(
                    *(entry.layer_id, latin_marks(entry.title), entry.style, entry.shape),
                    *(entry.sketch, entry.group, entry.row),
                )


def rows_inside(layer: OwnLayer, frame: Frame, margin: float = 0.0) -> Rows:
    """Return the places (from 0) of the features that meet the frame, in file order.

    `margin` is how much wider the frame is taken, as a share of its width.
    """
    box = shapely.box(*frame.bounds_m).buffer(margin * frame.width_m, join_style="mitre")
    around = from_grid(shapely.segmentize(box, SIDE_STEP_M))
    return np.sort(layer.features.tree.query(around, predicate="intersects")).astype(np.int64)


def _clipped(layer: OwnLayer, rows: Rows, frame: Frame) -> Shapes:
    """Return features in metres of the grid, cut beside the frame, as fine as paper shows."""
    margin_m = MARGIN_SHARE * frame.width_m
    west_m, south_m, east_m, north_m = frame.bounds_m
    moved = grid_geometries(layer.features.shapes[rows])
    thin = shapely.simplify(moved, HAIR_MM * frame.metres_per_mm)
    cut = shapely.clip_by_rect(
        thin, west_m - margin_m, south_m - margin_m, east_m + margin_m, north_m + margin_m
    )
    return np.asarray(cut, dtype=object)


def _parts(
    drawn: Shapes, kinds: NDArray[np.int64], classes: OwnClasses, look: Look
) -> Iterator[OwnPart]:
    """Yield what is drawn at once, with its look."""
    if len(drawn) <= FEW:
        for (code, kind), shape in zip(kinds, drawn, strict=True):
            yield OwnPart(own_style(classes.entries[code].colour, int(kind), look), shape)
        return
    for code, kind in np.unique(kinds, axis=0):
        style = own_style(classes.entries[code].colour, int(kind), look)
        alike = drawn[(kinds == (code, kind)).all(axis=1)]
        for start in range(0, len(alike), TOGETHER):
            yield OwnPart(style, _collected(alike[start : start + TOGETHER]))


def _collected(shapes: Shapes) -> BaseGeometry:
    found: BaseGeometry = shapely.geometrycollections(list(shapes))
    return found
