"""Moves a line aside where it runs along another, so that both can be seen on the map."""

from __future__ import annotations

import math
from itertools import groupby

import numpy as np
import shapely
from numpy.typing import NDArray

STEP_M = 20
"""How close the positions are set that are moved one by one."""

NEAR_M = 70
"""From this distance on two lines are drawn as running along one another."""

SHORTEST_RUN_M = 400
RAMP_M = 200


def moved_aside(
    line: shapely.LineString, other: shapely.LineString, offset_m: float
) -> shapely.LineString:
    """Return the line, `offset_m` to its own side of the other wherever it runs along it."""
    positions = shapely.get_coordinates(line.segmentize(STEP_M))
    points = np.array([shapely.Point(position) for position in positions], dtype=object)
    side_m, normals = _beside(points, other)
    moved = positions.copy()
    for near, run in groupby(range(len(points)), key=lambda i: bool(abs(side_m[i]) < NEAR_M)):
        where = np.array(list(run))
        if near and len(where) * STEP_M >= SHORTEST_RUN_M:
            own_side = math.copysign(1, float(np.median(side_m[where])))
            missing_m = own_side * offset_m - side_m[where]
            push_m = np.where(missing_m * own_side > 0, missing_m, 0) * _ramp(where, len(points))
            moved[where] += push_m[:, None] * normals[where]
    return shapely.LineString(moved)


def _beside(
    points: NDArray[np.object_], other: shapely.LineString
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return how far left of the other line each point lies, and the way to its left."""
    along_m = shapely.line_locate_point(other, points)
    before = shapely.get_coordinates(shapely.line_interpolate_point(other, along_m - STEP_M))
    after = shapely.get_coordinates(shapely.line_interpolate_point(other, along_m + STEP_M))
    onward = after - before
    onward /= np.hypot(*onward.T)[:, None]
    normals = np.column_stack([-onward[:, 1], onward[:, 0]])
    foot = shapely.get_coordinates(shapely.line_interpolate_point(other, along_m))
    away = shapely.get_coordinates(points) - foot
    left_m = (away * normals).sum(axis=1)
    distance_m = np.hypot(*away.T)
    return np.where(distance_m < NEAR_M, left_m, distance_m), normals


def _ramp(where: NDArray[np.int_], count: int) -> NDArray[np.float64]:
    """Return weights that rise from 0 to 1 and fall again, but not at the line's own ends."""
    from_start_m = (where - where[0]) * STEP_M if where[0] else np.full(len(where), RAMP_M)
    to_end_m = (
        (where[-1] - where) * STEP_M if where[-1] < count - 1 else np.full(len(where), RAMP_M)
    )
    share: NDArray[np.float64] = np.clip(np.minimum(from_start_m, to_end_m) / RAMP_M, 0, 1)
    return share * share * (3 - 2 * share)
