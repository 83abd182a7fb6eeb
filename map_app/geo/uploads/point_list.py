"""界址点 text: parcels as rings of points, X north and Y east, the system told by a head."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

import numpy as np
import shapely
from shapely.errors import ShapelyError
from shapely.geometry.base import BaseGeometry

from map_app.geo.uploads import encodings
from map_app.geo.uploads.point_lines import COLUMNS, Parcel, PointText, read_lines
from map_app.geo.uploads.raw_layer import Objects, RawLayer
from map_app.geo.uploads.report import Choices, Rejected
from map_app.geo.uploads.says import Refused, saying
from map_app.settings import UploadLimits

FAMILIES: Mapping[str, re.Pattern[str]] = MappingProxyType(
    {
        "cgcs2000": re.compile(
            r"^(2000国家|国家2000|cgcs ?2000|2000坐标系|大地2000)", re.IGNORECASE
        ),
        "xian80": re.compile(r"西安|^80|1980"),
        "beijing54": re.compile(r"北京|^54|1954"),
    }
)
METRES_PER_ZONE = 1_000_000
MOST_DEGREES = 360.0
SIX_DEGREE_ZONES = range(13, 24)
FEWEST_OF_AREA, FEWEST_OF_LINE = 3, 2


def read_points(path: Path, name: str, choices: Choices, limits: UploadLimits) -> RawLayer:
    """Return the parcels of a 界址点 text; raises Refused for a text without any."""
    text, encoding = encodings.text_of(path.read_bytes(), encodings.chosen(choices.encoding))
    found = read_lines(text)
    if len(found.parcels) > limits.features:
        raise Refused("many_features", most=limits.features)
    places = [(parcel, *_place(parcel)) for parcel in found.parcels]
    good = [(parcel, place) for parcel, place, _ in places if place is not None]
    rejected = [one for _, _, why in places for one in why]
    rejected += [Rejected(n, saying("reason.bad_line", line=line)) for n, line in found.stray_lines]
    if not good and not rejected:
        raise Refused("no_points")
    raw = RawLayer(
        name,
        _columns([parcel for parcel, _ in good]),
        _objects([place for _, place in good]),
        np.array([parcel.line for parcel, _ in good], dtype=np.int64),
        encoding=encoding.name,
        rejected=tuple(sorted(rejected, key=lambda one: one.row)),
        warnings=encoding.warnings,
        as_surveyed=True,
    )
    return replace(raw, datum_words=_datum_words(found, raw.geometries))


def _place(parcel: Parcel) -> tuple[BaseGeometry | None, list[Rejected]]:
    """Return a parcel's geometry, x east; or what is wrong with its lines, one by one."""
    if parcel.bad_lines:
        return None, [
            Rejected(number, saying("reason.bad_line", line=line))
            for number, line in parcel.bad_lines
        ]
    rings = [[(y, x) for x, y in ring] for ring in parcel.rings.values()]
    try:
        place = _shape_of(parcel, rings)
    except (ShapelyError, ValueError):
        place = None
    if place is None:
        return None, [Rejected(parcel.line, saying("reason.few_points"))]
    return place, []


def _shape_of(
    parcel: Parcel, rings: Sequence[Sequence[tuple[float, float]]]
) -> BaseGeometry | None:
    """Return points, lines or an area; None where a ring has too few points."""
    fewest = {"area": FEWEST_OF_AREA, "line": FEWEST_OF_LINE, "point": 1}[parcel.shape]
    if not rings or any(len(set(ring)) < fewest for ring in rings):
        return None
    if parcel.shape == "point":
        points = [point for ring in rings for point in ring]
        return shapely.Point(points[0]) if len(points) == 1 else shapely.MultiPoint(points)
    if parcel.shape == "line":
        return shapely.LineString(rings[0]) if len(rings) == 1 else shapely.MultiLineString(rings)
    return _area(rings)


def _area(rings: Sequence[Sequence[tuple[float, float]]]) -> BaseGeometry:
    """Return the rings as an area: one that lies in an earlier one is a hole in it."""
    outers: list[tuple[shapely.Polygon, list[Sequence[tuple[float, float]]]]] = []
    for ring in rings:
        area = shapely.Polygon(ring)
        around = next((holes for outer, holes in outers if _holds(outer, area)), None)
        if around is None:
            outers.append((area, []))
        else:
            around.append(ring)
    areas = [shapely.Polygon(outer.exterior, holes) for outer, holes in outers]
    return areas[0] if len(areas) == 1 else shapely.MultiPolygon(areas)


def _holds(outer: shapely.Polygon, inner: shapely.Polygon) -> bool:
    return bool(outer.is_valid and inner.is_valid and outer.covers(inner))


def _columns(parcels: Sequence[Parcel]) -> dict[str, Objects]:
    most = max((len(parcel.attributes) for parcel in parcels), default=0)
    names = [*COLUMNS[:most], *(f"属性{number}" for number in range(len(COLUMNS) + 1, most + 1))]
    return {
        column: _objects(
            [one.attributes[at] if at < len(one.attributes) else None for one in parcels]
        )
        for at, column in enumerate(names)
    }


def _datum_words(found: PointText, places: Objects) -> str | None:
    """Return the id of the system that head and numbers tell together, None where they do not."""
    told = found.head.get("坐标系", "")
    family = next((name for name, form in FAMILIES.items() if form.search(told)), None)
    if family is None or not len(places):
        return told or None
    positions = shapely.get_coordinates(places)
    positions = positions[np.isfinite(positions).all(axis=1)]
    if not len(positions):
        return None
    east, north = (float(one) for one in np.median(positions, axis=0))
    if max(east, north) <= MOST_DEGREES:
        return family
    prefix = int(min(max(east, 0.0), 1e9) // METRES_PER_ZONE) or None
    said = re.search(r"\d{1,3}", found.head.get("带号", ""))
    zone = int(said[0]) if said else prefix
    if zone is None or (prefix is not None and prefix != zone):
        return None
    is_six = found.head.get("几度分带", "").startswith("6") or zone in SIX_DEGREE_ZONES
    if prefix is not None:
        return f"{family}-6deg-zone{zone}" if is_six else f"{family}-zone{zone}"
    return f"{family}-cm{zone * 6 - 3 if is_six else zone * 3}"


def _objects(values: Sequence[object]) -> Objects:
    told = np.empty(len(values), dtype=object)
    for at, value in enumerate(values):  # a geometry would be taken for a list
        told[at] = value
    return told
