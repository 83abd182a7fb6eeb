"""Metres for measuring and offsetting: EPSG:4326 to and from EPSG:4547 (CGCS2000, 114° E)."""

from __future__ import annotations

import shapely
from pyproj import Transformer
from shapely.geometry.base import BaseGeometry

SQUARE_METRES_PER_HECTARE = 10_000
_TO_METRES = Transformer.from_crs("EPSG:4326", "EPSG:4547", always_xy=True)
_TO_DEGREES = Transformer.from_crs("EPSG:4547", "EPSG:4326", always_xy=True)


def to_metres(geometry: BaseGeometry) -> BaseGeometry:
    """Return a geometry given in degrees, longitude first, in metres east and north."""
    return shapely.transform(geometry, _TO_METRES.transform, interleaved=False)


def to_degrees(geometry: BaseGeometry) -> BaseGeometry:
    """Return a geometry given in metres east and north in degrees, longitude first."""
    return shapely.transform(geometry, _TO_DEGREES.transform, interleaved=False)


def metres_at(lon: float, lat: float) -> tuple[float, float]:
    """Return the metres east and north of one position."""
    east_m, north_m = _TO_METRES.transform(lon, lat)
    return float(east_m), float(north_m)
