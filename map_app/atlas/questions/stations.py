"""Stations by how far their lines are: what is known of today, else what the plan says last."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from map_app.atlas.atlas import Atlas
from map_app.atlas.questions.records import Things, Unchecked
from map_app.atlas.words import shown
from map_app.errors import RequestError
from map_app.plan import Plan

LINES = "lines"
NO_STATION = ("没有已知位置的车站", "No station of it with a known position")
NO_LINES = ("资料没有写明经过的线路", "The data do not say which lines stop there")


def statuses(plan: Plan) -> Mapping[str, frozenset[str]]:
    """Return the statuses of every line that has one: sections may differ.

    Today's, where anything is known of today; else those that the plan gives for its latest year.
    """
    told: dict[str, frozenset[str]] = {}
    for line in dict.fromkeys(one.line for one in plan.line_statuses):
        rows = [one for one in plan.line_statuses if one.line == line]
        latest = max(one.year or 0 for one in rows)
        told[line] = frozenset(one.status for one in rows if (one.year or 0) == latest)
    today: dict[str, set[str]] = {}
    for row in plan.line_statuses_today:
        today.setdefault(row.line, set()).add(row.status)
    return {**told, **{line: frozenset(found) for line, found in today.items()}}


def of_status(atlas: Atlas, stations: Things, status: str) -> Things:
    """Return those of the stations where a line of this status stops.

    Lines of the status without a station here are unchecked, and stations of which no line is
    known. Raises RequestError for a status that no line has.
    """
    by_line = statuses(atlas.plan)
    known = sorted({one for found in by_line.values() for one in found})
    if status not in known:
        raise RequestError(f"没有“{shown(status)}”这种线路状态，可用的有：{'、'.join(known)}。")
    wanted = {line for line, found in by_line.items() if status in found}
    lines = _lines_of_stations(atlas)
    kept = tuple(one for one in stations.things if wanted & lines.get(one.ref.id, frozenset()))
    silent = [one.ref.name for one in stations.things if not lines.get(one.ref.id)]
    served = {line for one in stations.things for line in lines.get(one.ref.id, frozenset())}
    unchecked = (
        *stations.unchecked,
        *(Unchecked(name, *NO_LINES) for name in silent),
        *(
            Unchecked(place.name, *NO_STATION)
            for place in atlas.plan.places.values()
            if place.id in wanted - served
        ),
    )
    return replace(stations, things=kept, unchecked=unchecked)


def _lines_of_stations(atlas: Atlas) -> Mapping[str, frozenset[str]]:
    """Return the lines that stop at each station, as the layers' features say."""
    found: dict[str, frozenset[str]] = {}
    for layer in atlas.ground.layers.values():
        if LINES in layer.frame:
            rows = zip(layer.frame["id"], layer.frame[LINES], strict=True)
            told = {str(key): lines for key, lines in rows if isinstance(lines, list)}
            found |= {key: frozenset(map(str, lines)) for key, lines in told.items()}
    return found
