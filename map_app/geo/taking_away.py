"""Layers as files to go on working with: GeoJSON and GeoPackage, EPSG:4326, longitude first."""

from __future__ import annotations

import datetime as dt
import json
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from pyogrio import set_gdal_config_options, write_dataframe

DECIMALS = 7
"""About a centimetre: finer than any of the drawings."""


@dataclass(frozen=True, slots=True)
class LayerTaken:
    """A layer to be taken away: its features (EPSG:4326) and what must go with them.

    `about` says title, source, licence, credit, date, precision in metres, caveat.
    """

    id: str
    about: Mapping[str, str]
    frame: gpd.GeoDataFrame = field(compare=False)


def geojson_bytes(layers: Sequence[LayerTaken], about: Mapping[str, str]) -> bytes:
    """Return one FeatureCollection (RFC 7946) of all layers.

    Each feature names its layer; the layers' sources and licences, and what the file as a whole
    says, stand beside the features as members of the collection.
    """
    features = [
        {
            "type": "Feature",
            "properties": {"layer": layer.id} | _plain(row),
            "geometry": json.loads(shapely.to_geojson(_rounded(geometry))),
        }
        for layer in layers
        for row, geometry in zip(_rows(layer.frame), layer.frame.geometry, strict=True)
    ]
    collection = {
        "type": "FeatureCollection",
        **about,
        "layers": [{"id": layer.id, **layer.about} for layer in layers],
        "features": features,
    }
    return json.dumps(collection, ensure_ascii=False, allow_nan=False).encode()


def geopackage_bytes(
    layers: Sequence[LayerTaken], about: Mapping[str, str], made_on: dt.datetime
) -> bytes:
    """Return a GeoPackage with a table for each layer, and what must go with it as metadata."""
    set_gdal_config_options(
        {"OGR_CURRENT_DATE": made_on.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%S.000Z")}
    )
    try:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "layers.gpkg"
            for layer in layers:
                write_dataframe(
                    layer.frame.assign(geometry=_rounded(layer.frame.geometry.to_numpy())),
                    path,
                    layer=layer.id,
                    driver="GPKG",
                    append=path.exists(),
                    layer_metadata=dict(layer.about),
                    dataset_metadata=None if path.exists() else dict(about),
                )
            return path.read_bytes()
    finally:
        set_gdal_config_options({"OGR_CURRENT_DATE": None})


def _rounded(geometry: Any) -> Any:  # noqa: ANN401  one geometry or an array of them, as shapely has it
    """Return the geometry with coordinates to about a centimetre; what it is stays."""
    return shapely.transform(geometry, lambda places: np.round(places, DECIMALS))


def _rows(frame: gpd.GeoDataFrame) -> list[dict[str, object]]:
    rows = pd.DataFrame(frame.drop(columns="geometry")).to_dict("records")
    return [{str(key): value for key, value in row.items()} for row in rows]


def _plain(row: Mapping[str, object]) -> dict[str, object]:
    """Return a row as JSON has it: nothing for what is missing, dates as words."""
    return {key: _value(value) for key, value in row.items()}


def _value(value: object) -> object:
    if isinstance(value, np.generic):
        value = value.item()
    if value is None or (isinstance(value, float) and not np.isfinite(value)) or value is pd.NaT:
        return None
    return value if isinstance(value, str | int | float | bool) else str(value)
