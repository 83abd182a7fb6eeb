"""What lies over what, how much of it, and what is too thin for the drawings to tell.

The rule of the drawing error. Two drawings that are each off by metres overlap along edges that
they share on the ground. An overlap says nothing when it is nowhere wider than the worse error of
both: when it vanishes if half that error is taken off all around. For a line or point in an area
the same half is taken off the area's edge. What makes up a third of one of the two is told all the
same, as sheets tell it: that is where the place most likely lies.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cache

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from map_app.atlas.questions.many_pairs import refuse_many
from map_app.atlas.questions.records import Overlap, Overlaps, Thing, Things
from map_app.atlas.questions.thing_features import grid_array
from map_app.atlas.sketch import CLEAR_SHARE
from map_app.errors import RequestError

Shrunk = Callable[[Thing, float], BaseGeometry]
POINT, LINE, AREA = 0, 1, 2
LEAST_SIZE = 1.0
"""A square metre or a metre: less is where two edges are one."""
NEXT_TO_M = 0.05
"""Two lines that are one, cut at different places, meet within centimetres, not exactly."""
SIZE_DECIMALS = 6
"""A hundredth of a square metre, or a millimetre: small overlaps stay exact to a thousandth."""
SHARE_DECIMALS = 4
SQUARE_METRES_PER_HECTARE, METRES_PER_KILOMETRE = 10_000, 1_000


def overlaps_of(a: Things, b: Things, min_share: float) -> Overlaps:
    """Return what of a lies over what of b.

    A hit has at least `min_share` of one of the two, unless there is no share to tell by; what
    lies within the drawings' error is told however small. Nothing is paired with itself, and no
    two things twice.

    Raises
    ------
    RequestError
        When `min_share` is not a number from 0 to 1.
    """
    if not 0 <= min_share <= 1:
        raise RequestError(f"最小比例应为0到1之间的数，收到的是{min_share:g}。")
    hits: list[Overlap] = []
    thin: list[Overlap] = []
    shrunk = cache(_shrunk)  # one area may hold ten thousand points
    for one, other, shared in _pairs(a.things, b.things):
        found = _overlap(one, other, shared)
        if found is None:
            continue
        share = found.larger_share
        if _is_within_error(one, other, shared, share, shrunk):
            thin.append(found)
        elif share is None or share >= min_share:
            hits.append(found)
    unchecked = tuple(dict.fromkeys((*a.unchecked, *b.unchecked)))
    return Overlaps(tuple(sorted(hits, key=_order)), tuple(sorted(thin, key=_order)), unchecked)


def _pairs(a: Sequence[Thing], b: Sequence[Thing]) -> Iterable[tuple[Thing, Thing, BaseGeometry]]:
    """Return every two things that meet, with what they share; each two once."""
    grids, others = grid_array(a), grid_array(b)
    if not len(grids) or not len(others):
        return ()
    of_b, of_a = shapely.STRtree(grids).query(others, predicate="intersects")
    refuse_many(len(of_a))
    kept = _once(a, b, of_a, of_b)
    of_a, of_b = of_a[kept], of_b[kept]
    shared = shapely.intersection(grids[of_a], others[of_b])
    return ((a[int(i)], b[int(j)], part) for i, j, part in zip(of_a, of_b, shared, strict=True))


def _once(
    a: Sequence[Thing], b: Sequence[Thing], of_a: NDArray[np.int64], of_b: NDArray[np.int64]
) -> list[int]:
    """Return the pairs that are not of a thing with itself, nor told the other way round."""
    seen: set[frozenset[str]] = set()
    kept: list[int] = []
    for number, (i, j) in enumerate(zip(of_a, of_b, strict=True)):
        pair = frozenset((a[int(i)].ref.id, b[int(j)].ref.id))
        if len(pair) > 1 and pair not in seen:
            seen.add(pair)
            kept.append(number)
    return kept


def _overlap(one: Thing, other: Thing, shared: BaseGeometry) -> Overlap | None:
    """Return how much two things share; None where they only touch."""
    dimension = min(one.dimension, other.dimension)
    size = _size(shared, dimension)
    crosses = one.dimension == other.dimension == LINE and size < LEAST_SIZE
    if dimension != POINT and size < LEAST_SIZE and not crosses:
        return None
    has_share = dimension != POINT and not crosses
    return Overlap(
        a=one.ref,
        b=other.ref,
        area_ha=round(size / SQUARE_METRES_PER_HECTARE, SIZE_DECIMALS)
        if dimension == AREA
        else None,
        length_km=round(size / METRES_PER_KILOMETRE, SIZE_DECIMALS) if dimension == LINE else None,
        share_of_a=_share(shared, one, dimension) if has_share else None,
        share_of_b=_share(shared, other, dimension) if has_share else None,
        precision_m=max(one.precision_m, other.precision_m),
    )


def _size(geometry: BaseGeometry, dimension: int) -> float:
    """Return square metres or metres; 0 for points."""
    if dimension == AREA:
        return float(geometry.area)
    if dimension == POINT:
        return 0.0
    lines = [p for p in shapely.get_parts(geometry) if int(shapely.get_dimensions(p)) == LINE]
    return float(sum(line.length for line in lines))


def _share(shared: BaseGeometry, whole: Thing, dimension: int) -> float | None:
    """Return how much of a thing is shared; None where the measures are not of one kind."""
    if whole.dimension != dimension:
        return None
    counted = whole.grid if whole.counted is None else whole.counted
    part = shared if whole.counted is None else shared.intersection(counted.buffer(NEXT_TO_M))
    return round(min(1.0, _size(part, dimension) / _size(counted, dimension)), SHARE_DECIMALS)


def _is_within_error(
    one: Thing, other: Thing, shared: BaseGeometry, share: float | None, shrunk: Shrunk
) -> bool:
    """Return whether the drawings' error may be all that makes two things meet."""
    if share is not None and share >= CLEAR_SHARE:
        return False
    half_m = max(one.precision_m, other.precision_m) / 2
    if one.dimension == other.dimension == AREA:
        return bool(shared.buffer(-half_m).is_empty)
    area = one if one.dimension == AREA else other
    return area.dimension == AREA and not bool(shared.intersects(shrunk(area, half_m)))


def _shrunk(area: Thing, half_m: float) -> BaseGeometry:
    """Return an area with so many metres taken off all around."""
    left = area.grid.buffer(-half_m)
    shapely.prepare(left)
    return left


def _order(found: Overlap) -> tuple[float, float, str, str]:
    size = found.area_ha or found.length_km or 0.0
    return -size, -(found.larger_share or 0.0), found.a.id, found.b.id
