"""A reader's own layer as a file to go on working with, in WGS 84 or CGCS2000 degrees.

Between the two PROJ knows no shift: both follow the same frame to within a metre, and positions are
written with the same numbers. The file says so.
"""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Literal

import geopandas as gpd
import numpy as np
import shapely
from numpy.typing import NDArray
from pyogrio import write_dataframe

from map_app.geo.datums import Datum
from map_app.geo.measure import PLACES_CRS
from map_app.geo.own.features import OwnFeatures, plain
from map_app.geo.own.geojson import collection_text

FileDatum = Literal["wgs84", "cgcs2000"]
CODES: Mapping[FileDatum, int] = MappingProxyType({"wgs84": 4326, "cgcs2000": 4490})
DECIMALS = 8
"""A millimetre."""
TABLE, TAKEN = "layer", ("fid", "geom", "geometry")


def own_geojson(features: OwnFeatures, datum: Datum, about: Mapping[str, str]) -> bytes:
    """Return the features as GeoJSON; `about` stands beside them.

    RFC 7946 knows WGS 84 alone; another datum is told as older GeoJSON does, by `crs`.
    """
    shapes = list(shapely.to_geojson(_moved(features, datum)))
    columns = [[plain(value) for value in features.frame[name]] for name in features.columns]
    rows = zip(*columns, strict=True) if columns else (() for _ in shapes)
    told = [dict(zip(features.columns, row, strict=True)) for row in rows]
    code = datum.epsg
    head: dict[str, object] = dict(about)
    if f"EPSG:{code}" != PLACES_CRS:
        name = f"urn:ogc:def:crs:EPSG::{code}"
        head = {"crs": {"type": "name", "properties": {"name": name}}, **head}
    return collection_text(told, shapes, head).encode()


def own_geopackage(features: OwnFeatures, datum: Datum, about: Mapping[str, str]) -> bytes:
    """Return the features as a GeoPackage; `about` is its metadata."""
    frame = gpd.GeoDataFrame(
        {
            name: features.frame[old]
            for name, old in zip(
                table_names(features.columns, TAKEN), features.columns, strict=True
            )
        },
        geometry=_moved(features, datum),
        crs=datum.epsg,
    )
    with tempfile.TemporaryDirectory(prefix="map-own-file-") as folder:
        path = Path(folder) / "layer.gpkg"
        write_dataframe(
            frame,
            path,
            layer=TABLE,
            driver="GPKG",
            layer_metadata=dict(about),
            dataset_metadata=dict(about),
        )
        return path.read_bytes()


def _moved(features: OwnFeatures, datum: Datum) -> NDArray[np.object_]:
    """Return the geometries in a datum of degrees."""

    def move(at: NDArray[np.float64]) -> NDArray[np.float64]:
        there = np.column_stack(datum.from_wgs84(at[:, 0], at[:, 1]))
        return np.asarray(np.round(there, DECIMALS), dtype=np.float64)

    return np.asarray(shapely.transform(features.shapes, move), dtype=object)


def table_names(columns: tuple[str, ...], reserved: tuple[str, ...]) -> list[str]:
    """Return names that a table can have: none twice in any case, none of those reserved."""
    names: list[str] = []
    taken = set(reserved)
    for column in columns:
        name = column
        while name.casefold() in taken:
            name = f"{name}_"
        taken.add(name.casefold())
        names.append(name)
    return names
