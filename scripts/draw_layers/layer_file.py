"""Write a drawn layer as GeoJSON: EPSG:4326, six decimals (about 0.1 m), one feature a line."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import shapely
from shapely.geometry import mapping
from shapely.geometry.base import BaseGeometry

from scripts.draw_layers.control import LAYERS

DECIMALS = 6
GRID_DEGREES = 10.0**-DECIMALS


@dataclass(frozen=True, slots=True)
class Feature:
    """One feature to be written: its properties in order, and its geometry in degrees."""

    properties: Mapping[str, object]
    geometry: BaseGeometry


def write_layer(layer_id: str, features: Iterable[Feature]) -> None:
    """Write `layers/<layer_id>.geojson`; equal features give equal bytes."""
    lines = ",\n".join(_feature_line(feature) for feature in features)
    head = f'{{"type": "FeatureCollection", "name": "{layer_id}", "features": [\n'
    path = LAYERS / f"{layer_id}.geojson"
    path.write_text(f"{head}{lines}\n]}}\n", encoding="utf-8", newline="\n")


def _feature_line(feature: Feature) -> str:
    """Return one feature as one line of JSON."""
    on_grid = shapely.set_precision(feature.geometry, GRID_DEGREES)
    oriented = shapely.orient_polygons(on_grid)
    document = {
        "type": "Feature",
        "properties": dict(feature.properties),
        "geometry": _rounded(mapping(oriented)),
    }
    return json.dumps(document, ensure_ascii=False)


def _rounded(value: Any) -> Any:  # noqa: ANN401 a GeoJSON tree of lists, words and numbers
    """Return the tree with every number at six decimals."""
    if isinstance(value, float):
        return round(value, DECIMALS)
    if isinstance(value, Mapping):
        return {key: _rounded(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_rounded(item) for item in value]
    return value
