"""An Atlas with another layer on it, as a reader's data or an office's own file would put there."""

from __future__ import annotations

from dataclasses import replace

import geopandas as gpd

from map_app.geo import Layer, make_ground


def with_layer(atlas, layer_id, rows, *, like="village_renewal", order=65):
    """Return the Atlas with one more layer of these (id, name, geometry), drawn like another."""
    spec = atlas.ground.layers[like].spec.model_copy(update={"id": layer_id, "order": order})
    ids, names, geometries = zip(*rows, strict=True)
    columns = {"id": ids, "name": names, "precision_m": 50.0, "source": "", "method": ""}
    frame = gpd.GeoDataFrame(columns, geometry=list(geometries), crs="EPSG:4326")
    layers = {**atlas.ground.layers, layer_id: Layer(spec, frame)}
    return replace(atlas, ground=make_ground(layers))
