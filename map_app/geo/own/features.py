"""A reader's own features, a hundred thousand of them: indexed once, asked often.

Attributes and geometries (EPSG:4326, longitude first) stand in file order; row 1 is the first.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from map_app.geo.own.columns import name_column, with_numbers
from map_app.geo.uploads.report import Bounds, Plain

AREA = 2
METRES_PER_DEGREE = 111_195.0
"""Of latitude, on a sphere: what a tolerance needs."""
MOST_FOUND = 24
"""Under one click; a reader reads no more."""
DECIMALS = 12
BYTES_PER_VERTEX, BYTES_PER_SHAPE, BYTES_PER_INDEX = 16, 220, 90


@dataclass(frozen=True, slots=True)
class Found:
    """A feature under a click: its row, 0 for a point to 2 for an area, and what ranks it.

    `rank` are metres of distance for points and lines, square degrees for areas.
    """

    row: int
    dimension: int
    rank: float


@dataclass(frozen=True, eq=False)
class OwnFeatures:
    """Attributes and geometries of one length, in EPSG:4326."""

    frame: pd.DataFrame
    shapes: NDArray[np.object_]

    @classmethod
    def of(cls, read: gpd.GeoDataFrame) -> OwnFeatures:
        """Return the features that were read of a file; columns of numbers become numbers."""
        shapes = np.empty(len(read), dtype=object)
        shapes[:] = shapely.force_2d(read.geometry.to_numpy())
        frame = pd.DataFrame(read.drop(columns=read.geometry.name)).reset_index(drop=True)
        return cls(with_numbers(frame.rename(columns=str)), shapes)

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self.shapes)

    @property
    def columns(self) -> tuple[str, ...]:
        """Return the names of the attributes, in the file's order."""
        return tuple(self.frame.columns)

    def is_number(self, column: str) -> bool:
        """Return whether a column holds numbers."""
        dtype = self.frame[column].dtype
        return pd.api.types.is_numeric_dtype(dtype) and not pd.api.types.is_bool_dtype(dtype)

    @cached_property
    def bounds(self) -> Bounds:
        """Return west, south, east, north."""
        west, south, east, north = (float(one) for one in shapely.total_bounds(self.shapes))
        return west, south, east, north

    @cached_property
    def boxes(self) -> NDArray[np.float64]:
        """Return west, south, east, north of each feature, one row each."""
        return np.asarray(shapely.bounds(self.shapes), dtype=np.float64)

    @cached_property
    def dimensions(self) -> NDArray[np.int64]:
        """Return of each feature 0 for a point, 1 for a line, 2 for an area."""
        return np.asarray(shapely.get_dimensions(self.shapes), dtype=np.int64)

    @cached_property
    def geometry(self) -> str:
        """Return what they are: area, line, point or mixed."""
        found = np.unique(self.dimensions)
        return ("point", "line", "area")[int(found[0])] if len(found) == 1 else "mixed"

    @cached_property
    def name_column(self) -> str | None:
        """Return the column that names the features, None where none does."""
        return name_column(self.frame)

    @cached_property
    def vertices(self) -> int:
        """Return how many positions all geometries have."""
        return int(shapely.get_num_coordinates(self.shapes).sum())

    @cached_property
    def size(self) -> int:
        """Return about how many bytes of memory they take, with what is made of them."""
        words = int(self.frame.memory_usage(deep=True).sum())
        shapes = len(self) * (BYTES_PER_SHAPE + BYTES_PER_INDEX)
        return words + shapes + 2 * BYTES_PER_VERTEX * self.vertices

    def name(self, row: int) -> str:
        """Return what a feature is called by its file, "" where it is not."""
        column = self.name_column
        value = None if column is None else plain(self.frame[column].iloc[row - 1])
        return "" if value is None else str(value).strip()

    def names(self, rows: NDArray[np.int64]) -> tuple[str, ...]:
        """Return what many features are called, as `name` does of one."""
        column = self.name_column
        if column is None:
            return ("",) * len(rows)
        values = map(plain, self.frame[column].iloc[rows - 1])
        return tuple("" if value is None else str(value).strip() for value in values)

    def attributes(self, row: int) -> tuple[tuple[str, Plain], ...]:
        """Return names and values of a feature, in the file's order."""
        values = self.frame.iloc[row - 1]
        return tuple((name, plain(values[name])) for name in self.columns)

    def shape(self, row: int) -> BaseGeometry:
        """Return the geometry of a feature."""
        found: BaseGeometry = self.shapes[row - 1]
        return found

    @cached_property
    def tree(self) -> shapely.STRtree:
        """Return the index of all geometries, in degrees."""
        return shapely.STRtree(self.shapes)

    def near(self, lon: float, lat: float, metres: float) -> tuple[Found, ...]:
        """Return what lies under a position: points, then lines, then areas, smallest first.

        Points and lines count within so many metres, areas that hold the position.
        """
        under = self.tree.query(shapely.Point(lon, lat), predicate="intersects")
        areas = [
            Found(int(at) + 1, AREA, float(shapely.area(self.shapes[at])))
            for at in under
            if self.dimensions[at] == AREA
        ]
        found = sorted((*self._beside(lon, lat, metres), *areas), key=_order)
        return tuple(found[:MOST_FOUND])

    def _beside(self, lon: float, lat: float, metres: float) -> Sequence[Found]:
        """Return points and lines within so many metres."""
        if self.geometry == "area":
            return ()
        narrow = max(0.01, math.cos(math.radians(lat)))
        along = metres / METRES_PER_DEGREE
        here = shapely.box(lon - along / narrow, lat - along, lon + along / narrow, lat + along)
        around = self.tree.query(here)
        around = around[self.dimensions[around] != AREA]
        scaled = shapely.transform(self.shapes[around], lambda at: at * (narrow, 1.0))
        metres_off = shapely.distance(scaled, shapely.Point(lon * narrow, lat)) * METRES_PER_DEGREE
        return [
            Found(int(at) + 1, int(self.dimensions[at]), float(off))
            for at, off in zip(around, metres_off, strict=True)
            if off <= metres
        ]


def plain(value: object) -> Plain:
    """Return a value as JSON has it; None for what is none."""
    if value is None or value is pd.NaT:
        return None
    if isinstance(value, np.generic):
        value = value.item()
    if isinstance(value, float):
        if not math.isfinite(value):
            return None
        return int(value) if value.is_integer() and abs(value) < 10**DECIMALS else value
    if isinstance(value, bool | int | str):
        return value
    return str(value)


def _order(found: Found) -> tuple[int, float, int]:
    return found.dimension, found.rank, found.row
