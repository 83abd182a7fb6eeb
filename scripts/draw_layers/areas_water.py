"""The water layer: river reaches as areas, creeks as lines, each with its name."""

from __future__ import annotations

from collections.abc import Mapping

import shapely
from shapely import Point
from shapely.geometry.base import BaseGeometry
from shapely.ops import unary_union

from scripts.draw_layers.areas_build import DRAWN_ON
from scripts.draw_layers.areas_faces import grid_degrees
from scripts.draw_layers.areas_rivers import Rivers, cut_into_reaches
from scripts.draw_layers.control import read_rows
from scripts.draw_layers.grid import to_degrees
from scripts.draw_layers.layer_file import GRID_DEGREES, Feature

SHORTEST_CREEK_M = 60.0
SOURCE = "© OpenStreetMap contributors (ODbL 1.0)，本项目绘制"
METHODS = {
    "reach": "OSM 河道中线按推算半宽展成水面，岸线圆滑",
    "huadihe": "OSM 河岸面，两端按中线展宽",
    "shajichong": "OSM 河道中线按定宽展成水面",
    "creek": "OSM 河道中线，概括至8米",
}


def river_areas(rivers: Rivers, frame_degrees: BaseGeometry) -> Mapping[str, BaseGeometry]:
    """Return the rivers' reaches inside a frame, in degrees, by the ids of `water.csv`."""
    reaches = [grid_degrees(part) for part in cut_into_reaches(rivers.large)]
    found = {}
    for row in _rows(creeks=False):
        if row["kind"] == "reach":
            shape = _reach(row["part"], reaches)
        else:
            shape = grid_degrees(getattr(rivers, row["kind"]))
        found[row["id"]] = shapely.intersection(shape, frame_degrees, grid_size=GRID_DEGREES)
    return found


def river_features(areas: Mapping[str, BaseGeometry]) -> list[Feature]:
    """Return the rivers ready to be written."""
    return [Feature(_properties(row), areas[row["id"]]) for row in _rows(creeks=False)]


def creek_features(guides: Mapping[str, BaseGeometry], water: BaseGeometry) -> list[Feature]:
    """Return the creeks outside the rivers' areas (in metres), ready to be written."""
    return [
        Feature(_properties(row), _creek(guides[row["part"]], water)) for row in _rows(creeks=True)
    ]


def _rows(*, creeks: bool) -> list[Mapping[str, str]]:
    """Return the rows of `water.csv` that are creeks, or those that are not."""
    return [row for row in read_rows("water.csv") if (row["kind"] == "creek") == creeks]


def _creek(line: BaseGeometry, water: BaseGeometry) -> BaseGeometry:
    """Return a creek in degrees where it is not inside a river's area."""
    dry = line.difference(water)
    merged = shapely.get_parts(shapely.line_merge(dry))
    parts = [part for part in merged if part.length >= SHORTEST_CREEK_M]
    return shapely.set_precision(to_degrees(unary_union(parts)), GRID_DEGREES)


def _reach(position: str, reaches: list[BaseGeometry]) -> BaseGeometry:
    """Return the reach that holds a position given as `lon lat`."""
    lon, lat = (float(word) for word in position.split())
    return next(reach for reach in reaches if reach.contains(Point(lon, lat)))


def _properties(row: Mapping[str, str]) -> dict[str, object]:
    """Return what is said of one water feature."""
    return {
        "id": row["id"],
        "name": row["name"],
        "name_en": row["name_en"],
        "kind": "creek" if row["kind"] == "creek" else "river",
        "precision_m": float(row["precision_m"]),
        "method": METHODS[row["kind"]],
        "source": SOURCE,
        "drawn_on": DRAWN_ON,
        "note": row["note"],
    }
