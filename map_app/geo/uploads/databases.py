"""GeoPackage and DXF: one database of layers, one drawing of lines."""

from __future__ import annotations

import re
import shutil
import sqlite3
from dataclasses import replace
from pathlib import Path

import numpy as np

from map_app.geo.uploads import gdal
from map_app.geo.uploads.choosing import one_of
from map_app.geo.uploads.raw_layer import RawLayer
from map_app.geo.uploads.report import Choices
from map_app.geo.uploads.says import Refused, saying
from map_app.settings import UploadLimits

_VIRTUAL = re.compile(
    r"^\s*CREATE\s+VIRTUAL\s+TABLE\b.*?\bUSING\s+\"?(\w+)", re.IGNORECASE | re.DOTALL
)
HARMLESS = frozenset({"rtree", "fts3", "fts4", "fts5"})


def read_geopackage(path: Path, folder: Path, choices: Choices, limits: UploadLimits) -> RawLayer:
    """Return the chosen layer of a GeoPackage; raises Refused for a database that is none."""
    _refuse_odd_database(path)
    clean = shutil.copyfile(path, folder / "layer.gpkg")  # kept: GDAL may want a new start
    names = gdal.layer_names(clean, "GPKG")
    name = one_of(names, choices.layer)
    raw = gdal.read(clean, "GPKG", name, limits)
    return replace(raw, encoding="UTF-8")


def read_drawing(path: Path, folder: Path, name: str, limits: UploadLimits) -> RawLayer:
    """Return the entities of a DXF, closed lines as areas; a drawing says no system."""
    clean = shutil.copyfile(path, folder / "layer.dxf")
    raw = gdal.read(clean, "DXF", None, limits)
    if not len(raw.rows):
        raise Refused("empty_layer")
    rows = np.arange(1, len(raw.rows) + 1, dtype=np.int64)
    columns = {k: v for k, v in raw.columns.items() if any(value is not None for value in v)}
    told = (saying("dxf_closed_lines"),)
    return replace(
        raw, name=name, rows=rows, columns=columns, wkt=None, as_surveyed=True, warnings=told
    )


def _refuse_odd_database(path: Path) -> None:
    """Refuse a database without features, and one whose tables are read from elsewhere."""
    try:
        opened = sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True)
        opened.text_factory = _text
        try:
            tables = opened.execute("SELECT name, sql FROM sqlite_master").fetchall()
        finally:
            opened.close()
    except (sqlite3.Error, UnicodeDecodeError) as error:  # the latter of its own error's words
        raise Refused("damaged", kind="GeoPackage") from error
    if "gpkg_contents" not in {name for name, _ in tables}:
        raise Refused("other_database")
    for _, told in tables:
        found = _VIRTUAL.match(told) if isinstance(told, str) else None
        if found and found[1].lower() not in HARMLESS:
            raise Refused("virtual_tables")


def _text(raw: bytes) -> str:
    return raw.decode("utf-8", errors="replace")
