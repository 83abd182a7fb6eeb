"""Draws `places` (landmarks, subdistricts) and `projects`, where a position is known."""

from __future__ import annotations

from typing import TYPE_CHECKING

import shapely

from scripts.draw_layers.control import read_lines, read_points, read_rows
from scripts.draw_layers.grid import to_degrees, to_metres
from scripts.draw_layers.layer_file import Feature
from scripts.draw_layers.lines_names import read_places, read_projects, source_words
from scripts.draw_layers.lines_surroundings import DRAWN_ON

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

LINE_KINDS = ("waterway", "road")
SUBDISTRICT_NOTE = "街道参考点，属估计位置；街道界线未找到"


def place_features() -> tuple[Feature, ...]:
    """Return the landmarks, then the subdistricts."""
    places = {row["id"]: row for row in read_places()}
    landmarks = [_at_control(row, places[row["id"]]) for row in read_rows("place_points.csv")]
    return (*landmarks, *_subdistricts(places))


def project_features() -> tuple[Feature, ...]:
    """Return the projects of `project_points.csv`."""
    projects = {row["id"]: row for row in read_projects()}
    return tuple(
        _at_control(
            row,
            {"name": projects[row["id"]]["name"], "name_en": row["name_en"]},
            group=_group_of(row["id"], projects),
        )
        for row in read_rows("project_points.csv")
    )


def _group_of(project_id: str, projects: Mapping[str, Mapping[str, str]]) -> str:
    """Return the id of the group of 附件1 that the project stands in."""
    above = projects[project_id]["parent"]
    return _group_of(above, projects) if above else project_id


def _at_control(row: Mapping[str, str], named: Mapping[str, str], **told: str) -> Feature:
    """Return a point at a control point, or half-way along a control line."""
    point, precision_m, source = _position(row["control_kind"], row["control_name"])
    return Feature(
        {
            "id": row["id"],
            "name": named["name"],
            "name_en": named["name_en"],
            "kind": row["id"].split("-")[0],
            **told,
            "precision_m": float(row["precision_m"] or precision_m),
            "method": row["method"],
            "source": source_words(source),
            "drawn_on": DRAWN_ON,
            "note": row["note"],
        },
        point,
    )


def _position(kind: str, name: str) -> tuple[shapely.Point, float, str]:
    """Return the position, its error in metres and its source."""
    if kind in LINE_KINDS:
        line = read_lines()[name]
        merged = shapely.line_merge(to_metres(line.geometry))
        longest = max(shapely.get_parts(merged), key=lambda part: float(part.length))
        middle = to_degrees(longest.interpolate(0.5, normalized=True))
        return shapely.Point(middle.coords[0]), line.precision_m, line.source
    point = next(p for p in read_points() if (p.kind, p.name) == (kind, name))
    return shapely.Point(point.lon, point.lat), point.precision_m, point.source


def _subdistricts(places: Mapping[str, Mapping[str, str]]) -> Iterator[Feature]:
    ids = {row["name"]: row["id"] for row in places.values() if row["kind"] == "subdistrict"}
    for point in read_points():
        if point.kind != "subdistrict_ref":
            continue
        yield Feature(
            {
                "id": ids[point.name],
                "name": point.name,
                "name_en": places[ids[point.name]]["name_en"],
                "kind": "subdistrict",
                "precision_m": point.precision_m,
                "method": "本项目估计",
                "source": source_words(point.source),
                "drawn_on": DRAWN_ON,
                "note": SUBDISTRICT_NOTE,
            },
            shapely.Point(point.lon, point.lat),
        )
