"""The features of a layer as rows of a table: columns, orders, what they can be narrowed by."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import shapely

from map_app.atlas.table_query import Facet, TableChoices
from map_app.geo import Ground, Layer, area_ha, filter_words, length_km
from map_app.plan import Plan

NOT_TOLD = frozenset(
    {"id", "name", "name_en", "section_en", "section_id", "match_value", "file_line", "geometry"}
)
"""Columns of a frame that are no columns of the table: inner ones, and what `name` says already."""
NAME, ID = "name", "id"
MEASURED: Mapping[str, tuple[str, int]] = {"area": ("area_ha", 2), "line": ("length_km", 1)}
"""What is measured on the features of a layer, and the dimension it takes."""
LAST = ("note", "colour", "colour_source", "method", "source", "drawn_on")
"""What is said of how a feature was drawn stands behind what it is."""
DOWN = "-"
"""In front of a column: the largest first."""
DECIMALS = 2


@dataclass(frozen=True, slots=True)
class LayerFeature:
    """A feature as a row: `properties` by column, `bounds` west, south, east, north in degrees.

    `place_id` is None for what is no place of the plan.
    """

    number: int
    place_id: str | None
    properties: Mapping[str, object]
    tokens: tuple[str, ...]
    bounds: tuple[float, float, float, float]


def layer_columns(layer: Layer) -> tuple[str, ...]:
    """Return the columns of the table: name, what it is, what is measured, how drawn, id."""
    own = [str(one) for one in layer.frame.columns if one not in NOT_TOLD]
    what = [one for one in own if one not in LAST]
    measured = [MEASURED[layer.spec.geometry][0]] if layer.spec.geometry in MEASURED else []
    return (NAME, *what, *measured, *(one for one in LAST if one in own), ID)


def layer_sorts(layer: Layer) -> tuple[str, ...]:
    """Return the orders of the layer's table: by each column, upwards and downwards."""
    return tuple(sign + column for column in layer_columns(layer) for sign in ("", DOWN))


def layer_facet(layer: Layer) -> Facet | None:
    """Return what the table can be narrowed by, the layer's filter; None without one."""
    rule = layer.spec.filter
    return None if rule is None else Facet(layer.spec.id, rule.words())


def layer_choices(ground: Ground) -> TableChoices:
    """Return what the tables of all layers together can be asked."""
    layers = ground.layers.values()
    facets = (layer_facet(layer) for layer in layers)
    sorts = dict.fromkeys(sort for layer in layers for sort in layer_sorts(layer))
    return TableChoices(tuple(one for one in facets if one is not None), tuple(sorts))


def layer_features(plan: Plan, layer: Layer) -> tuple[LayerFeature, ...]:
    """Return the features of the layer in the order of its file."""
    every = zip(layer.properties, layer.frame.geometry, filter_words(layer), strict=True)
    measured = MEASURED.get(layer.spec.geometry)
    found = []
    for number, (row, geometry, tokens) in enumerate(every):
        properties = dict(row)
        if measured and int(shapely.get_dimensions(geometry)) == measured[1]:
            size = area_ha(geometry) if measured[0] == "area_ha" else length_km(geometry)
            properties[measured[0]] = round(size, DECIMALS)
        place_id = str(properties.get(ID) or "")
        west, south, east, north = (float(degrees) for degrees in geometry.bounds)
        known = place_id if place_id in plan.places else None
        found.append(LayerFeature(number, known, properties, tokens, (west, south, east, north)))
    return tuple(found)
