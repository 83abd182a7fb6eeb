"""Draws `metro_lines`: one feature a line and section, as far as the district's surroundings."""

from __future__ import annotations

from typing import TYPE_CHECKING

import shapely
from shapely.ops import substring

from scripts.draw_layers.control import read_lines, read_points, read_rows
from scripts.draw_layers.grid import metres_at, to_degrees, to_metres
from scripts.draw_layers.layer_file import Feature
from scripts.draw_layers.lines_beside import moved_aside
from scripts.draw_layers.lines_names import read_places, read_status, source_words
from scripts.draw_layers.lines_surroundings import DRAWN_ON, surroundings

if TYPE_CHECKING:
    from collections.abc import Mapping

    from shapely.geometry.base import BaseGeometry

REACH_M = 2_500
TOLERANCE_M = 4
OFFSET_M = 40
SHIFTED = f"与另一线并行处为便于识读平移约{OFFSET_M}米"


def metro_features() -> tuple[Feature, ...]:
    """Return the sections in the order of `metro_sections.csv`."""
    names = {row["id"]: row for row in read_places()}
    return tuple(_section(row, names[row["id"]]) for row in read_rows("metro_sections.csv"))


def _section(row: Mapping[str, str], place: Mapping[str, str]) -> Feature:
    """Return one section; empty words of the row are None in the layer."""
    line = read_lines()[row["control_line"]]
    whole = to_metres(line.geometry)
    part = _between(whole, (row["from_point"], row["to_point"]), place["name"])
    part, shifted_m = _aside(part, row["beside"])
    drawn = part.intersection(surroundings(REACH_M)).simplify(TOLERANCE_M)
    plan = read_status("line_status.csv", row["id"], row["section"])
    today = read_status("line_status_today.csv", row["id"], row["section"])
    return Feature(
        {
            "id": row["id"],
            "name": place["name"],
            "name_en": place["name_en"],
            "section": row["section"],
            "section_en": row["section_en"],
            "section_id": row["section_id"],
            "colour": row["colour"],
            "colour_source": row["colour_source"],
            "plan_status": plan.get("status"),
            "plan_status_year": int(plan["year"]) if plan else None,
            "status_today": today.get("status"),
            "status_today_on": today.get("on"),
            "status_today_source": today.get("source"),
            "precision_m": line.precision_m + shifted_m,
            "method": "按线位概化至6米，截至区界外约2.5公里",
            "source": source_words(line.source),
            "drawn_on": DRAWN_ON,
            "note": f"{row['continues']}；{SHIFTED}" if shifted_m else row["continues"],
        },
        to_degrees(drawn),
    )


def _aside(part: BaseGeometry, beside: str) -> tuple[BaseGeometry, int]:
    """Return the part set beside the other alignment, and by how many metres; empty: none."""
    if not beside or not isinstance(part, shapely.LineString):
        return part, 0
    other = to_metres(read_lines()[beside].geometry)
    return moved_aside(part, shapely.LineString(other.coords), OFFSET_M), OFFSET_M


def _between(line: BaseGeometry, ends: tuple[str, str], name: str) -> BaseGeometry:
    """Return the line from one of its stops to another; an empty name means the line's end."""
    if not isinstance(line, shapely.LineString) or not any(ends):
        return line
    start_m, end_m = (_measure_m(line, stop, name) if stop else None for stop in ends)
    whole_m = float(line.length)
    return substring(line, start_m or 0.0, whole_m if end_m is None else end_m)


def _measure_m(line: shapely.LineString, stop: str, name: str) -> float:
    """Return how far along the line its own stop of this name lies, in metres."""
    position = next(
        shapely.Point(metres_at(point.lon, point.lat))
        for point in read_points()
        if (point.kind, point.name) == ("metro_station", stop) and point.note.startswith(f"{name};")
    )
    return float(line.project(position))
