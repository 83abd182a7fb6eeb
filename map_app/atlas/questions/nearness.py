"""What lies within a distance of a place, and what of a kind lies nearest to each."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
import shapely

from map_app.atlas.questions.many_pairs import refuse_many
from map_app.atlas.questions.records import Near, Thing, Things, Within
from map_app.atlas.questions.thing_features import grid_array
from map_app.errors import RequestError

FARTHEST_M = 100_000.0
"""Twice across the district and its neighbours: what is asked beyond is a slip."""
METRE_DECIMALS = 2


def within_of(of: Things, among: Things, metres: float) -> Within:
    """Return what lies within so many metres of any of the things asked about, nearest first.

    The shortest straight distance in EPSG:4547, 0 where they meet. Nothing is near itself.

    Raises
    ------
    RequestError
        When `metres` is no number from 0 to 100 000.
    """
    _refuse_metres(metres)
    found: dict[str, Near] = {}
    if of.things and among.things:
        tree = shapely.STRtree(grid_array(among.things))
        pairs = tree.query(grid_array(of.things), predicate="dwithin", distance=metres)
        for i, j in zip(*pairs, strict=True):
            _keep(found, of.things[int(i)], among.things[int(j)])
    unchecked = tuple(dict.fromkeys((*of.unchecked, *among.unchecked)))
    return Within(tuple(sorted(found.values(), key=_order)), unchecked)


def nearest_of(of: Things, among: Things) -> tuple[tuple[Thing, Near | None], ...]:
    """Return for each thing the nearest other thing; None where there is no other."""
    if not among.things:
        return tuple((thing, None) for thing in of.things)
    tree = shapely.STRtree(grid_array(among.things))
    return tuple((thing, _nearest(thing, among.things, tree)) for thing in of.things)


def pairs_within(of: Things, among: Things, metres: float) -> tuple[tuple[Thing, Near], ...]:
    """Return every two different things within so many metres of one another.

    Raises ManyPairsError when there are more than can be told, RequestError as `within_of` does.
    """
    _refuse_metres(metres)
    if not (of.things and among.things):
        return ()
    tree, found = shapely.STRtree(grid_array(among.things)), []
    for thing in of.things:
        near = tree.query(thing.grid, predicate="dwithin", distance=metres)
        others = (among.things[int(i)] for i in near)
        found += [(thing, _near(thing, one)) for one in others if one.ref.id != thing.ref.id]
        refuse_many(len(found))
    return tuple(found)


def _refuse_metres(metres: float) -> None:
    if not (math.isfinite(metres) and 0 <= metres <= FARTHEST_M):
        raise RequestError(f"距离应为0到{FARTHEST_M:g}米之间的数，收到的是{metres:g}。")


def _keep(found: dict[str, Near], one: Thing, other: Thing) -> None:
    """Keep how near the other is, where it is not the same thing and nearer than known."""
    if one.ref.id == other.ref.id:
        return
    near = _near(one, other)
    known = found.get(other.ref.id)
    if known is None or near.distance_m < known.distance_m:
        found[other.ref.id] = near


def _near(one: Thing, other: Thing) -> Near:
    distance_m = round(float(one.grid.distance(other.grid)), METRE_DECIMALS)
    return Near(other.ref, distance_m, one.precision_m + other.precision_m)


def _nearest(thing: Thing, among: Sequence[Thing], tree: shapely.STRtree) -> Near | None:
    """Return the nearest other thing; of several equally near the first by id."""
    closest = np.unique(tree.query_nearest(thing.grid, all_matches=True))
    others = [among[int(i)] for i in closest if among[int(i)].ref.id != thing.ref.id]
    if not others:  # the thing itself was nearest
        others = [other for other in among if other.ref.id != thing.ref.id]
    return min((_near(thing, other) for other in others), key=_order, default=None)


def _order(near: Near) -> tuple[float, str]:
    return near.distance_m, near.place.id
