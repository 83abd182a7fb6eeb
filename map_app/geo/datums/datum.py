"""A datum: in what system numbers are given, and how they become WGS 84 degrees and back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property
from types import MappingProxyType
from typing import Annotated, Literal, Self

import numpy as np
from numpy.typing import ArrayLike, NDArray
from pydantic import BaseModel, ConfigDict, Field, model_validator
from pyproj import CRS, Transformer
from pyproj.exceptions import CRSError

from map_app.geo.datums import china_offset
from map_app.geo.datums.four_parameters import FourParameters
from map_app.geo.measure import CGCS2000, MEASURING_CRS, PLACES_CRS

Numbers = NDArray[np.float64]
Words = Annotated[str, Field(min_length=1)]
Move = Callable[[ArrayLike, ArrayLike], tuple[Numbers, Numbers]]
SHIFTS: Mapping[str, tuple[Move, Move]] = MappingProxyType(
    {
        "gcj-02": (china_offset.from_gcj02, china_offset.to_gcj02),
        "bd-09": (china_offset.from_bd09, china_offset.to_bd09),
    }
)
"""How each of the shifted systems is brought to WGS 84, and back."""
METRES_PER_ZONE = 1_000_000
"""A zone's prefix are the millions of its false easting: 38 500 000 is zone 38."""


class Datum(BaseModel):
    """A row of `layers/datums.toml`: a system that positions may be given in.

    Exactly one of `epsg`, `proj`, `grid` and `shift` says how it is brought to WGS 84. Where it is
    not `certain`, positions are taken as they stand on their own ellipsoid: no exact shift is
    known, and `caveat` says by how much they may be out.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)

    id: Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
    title_zh: Words
    title_en: Words
    epsg: int | None = None
    proj: Words | None = None
    grid: FourParameters | None = None
    shift: Literal["gcj-02", "bd-09"] | None = None
    certain: bool
    caveat_zh: str = ""
    caveat_en: str = ""
    names: tuple[Words, ...] = ()

    @model_validator(mode="after")
    def _is_brought_home_in_one_way(self) -> Self:
        ways = (self.epsg, self.proj, self.grid, self.shift)
        if sum(way is not None for way in ways) != 1:
            raise ValueError("has exactly one of `epsg`, `proj`, `grid` and `shift`")
        if not self.certain and not (self.caveat_zh and self.caveat_en):
            raise ValueError("is not certain: `caveat_zh` and `caveat_en` must say why")
        try:
            _ = self.crs
        except CRSError:
            raise ValueError(f"'{self.proj or self.epsg}' is nothing that PROJ knows") from None
        return self

    def title(self, language: str) -> str:
        """Return what the datum is called, in English for "en", else in Chinese."""
        return self.title_en if language == "en" else self.title_zh

    def caveat(self, language: str) -> str:
        """Return what the reader must know of positions in it; empty when there is nothing."""
        return self.caveat_en if language == "en" else self.caveat_zh

    def to_wgs84(self, xs: ArrayLike, ys: ArrayLike) -> tuple[Numbers, Numbers]:
        """Return longitudes and latitudes (EPSG:4326) of positions, x east and y north.

        What is no position of this datum comes back as infinity or not a number.
        """
        if self.shift is not None:
            return SHIFTS[self.shift][0](xs, ys)
        east, north = _numbers(xs), _numbers(ys)
        if self.grid is not None:
            east, north = self.grid.to_grid(east, north)
        return _pair(self._home.transform(east, north))

    def from_wgs84(self, lons: ArrayLike, lats: ArrayLike) -> tuple[Numbers, Numbers]:
        """Return x (east) and y (north) in this datum of EPSG:4326 positions."""
        if self.shift is not None:
            return SHIFTS[self.shift][1](lons, lats)
        there = self._home.transform(_numbers(lons), _numbers(lats), direction="INVERSE")
        return _pair(there) if self.grid is None else self.grid.from_grid(*_pair(there))

    @cached_property
    def crs(self) -> CRS | None:
        """Return what PROJ knows it as; None for GCJ-02, BD-09 and grids of four parameters."""
        if self.epsg is None and self.proj is None:
            return None
        return CRS.from_user_input(self.epsg if self.epsg is not None else self.proj)

    @property
    def in_degrees(self) -> bool:
        """Return whether positions are longitude and latitude; else they are metres."""
        return self.shift is not None or (self.crs is not None and self.crs.is_geographic)

    @cached_property
    def zone(self) -> int | None:
        """Return the zone whose prefix stands before the eastings (38), None without a prefix."""
        steps = self.crs.coordinate_operation if self.crs is not None else None
        told = steps.params if steps is not None else []
        found = [float(step.value) for step in told if step.name == "False easting"]
        return int(found[0] // METRES_PER_ZONE) or None if found else None

    @property
    def is_gauss(self) -> bool:
        """Return whether positions are Gauss–Krüger eastings and northings."""
        steps = self.crs.coordinate_operation if self.crs is not None else None
        return steps is not None and "Transverse Mercator" in str(steps.method_name)

    @cached_property
    def _home(self) -> Transformer:
        """Return the way to degrees; for what is not certain, those of its own ellipsoid.

        PROJ has shifts of Beijing 1954 for oil fields and the sea, and would take one of them.
        """
        crs = self.crs or CRS.from_user_input(MEASURING_CRS)
        own = crs.geodetic_crs
        is_shifted = self.certain and own != CRS.from_user_input(CGCS2000)
        degrees = CRS.from_user_input(PLACES_CRS) if is_shifted else own
        return Transformer.from_crs(crs, degrees, always_xy=True)


def _numbers(values: ArrayLike) -> Numbers:
    return np.asarray(values, dtype=np.float64)


def _pair(found: tuple[object, ...]) -> tuple[Numbers, Numbers]:
    return np.asarray(found[0], dtype=np.float64), np.asarray(found[1], dtype=np.float64)
