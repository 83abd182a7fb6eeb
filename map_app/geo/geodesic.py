"""Distances and areas true on the ground: along the ellipsoid, whatever the grid makes of them.

For what a reader measures on the map. Positions and geometries are EPSG:4326, longitude first.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import shapely
from pyproj import Geod
from shapely.geometry.base import BaseGeometry

from map_app.geo.measure import METRES_PER_KILOMETRE, SQUARE_METRES_PER_HECTARE, parts_of

MU_PER_HECTARE = 15
"""市亩, the statutory one: fifteen to the hectare."""
LINE, AREA = 1, 2
CIRCLE_SIDES = 128
"""As many as the map draws: such a circle is less than a thousandth smaller than a round one."""
FULL_TURN_DEG, EAST_DEG = 360.0, 90.0
_ELLIPSOID = Geod(ellps="WGS84")


@dataclass(frozen=True, slots=True)
class GroundLength:
    """A length on the ground, in the units that planners write."""

    metres: float

    @property
    def km(self) -> float:
        """Return the length in kilometres."""
        return self.metres / METRES_PER_KILOMETRE


@dataclass(frozen=True, slots=True)
class GroundArea:
    """An area on the ground, in the units that planners write."""

    square_metres: float

    @property
    def ha(self) -> float:
        """Return the area in hectares."""
        return self.square_metres / SQUARE_METRES_PER_HECTARE

    @property
    def mu(self) -> float:
        """Return the area in 亩."""
        return self.ha * MU_PER_HECTARE

    @property
    def square_km(self) -> float:
        """Return the area in square kilometres."""
        return self.square_metres / METRES_PER_KILOMETRE**2


def ground_distance(lon: float, lat: float, other_lon: float, other_lat: float) -> GroundLength:
    """Return how far two positions are apart."""
    return GroundLength(float(_ELLIPSOID.inv(lon, lat, other_lon, other_lat)[2]))


def ground_circle(lon: float, lat: float, radius_m: float) -> BaseGeometry:
    """Return the area within so many metres of a position, with 128 corners on its edge."""
    turns = np.arange(CIRCLE_SIDES) * FULL_TURN_DEG / CIRCLE_SIDES
    ones = np.ones(CIRCLE_SIDES)
    lons, lats, _ = _ELLIPSOID.fwd(lon * ones, lat * ones, turns, radius_m * ones)
    return shapely.Polygon(np.column_stack((lons, lats)))


def ground_east_of(lon: float, lat: float, metres: float) -> tuple[float, float]:
    """Return the position (lon, lat) that lies so many metres due east of another."""
    east_lon, east_lat, _ = _ELLIPSOID.fwd(lon, lat, EAST_DEG, metres)
    return float(east_lon), float(east_lat)


def ground_length(geometry: BaseGeometry) -> GroundLength:
    """Return the length of the lines; 0 for areas and points."""
    lines = (part for part in parts_of(geometry) if int(shapely.get_dimensions(part)) == LINE)
    return GroundLength(math.fsum(float(_ELLIPSOID.geometry_length(line)) for line in lines))


def ground_area(geometry: BaseGeometry) -> GroundArea:
    """Return the area, holes left out; 0 for lines and points."""
    areas = (part for part in parts_of(geometry) if int(shapely.get_dimensions(part)) == AREA)
    rings = (
        (1 if number == 0 else -1) * _ring_square_metres(ring)
        for area in areas
        for number, ring in enumerate(shapely.get_rings(area))
    )
    return GroundArea(math.fsum(rings))


def _ring_square_metres(ring: BaseGeometry) -> float:
    lons, lats = np.asarray(shapely.get_coordinates(ring)).T
    return abs(float(_ELLIPSOID.polygon_area_perimeter(lons, lats)[0]))
