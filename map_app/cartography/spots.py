"""Where a name may stand on its feature, and how it is turned; EPSG:4326 in, degrees out.

Each function gives one or more `Stand`s: a name is written once a stand, at the first of its
spots that is free.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import shapely
from shapely import LineString, Polygon
from shapely.geometry.base import BaseGeometry

from map_app.geo import from_grid, parts_of, point_on, to_grid

STEP_M = 50.0
"""How closely a line is searched for its straightest stretch."""

STRETCH_M = 320.0
"""The stretch that a name needs: five characters at 1:12 000."""

FARTHER_STEP_M = 1600.0
"""A long line is named again after so many metres, from a later zoom."""

LATER_ZOOM = 1.5
COURSE_REACH_M = 500.0
MIDDLE_PULL = 0.15
"""How much straightness a name gives up to stand at the middle of its line."""

SAMPLES = 1500
"""About how many positions of an area are looked at."""

MOST_SPOTS = 10
NARROWEST = 0.35
"""An area's spots are at least this share as wide as its widest place."""


SPREAD = 0.5
"""An area's spots keep this share of its widest place apart."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A position for the middle of a name, and its turn leftwards from east."""

    lon: float
    lat: float
    angle_deg: float = 0.0


@dataclass(frozen=True, slots=True)
class Stand:
    """One writing of a name: the spots to try, the best first, and how much later it may show."""

    spots: tuple[Spot, ...]
    later_zoom: float = 0.0


def point_stands(geometry: BaseGeometry) -> tuple[Stand, ...]:
    """Return the position itself."""
    return (Stand((Spot(*point_on(geometry)),)),)


def area_stands(geometry: BaseGeometry) -> tuple[Stand, ...]:
    """Return one stand with the wide places of the area, the widest first."""
    if not any(isinstance(part, Polygon) for part in parts_of(geometry)):
        return point_stands(geometry)
    spots = (Spot(*point_on(geometry)), *(_degrees(*place) for place in _wide_places(geometry)))
    return (Stand(spots),)


def course_stands(geometry: BaseGeometry) -> tuple[Stand, ...]:
    """Return the wide places of the water, each turned along the course there."""
    if shapely.get_dimensions(geometry) == 1:
        return line_stands(geometry)
    grid = to_grid(geometry)
    places = _wide_places(geometry)
    return (Stand(tuple(_degrees(*place, _course_deg(grid, place)) for place in places)),)


def line_stands(geometry: BaseGeometry) -> tuple[Stand, ...]:
    """Return the line's straightest stretch near its middle, then others far from it."""
    line = _longest_line(geometry)
    ranked = sorted(_places_along(line, STEP_M), key=lambda along: _unfitness(line, along))
    chosen: list[float] = []
    for along in ranked:
        if all(abs(along - other) >= FARTHER_STEP_M for other in chosen):
            chosen.append(along)
    return tuple(
        Stand(
            tuple(
                _spot_at(line, other)
                for other in [along, *ranked]
                if abs(other - along) < FARTHER_STEP_M / 3
            )[:MOST_SPOTS],
            0.0 if index == 0 else LATER_ZOOM,
        )
        for index, along in enumerate(chosen)
    )


def badge_stands(geometry: BaseGeometry) -> tuple[Stand, ...]:
    """Return one upright stand anywhere on the line, and later ones spread along it."""
    line = _longest_line(geometry)
    middle = line.length / 2
    anywhere = sorted(_places_along(line, FARTHER_STEP_M / 4), key=lambda a: abs(a - middle))
    first = Stand(tuple(_spot_at(line, along, level=True) for along in anywhere))
    later = [
        Stand((_spot_at(line, along, level=True),), LATER_ZOOM)
        for along in _places_along(line, FARTHER_STEP_M)
    ]
    return (first, *later)


def _wide_places(geometry: BaseGeometry) -> list[tuple[float, float]]:
    """Return the wide places of the largest part, in metres east and north, the widest first."""
    largest = max(parts_of(to_grid(geometry)), key=lambda part: part.area)
    west, south, east, north = largest.bounds
    step = max(1.0, math.sqrt((east - west) * (north - south) / SAMPLES))
    columns, rows = np.arange(west + step / 2, east, step), np.arange(south + step / 2, north, step)
    grid = np.array([(column, row) for column in columns for row in rows])
    inside = grid[shapely.contains_xy(largest, grid)]
    if not len(inside):  # a sliver
        inside = shapely.get_coordinates(largest.representative_point())
    widths = np.asarray(shapely.distance(shapely.points(inside), largest.boundary))
    apart = max(1.5 * step, SPREAD * float(widths.max()))
    chosen: list[tuple[float, float]] = []
    for index in np.argsort(-widths, kind="stable"):
        east_m, north_m = (float(metres) for metres in inside[index])
        if widths[index] < NARROWEST * widths.max() or len(chosen) == MOST_SPOTS:
            break
        if all(math.hypot(east_m - e, north_m - n) > apart for e, n in chosen):
            chosen.append((east_m, north_m))
    return chosen


def _course_deg(grid: BaseGeometry, place: tuple[float, float]) -> float:
    """Return the direction that the water runs in at a place given in metres."""
    near = grid.intersection(shapely.Point(place).buffer(COURSE_REACH_M))
    ring = shapely.get_coordinates(shapely.oriented_envelope(near))
    east, north = max((ring[1] - ring[0], ring[2] - ring[1]), key=lambda side: math.hypot(*side))
    return _upright(math.degrees(math.atan2(north, east)))


def _longest_line(geometry: BaseGeometry) -> BaseGeometry:
    """Return the longest line in metres; touching pieces are joined first."""
    lines = [part for part in parts_of(to_grid(geometry)) if isinstance(part, LineString)]
    joined = shapely.line_merge(shapely.MultiLineString(lines))
    return max(parts_of(joined), key=lambda part: part.length)


def _places_along(line: BaseGeometry, step_m: float) -> list[float]:
    """Return how far along the line its pieces of about this length have their middles."""
    count = max(1, round(line.length / step_m))
    return [line.length * (index + 0.5) / count for index in range(count)]


def _unfitness(line: BaseGeometry, along: float) -> float:
    """Return how crooked the line is here, and how far from its middle; 0 is best."""
    start, end = max(0.0, along - STRETCH_M / 2), min(line.length, along + STRETCH_M / 2)
    here, there = (line.interpolate(place) for place in (start, end))
    arc = end - start
    crookedness = 1 - here.distance(there) / arc if arc else 0.0
    shortness = 1 - arc / STRETCH_M
    off_middle = abs(along / line.length - 0.5)
    return 8 * crookedness + shortness + MIDDLE_PULL * off_middle


def _spot_at(line: BaseGeometry, along: float, *, level: bool = False) -> Spot:
    """Return the position this far along, turned with the line there unless `level`."""
    start, end = max(0.0, along - STRETCH_M / 2), min(line.length, along + STRETCH_M / 2)
    (west, south), (east, north) = (line.interpolate(p).coords[0] for p in (start, end))
    angle = 0.0 if level else math.degrees(math.atan2(north - south, east - west))
    east_m, north_m = line.interpolate(along).coords[0]
    return _degrees(east_m, north_m, _upright(angle))


def _degrees(east_m: float, north_m: float, angle_deg: float = 0.0) -> Spot:
    """Return the spot at a position given in metres."""
    lon, lat = from_grid(shapely.Point(east_m, north_m)).coords[0]
    return Spot(lon, lat, angle_deg)


def _upright(angle_deg: float) -> float:
    """Return the angle within ±90, so that no text stands on its head."""
    turned = (angle_deg + 90.0) % 180.0 - 90.0
    return round(turned, 1)
