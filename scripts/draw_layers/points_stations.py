"""Draws `metro_stations`: one point a station, whatever the number of its lines."""

from __future__ import annotations

from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING

import shapely

from scripts.draw_layers.control import ControlPoint, read_points
from scripts.draw_layers.grid import to_degrees, to_metres
from scripts.draw_layers.layer_file import Feature
from scripts.draw_layers.lines_metro import metro_features
from scripts.draw_layers.lines_names import read_places, source_words
from scripts.draw_layers.lines_surroundings import DRAWN_ON

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from shapely.geometry.base import BaseGeometry

SPREAD_STEP_M = 10
STOPS_WITHIN_M = 300
"""How far a line may run from the middle of its station's stops."""


def station_features() -> tuple[Feature, ...]:
    """Return the stations that are places of the plan's district, in the order of their ids."""
    places = {row["name"]: row for row in read_places()}
    stops = sorted(
        (point for point in read_points() if point.kind == "metro_station"),
        key=lambda point: point.name,
    )
    groups = {name: list(group) for name, group in groupby(stops, key=lambda stop: stop.name)}
    features = [
        _station(places[f"{name}站"], group, places)
        for name, group in groups.items()
        if f"{name}站" in places and any(_in_district(stop) for stop in group)
    ]
    return tuple(sorted(features, key=lambda feature: str(feature.properties["id"])))


def _in_district(stop: ControlPoint) -> bool:
    return stop.note.endswith("in_liwan=True")


def _station(
    place: Mapping[str, str],
    stops: list[ControlPoint],
    places: Mapping[str, Mapping[str, str]],
) -> Feature:
    """Return the station in the middle of its lines' stops, as exact as they lie apart."""
    positions = to_metres(shapely.MultiPoint([(stop.lon, stop.lat) for stop in stops]))
    middle = positions.centroid
    lines = sorted(
        {places[stop.note.split(";")[0]]["id"] for stop in stops},
        key=lambda line: (len(line), line),
    )
    return Feature(
        {
            "id": place["id"],
            "name": place["name"],
            "name_en": place["name_en"],
            "lines": lines,
            "transfer": len(lines) > 1,
            "plan_statuses": _plan_statuses(lines, middle),
            "precision_m": stops[0].precision_m + _spread_m(middle, positions),
            "method": "按站点位置" if len(stops) == 1 else "取各线站点的中点",
            "source": source_words(stops[0].source),
            "drawn_on": DRAWN_ON,
            "note": "",
        },
        to_degrees(middle),
    )


def _plan_statuses(lines: Collection[str], here: BaseGeometry) -> list[object]:
    """Return the plan's statuses of the sections that stop here, None for one without.

    Where two sections of a line meet, both stop.
    """
    found = {
        section.properties["plan_status"]
        for section in metro_sections()
        if section.properties["id"] in lines
        and float(to_metres(section.geometry).distance(here)) < STOPS_WITHIN_M
    }
    return sorted(found, key=str) or [None]


@cache
def metro_sections() -> tuple[Feature, ...]:
    """Return the drawn sections of the lines, drawn once."""
    return metro_features()


def _spread_m(middle: BaseGeometry, positions: BaseGeometry) -> float:
    """Return how far the farthest stop lies from the middle, in steps of ten metres."""
    farthest_m = max(float(middle.distance(stop)) for stop in shapely.get_parts(positions))
    return float(round(farthest_m / SPREAD_STEP_M) * SPREAD_STEP_M)
