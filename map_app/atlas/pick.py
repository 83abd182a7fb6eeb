"""What lies under a position: points, then lines within tolerance, then areas, smallest first."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

import shapely
from shapely.geometry.base import BaseGeometry

from map_app.atlas.layer_state import LayerState
from map_app.atlas.records import Hit
from map_app.errors import RequestError
from map_app.geo import Ground, Layer, area_ha, filter_words, is_kept, to_grid
from map_app.plan import Plan

AREA = 2
DISTANCE_DECIMALS = 1
LON_LIMIT, LAT_LIMIT = 180.0, 90.0
FARTHEST_M = 50_000.0
"""Farther than the district is wide: a tolerance beyond it asks for everything anyway."""

Order = tuple[int, float, float, str]


@dataclass(frozen=True, slots=True)
class _Found:
    """A hit with what it is ordered by: dimension, distance or area, topmost layer, id."""

    order: Order
    hit: Hit


class _LayerTree:
    """The features of one layer: areas found in degrees, lines and points on the metre grid."""

    def __init__(self, layer: Layer, plan: Plan) -> None:
        """Index the features that are places of the plan."""
        ours = [place_id in plan.places for place_id in layer.frame["id"]]
        frame = layer.frame[ours]
        self._layer = layer
        self._words = [one for one, known in zip(filter_words(layer), ours, strict=True) if known]
        self._places = [plan.places[place_id] for place_id in frame["id"]]
        self._shapes: list[BaseGeometry] = list(frame.geometry)
        self._dimensions = [int(shapely.get_dimensions(shape)) for shape in self._shapes]
        self._areas_ha = [
            area_ha(shape) if dimension == AREA else 0.0
            for shape, dimension in zip(self._shapes, self._dimensions, strict=True)
        ]
        self._grid = [to_grid(shape) for shape in self._shapes]
        self._tree = shapely.STRtree(self._shapes)
        self._grid_tree = shapely.STRtree(self._grid)

    def near(
        self, here: shapely.Point, metres: float, only: Collection[str] = ()
    ) -> Iterator[_Found]:
        """Yield areas that hold the position, lines and points within so many metres of it.

        `only` are the words of the layer's filter that it is narrowed to.
        """
        for row in self._rows_near(here, metres):
            if is_kept(self._words[row], only):
                yield self._found(row, here)

    def _rows_near(self, here: shapely.Point, metres: float) -> Iterator[int]:
        for row in self._tree.query(here, predicate="intersects"):
            if self._dimensions[row] == AREA:
                yield int(row)
        there = to_grid(here)
        if not math.isfinite(float(shapely.get_x(there))):
            return
        for row in self._grid_tree.query(there, predicate="dwithin", distance=metres):
            if self._dimensions[row] != AREA:
                yield int(row)

    @property
    def layer_id(self) -> str:
        """Return which layer this is."""
        return self._layer.spec.id

    def _found(self, row: int, here: shapely.Point) -> _Found:
        is_area = self._dimensions[row] == AREA
        distance_m = 0.0 if is_area else float(to_grid(here).distance(self._grid[row]))
        rank = self._areas_ha[row] if is_area else distance_m
        place, spec = self._places[row], self._layer.spec
        hit = Hit(place, spec.id, round(distance_m, DISTANCE_DECIMALS))
        return _Found((self._dimensions[row], rank, -spec.order, place.id), hit)


class Picker:
    """Answers what lies under a position, on layers that can be clicked."""

    def __init__(self, plan: Plan, ground: Ground) -> None:
        """Index every layer that can be clicked."""
        layers = ground.layers.values()
        self._trees = tuple(_LayerTree(layer, plan) for layer in layers if layer.spec.clickable)

    def pick(
        self, lon: float, lat: float, metres: float, states: Sequence[LayerState] | None
    ) -> tuple[Hit, ...]:
        """Return the places under a position, each once; raises RequestError for bad numbers.

        Of `states` those that are on are asked, as far as they are shown; None asks every layer.
        """
        _ask_numbers(lon, lat, metres)
        here, tolerance_m = shapely.Point(lon, lat), min(metres, FARTHEST_M)
        shown = None if states is None else {one.id: one.only for one in states if one.on}
        found = [
            one
            for tree in self._trees
            if shown is None or tree.layer_id in shown
            for one in tree.near(here, tolerance_m, shown[tree.layer_id] if shown else ())
        ]
        hits: dict[str, Hit] = {}
        for one in sorted(found, key=lambda one: one.order):
            hits.setdefault(one.hit.place.id, one.hit)
        return tuple(hits.values())


def _ask_numbers(lon: float, lat: float, metres: float) -> None:
    """Raise RequestError unless the numbers are a position and a tolerance."""
    if not (math.isfinite(lon) and abs(lon) <= LON_LIMIT):
        raise RequestError(f"经度应为-180到180之间的数，收到的是“{lon}”。")
    if not (math.isfinite(lat) and abs(lat) <= LAT_LIMIT):
        raise RequestError(f"纬度应为-90到90之间的数，收到的是“{lat}”。")
    if not (math.isfinite(metres) and metres >= 0):
        raise RequestError(f"容差应为不小于0的米数，收到的是“{metres}”。")
