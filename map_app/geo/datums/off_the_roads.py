"""Whether positions would lie on the roads if they were read as GCJ-02, BD-09 or WGS 84."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from map_app.geo.datums.datum import SHIFTS, Datum
from map_app.geo.datums.hint_words import Hint, hint
from map_app.geo.measure import grid_positions, parts_of, to_grid

if TYPE_CHECKING:
    Numbers = NDArray[np.float64]

ON_THE_ROAD_M = 25.0
"""The precision of the roads. Of any positions in the district a fifth to a quarter lies so near
a road; of what follows roads (stations, blocks, villages), half and more."""
LEAST_SHARE = 0.4
CLEARLY_MORE = 0.15
CHANCE = 1.5
"""The fewer positions, the more of them have to be better off: by this over the root of them."""
FEWEST = 10
MOST = 2_000
AROUND_M = 1_000.0
"""Beyond this from the roads nothing is drawn, and nothing can be told."""


def off_the_roads(
    xs: Numbers, ys: Numbers, datum: Datum, roads: Sequence[BaseGeometry]
) -> Hint | None:
    """Return a hint when another shifted system puts clearly more positions on the roads."""
    lines = [part for road in roads for part in parts_of(to_grid(road)) if _has_length(part)]
    if not lines:
        return None
    step = max(1, len(xs) // MOST)
    xs, ys = xs[::step], ys[::step]
    given = grid_positions(*datum.to_wgs84(xs, ys))
    near = _near(given, shapely.box(*shapely.total_bounds(lines)).buffer(AROUND_M))
    if near.sum() < FEWEST:
        return None
    tree = shapely.STRtree(lines)
    now = _share(tree, given[near])
    others = [
        (_share(tree, there[near]), name, there[near])
        for name, there in _read_otherwise(xs, ys, datum)
    ]
    best, name, there = max(others, key=lambda other: other[0])
    if best < LEAST_SHARE or best - now < max(CLEARLY_MORE, CHANCE / float(near.sum()) ** 0.5):
        return None
    moved_m = float(np.median(np.hypot(*(there - given[near]).T)))
    return hint("off_the_roads", name=name, moved_m=moved_m, now=now, then=best)


def _read_otherwise(xs: Numbers, ys: Numbers, datum: Datum) -> Iterator[tuple[str, Numbers]]:
    """Yield the other systems' names, and where the positions would lie in EPSG:4547."""
    lons, lats = (xs, ys) if datum.in_degrees else datum.to_wgs84(xs, ys)
    for name, (home, _) in SHIFTS.items():
        if name != datum.shift:
            yield name.upper(), grid_positions(*home(lons, lats))
    if datum.shift is not None:
        yield "WGS 84", grid_positions(lons, lats)


def _near(positions: Numbers, around: BaseGeometry) -> NDArray[np.bool_]:
    return np.asarray(shapely.contains_xy(around, positions[:, 0], positions[:, 1]))


def _share(tree: shapely.STRtree, positions: Numbers) -> float:
    """Return how many of the positions lie on a road, from 0 to 1."""
    points = np.asarray(shapely.points(positions))
    found = tree.query(points, predicate="dwithin", distance=ON_THE_ROAD_M)[0]
    return float(np.unique(found).size / len(points))


def _has_length(part: BaseGeometry) -> bool:
    return int(shapely.get_dimensions(part)) > 0
