"""Metres for measuring and offsetting: EPSG:4326 to and from EPSG:4547 (CGCS2000, 114° E).

Nothing moves between EPSG:4326 and 4490, the degrees of CGCS2000; PROJ finds the latter sooner.
"""

from __future__ import annotations

import numpy as np
import shapely
from numpy.typing import NDArray
from pyproj import Transformer
from shapely.geometry.base import BaseGeometry

SQUARE_METRES_PER_HECTARE = 10_000
_TO_METRES = Transformer.from_crs("EPSG:4490", "EPSG:4547", always_xy=True)
_TO_DEGREES = Transformer.from_crs("EPSG:4547", "EPSG:4490", always_xy=True)


def to_metres(geometry: BaseGeometry) -> BaseGeometry:
    """Return a geometry given in degrees, longitude first, in metres east and north."""
    return _moved(geometry, _TO_METRES)


def to_degrees(geometry: BaseGeometry) -> BaseGeometry:
    """Return a geometry given in metres east and north in degrees, longitude first."""
    return _moved(geometry, _TO_DEGREES)


def _moved(geometry: BaseGeometry, transformer: Transformer) -> BaseGeometry:
    """Return the geometry with every vertex put through a transformer."""

    def each(vertices: NDArray[np.float64]) -> NDArray[np.float64]:
        return np.column_stack(transformer.transform(vertices[:, 0], vertices[:, 1]))

    return shapely.transform(geometry, each)


def metres_at(lon: float, lat: float) -> tuple[float, float]:
    """Return the metres east and north of one position."""
    east_m, north_m = _TO_METRES.transform(lon, lat)
    return float(east_m), float(north_m)
