"""A reader's own features as GeoJSON for the browser: EPSG:4326, six decimals (a decimetre)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence

import numpy as np
import shapely
from numpy.typing import NDArray

from map_app.geo.own.features import OwnFeatures

DECIMALS = 6
MOST_PREVIEWED = 2_000
SEEN_SHARE = 1 / 1_500
"""Of the extent's longer side: less is not seen in a preview."""


def features_text(features: OwnFeatures, codes: Iterable[int]) -> str:
    """Return all features with `row`, `name` and `c`, the line of the legend that is theirs."""
    names = (features.name(row) for row in range(1, len(features) + 1))
    told = [
        {"row": row, "name": name, "c": int(code)}
        for row, (name, code) in enumerate(zip(names, codes, strict=True), start=1)
    ]
    return collection_text(told, geometry_texts(features.shapes))


def preview_text(features: OwnFeatures, most: int = MOST_PREVIEWED) -> str:
    """Return at most so many features, thinned evenly and simplified, before they are a layer."""
    count = len(features)
    rows = np.unique(np.linspace(0, count - 1, min(most, count)).round().astype(int))
    west, south, east, north = features.bounds
    shapes = shapely.simplify(features.shapes[rows], max(east - west, north - south) * SEEN_SHARE)
    shapes = np.where(shapely.is_empty(shapes), features.shapes[rows], shapes)
    told = [{"row": int(row) + 1, "name": features.name(int(row) + 1)} for row in rows]
    return collection_text(told, geometry_texts(shapes), {"shown": len(rows), "of": count})


def geometry_texts(shapes: NDArray[np.object_]) -> list[str]:
    """Return each geometry as GeoJSON writes it."""
    rounded = shapely.transform(shapes, lambda at: np.round(at, DECIMALS))
    return list(shapely.to_geojson(rounded))


def collection_text(
    properties: Sequence[Mapping[str, object]],
    geometries: Sequence[str],
    more: Mapping[str, object] | None = None,
) -> str:
    """Return a FeatureCollection; `more` are members of its own."""
    head = "".join(
        f",{json.dumps(key)}:{json.dumps(value, ensure_ascii=False)}"
        for key, value in (more or {}).items()
    )
    parts = ",".join(map(_feature_text, properties, geometries))
    return f'{{"type":"FeatureCollection"{head},"features":[{parts}]}}'


def _feature_text(properties: Mapping[str, object], geometry: str) -> str:
    told = json.dumps(properties, ensure_ascii=False)
    return f'{{"type":"Feature","properties":{told},"geometry":{geometry}}}'
