"""The grammar of a 界址点 text, line by line: `docs/boundary-points.md` says it in words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

HEAD, PARCELS, OTHER = "属性描述", "地块坐标", "扩展信息"
SECTION = re.compile(r"^\[\s*(.+?)\s*\]$")
END_OF_ATTRIBUTES = "@"
FEWEST_FIELDS, MOST_FIELDS = 4, 5
Shape = Literal["area", "line", "point"]
SHAPES: dict[str, Shape] = {"面": "area", "线": "line", "点": "point"}
SHAPE_AT = 4
COLUMNS = (
    *("界址点数", "地块面积", "地块编号", "地块名称", "记录图形属性", "图幅号", "地块用途"),
    *("地类编码",),
)
"""The attributes of a parcel in the order in which they stand; more are numbered."""


@dataclass(slots=True)
class Parcel:
    """A parcel as its lines say it; `rings` by number, each a list of (x north, y east)."""

    line: int
    attributes: tuple[str, ...] = ()
    rings: dict[str, list[tuple[float, float]]] = field(default_factory=dict)
    bad_lines: list[tuple[int, str]] = field(default_factory=list)

    @property
    def shape(self) -> Shape:
        """Return what the parcel says it is; an area where it says nothing."""
        told = self.attributes[SHAPE_AT] if len(self.attributes) > SHAPE_AT else ""
        return SHAPES.get(told, "area")


@dataclass(slots=True)
class PointText:
    """A whole text: what the head says, the parcels, and lines that are nothing."""

    head: dict[str, str] = field(default_factory=dict)
    parcels: list[Parcel] = field(default_factory=list)
    stray_lines: list[tuple[int, str]] = field(default_factory=list)


def read_lines(text: str) -> PointText:
    """Return what the lines say; nothing is refused here."""
    found = PointText()
    section = PARCELS
    for number, line in _lines(text):
        named = SECTION.match(line)
        if named:
            section = named[1]
        elif section == HEAD:
            key, sign, value = line.partition("=")
            if sign:
                found.head[key.strip()] = value.strip()
            else:
                found.stray_lines.append((number, line))
        elif section == PARCELS:
            _read_parcel_line(found, number, line)
    return found


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """Yield the lines that say something, in narrow letters, with their numbers."""
    for number, line in enumerate(text.splitlines(), start=1):
        plain = unicodedata.normalize("NFKC", line).replace("【", "[").replace("】", "]").strip()
        if plain:
            yield number, plain


def _read_parcel_line(found: PointText, number: int, line: str) -> None:
    """Take one line of the parcels: attributes, which begin a parcel, or a point of the last."""
    fields = [one.strip() for one in line.split(",")]
    if fields[-1].endswith(END_OF_ATTRIBUTES):
        last = fields[-1].removesuffix(END_OF_ATTRIBUTES)
        found.parcels.append(Parcel(number, (*fields[:-1], *filter(None, [last]))))
        return
    if not found.parcels:
        found.parcels.append(Parcel(number))
    parcel = found.parcels[-1]
    point = _point(fields)
    if point is None:
        parcel.bad_lines.append((number, line))
    else:
        parcel.rings.setdefault(fields[1] or "1", []).append(point)


def _point(fields: list[str]) -> tuple[float, float] | None:
    """Return x (north) and y (east) of a point's line, None for another line."""
    if not FEWEST_FIELDS <= len(fields) <= MOST_FIELDS:
        return None
    try:
        return float(fields[2]), float(fields[3])
    except ValueError:
        return None
