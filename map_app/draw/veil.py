"""The veil outside the district: denser with every step away, so that the base map fades out."""

from __future__ import annotations

import shapely
from shapely.geometry.base import BaseGeometry

from map_app.geo import from_grid, parts_of, to_grid

STEPS = 8
STEP_M = 190.0
SIMPLER_BY_M = 30.0
DECIMALS = 5
"""About a metre: finer than a veil needs."""


def veil_rings(district: BaseGeometry) -> list[list[list[list[float]]]]:
    """Return, for each step outwards, the rings (longitude, latitude) that its veil lies outside.

    The first step is the district's own edge.
    """
    grid = to_grid(district)
    wider = [
        from_grid(grid.buffer(step * STEP_M).simplify(SIMPLER_BY_M)) for step in range(1, STEPS + 1)
    ]
    return [_rings(area) for area in (district, *wider)]


def _rings(area: BaseGeometry) -> list[list[list[float]]]:
    """Return the outer rings of the area."""
    return [
        shapely.get_coordinates(shapely.get_exterior_ring(part)).round(DECIMALS).tolist()
        for part in parts_of(area)
        if shapely.get_dimensions(part) > 1
    ]
