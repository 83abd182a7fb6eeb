"""Layers of a reader's own, made of shapes and rows by the test."""

from __future__ import annotations

import datetime as dt

import geopandas as gpd

from map_app.atlas.own import OwnLayer, OwnSource, OwnStyle
from map_app.geo.own import OwnFeatures


def own_layer(shapes, rows=None, layer_id="own_1", title="我的地块", **more):
    """Return a layer of these shapes (EPSG:4326); `rows` are their attributes."""
    told = rows or [{"名称": f"第{number}块"} for number in range(1, len(shapes) + 1)]
    read = gpd.GeoDataFrame(told, geometry=list(shapes), crs="EPSG:4326")
    source = OwnSource("红线.geojson", "WGS 84", "WGS 84", more.pop("datum_certain", True))
    source = more.pop("source", source)
    added = dt.datetime(2026, 11, 24, 4, 0, tzinfo=dt.UTC)
    style = more.pop("style", OwnStyle("#AA4499"))
    return OwnLayer(layer_id, title, OwnFeatures.of(read), source, style, added, **more)
