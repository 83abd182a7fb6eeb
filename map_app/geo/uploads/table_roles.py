"""Which columns of a table hold positions, by the names that tables give them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

Role = Literal["wkt", "lon", "lat", "east", "north", "x", "y"]
NAMES: Mapping[Role, frozenset[str]] = MappingProxyType(
    {
        "wkt": frozenset({"wkt", "geometry", "geom", "thegeom", "wktgeom", "几何", "图形wkt"}),
        "lon": frozenset({"经度", "lon", "lng", "long", "longitude", "东经", "经度e", "经度坐标"}),
        "lat": frozenset({"纬度", "lat", "latitude", "北纬", "纬度n", "纬度坐标"}),
        "east": frozenset({"横坐标", "东坐标", "easting", "east", "y东", "东坐标y", "横坐标y"}),
        "north": frozenset({"纵坐标", "北坐标", "northing", "north", "x北", "北坐标x", "纵坐标x"}),
        "x": frozenset({"x", "x坐标", "坐标x", "xcoord", "pointx", "coordx", "中心x", "xm", "x米"}),
        "y": frozenset({"y", "y坐标", "坐标y", "ycoord", "pointy", "coordy", "中心y", "ym", "y米"}),
    }
)
PAIRS: tuple[tuple[Role, Role], ...] = (("lon", "lat"), ("east", "north"), ("x", "y"))
"""In this order: what is named for what it is comes before x and y, which are taken either way."""
_DEGREES = re.compile(
    r"""^([NSEW东西南北])?\s*(-?\d+(?:\.\d+)?)\s*[°度]\s*(?:(\d+(?:\.\d+)?)\s*[′'’分]\s*)?"""
    r"""(?:(\d+(?:\.\d+)?)\s*(?:"|”|''|′′|秒)\s*)?([NSEW])?$""",
    re.IGNORECASE,
)
SECONDS_PER_MINUTE = MINUTES_PER_DEGREE = 60.0


@dataclass(frozen=True, slots=True)
class Roles:
    """The columns of positions: one of WKT, or two of numbers, the first to the east."""

    wkt: int | None = None
    first: int | None = None
    second: int | None = None
    as_surveyed: bool = False

    @property
    def columns(self) -> frozenset[int]:
        """Return which columns these are."""
        return frozenset(at for at in (self.wkt, self.first, self.second) if at is not None)


def roles_of(header: Sequence[object]) -> Roles | None:
    """Return the columns of positions of a header, None for a row that names none."""
    forms = [_form(cell) for cell in header]
    at: dict[Role, int] = {}
    for role, names in NAMES.items():
        found = next((number for number, form in enumerate(forms) if form in names), None)
        if found is not None:
            at[role] = found
    for first, second in PAIRS:
        if first in at and second in at:
            return Roles(first=at[first], second=at[second], as_surveyed=first == "x")
    return Roles(wkt=at["wkt"]) if "wkt" in at else None


def number_of(cell: object) -> float | None:
    """Return a number, degrees and minutes too, as degrees; None for what is none."""
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return float(cell)
    words = unicodedata.normalize("NFKC", str(cell)).strip().replace(" ", "")
    try:
        return float(words.replace(",", "") if words.count(".") < 2 else words)  # noqa: PLR2004
    except ValueError:
        pass
    found = _DEGREES.match(words)
    if found is None:
        return None
    degrees = float(found[2])
    minutes = float(found[3] or 0) + float(found[4] or 0) / SECONDS_PER_MINUTE
    return degrees + (minutes if degrees >= 0 else -minutes) / MINUTES_PER_DEGREE


def _form(cell: object) -> str:
    """Return a name as it is compared: without marks, units in brackets, width and case."""
    words = unicodedata.normalize("NFKC", str(cell or "")).casefold()
    words = re.sub(r"[(\[].*?[)\]]", "", words)
    return "".join(sign for sign in words if sign.isalnum())
