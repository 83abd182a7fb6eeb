"""Rivers as areas: centrelines and half-widths from `rivers.csv`, merged, smoothed, cut, named."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

import shapely
from shapely import LineString, Point, Polygon
from shapely.geometry.base import BaseGeometry
from shapely.ops import split, unary_union

from scripts.draw_layers.control import read_lines, read_rows
from scripts.draw_layers.grid import metres_at, to_metres

STEPS_A_SEGMENT = 8
CORNER_M = 60.0
CREEK_CORNER_M = 12.0
SIMPLIFY_M = 2.0
HALF_WIDTH_SHAJICHONG_M = 14.0
SLIVER_M2 = 20_000.0
TRIBUTARIES = ("river-huadihe-north", "river-huadihe-south")


@dataclass(frozen=True, slots=True)
class River:
    """A centreline in metres, with the half-width of the water at every vertex."""

    id: str
    name: str
    vertices: tuple[tuple[float, float], ...]
    half_widths_m: tuple[float, ...]

    @property
    def centreline(self) -> LineString:
        """The smoothed line in mid-river, in metres."""
        return LineString(self.vertices)

    @property
    def water(self) -> BaseGeometry:
        """The water between the banks, in metres."""
        discs = [
            Point(vertex).buffer(half_m, quad_segs=16)
            for vertex, half_m in zip(self.vertices, self.half_widths_m, strict=True)
        ]
        return unary_union([unary_union(pair).convex_hull for pair in pairwise(discs)])


def read_rivers() -> Mapping[str, River]:
    """Return the rivers of `rivers.csv` by id, their course and width smoothed between rows."""
    found = {}
    for river_id, group in groupby(read_rows("rivers.csv"), key=lambda row: row["id"]):
        rows = tuple(group)
        places = [metres_at(float(row["lon"]), float(row["lat"])) for row in rows]
        nodes = [
            (east_m, north_m, float(row["half_width_m"]))
            for (east_m, north_m), row in zip(places, rows, strict=True)
        ]
        course = _smooth(nodes)
        found[river_id] = River(
            id=river_id,
            name=rows[0]["name"],
            vertices=tuple((east_m, north_m) for east_m, north_m, _ in course),
            half_widths_m=tuple(half_m for _, _, half_m in course),
        )
    return found


def _smooth(nodes: Sequence[tuple[float, ...]]) -> list[tuple[float, ...]]:
    """Return a Catmull-Rom course through every node, chord lengths as its clock."""
    first = tuple(2 * a - b for a, b in zip(nodes[0], nodes[1], strict=True))
    last = tuple(2 * a - b for a, b in zip(nodes[-1], nodes[-2], strict=True))
    padded = [first, *nodes, last]
    course = []
    for before, start, end, after in zip(padded, padded[1:], padded[2:], padded[3:], strict=False):
        course += _segment(before, start, end, after)
    return [*course, nodes[-1]]


def _segment(*nodes: tuple[float, ...]) -> list[tuple[float, ...]]:
    """Return the steps of one segment, from the second of four nodes toward the third."""
    chords = [Point(a[:2]).distance(Point(b[:2])) ** 0.5 for a, b in pairwise(nodes)]
    clock = (-chords[0], 0.0, chords[1], chords[1] + chords[2])
    steps = [chords[1] * step / STEPS_A_SEGMENT for step in range(STEPS_A_SEGMENT)]
    return [
        tuple(_at(time, clock, values) for values in zip(*nodes, strict=True)) for time in steps
    ]


def _at(time: float, clock: Sequence[float], values: Sequence[float]) -> float:
    """Return one coordinate at a time, by the pyramid of Barry and Goldman."""
    level = list(values)
    for depth in (1, 2, 3):
        spans = [_span(depth, place) for place in range(4 - depth)]
        level = [
            (level[place] * (clock[high] - time) + level[place + 1] * (time - clock[low]))
            / (clock[high] - clock[low])
            for place, (low, high) in enumerate(spans)
        ]
    return level[0]


def _span(depth: int, place: int) -> tuple[int, int]:
    """Return which two clock marks a step of the pyramid lies between."""
    return ((place, place + 1), (place, place + 2), (1, 2))[depth - 1]


@dataclass(frozen=True, slots=True)
class Rivers:
    """The rivers as areas in metres: the large ones together, then those that run into them."""

    large: BaseGeometry
    huadihe: BaseGeometry
    shajichong: BaseGeometry

    @property
    def all(self) -> BaseGeometry:
        """Every river together: what is not land."""
        return unary_union([self.large, self.huadihe, self.shajichong])


def draw_rivers(rivers: Mapping[str, River]) -> Rivers:
    """Return the rivers with smooth banks, 沙面 and 大坦沙 left as islands."""
    lines = read_lines()
    shamian = to_metres(lines["water-11"].geometry)
    raw = unary_union([r.water for key, r in rivers.items() if key not in TRIBUTARIES])
    large = _without_specks(_rounded(raw, CORNER_M)).difference(shamian).buffer(0)
    own = unary_union([rivers[key].water for key in TRIBUTARIES])
    huadihe = unary_union([to_metres(lines["water-00"].geometry), own])
    creek = to_metres(lines["waterway-沙基涌"].geometry).buffer(HALF_WIDTH_SHAJICHONG_M)
    return Rivers(
        large=large,
        huadihe=_largest(_rounded(huadihe, CREEK_CORNER_M).difference(large)),
        shajichong=_largest(creek.difference(shamian).difference(large)),
    )


def _rounded(area: BaseGeometry, radius_m: float) -> BaseGeometry:
    """Return the area with the land's sharp corners rounded, to within `SIMPLIFY_M`."""
    return area.buffer(radius_m).buffer(-radius_m).simplify(SIMPLIFY_M)


def _without_specks(area: BaseGeometry) -> BaseGeometry:
    """Return the area without the small holes that crossing rivers leave."""
    rings = [
        Polygon(part.exterior, [h for h in part.interiors if Polygon(h).area > SLIVER_M2])
        for part in shapely.get_parts(area)
    ]
    return unary_union(rings)


def _largest(area: BaseGeometry) -> BaseGeometry:
    """Return the largest part of an area."""
    parts: Iterable[BaseGeometry] = shapely.get_parts(area)
    return max(parts, key=lambda part: part.area)


def cut_into_reaches(large: BaseGeometry) -> list[BaseGeometry]:
    """Return the large rivers cut along the lines of `river_cuts.csv`."""
    parts = list(shapely.get_parts(large))
    for _, group in groupby(read_rows("river_cuts.csv"), key=lambda row: row["id"]):
        rows = list(group)
        line = LineString([metres_at(float(r["lon"]), float(r["lat"])) for r in rows])
        parts = [cut for part in parts for cut in shapely.get_parts(split(part, line))]
    return parts
