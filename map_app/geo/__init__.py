"""Where things are: the layers as checked frames, and measuring on them."""

from map_app.geo.filtering import filter_words, is_kept, kept_features
from map_app.geo.geodesic import (
    GroundArea,
    GroundLength,
    ground_area,
    ground_circle,
    ground_distance,
    ground_east_of,
    ground_length,
)
from map_app.geo.ground import Ground, Layer, load_ground, make_ground
from map_app.geo.measure import (
    MEASURING_CRS,
    PLACES_CRS,
    area_ha,
    distance_m,
    from_grid,
    grid_geometries,
    length_km,
    parts_of,
    point_on,
    share_within,
    to_grid,
)
from map_app.geo.spec import FilterRule, FilterValue, LayerSpec, LegendRow, Match, StyleRule

__all__ = [
    "MEASURING_CRS",
    "PLACES_CRS",
    "FilterRule",
    "FilterValue",
    "Ground",
    "GroundArea",
    "GroundLength",
    "Layer",
    "LayerSpec",
    "LegendRow",
    "Match",
    "StyleRule",
    "area_ha",
    "distance_m",
    "filter_words",
    "from_grid",
    "grid_geometries",
    "ground_area",
    "ground_circle",
    "ground_distance",
    "ground_east_of",
    "ground_length",
    "is_kept",
    "kept_features",
    "length_km",
    "load_ground",
    "make_ground",
    "parts_of",
    "point_on",
    "share_within",
    "to_grid",
]
