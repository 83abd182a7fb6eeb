"""Where a name stands on its feature, and how it is turned; EPSG:4326 in, degrees out."""

from __future__ import annotations

import math
from dataclasses import dataclass

import shapely
from shapely import LineString
from shapely.geometry.base import BaseGeometry

from map_app.geo import from_grid, parts_of, point_on, to_grid

STEP_M = 50.0
"""How closely a line is searched for its straightest stretch."""

STRETCH_M = 320.0
"""The stretch that a name needs: five characters at 1:12 000."""

FARTHER_STEP_M = 1600.0
"""A long line is named again after so many metres, from a later zoom."""

LATER_ZOOM = 1.5
COURSE_REACH_M = 700.0
MIDDLE_PULL = 0.15
"""How much straightness a name gives up to stand at the middle of its line."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A position for a name, its turn leftwards from east, and how much later it may show."""

    lon: float
    lat: float
    angle_deg: float = 0.0
    later_zoom: float = 0.0


def area_spots(geometry: BaseGeometry) -> tuple[Spot, ...]:
    """Return the widest place of the area, half-way of a line, the point itself."""
    return (Spot(*point_on(geometry)),)


def course_spots(geometry: BaseGeometry) -> tuple[Spot, ...]:
    """Return the widest place of the water, turned along its course; a creek's line likewise."""
    if shapely.get_dimensions(geometry) < 2:  # noqa: PLR2004  (a line has dimension 1)
        return line_spots(geometry)
    lon, lat = point_on(geometry)
    grid = to_grid(geometry)
    near = grid.intersection(to_grid(shapely.Point(lon, lat)).buffer(COURSE_REACH_M))
    ring = shapely.get_coordinates(shapely.oriented_envelope(near))
    sides = [(ring[i + 1] - ring[i]) for i in range(2)]
    east, north = max(sides, key=lambda side: math.hypot(*side))
    return (Spot(lon, lat, _upright(math.degrees(math.atan2(north, east)))),)


def line_spots(geometry: BaseGeometry) -> tuple[Spot, ...]:
    """Return the line's straightest stretch near its middle, then others far from it."""
    line = _longest_line(geometry)
    count = max(1, int(line.length / STEP_M))
    places = [line.length * (index + 0.5) / count for index in range(count)]
    ranked = sorted(places, key=lambda along: _unfitness(line, along))
    chosen: list[float] = []
    for along in ranked:
        if all(abs(along - other) >= FARTHER_STEP_M for other in chosen):
            chosen.append(along)
    return tuple(
        _spot_at(line, along, 0.0 if index == 0 else LATER_ZOOM)
        for index, along in enumerate(chosen)
    )


def badge_spots(geometry: BaseGeometry) -> tuple[Spot, ...]:
    """Return positions spread along the line, upright."""
    line = _longest_line(geometry)
    count = max(1, round(line.length / FARTHER_STEP_M))
    places = [line.length * (index + 0.5) / count for index in range(count)]
    middle = count // 2
    return tuple(
        _spot_at(line, along, 0.0 if index == middle else 1.0, level=True)
        for index, along in enumerate(places)
    )


def _longest_line(geometry: BaseGeometry) -> BaseGeometry:
    """Return the longest line in metres; touching pieces are joined first."""
    lines = [part for part in parts_of(to_grid(geometry)) if isinstance(part, LineString)]
    joined = shapely.line_merge(shapely.MultiLineString(lines))
    return max(parts_of(joined), key=lambda part: part.length)


def _unfitness(line: BaseGeometry, along: float) -> float:
    """Return how crooked the line is here, and how far from its middle; 0 is best."""
    start, end = max(0.0, along - STRETCH_M / 2), min(line.length, along + STRETCH_M / 2)
    here, there = (line.interpolate(place) for place in (start, end))
    arc = end - start
    crookedness = 1 - here.distance(there) / arc if arc else 0.0
    shortness = 1 - arc / STRETCH_M
    off_middle = abs(along / line.length - 0.5)
    return 8 * crookedness + shortness + MIDDLE_PULL * off_middle


def _spot_at(line: BaseGeometry, along: float, later_zoom: float, *, level: bool = False) -> Spot:
    """Return the position this far along, turned with the line there unless `level`."""
    start, end = max(0.0, along - STRETCH_M / 2), min(line.length, along + STRETCH_M / 2)
    (west, south), (east, north) = (line.interpolate(p).coords[0] for p in (start, end))
    angle = 0.0 if level else math.degrees(math.atan2(north - south, east - west))
    lon, lat = from_grid(line.interpolate(along)).coords[0]
    return Spot(lon, lat, _upright(angle), later_zoom)


def _upright(angle_deg: float) -> float:
    """Return the angle within ±90, so that no text stands on its head."""
    turned = (angle_deg + 90.0) % 180.0 - 90.0
    return round(turned, 1)
