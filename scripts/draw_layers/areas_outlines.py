"""Outlines of `outlines.csv`: vertices by hand, edges that follow a bank, road, line or creek."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

import shapely
from shapely import LineString, Point, Polygon
from shapely.geometry.base import BaseGeometry
from shapely.ops import nearest_points, substring

from scripts.draw_layers.control import read_lines, read_rows
from scripts.draw_layers.grid import metres_at, to_metres

CUT_LATER = frozenset({"", "free", "bank", "district", "neighbour"})
CORNER_SEARCH_M = 250.0
ON_THE_LINE_M = 60.0


@dataclass(frozen=True, slots=True)
class Vertex:
    """One vertex placed by hand, in metres, and what the edge after it follows."""

    at: Point
    follows: str


def read_guides(centrelines: Mapping[str, BaseGeometry]) -> Mapping[str, BaseGeometry]:
    """Return every line that an edge may follow, in metres, by id.

    Measured lines, lines drawn by hand (`drawn_lines.csv`) and the rivers' centrelines given.
    """
    measured = {key: to_metres(line.geometry) for key, line in read_lines().items()}
    drawn = {
        key: LineString([metres_at(float(r["lon"]), float(r["lat"])) for r in rows])
        for key, rows in groupby(read_rows("drawn_lines.csv"), key=lambda row: row["id"])
    }
    return {**measured, **drawn, **centrelines}


def read_outlines(guides: Mapping[str, BaseGeometry]) -> Mapping[str, tuple[Polygon, ...]]:
    """Return the rings of `outlines.csv` in metres, by area id; several where there are parts."""
    found: dict[str, tuple[Polygon, ...]] = {}
    for (area_id, _), rows in groupby(
        read_rows("outlines.csv"), key=lambda row: (row["id"], row["part"])
    ):
        vertices = [
            Vertex(Point(metres_at(float(row["lon"]), float(row["lat"]))), row["follows"])
            for row in rows
        ]
        found[area_id] = (*found.get(area_id, ()), _ring(vertices, guides))
    return found


def _ring(vertices: Sequence[Vertex], guides: Mapping[str, BaseGeometry]) -> Polygon:
    """Return the polygon whose edges follow what its vertices say."""
    before = [vertices[-1], *vertices[:-1]]
    corners = [
        Vertex(_corner(vertex.at, previous.follows, vertex.follows, guides), vertex.follows)
        for previous, vertex in zip(before, vertices, strict=True)
    ]
    course: list[tuple[float, float]] = []
    for start, end in zip(corners, [*corners[1:], corners[0]], strict=True):
        course += _edge(start, end, guides)
    return Polygon(course)


def _corner(at: Point, arriving: str, leaving: str, guides: Mapping[str, BaseGeometry]) -> Point:
    """Return the vertex, moved to where the two lines it joins cross, or onto the only one."""
    lines = [guides[name] for name in (arriving, leaving) if name not in CUT_LATER]
    near = at.buffer(CORNER_SEARCH_M)
    if len(lines) == 2 and arriving != leaving:  # noqa: PLR2004 two edges meet at a corner
        crossing = shapely.intersection_all([_as_line(lines[0]), _as_line(lines[1]), near])
        if not crossing.is_empty:
            return nearest_points(crossing, at)[0]
    moved = at
    for line in lines:
        nearest = nearest_points(_as_line(line), moved)[0]
        moved = nearest if nearest.distance(at) <= ON_THE_LINE_M else moved
    return moved


def _as_line(guide: BaseGeometry) -> BaseGeometry:
    """Return the lines of a guide: an area's are its rings."""
    return guide.boundary if guide.area > 0 else guide


def _edge(
    start: Vertex, end: Vertex, guides: Mapping[str, BaseGeometry]
) -> list[tuple[float, float]]:
    """Return the vertices from `start` up to, but not including, `end`."""
    if start.follows in CUT_LATER:
        return [(start.at.x, start.at.y)]
    path = _path(start.at, end.at, _as_line(guides[start.follows]))
    course = [(east_m, north_m) for east_m, north_m in path.coords]
    if Point(course[0]).distance(start.at) > 1.0:
        course.insert(0, (start.at.x, start.at.y))
    return course[:-1] if Point(course[-1]).distance(end.at) <= 1.0 else course


def _path(start: Point, end: Point, guide: BaseGeometry) -> LineString:
    """Return the part of a guide between the places nearest to two points."""
    line = min(
        shapely.get_parts(shapely.line_merge(guide)),
        key=lambda part: part.distance(start) + part.distance(end),
    )
    start_m, end_m = line.project(start), line.project(end)
    along = _stretch(line, start_m, end_m)
    if not line.is_ring:
        return along
    return min((along, _other_way(line, start_m, end_m)), key=lambda path: path.length)


def _stretch(line: LineString, start_m: float, end_m: float) -> LineString:
    """Return the line from one distance along it to another, of at least two vertices."""
    part = substring(line, start_m, end_m)
    return LineString([*part.coords, *part.coords]) if isinstance(part, Point) else part


def _other_way(ring: LineString, start_m: float, end_m: float) -> LineString:
    """Return the way round a ring that passes its first vertex."""
    if start_m < end_m:
        return _other_way(ring, end_m, start_m).reverse()
    head = _stretch(ring, start_m, ring.length).coords
    tail = _stretch(ring, 0, end_m).coords
    return LineString([*head, *tail[1:]])
