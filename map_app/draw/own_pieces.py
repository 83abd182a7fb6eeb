"""Geometries of a large layer as plain arrays, so that any tile of it is drawn in a moment.

Positions are Web Mercator, the world 1 wide and high, y downwards from the north.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray

from map_app.geo.own import OwnFeatures

POINT, LINE, POLYGON = 0, 1, 3
MOST_LAT = 85.05
Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Runs:
    """Runs of positions, in feature order: run r is `xy[starts[r]:starts[r + 1]]`.

    `owners` are the features' places (from 0) of each run. Of areas `holes` says which runs are
    holes, `holed` which belong to an area with any.
    """

    xy: Floats
    starts: Ints
    owners: Ints
    holes: NDArray[np.bool_]
    holed: NDArray[np.bool_]

    def of(self, features: Ints) -> Ints:
        """Return the runs of these features (sorted), in order."""
        first = np.searchsorted(self.owners, features, side="left")
        return spread(first, np.searchsorted(self.owners, features, side="right") - first)


@dataclass(frozen=True, eq=False)
class Pieces:
    """The areas, lines and points of a layer."""

    areas: Runs
    lines: Runs
    points: Floats
    point_owners: Ints
    boxes: Floats
    """West, north, east, south of each feature, in the same world."""


def pieces_of(features: OwnFeatures) -> Pieces:
    """Return a layer's geometries as arrays; made once, kept with the layer."""
    parts, owners = _single(features.shapes)
    kinds = shapely.get_type_id(parts)
    is_line = np.isin(kinds, (LINE, LINE + 1))
    points = shapely.get_coordinates(parts[kinds == POINT])
    west, south, east, north = features.boxes.T
    corners = np.column_stack([*mercator(west, north).T, *mercator(east, south).T])
    return Pieces(
        areas=_areas(parts[kinds == POLYGON], owners[kinds == POLYGON]),
        lines=_runs(parts[is_line], owners[is_line], None),
        points=mercator(*points.T),
        point_owners=owners[kinds == POINT],
        boxes=corners,
    )


def mercator(lons: Floats, lats: Floats) -> Floats:
    """Return positions of EPSG:4326 in a world that is 1 wide, one row each."""
    angles = np.radians(np.clip(lats, -MOST_LAT, MOST_LAT))
    return np.column_stack([(lons + 180) / 360, (1 - np.arcsinh(np.tan(angles)) / math.pi) / 2])


def degrees(x: float, y: float) -> tuple[float, float]:
    """Return longitude and latitude of a position in a world that is 1 wide."""
    return x * 360 - 180, math.degrees(math.atan(math.sinh(math.pi * (1 - 2 * y))))


def spread(firsts: Ints, counts: Ints) -> Ints:
    """Return firsts[0], firsts[0] + 1, … so many each, one after another."""
    ends = np.cumsum(counts)
    total = int(ends[-1]) if len(ends) else 0
    return np.arange(total) - np.repeat(ends - counts, counts) + np.repeat(firsts, counts)


def _single(shapes: NDArray[np.object_]) -> tuple[NDArray[np.object_], Ints]:
    """Return single polygons, lines and points, and whose they are; collections taken apart."""
    owners: Ints = np.arange(len(shapes))
    while True:
        parts, of = shapely.get_parts(shapes, return_index=True)
        owners = owners[of]
        if len(parts) == len(shapes):
            return parts, owners
        shapes = parts


def _areas(polygons: NDArray[np.object_], owners: Ints) -> Runs:
    rings, of = shapely.get_rings(polygons, return_index=True)
    is_hole = np.zeros(len(rings), dtype=bool)
    is_hole[1:] = of[1:] == of[:-1]
    holed = (shapely.get_num_interior_rings(polygons) > 0)[of]
    runs = _runs(rings, owners[of], None)
    return Runs(runs.xy, runs.starts, runs.owners, is_hole, holed)


def _runs(lines: NDArray[np.object_], owners: Ints, holes: NDArray[np.bool_] | None) -> Runs:
    counts = shapely.get_num_coordinates(lines)
    starts = np.concatenate([[0], np.cumsum(counts)]).astype(np.int64)
    none = np.zeros(len(lines), dtype=bool) if holes is None else holes
    xy = mercator(*shapely.get_coordinates(lines).T)
    return Runs(xy, starts, owners.astype(np.int64), none, none)
