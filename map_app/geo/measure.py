"""Areas, lengths and distances of things on the ground.

Geometries come in as EPSG:4326, longitude first, and are measured in EPSG:4547 (CGCS2000, three
degree zone at 114° E): Web Mercator would stretch lengths here by 1.087 and areas by 1.18.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import shapely
from pyproj import Transformer

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray
    from shapely.geometry.base import BaseGeometry

PLACES_CRS = "EPSG:4326"
MEASURING_CRS = "EPSG:4547"
CGCS2000 = "EPSG:4490"
"""The degrees below the measuring grid. PROJ moves nothing between them and WGS 84, but looks for a
tenth of a second what there would be to move: whoever names these degrees is spared that."""
SQUARE_METRES_PER_HECTARE = 10_000
METRES_PER_KILOMETRE = 1_000

_TO_GRID = Transformer.from_crs(CGCS2000, MEASURING_CRS, always_xy=True)
_FROM_GRID = Transformer.from_crs(MEASURING_CRS, CGCS2000, always_xy=True)


def to_grid(geometry: BaseGeometry) -> BaseGeometry:
    """Return the EPSG:4326 geometry in metres east and north (EPSG:4547)."""
    return moved(geometry, _TO_GRID)


def grid_geometries(geometries: NDArray[np.object_]) -> NDArray[np.object_]:
    """Return many EPSG:4326 geometries in EPSG:4547, all positions at once."""
    return shapely.transform(geometries, lambda places: grid_positions(*places.T))


def from_grid(geometry: BaseGeometry) -> BaseGeometry:
    """Return the EPSG:4547 geometry in degrees, longitude first (EPSG:4326)."""
    return moved(geometry, _FROM_GRID)


def grid_positions(lons: ArrayLike, lats: ArrayLike) -> NDArray[np.float64]:
    """Return rows of metres east and north (EPSG:4547) of EPSG:4326 positions."""
    return np.column_stack(_TO_GRID.transform(np.asarray(lons), np.asarray(lats)))


def area_ha(geometry: BaseGeometry) -> float:
    """Return the area in hectares; 0 for lines and points."""
    return float(to_grid(geometry).area) / SQUARE_METRES_PER_HECTARE


def length_km(geometry: BaseGeometry) -> float:
    """Return the length of the lines in kilometres; 0 for areas and points."""
    lines = [part for part in parts_of(geometry) if shapely.get_dimensions(part) == 1]
    return float(sum(to_grid(line).length for line in lines)) / METRES_PER_KILOMETRE


def share_within(inner: BaseGeometry, outer: BaseGeometry) -> float:
    """Return how much of `inner` lies in `outer`, from 0 to 1.

    Areas are compared by area, lines by length; a point is in (1) or out (0). Empty gives 0.
    """
    inside, whole = to_grid(inner), to_grid(outer)
    if whole.is_empty or inside.is_empty:
        return 0.0
    shared = inside.intersection(whole)
    dimension = int(shapely.get_dimensions(inside))
    if dimension == 0:
        return len(parts_of(shared)) / len(parts_of(inside))
    size, full = (shared.area, inside.area) if dimension > 1 else (shared.length, inside.length)
    return min(1.0, float(size) / float(full))


def distance_m(lon: float, lat: float, geometry: BaseGeometry) -> float:
    """Return the distance in metres from the point to the geometry; 0 inside an area."""
    return float(to_grid(shapely.Point(lon, lat)).distance(to_grid(geometry)))


def point_on(geometry: BaseGeometry) -> tuple[float, float]:
    """Return longitude and latitude of a point that stands for the geometry and lies on it.

    The middle of the widest place of an area, half-way along the longest line, a point itself.
    """
    largest = max(parts_of(geometry), key=_size)
    spot = largest
    if isinstance(largest, shapely.Polygon):
        spot = shapely.Point(shapely.maximum_inscribed_circle(largest).coords[0])
    elif isinstance(largest, shapely.LineString):
        spot = shapely.line_interpolate_point(largest, 0.5, normalized=True)
    return float(shapely.get_x(spot)), float(shapely.get_y(spot))


def parts_of(geometry: BaseGeometry) -> list[BaseGeometry]:
    """Return the single polygons, lines and points, none of them empty."""
    if geometry.is_empty:
        return []
    parts: list[BaseGeometry] = []
    for part in shapely.get_parts(geometry):
        parts.extend(parts_of(part) if hasattr(part, "geoms") else [part])
    return parts


def _size(part: BaseGeometry) -> tuple[int, float]:
    """Return what tells the largest part: areas before lines before points."""
    dimension = int(shapely.get_dimensions(part))
    return dimension, float(part.area if dimension > 1 else part.length)


def moved(geometry: BaseGeometry, transformer: Transformer) -> BaseGeometry:
    """Return the geometry in two dimensions, every position taken through the transformer."""

    def move(positions: NDArray[np.float64]) -> NDArray[np.float64]:
        return np.column_stack(transformer.transform(positions[:, 0], positions[:, 1]))

    return shapely.transform(geometry, move)
