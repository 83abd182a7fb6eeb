"""Reads what is asked about from an address or from JSON; what is wrong raises AreaError."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from shapely.errors import ShapelyError
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry
from starlette.requests import Request

from map_app.atlas import Atlas
from map_app.atlas.known_layers import known_layers
from map_app.atlas.own import OWN_PREFIX
from map_app.atlas.questions import (
    AreaError,
    AskedArea,
    area_of_geometry,
    area_of_place,
    read_area,
)
from map_app.atlas.words import shown
from map_app.errors import UnknownPlaceError

MOST_BYTES = 2_000_000
MEGABYTE = 1_000_000
MOST_LAYERS = 500
LONGEST_NAME = 200
FARTHEST_M = 1e9
"""JSON has whole numbers that no float holds; beyond this none is metres."""
DEPTHS = {
    "Point": 0,
    "MultiPoint": 1,
    "LineString": 1,
    "MultiLineString": 2,
    "Polygon": 2,
    "MultiPolygon": 3,
}
"""How deep the positions of a GeoJSON geometry stand in lists."""
KEYS = frozenset({"of", "buffer_m", "layers", "lang"})


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked about, of which layers."""

    area: AskedArea
    layers: tuple[str, ...]


def address_question(atlas: Atlas, request: Request) -> Question:
    """Return what an address asks; raises AreaError."""
    asked = request.query_params
    place, area = asked.get("place"), asked.get("area", "")
    if place is not None:
        metres = asked.get("buffer_m", "0")
        area = f"place,{place}" + ("" if metres == "0" else f"~{metres}")
    layers = asked.get("layers")
    return Question(
        read_area(area, atlas),
        layers_of(atlas, None if layers is None else [one for one in layers.split(",") if one]),
    )


async def posted_content(request: Request) -> bytes:
    """Return what is posted; raises AreaError as soon as it is too large."""
    content = bytearray()
    async for piece in request.stream():
        content += piece
        if len(content) > MOST_BYTES:
            raise AreaError("asked.too_large", most=MOST_BYTES // MEGABYTE)
    return bytes(content)


def posted_question(atlas: Atlas, content: bytes) -> tuple[Question, str | None]:
    """Return what posted JSON asks, and the language it names; raises AreaError."""
    told = json_of(content)
    language = told.get("lang")
    return json_question(atlas, told), language if isinstance(language, str) else None


def json_of(content: bytes) -> Mapping[str, object]:
    """Return the object that stands in these bytes; raises AreaError for anything else."""
    try:
        told = json.loads(content)
    except (ValueError, RecursionError):
        raise AreaError("asked.json") from None
    if not isinstance(told, dict) or not told.keys() <= KEYS:
        raise AreaError("asked.json")
    return told


def json_question(atlas: Atlas, told: Mapping[str, object]) -> Question:
    """Return what the JSON of a question asks; raises AreaError."""
    of, buffer_m, layers = told.get("of"), told.get("buffer_m", 0), told.get("layers")
    if not isinstance(of, dict) or len(of) != 1:
        raise AreaError("asked.json")
    if isinstance(buffer_m, bool) or not isinstance(buffer_m, int | float):
        raise AreaError("asked.json")
    if layers is not None and not (
        isinstance(layers, list) and all(isinstance(one, str) for one in layers)
    ):
        raise AreaError("asked.json")
    metres = float(buffer_m) if abs(buffer_m) < FARTHEST_M else math.inf
    return Question(_area(atlas, of, metres), layers_of(atlas, layers))


def layers_of(atlas: Atlas, told: Sequence[str] | None) -> tuple[str, ...]:
    """Return the layers asked, bottom to top; those on from the start where none are told.

    A reader's own are among them and on from the start. Raises AreaError for an empty list, and
    for what is no layer.
    """
    known = known_layers(atlas)
    if told is None:
        return tuple(one for one, layer in known.items() if layer.on)
    unknown = [one for one in told[:MOST_LAYERS] if one not in known]
    if unknown or len(told) > MOST_LAYERS:
        are_own = bool(unknown) and all(one.startswith(OWN_PREFIX) for one in unknown)
        names = "、".join(f"“{shown(one)}”" for one in unknown[:5])
        raise AreaError("asked.own_layers" if are_own else "asked.layers", names=names)
    if not told:
        raise AreaError("asked.no_layers")
    return tuple(one for one in known if one in set(told))


def _area(atlas: Atlas, of: Mapping[str, object], buffer_m: float) -> AskedArea:
    """Return the geometry or the place asked about."""
    if isinstance(of.get("place"), str):
        words = str(of["place"])
        try:
            place = atlas.place(words[:LONGEST_NAME])
        except UnknownPlaceError:
            raise AreaError("asked.no_place") from None
        return area_of_place(atlas, place, buffer_m)
    if isinstance(of.get("geometry"), dict):
        return area_of_geometry(atlas, _geometry(of["geometry"]), buffer_m)
    raise AreaError("asked.json")


def _geometry(told: object) -> BaseGeometry:
    """Return the geometry of GeoJSON, its positions without heights."""
    kind = told.get("type") if isinstance(told, dict) else None
    depth = DEPTHS.get(kind) if isinstance(kind, str) else None
    if depth is None or not isinstance(told, dict):
        raise AreaError("asked.geometry")
    flat = _flat(told.get("coordinates"), depth)
    try:
        return shape({"type": kind, "coordinates": flat})
    except (ValueError, TypeError, ShapelyError):
        raise AreaError("asked.few_points") from None


def _flat(value: object, depth: int) -> object:
    """Return nested lists of positions (lon, lat) alone; raises AreaError for anything else."""
    if not isinstance(value, list):
        raise AreaError("asked.geometry")
    if depth:
        if not value:
            raise AreaError("asked.few_points")
        return [_flat(one, depth - 1) for one in value]
    numbers = value[:2]
    if len(numbers) != 2 or any(  # noqa: PLR2004  longitude and latitude
        isinstance(one, bool) or not isinstance(one, int | float) for one in numbers
    ):
        raise AreaError("asked.positions")
    try:
        position = [float(one) for one in numbers]
    except OverflowError:
        raise AreaError("asked.positions") from None
    if not all(math.isfinite(one) for one in position):
        raise AreaError("asked.positions")
    return position
