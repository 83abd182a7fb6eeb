"""Reads a GeoJSON file feature by feature, and knows the line each feature stands on.

The reading is our own, with json and shapely: GDAL would choose a driver by the file's content,
join or drop properties, drop ids and pass over what it cannot read, and none of its answers says
on which line a feature stands.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from shapely.errors import ShapelyError
from shapely.geometry import shape

from map_app.errors import DataError, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from shapely.geometry.base import BaseGeometry

_DECODER = json.JSONDecoder()
_SPACE = re.compile(r"[ \t\r\n]*")
_GEOMETRY_TYPES = (
    "Point",
    "MultiPoint",
    "LineString",
    "MultiLineString",
    "Polygon",
    "MultiPolygon",
    "GeometryCollection",
)
_UNREADABLE = (
    ShapelyError,
    ValueError,
    TypeError,
    KeyError,
    IndexError,
    AttributeError,
    OverflowError,
)


@dataclass(frozen=True, slots=True)
class RawFeature:
    """A feature as the file has it; `geometry` is None where the file has none to read."""

    line: int
    properties: Mapping[str, Any]
    geometry: BaseGeometry | None


def read_features(path: Path, shown: str) -> tuple[tuple[RawFeature, ...], str | None]:
    """Return the features of the file, and the CRS that the file itself names, if any.

    `shown` is the file's name in messages.

    Raises
    ------
    DataError
        When the file is missing or is not a GeoJSON FeatureCollection.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
        members = dict(_members(text))
    except FileNotFoundError:
        raise DataError([Problem(shown, None, "the file is missing")]) from None
    except OSError as error:
        raise DataError([Problem(shown, None, f"cannot be read: {error.strerror}")]) from None
    except UnicodeDecodeError:
        raise DataError([Problem(shown, None, "is not text in UTF-8")]) from None
    except json.JSONDecodeError as error:
        message = f"is not GeoJSON: {error.msg}"
        raise DataError([Problem(shown, error.lineno, message)]) from None
    except RecursionError:
        raise DataError([Problem(shown, None, "is not GeoJSON: it is nested too deep")]) from None
    features = members.get("features")
    if members.get("type") != "FeatureCollection" or not isinstance(features, list):
        message = "is not GeoJSON: a FeatureCollection with `features` is expected"
        raise DataError([Problem(shown, None, message)])
    return tuple(_feature(line, value) for line, value in features), _named_crs(members.get("crs"))


def _members(text: str) -> Iterator[tuple[str, Any]]:
    """Yield the members of the object; `features` as a list of (line, value)."""
    position = _after(text, _skip(text, 0), "{")
    while not text.startswith("}", position):
        key, position = _DECODER.raw_decode(text, position)
        position = _after(text, _skip(text, position), ":")
        if key == "features" and text.startswith("[", position):
            value, position = _lined_items(text, position)
        else:
            value, position = _DECODER.raw_decode(text, position)
        yield str(key), value
        position = _next_item(text, position, "}")


def _lined_items(text: str, position: int) -> tuple[list[tuple[int, Any]], int]:
    """Return the items of the array with the line each begins on, and where the array ends."""
    items: list[tuple[int, Any]] = []
    position = _after(text, position, "[")
    line, counted = 1, 0
    while not text.startswith("]", position):
        line += text.count("\n", counted, position)
        counted = position
        value, position = _DECODER.raw_decode(text, position)
        items.append((line, value))
        position = _next_item(text, position, "]")
    return items, position + 1


def _next_item(text: str, position: int, closing: str) -> int:
    """Return where the next item begins, or where the closing bracket stands."""
    position = _skip(text, position)
    return position if text.startswith(closing, position) else _after(text, position, ",")


def _after(text: str, position: int, sign: str) -> int:
    """Return where the text goes on after the sign that has to stand here."""
    if not text.startswith(sign, position):
        raise json.JSONDecodeError(f"'{sign}' is expected", text, position)
    return _skip(text, position + len(sign))


def _skip(text: str, position: int) -> int:
    """Return the position after any white space."""
    match = _SPACE.match(text, position)
    return match.end() if match else position


def _feature(line: int, value: object) -> RawFeature:
    """Return the feature; what cannot be read of it is left out, for the checks to say."""
    if not isinstance(value, dict):
        return RawFeature(line, {}, None)
    properties = value.get("properties")
    return RawFeature(
        line,
        properties if isinstance(properties, dict) else {},
        _geometry(value.get("geometry")),
    )


def _geometry(value: object) -> BaseGeometry | None:
    """Return the geometry, or None when there is none that can be read."""
    if not isinstance(value, dict) or value.get("type") not in _GEOMETRY_TYPES:
        return None
    try:
        with np.errstate(invalid="ignore"):  # what is not a number is said by the checks
            geometry: BaseGeometry = shape(value)
    except _UNREADABLE:
        return None  # coordinates that are no numbers, too few, too large or nested otherwise
    return geometry


def _named_crs(value: object) -> str | None:
    """Return the EPSG code of the old `crs` member as `EPSG:number`, None when there is none."""
    properties = value.get("properties") if isinstance(value, dict) else None
    name = properties.get("name") if isinstance(properties, dict) else None
    if not isinstance(name, str):
        return None
    if name.upper().endswith("CRS84"):
        return "EPSG:4326"
    code = re.search(r"EPSG:+(?:[\d.]*:)?(\d+)$", name, re.IGNORECASE)
    return f"EPSG:{code.group(1)}" if code else name
