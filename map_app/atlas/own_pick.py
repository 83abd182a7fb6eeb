"""What lies under a position when a reader has layers of their own on the map."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

import shapely

from map_app.atlas.atlas import Atlas
from map_app.atlas.own import OwnLayer
from map_app.atlas.records import Hit
from map_app.geo.geodesic import ground_area
from map_app.geo.own import Found
from map_app.geo.own.features import AREA, METRES_PER_DEGREE

SQUARE_METRES_PER_HECTARE = 10_000
Order = tuple[int, float, int]


@dataclass(frozen=True, slots=True)
class OwnHit:
    """A feature of a reader's own layer under a position; rows count from 1."""

    layer: OwnLayer
    row: int


def pick_with_own(
    atlas: Atlas, layers: Iterable[OwnLayer], lon: float, lat: float, metres: float
) -> tuple[Hit | OwnHit, ...]:
    """Return what lies under a position, the plan's and the reader's, in one order.

    Points and lines within so many metres come first, then areas, the smallest first; of two alike
    the reader's own. Raises RequestError when the numbers are no position.
    """
    hits = atlas.pick(lon, lat, metres)
    found: list[tuple[Order, Hit | OwnHit]] = [(_order(atlas, hit), hit) for hit in hits]
    found += [
        (_own_order(one, lat), OwnHit(layer, one.row))
        for layer in layers
        for one in layer.features.near(lon, lat, metres)
    ]
    return tuple(hit for _, hit in sorted(found, key=lambda pair: pair[0]))


def _order(atlas: Atlas, hit: Hit) -> Order:
    geometry = atlas.ground.feature_geometry(hit.place.id)
    dimension = AREA if geometry is None else int(shapely.get_dimensions(geometry))
    if dimension < AREA:
        return dimension, hit.distance_m, 1
    area_ha = atlas.record(hit.place.id).area_ha
    square_metres = area_ha * SQUARE_METRES_PER_HECTARE if area_ha else 0.0
    if geometry is not None and not area_ha:
        square_metres = ground_area(geometry).square_metres
    return AREA, square_metres, 1


def _own_order(found: Found, lat: float) -> Order:
    if found.dimension < AREA:
        return found.dimension, found.rank, 0
    narrow = math.cos(math.radians(lat))
    return AREA, found.rank * METRES_PER_DEGREE**2 * narrow, 0
