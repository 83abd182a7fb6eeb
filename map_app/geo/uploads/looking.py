"""A file opened by what it is, its features made sound and brought home, and told of."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePath

import geopandas as gpd
import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from map_app.geo.datums import Datums
from map_app.geo.measure import PLACES_CRS
from map_app.geo.uploads import archive as archives
from map_app.geo.uploads.choosing import one_of
from map_app.geo.uploads.databases import read_drawing, read_geopackage
from map_app.geo.uploads.geojson_text import read_geojson
from map_app.geo.uploads.kml import kml_within, read_kml
from map_app.geo.uploads.mending import kept_of, sound
from map_app.geo.uploads.placing import Placed, in_degrees, placed
from map_app.geo.uploads.point_list import read_points
from map_app.geo.uploads.raw_layer import RawLayer
from map_app.geo.uploads.report import Choices, LayerReport, Plain, Rejected, rows_of
from map_app.geo.uploads.says import Refused, Saying, listed, saying, shown
from map_app.geo.uploads.shapefiles import read_shapefile
from map_app.geo.uploads.sniff import HEAD_BYTES, NAMES, TITLES, Kind, kind_of, refuse_vrt
from map_app.geo.uploads.tables import read_csv, read_workbook
from map_app.settings import UploadLimits

SAMPLE_ROWS = 5
LONGEST_SAMPLE = 200
MOST_REJECTED_TOLD = 1_000
BOUNDS_DECIMALS = 7
LARGEST_WHOLE = 2**63
DIMENSIONS = ("point", "line", "area")
OF_ONE_LAYER = frozenset({"geojson", "dxf", "points", "table"})
DOCTYPE = b"<!DOCTYPE"


@dataclass(frozen=True, slots=True)
class Job:
    """What is to be read, where there is room for it, and what it is read with."""

    path: Path
    name: str
    folder: Path
    choices: Choices
    limits: UploadLimits
    datums: Datums
    roads: tuple[BaseGeometry, ...]


def look(job: Job) -> tuple[LayerReport, gpd.GeoDataFrame]:
    """Return what there is to say of the file, and its features in EPSG:4326.

    Raises Refused with why the file cannot be taken.
    """
    with job.path.open("rb") as file:
        head = file.read(HEAD_BYTES)
    if not head.strip(b"\x00 \t\r\n"):
        raise Refused("empty_file")
    kind = kind_of(head, job.name)
    raw = _read(kind, job)
    if kind in OF_ONE_LAYER:
        one_of((raw.name,), job.choices.layer)
    raw = replace(raw, warnings=(*_named_otherwise(kind, job.name), *raw.warnings))
    sounded = sound(raw, job.limits)
    if not len(sounded.rows):
        raise _nothing_left(sounded.rejected)
    reading = placed(sounded, job.choices.datum, job.datums, job.roads)
    home = replace(sounded, geometries=in_degrees(sounded.geometries, reading))
    home = _on_earth(home, reading)
    frame = _frame(home)
    return _report(home, reading, frame), frame


def _read(kind: Kind, job: Job) -> RawLayer:
    """Return the layer of a file of this kind."""
    path, folder, choices, limits = job.path, job.folder, job.choices, job.limits
    name = shown(PurePath(job.name).stem) or "layer"
    readers: Mapping[Kind, Callable[[], RawLayer]] = {
        "zip": lambda: _read_archive(job, name),
        "geojson": lambda: read_geojson(path, folder, name, choices, limits),
        "kml": lambda: read_kml(path, folder, name, choices, limits),
        "gpkg": lambda: read_geopackage(path, folder, choices, limits),
        "dxf": lambda: read_drawing(path, folder, name, limits),
        "points": lambda: read_points(path, name, choices, limits),
        "table": lambda: _read_table(job, name),
    }
    return readers[kind]()


def _read_table(job: Job, name: str) -> RawLayer:
    """Return the rows of a CSV; a text that nobody called one, and that is none, is no map."""
    try:
        return read_csv(job.path, name, job.choices, job.limits)
    except Refused as error:
        is_called_so = PurePath(job.name).suffix.lower() in NAMES["table"]
        if error.saying.key == saying("no_columns").key and not is_called_so:
            raise Refused("not_a_map") from error
        raise


def _read_archive(job: Job, name: str) -> RawLayer:
    """Return the layer of a ZIP: a Shapefile, a KMZ or a workbook, by what lies in it."""
    with archives.opened(job.path, job.limits) as archive:
        paths = {str(member.path) for member in archive.members}
        if archive.having(".shp"):
            return read_shapefile(archive, job.folder, job.choices, job.limits)
        if "xl/workbook.xml" in paths:
            _refuse_entities(archive, job.folder)
            book = job.path.rename(job.folder / "book.xlsx")
            return read_workbook(book, name, job.choices, job.limits)
        for member in archive.members:
            refuse_vrt(archive.head(member, HEAD_BYTES))
        if archive.having(".kml"):
            path = kml_within(archive, job.folder)
            return read_kml(path, job.folder, name, job.choices, job.limits)
    raise Refused("empty_zip" if not paths else "no_shp")


def _refuse_entities(archive: archives.Archive, folder: Path) -> None:
    """Refuse a workbook with a document type in any part: none that a program writes has one."""
    for member in archive.members:
        if member.ending not in {".png", ".jpg", ".jpeg", ".emf", ".gif"}:
            content = archive.unpack(member, folder / "part").read_bytes()
            if DOCTYPE in content.replace(b"\x00", b"").upper():
                raise Refused("entities")


def _named_otherwise(kind: Kind, name: str) -> tuple[Saying, ...]:
    """Return that a file is not what its name says; nothing when it is."""
    ending = PurePath(name).suffix.lower()
    if not ending or ending in NAMES[kind]:
        return ()
    return (saying("named_otherwise", ending=ending, kind=TITLES[kind]),)


def _nothing_left(rejected: Sequence[Rejected]) -> Refused:
    """Return that no feature can be used, with the first reason."""
    if not rejected:
        return Refused("empty_layer")
    if all(one.reason.key.endswith((".no_geometry", ".empty")) for one in rejected):
        return Refused("no_geometry")
    return Refused("all_rejected", rejected=len(rejected), rows=listed(rows_of(rejected)))


def _on_earth(raw: RawLayer, reading: Placed) -> RawLayer:
    """Return the layer without what is no position of its datum; raises Refused for all of it."""
    kept = ~shapely.is_missing(raw.geometries)
    if not kept.any():
        raise Refused("datum_does_not_fit", title=(reading.datum.title_zh, reading.datum.title_en))
    told = tuple(Rejected(int(row), saying("reason.off_earth")) for row in raw.rows[~kept])
    return replace(kept_of(raw, kept), rejected=(*raw.rejected, *told))


def _frame(raw: RawLayer) -> gpd.GeoDataFrame:
    columns = {
        (name if name != "geometry" else "geometry_"): _of_one_kind(values)
        for name, values in raw.columns.items()
    }
    return gpd.GeoDataFrame(columns, geometry=raw.geometries, crs=PLACES_CRS)


def _of_one_kind(values: NDArray[np.object_]) -> NDArray[np.object_]:
    """Return a column whose values are all of one kind: words, where they were not."""
    if _are_plain_words(values):
        return values
    plain = [_plain(value) for value in values]
    kinds = {type(value) for value in plain if value is not None}
    is_mixed = len(kinds) > 1 and kinds != {int, float}
    told = np.empty(len(values), dtype=object)
    told[:] = [None if v is None or not is_mixed else str(v) for v in plain] if is_mixed else plain
    return told


def _are_plain_words(values: NDArray[np.object_]) -> bool:
    """Return whether all values are words or nothing, none of them with half a letter."""
    if not set(map(type, values)) <= {str, type(None)}:
        return False
    try:
        "".join(filter(None, values)).encode()
    except UnicodeEncodeError:
        return False
    return True


def _plain(value: object) -> Plain:
    """Return a value as JSON has it."""
    if value is None or isinstance(value, bytes):
        return None
    if isinstance(value, bool | str):
        return value.encode("utf-8", "replace").decode() if isinstance(value, str) else value
    if isinstance(value, int):
        return value if abs(value) < LARGEST_WHOLE else str(value)
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    return str(value)


def _report(raw: RawLayer, reading: Placed, frame: gpd.GeoDataFrame) -> LayerReport:
    west, south, east, north = (
        round(float(one), BOUNDS_DECIMALS) for one in shapely.total_bounds(raw.geometries)
    )
    columns = tuple(str(name) for name in frame.columns if name != "geometry")
    more = len(raw.rejected) - MOST_REJECTED_TOLD
    warnings = (*raw.warnings, *reading.warnings)
    is_own = reading.datum.id == "own"
    return LayerReport(
        name=shown(raw.name),
        features=len(raw.rows),
        geometry=_geometry(raw.geometries),
        encoding=raw.encoding,
        datum=reading.datum.title_zh if is_own else reading.datum.id,
        datum_certain=reading.certain,
        bounds=(west, south, east, north),
        columns=columns,
        sample=_sample(frame.head(SAMPLE_ROWS), columns),
        mended=raw.mended,
        rejected=raw.rejected[:MOST_REJECTED_TOLD],
        warnings=(*warnings, saying("more_rejected", more=more)) if more > 0 else warnings,
    )


def _sample(rows: gpd.GeoDataFrame, columns: Sequence[str]) -> tuple[Mapping[str, Plain], ...]:
    told = [{name: _short(_plain(row[name])) for name in columns} for _, row in rows.iterrows()]
    return tuple(told)


def _short(value: Plain) -> Plain:
    return value[:LONGEST_SAMPLE] if isinstance(value, str) else value


def _geometry(places: NDArray[np.object_]) -> str:
    """Return what the layer is made of: points, lines, areas, or several of these."""
    found = Counter(int(one) for one in shapely.get_dimensions(places))
    return DIMENSIONS[next(iter(found))] if len(found) == 1 else "mixed"
