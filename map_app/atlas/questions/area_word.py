"""What is asked about as a word of an address: `polygon,113.2,23.1,113.3,23.1,113.3,23.2~500`.

First what it is, then its corners (longitude, latitude, …), behind `~` how many metres around it.
`rectangle` has two opposite corners, `circle` its centre and its radius in metres, `line` the
positions along it, `place` the id of a place, `own` layer and row of a feature of a reader's own
(`own,own_1/5`), which no address that is passed on has.
"""

from __future__ import annotations

import re

from map_app.atlas.atlas import Atlas
from map_app.atlas.questions.area import (
    AreaError,
    AskedArea,
    area_of_circle,
    area_of_own,
    area_of_place,
    area_of_points,
)
from map_app.errors import UnknownPlaceError

MOST_POINTS = 100
"""Of a shape drawn by hand; an address stays short enough for every browser and proxy."""
LONGEST = 3_000
DECIMALS = 6
"""About 0.1 m here."""
NUMBER = re.compile(r"-?\d{1,6}(?:\.\d{1,12})?")
CIRCLE_NUMBERS = 3


def read_area(word: str, atlas: Atlas) -> AskedArea:
    """Return what a word of an address asks about.

    Raises
    ------
    AreaError
        When it is no such word, or what it says cannot be asked about.
    """
    if len(word) > LONGEST:
        raise AreaError("asked.word")
    shape, mark, buffer = word.strip().partition("~")
    kind, _, told = shape.partition(",")
    buffer_m = _number(buffer) if mark else 0.0
    if kind == "place":
        return _place(told, buffer_m, atlas)
    if kind == "own":
        return area_of_own(atlas, told, buffer_m)
    numbers = [_number(one) for one in told.split(",")]
    if kind == "circle" and len(numbers) == CIRCLE_NUMBERS:
        lon, lat, radius_m = numbers
        return area_of_circle(atlas, lon, lat, radius_m, buffer_m)
    if kind not in {"polygon", "rectangle", "line"} or len(numbers) % 2:
        raise AreaError("asked.word")
    points = list(zip(numbers[::2], numbers[1::2], strict=True))
    if len(points) > MOST_POINTS or (kind == "rectangle" and len(points) > 2):  # noqa: PLR2004  corners
        raise AreaError("asked.many_points", most=MOST_POINTS)
    return area_of_points(atlas, kind, points, buffer_m)  # type: ignore[arg-type]  # one of three


def word_of_area(area: AskedArea) -> str:
    """Return the word that reads back as this; "" for a geometry that has none."""
    if area.place is not None:
        said = [area.place.id]
    elif area.radius_m is not None:
        said = [*map(_degrees, area.points[0]), f"{area.radius_m:.1f}".removesuffix(".0")]
    elif area.points:
        said = [_degrees(value) for point in area.points for value in point]
    else:
        return ""
    around = f"~{area.buffer_m:g}" if area.buffer_m else ""
    return ",".join([area.kind, *said]) + around


def _place(words: str, buffer_m: float, atlas: Atlas) -> AskedArea:
    try:
        place = atlas.place(words)
    except UnknownPlaceError:
        raise AreaError("asked.no_place") from None
    return area_of_place(atlas, place, buffer_m)


def _number(words: str) -> float:
    if not NUMBER.fullmatch(words):
        raise AreaError("asked.word")
    return float(words)


def _degrees(value: float) -> str:
    return f"{value:.{DECIMALS}f}".rstrip("0").rstrip(".")
