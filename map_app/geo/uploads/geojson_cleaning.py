"""GeoJSON without the features that GDAL would give up the whole file for."""

from __future__ import annotations

from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.errors import ShapelyError
from shapely.geometry import mapping, shape

from map_app.geo.uploads.report import Rejected
from map_app.geo.uploads.says import saying

LARGEST_WHOLE = 2**63
_UNREADABLE = (
    *(ShapelyError, ValueError, TypeError, KeyError, IndexError, AttributeError, OverflowError),
)


def cleaned(
    document: dict[str, Any],
) -> tuple[dict[str, Any], NDArray[np.int64], tuple[Rejected, ...]]:
    """Return the document with its readable features, their numbers, and the others with why."""
    features = document.get("features")
    told = features if isinstance(features, list) else [_as_feature(document)]
    kept: list[dict[str, Any]] = []
    rows: list[int] = []
    rejected: list[Rejected] = []
    for row, feature in enumerate(told, start=1):
        clean = _clean(feature)
        if isinstance(clean, str):
            rejected.append(Rejected(row, saying(f"reason.{clean}")))
        else:
            rows.append(row)
            kept.append(clean)
    return (
        {"type": "FeatureCollection", "features": kept},
        np.array(rows, dtype=np.int64),
        tuple(rejected),
    )


def _as_feature(document: dict[str, Any]) -> dict[str, Any]:
    if document.get("type") == "Feature":
        return document
    return {"type": "Feature", "properties": {}, "geometry": document}


def _clean(feature: object) -> dict[str, Any] | str:
    """Return the feature with what is read of it, or why it cannot be read."""
    if not isinstance(feature, dict) or feature.get("type") != "Feature":
        return "no_feature"
    if feature.get("geometry") is None:
        return "no_geometry"
    try:
        geometry = shape(feature["geometry"])
    except _UNREADABLE:
        return "bad_geometry"
    if not np.isfinite(shapely.get_coordinates(geometry)).all():
        return "not_finite"
    properties = _properties(feature.get("properties"))
    return {"type": "Feature", "properties": properties, "geometry": mapping(geometry)}


def _properties(told: object) -> dict[str, Any]:
    """Return properties as GDAL takes them: numbers that it cannot hold as words."""
    properties = told if isinstance(told, dict) else {}
    return {str(key): _value(value) for key, value in properties.items()}


def _value(value: object) -> object:
    if isinstance(value, dict | list):
        return str(value)
    is_huge = type(value) is int and not -LARGEST_WHOLE <= value < LARGEST_WHOLE
    return str(value) if is_huge else value
