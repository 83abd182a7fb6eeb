"""What the numbers themselves say of the datum they are read in, before anyone trusts them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike, NDArray
from shapely.geometry.base import BaseGeometry

from map_app.geo.checks import EAST, NORTH, SOUTH, WEST
from map_app.geo.datums.datum import METRES_PER_ZONE, Datum
from map_app.geo.datums.hint_words import Hint, hint
from map_app.geo.datums.off_the_roads import off_the_roads

Numbers = NDArray[np.float64]
MOST_LOOKED_AT = 100_000
"""So many positions tell as much as millions, in a tenth of a second."""
MOST_DEGREES = 360.0
NORTHINGS_M = (2_200_000.0, 2_900_000.0)
"""Northings of Guangdong from the equator, in every zone."""
FALSE_EASTINGS_M = (0.0, 1_000_000.0)
"""Eastings without a prefix: 500 000 m on the central meridian, which is never 500 km away."""
ZONES = range(13, 46)
MERCATOR_EASTINGS_M = (12_150_000.0, 13_000_000.0)
"""Web Mercator's eastings of Guangdong: 109 to 117 degrees east."""


def hints(
    xs: ArrayLike, ys: ArrayLike, datum: Datum, roads: Sequence[BaseGeometry]
) -> tuple[Hint, ...]:
    """Return what looks wrong with positions read in this datum; nothing when nothing does.

    `xs` and `ys` are as read: x east or longitude, y north or latitude. `roads` are the roads that
    are known, EPSG:4326. What is no number is left out.
    """
    x, y = _finite(xs, ys)
    if not x.size:
        return ()
    told = _degrees_hint(x, y) if datum.in_degrees else _metres_hint(x, y, datum)
    if told is not None:
        return (told,)
    lons, lats = datum.to_wgs84(x, y)
    share = float(np.mean(~_inside(lons, lats)))
    outside = hint("outside", share=share, datum=datum) if share > 0 else None
    shifted = off_the_roads(x, y, datum, roads) if share < 1 else None
    return tuple(one for one in (outside, shifted) if one is not None)


def _finite(xs: ArrayLike, ys: ArrayLike) -> tuple[Numbers, Numbers]:
    """Return the positions that are numbers; of very many some, evenly spread over the file."""
    x, y = np.asarray(xs, dtype=np.float64).ravel(), np.asarray(ys, dtype=np.float64).ravel()
    known = np.isfinite(x) & np.isfinite(y)
    step = 1 + int(known.sum()) // MOST_LOOKED_AT
    return x[known][::step], y[known][::step]


def _inside(lons: Numbers, lats: Numbers) -> NDArray[np.bool_]:
    """Return which positions lie within Guangzhou's bounds; what is no number does not."""
    return (lons >= WEST) & (lons <= EAST) & (lats >= SOUTH) & (lats <= NORTH)


def _degrees_hint(x: Numbers, y: Numbers) -> Hint | None:
    """Return what is wrong with numbers that should be longitude and latitude."""
    if np.median(np.abs(x)) > MOST_DEGREES or np.median(np.abs(y)) > MOST_DEGREES:
        return hint("metres", system=_system_of(x, y))
    if not _inside(x, y).any() and _inside(y, x).any():
        return hint("swapped_degrees")
    return None


def _metres_hint(x: Numbers, y: Numbers, datum: Datum) -> Hint | None:
    """Return what is wrong with numbers that should be metres east and north."""
    if np.abs(x).max() <= MOST_DEGREES and np.abs(y).max() <= MOST_DEGREES:
        return hint("degrees")
    if datum.crs is None or datum.epsg is None:
        return None  # a local grid: its numbers may be anything
    if _within(x, NORTHINGS_M) and not _within(y, NORTHINGS_M):
        return hint("swapped_metres")
    return _zone_hint(x, datum)


def _zone_hint(x: Numbers, datum: Datum) -> Hint | None:
    """Return whether the eastings have another prefix than the datum, or none where it has one."""
    prefix = _zone_of(x)
    is_mercator = _within(x, MERCATOR_EASTINGS_M)
    should_be_mercator = datum.zone is None and not datum.is_gauss
    if is_mercator or should_be_mercator:
        return None if is_mercator == should_be_mercator else hint("other_metres", datum=datum)
    if prefix == datum.zone:
        return None
    if prefix is None:
        return hint("prefix_missing", zone=datum.zone) if _within(x, FALSE_EASTINGS_M) else None
    return hint("prefix_there" if datum.zone is None else "prefix_differs", zone=prefix)


def _zone_of(x: Numbers) -> int | None:
    """Return the zone whose prefix stands before the eastings, None where there is none."""
    millions = int(np.median(x) // METRES_PER_ZONE)
    return millions if millions in ZONES else None


def _system_of(x: Numbers, y: Numbers) -> str:
    """Return which system metres are likely to be in: a zone, `mercator` or `gauss`; else ''."""
    east = y if _within(x, NORTHINGS_M) else x
    zone = _zone_of(east)
    if zone is not None:
        return str(zone)
    if _within(east, MERCATOR_EASTINGS_M):
        return "mercator"
    return "gauss" if _within(east, FALSE_EASTINGS_M) else ""


def _within(numbers: Numbers, bounds: tuple[float, float]) -> bool:
    return bool(bounds[0] <= np.median(numbers) <= bounds[1])
