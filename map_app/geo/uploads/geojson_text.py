"""GeoJSON looked through before GDAL sees it: whole, not too deep, and pointing nowhere."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any, NoReturn

from map_app.geo.uploads import encodings, gdal
from map_app.geo.uploads.geojson_cleaning import cleaned
from map_app.geo.uploads.raw_layer import RawLayer
from map_app.geo.uploads.report import Choices, rows_of
from map_app.geo.uploads.says import Refused, listed, saying
from map_app.settings import UploadLimits

GEOMETRIES = frozenset(
    {"Point", "MultiPoint", "LineString", "MultiLineString", "Polygon", "MultiPolygon"}
) | {"GeometryCollection"}
OWN_DATUM = "wgs84"
"""RFC 7946: positions are WGS 84 unless a file of the older kind says otherwise."""
HALF_LETTER = re.compile(r"\\u[dD][89a-fA-F]")
"""Half of a letter, which GDAL would pass on as no letter at all."""
_NAMED = re.compile(r"^(urn:ogc:def:crs:|EPSG:|OGC:)[\w:.]*$", re.IGNORECASE)


def read_geojson(
    path: Path, folder: Path, name: str, choices: Choices, limits: UploadLimits
) -> RawLayer:
    """Return the features of a GeoJSON file; raises Refused for what is none."""
    text, encoding = encodings.text_of(path.read_bytes(), encodings.chosen(choices.encoding))
    document = _document(text)
    _refuse_other_json(document, limits)
    told = document.pop("crs", None)
    crs = _crs_name(told)
    if (told is not None and crs is None) or HALF_LETTER.search(text):
        text = json.dumps(document, ensure_ascii=False)
    is_whole = all(isinstance(one, dict) for one in document.get("features", ()))
    del document
    raw = _read(text, folder, limits) if is_whole else None
    return replace(
        raw or _read_cleaned(text, folder, limits),
        name=name,
        encoding=encoding.name,
        datum_words=OWN_DATUM if told is None else None,
        wkt=crs,
        warnings=encoding.warnings,
    )


def _read(text: str, folder: Path, limits: UploadLimits) -> RawLayer | None:
    """Return what GDAL reads, None where it gives up."""
    clean = folder / "layer.geojson"
    clean.write_text(text, encoding="utf-8", errors="replace")
    try:
        return gdal.read(clean, "GeoJSON", None, limits)
    except Refused as error:
        if error.saying.key != saying("damaged").key:
            raise
        return None


def _read_cleaned(text: str, folder: Path, limits: UploadLimits) -> RawLayer:
    """Return the features that can be read; GDAL would give up all of them for one that cannot."""
    document, rows, rejected = cleaned(_document(text))
    if not len(rows):
        raise Refused("all_rejected", rejected=len(rejected), rows=listed(rows_of(rejected)))
    raw = _read(json.dumps(document, ensure_ascii=False), folder, limits)
    if raw is None or len(raw.rows) != len(rows):
        raise Refused("damaged", kind="GeoJSON")
    return replace(raw, rows=rows, rejected=rejected)


def _document(text: str) -> dict[str, Any]:
    try:
        found = json.loads(text, parse_constant=_refuse_constant)
    except json.JSONDecodeError as error:
        raise Refused("broken_json", line=error.lineno, column=error.colno) from error
    except RecursionError as error:
        raise Refused("deep_json") from error
    except ValueError as error:  # a number of thousands of digits
        raise Refused("broken_json", line=1, column=1) from error
    if not isinstance(found, dict):
        raise Refused("other_json", told=type(found).__name__)
    return found


def _refuse_constant(word: str) -> NoReturn:
    raise json.JSONDecodeError(word, word, 0)


def _refuse_other_json(document: dict[str, Any], limits: UploadLimits) -> None:
    """Refuse JSON of another kind, and what is nested as no map is."""
    told = document.get("type")
    features = document.get("features")
    if told == "FeatureCollection" and not isinstance(features, list):
        raise Refused("other_json", told="FeatureCollection")
    if not isinstance(told, str) or told not in {"FeatureCollection", "Feature", *GEOMETRIES}:
        raise Refused("other_json", told=told if isinstance(told, str) else "?")
    if isinstance(features, list) and not features:
        raise Refused("empty_layer")
    if isinstance(features, list) and len(features) > limits.features:
        raise Refused("many_features", most=limits.features)


def _crs_name(told: object) -> str | None:
    """Return the system that the member `crs` names; None for a link, which nobody follows."""
    properties = told.get("properties") if isinstance(told, dict) else None
    name = properties.get("name") if isinstance(properties, dict) else None
    return name if isinstance(name, str) and _NAMED.match(name) else None
