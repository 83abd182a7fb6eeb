"""Geometries in degrees as things on the grid, one or tens of thousands at once."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from map_app.atlas.questions.records import Thing, Things
from map_app.atlas.records import PlaceRef
from map_app.geo import grid_geometries, to_grid

LONGEST_EDGE_DEG = 0.002
"""Some 200 m: there the two differ by less than a millimetre."""


def things_of_features(
    title: str, refs: Sequence[PlaceRef], geometries: Sequence[BaseGeometry], precision_m: float
) -> Things:
    """Return a reader's own features (EPSG:4326) as things, tens of thousands of them at once.

    Their ids have to differ from each other and from those of the plan's places; `precision_m` is
    the file's error, 0 where it is taken as exact.
    """
    several = np.empty(len(geometries), dtype=object)
    several[:] = geometries
    grids = grid_geometries(shapely.segmentize(several, LONGEST_EDGE_DEG))
    pairs = zip(refs, grids, strict=True)
    return Things(title, title, tuple(Thing(ref, grid, precision_m) for ref, grid in pairs))


def on_grid(geometry: BaseGeometry) -> BaseGeometry:
    """Return an EPSG:4326 geometry in EPSG:4547, its edges where they are between two positions.

    What is straight in degrees is not quite straight on the grid: on an edge of kilometres that is
    decimetres, and where two edges meet at a flat angle metres.
    """
    return to_grid(shapely.segmentize(geometry, LONGEST_EDGE_DEG))


def grid_array(things: Sequence[Thing]) -> np.ndarray[tuple[int], np.dtype[np.object_]]:
    """Return the geometries of things as one array, as shapely asks for many at once."""
    geometries = np.empty(len(things), dtype=object)
    geometries[:] = [thing.grid for thing in things]
    return geometries
