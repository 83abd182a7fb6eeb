"""Draws `roads`: the grey corridors of all bus-served roads, the main roads, bridges and piers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import shapely

from scripts.draw_layers.control import read_lines, read_points, read_rows
from scripts.draw_layers.grid import to_degrees, to_metres
from scripts.draw_layers.layer_file import Feature
from scripts.draw_layers.lines_names import source_words
from scripts.draw_layers.lines_surroundings import DRAWN_ON, surroundings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from shapely.geometry.base import BaseGeometry

REACH_M = 2_000
CORRIDOR_TOLERANCE_M = 4
CORRIDOR_SMALLEST_M2 = 400
HOLE_SMALLEST_M2 = 1_500
ROAD_TOLERANCE_M = 3


def road_features() -> tuple[Feature, ...]:
    """Return the corridors first, so that the named roads lie over them."""
    return (_corridors(), *_named_roads(), *_bridges_and_piers())


def _corridors() -> Feature:
    """Return the corridors as one feature, clipped and simplified."""
    line = read_lines()["road-corridors"]
    clipped = to_metres(line.geometry).buffer(0).intersection(surroundings(REACH_M))
    simple = clipped.simplify(CORRIDOR_TOLERANCE_M).buffer(0)
    polygons = [_without_small_holes(part) for part in _polygons(simple)]
    kept = [part for part in polygons if part.area >= CORRIDOR_SMALLEST_M2]
    return Feature(
        {
            "id": "road-corridors",
            "name": "道路",
            "name_en": "Roads",
            "label": "",
            "class": "corridor",
            "rank": 9,
            "precision_m": line.precision_m,
            "method": "由公交线路展宽约16米，合并概化",
            "source": source_words(line.source),
            "drawn_on": DRAWN_ON,
            "note": "有公交行驶的道路，约16米宽，仅作底图",
        },
        to_degrees(shapely.MultiPolygon(kept)),
    )


def _polygons(geometry: BaseGeometry) -> Iterator[shapely.Polygon]:
    for part in shapely.get_parts(geometry):
        if isinstance(part, shapely.Polygon):
            yield part


def _without_small_holes(polygon: shapely.Polygon) -> shapely.Polygon:
    """Return the polygon without the gaps between two carriageways."""
    holes = [ring for ring in polygon.interiors if shapely.Polygon(ring).area >= HOLE_SMALLEST_M2]
    return shapely.Polygon(polygon.exterior, holes)


def _named_roads() -> Iterator[Feature]:
    lines = read_lines()
    for row in read_rows("roads.csv"):
        line = lines[row["control_line"]]
        merged = shapely.line_merge(to_metres(line.geometry))
        yield Feature(
            {
                "id": row["id"],
                "name": row["name"],
                "name_en": row["name_en"],
                "label": row["label"],
                "class": row["class"],
                "rank": int(row["rank"]),
                "precision_m": line.precision_m,
                "method": "由公交线路概化至5米",
                "source": source_words(line.source),
                "drawn_on": DRAWN_ON,
                "note": row["note"],
            },
            to_degrees(merged.simplify(ROAD_TOLERANCE_M)),
        )


def _bridges_and_piers() -> Iterator[Feature]:
    points = {(point.kind, point.name): point for point in read_points()}
    for row in read_rows("road_labels.csv"):
        point = points[row["kind"], row["control_point"]]
        yield Feature(
            {
                "id": row["id"],
                "name": row["name"],
                "name_en": row["name_en"],
                "label": row["name"],
                "class": row["kind"],
                "rank": 4,
                "precision_m": point.precision_m,
                "method": "按站名、地名点位",
                "source": source_words(point.source),
                "drawn_on": DRAWN_ON,
                "note": "",
            },
            shapely.Point(point.lon, point.lat),
        )
