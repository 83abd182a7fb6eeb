"""Draw the area layers: district, water, belt and zones, clusters, villages."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

from shapely import box
from shapely.geometry.base import BaseGeometry
from shapely.ops import unary_union

from scripts.draw_layers.areas_build import areas_on_land, feature, read_areas
from scripts.draw_layers.areas_faces import Plane, grid_degrees
from scripts.draw_layers.areas_outlines import read_guides, read_outlines
from scripts.draw_layers.areas_plan import precinct_of, where_named
from scripts.draw_layers.areas_rivers import draw_rivers, read_rivers
from scripts.draw_layers.areas_water import creek_features, river_areas, river_features
from scripts.draw_layers.grid import SQUARE_METRES_PER_HECTARE, to_metres
from scripts.draw_layers.layer_file import write_layer

# Where the OSM river lines reach to: the district and about 2.5 km around it, 1.5 km in the south.
FRAME_WEST_SOUTH_EAST_NORTH = (113.1470, 23.0302, 113.2965, 23.1840)
DISTRICT = "district-liwan"
CLUSTERS = "baietan_clusters"
BELT_AND_ZONES = "belt_and_zones"
VILLAGES = "village_renewal"

TOLD_APART: Mapping[str, Callable[[str], Mapping[str, str | None]]] = MappingProxyType(
    {CLUSTERS: precinct_of, VILLAGES: where_named}
)
"""What else is said of the areas of a layer, by the area's id."""


def draw() -> Iterator[str]:
    """Write the five area layers; yield one sentence for each."""
    rivers = read_rivers()
    water = draw_rivers(rivers)
    guides = dict(read_guides({key: river.centreline for key, river in rivers.items()}))
    outlines = read_outlines(guides)
    district = unary_union(outlines[DISTRICT])
    land = district.difference(water.all)
    rough = {
        layer: {
            area_id: grid_degrees(area)
            for area_id, area in areas_on_land(read_areas(layer), outlines, land).items()
        }
        for layer in (CLUSTERS, BELT_AND_ZONES, VILLAGES)
    }
    reaches = river_areas(water, box(*FRAME_WEST_SOUTH_EAST_NORTH))
    exact = _on_one_plane(grid_degrees(district), reaches, rough)
    write_layer("water", [*river_features(exact["water"]), *creek_features(guides, water.all)])
    yield "water: rivers and creeks"
    for layer in ("district", CLUSTERS, BELT_AND_ZONES, VILLAGES):
        yield _write(layer, exact[layer])


def _on_one_plane(
    district: BaseGeometry,
    reaches: Mapping[str, BaseGeometry],
    rough: Mapping[str, Mapping[str, BaseGeometry]],
) -> Mapping[str, Mapping[str, BaseGeometry]]:
    """Return every layer's areas in degrees, their edges cut at one another.

    Nothing leaves the district or lies in a river; clusters do not overlap, nor do villages; the
    belt holds the clusters.
    """
    areas = [area for layer in rough.values() for area in layer.values()]
    plane = Plane([district, *reaches.values(), *areas])
    wet = plane.apart(reaches, plane.faces_in(unary_union(list(reaches.values()))))
    ground = plane.faces_in(district) - frozenset[int]().union(*wet.values())
    clusters = plane.apart(rough[CLUSTERS], ground)
    villages = plane.apart(rough[VILLAGES], ground)
    joins = {row.id for row in read_areas(BELT_AND_ZONES) if row.joins == CLUSTERS}
    zones = {
        area_id: (plane.faces_in(area) & ground).union(
            *(clusters.values() if area_id in joins else ())
        )
        for area_id, area in rough[BELT_AND_ZONES].items()
    }
    found = {
        "water": wet,
        "district": {DISTRICT: plane.faces_in(district)},
        CLUSTERS: clusters,
        BELT_AND_ZONES: zones,
        VILLAGES: villages,
    }
    return {
        layer: {area_id: plane.area_of(faces) for area_id, faces in layer_faces.items()}
        for layer, layer_faces in found.items()
    }


def _write(layer: str, areas: Mapping[str, BaseGeometry]) -> str:
    """Write one layer of areas and say how large they are, in hectares."""
    rows = read_areas(layer)
    told = TOLD_APART.get(layer)
    write_layer(layer, [feature(row, areas[row.id], told(row.id) if told else {}) for row in rows])
    sizes = (
        f"{row.name} {to_metres(areas[row.id]).area / SQUARE_METRES_PER_HECTARE:.0f} ha"
        for row in rows
    )
    return f"{layer}: {', '.join(sizes)}"
