"""In which system a layer's numbers are: what is said, checked against what they look like."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray
from pydantic import ValidationError
from pyproj import CRS
from pyproj.exceptions import ProjError
from shapely.geometry.base import BaseGeometry

from map_app.errors import RequestError
from map_app.geo.checks import EAST, NORTH, SOUTH, WEST
from map_app.geo.datums import Datum, Datums, Hint, hints
from map_app.geo.datums.well_known import same_system, system_of
from map_app.geo.uploads.raw_layer import RawLayer
from map_app.geo.uploads.says import Refused, Saying, listed, saying, shown

Numbers = NDArray[np.float64]
CONTRADICTING = frozenset(
    {"metres", "degrees", "prefix_there", "prefix_missing", "prefix_differs", "other_metres"}
)
"""Hints that say that a datum cannot be the one that these numbers are in."""
SWAPPED = frozenset({"swapped_degrees", "swapped_metres"})
SAMPLE = 2_000
MOST_OUTSIDE = 0.5
"""Where more than this lies outside Guangzhou, a datum is in doubt."""
MOST_LAT = 90.0


@dataclass(frozen=True, slots=True)
class Placed:
    """How the numbers of a layer are read; `flipped` where north stands first in them."""

    datum: Datum
    certain: bool
    flipped: bool
    warnings: tuple[Saying, ...]


def placed(
    raw: RawLayer, choice: str | None, datums: Datums, roads: Sequence[BaseGeometry]
) -> Placed:
    """Return how the layer's numbers are to be read; raises Refused where nobody can tell."""
    xs, ys = _positions(raw.geometries)
    if choice is not None and choice.strip():
        return _as_chosen(raw, _named(choice, datums), (xs, ys), roads)
    told, doubts = _told(raw, datums)
    if told is None:
        return _guessed(datums, (xs, ys), roads, doubts)
    flipped = raw.as_surveyed and _looks_flipped(told, xs, ys)
    first, second = (ys, xs) if flipped else (xs, ys)
    found = hints(first, second, told, roads)
    kinds = {one.kind for one in found}
    if kinds & CONTRADICTING:
        doubts = (*doubts, *map(_hint, found))
        return _guessed(datums, (xs, ys), roads, doubts)
    if kinds & SWAPPED:
        flipped = not flipped
        doubts = (*doubts, saying("flipped"))
        found += hints(second, first, told, roads)
    return _with_doubts(
        told, flipped, found, doubts, (second, first) if kinds & SWAPPED else (first, second)
    )


def _as_chosen(
    raw: RawLayer, datum: Datum, positions: tuple[Numbers, Numbers], roads: Sequence[BaseGeometry]
) -> Placed:
    """Return the datum that the reader named, and what the numbers say against it."""
    xs, ys = positions
    flipped = raw.as_surveyed and _looks_flipped(datum, xs, ys)
    first, second = (ys, xs) if flipped else (xs, ys)
    found = hints(first, second, datum, roads)
    if {one.kind for one in found} & SWAPPED:
        flipped, first, second = not flipped, second, first
        found = (*found, *hints(first, second, datum, roads))
    told = (saying("flipped"),) if flipped else ()
    chosen = _with_doubts(datum, flipped, found, (), (first, second))
    return Placed(datum, chosen.certain, flipped, (*told, *chosen.warnings))


def _guessed(
    datums: Datums,
    positions: tuple[Numbers, Numbers],
    roads: Sequence[BaseGeometry],
    doubts: tuple[Saying, ...],
) -> Placed:
    """Return the first datum in which most positions lie in Guangzhou: a guess, and said so."""
    xs, ys = (
        one[:: max(1, len(xs_of) // SAMPLE)]
        for one, xs_of in zip(positions, positions, strict=True)
    )
    tried = [
        (_share_inside(one, *pair), flipped, one)
        for flipped, pair in ((False, (xs, ys)), (True, (ys, xs)))
        for one in datums
        if one.certain
    ]
    share, flipped, datum = max(tried, key=lambda one: one[0])
    in_degrees = max(np.abs(xs).max(), np.abs(ys).max()) <= 360.0  # noqa: PLR2004
    if share == 0 and not in_degrees:
        raise Refused("unknown_place", usable=_usable(datums))
    if share == 0:
        flipped, datum = False, next(iter(datums))
    first, second = positions[::-1] if flipped else positions
    found = hints(first, second, datum, roads)
    told = (saying("guessed_datum", title=(datum.title_zh, datum.title_en), id=datum.id),)
    turned = (saying("flipped"),) if flipped else ()
    guess = _with_doubts(datum, flipped, found, (*doubts, *told, *turned), (first, second))
    return Placed(datum, certain=False, flipped=flipped, warnings=guess.warnings)


def _with_doubts(
    datum: Datum,
    flipped: bool,  # noqa: FBT001  (a fact, not a switch)
    found: Sequence[Hint],
    doubts: tuple[Saying, ...],
    positions: tuple[Numbers, Numbers],
) -> Placed:
    """Return the reading with every doubt of it as a warning."""
    share = _share_inside(datum, *positions)
    caveat = (saying("caveat", said=(datum.caveat_zh, datum.caveat_en)),) if datum.caveat_zh else ()
    is_doubted = any(one.kind != "outside" for one in found) or share < 1 - MOST_OUTSIDE
    outside = (saying("all_outside"),) if share == 0 else ()
    told = tuple(_hint(one) for one in found if not (one.kind == "outside" and outside))
    return Placed(
        datum,
        certain=datum.certain and not doubts and not is_doubted,
        flipped=flipped,
        warnings=(*doubts, *told, *outside, *caveat),
    )


def in_degrees(places: NDArray[np.object_], reading: Placed) -> NDArray[np.object_]:
    """Return the geometries in EPSG:4326, None where one is no position of the datum."""
    positions, owners = shapely.get_coordinates(places, return_index=True)
    xs, ys = positions[:, 0], positions[:, 1]
    lons, lats = reading.datum.to_wgs84(*((ys, xs) if reading.flipped else (xs, ys)))
    possible = np.isfinite(lons) & np.isfinite(lats) & (np.abs(lats) <= MOST_LAT)
    found = np.array(places, dtype=object)
    found[np.unique(owners[~possible])] = None
    kept = np.isin(owners, np.unique(owners[~possible]), invert=True)
    home = np.column_stack([lons, lats])[kept]
    return np.asarray(shapely.set_coordinates(found, home), dtype=object)


def _told(raw: RawLayer, datums: Datums) -> tuple[Datum | None, tuple[Saying, ...]]:
    """Return the datum that the file itself tells, or None with why."""
    if raw.wkt:
        return _of_wkt(raw.wkt, datums)
    if raw.datum_words:
        try:
            return datums.named(raw.datum_words), ()
        except RequestError:
            return None, (saying("datum_not_known", said=raw.datum_words),)
    return None, (saying("no_datum"),)


def _of_wkt(wkt: str, datums: Datums) -> tuple[Datum | None, tuple[Saying, ...]]:
    """Return the datum of a WKT: one of the table, or one made for what PROJ alone knows."""
    known = datums.of_wkt(wkt)
    if known is not None:
        return known, ()
    crs = system_of(wkt)
    if crs is None:
        return None, (saying("datum_not_known", said=wkt),)
    title = shown(crs.name, 50)
    why = ("数据表中没有这个坐标系。", "It is not in the table of datums.")
    try:
        made = Datum(
            id="own",
            title_zh=title,
            title_en=title,
            proj=crs.to_wkt(),
            certain=_is_exact(crs, datums),
            caveat_zh=why[0],
            caveat_en=why[1],
        )
        made.to_wgs84([0.0], [0.0])
    except (ValidationError, ProjError):
        return None, (saying("datum_not_known", said=title),)
    return made, ()


def _is_exact(crs: CRS, datums: Datums) -> bool:
    """Return whether the way to WGS 84 is known exactly: it is WGS 84 or CGCS2000 below."""
    base = crs.geodetic_crs
    degrees = (one.crs for one in datums if one.certain and one.crs is not None)
    return base is not None and any(one.is_geographic and same_system(base, one) for one in degrees)


def _named(words: str, datums: Datums) -> Datum:
    try:
        return datums.named(words)
    except RequestError as error:
        raise Refused("unknown_datum", said=words, usable=_usable(datums)) from error


def _usable(datums: Datums) -> tuple[str, str]:
    return listed([one.id for one in datums])


def _positions(places: NDArray[np.object_]) -> tuple[Numbers, Numbers]:
    found = shapely.get_coordinates(places)
    return found[:, 0], found[:, 1]


def _looks_flipped(datum: Datum, xs: Numbers, ys: Numbers) -> bool:
    return _share_inside(datum, xs, ys) < _share_inside(datum, ys, xs)


def _share_inside(datum: Datum, xs: Numbers, ys: Numbers) -> float:
    """Return how many of the positions lie in Guangzhou when read in this datum, from 0 to 1."""
    step = max(1, len(xs) // SAMPLE)
    with np.errstate(all="ignore"):
        lons, lats = datum.to_wgs84(xs[::step], ys[::step])
        inside = (lons >= WEST) & (lons <= EAST) & (lats >= SOUTH) & (lats <= NORTH)
    return float(np.mean(inside)) if inside.size else 0.0


def _hint(one: Hint) -> Saying:
    return saying("hint", said=(one.zh, one.en))
