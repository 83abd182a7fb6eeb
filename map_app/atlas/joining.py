"""What can be wrong between the plan and the ground, though each is right by itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from map_app.errors import Problem
from map_app.geo import Ground, Layer
from map_app.plan import Plan

DRAWN_KINDS = ("district", "belt", "zone", "cluster", "village", "station")
"""Every place of these kinds has its place on the map; lines may have no alignment here."""
NAMED_KINDS = ("belt", "zone", "cluster", "village")
"""The plan names every place of these kinds: one that it does not name is misread or invented."""
PLACES_FILE = "places.csv"
STATUS_COLUMNS = (("plan_status", "line_status.csv"), ("status_today", "line_status_today.csv"))


@dataclass(frozen=True, slots=True)
class Folders:
    """The names of the two folders as problems say them."""

    seeds: str
    layers: str


def joining_problems(plan: Plan, ground: Ground, folders: Folders) -> Iterator[Problem]:
    """Yield everything that does not fit: features and places, both ways."""
    for layer in ground.layers.values():
        if layer.spec.clickable:
            yield from _feature_problems(plan, layer, folders)
    yield from _place_problems(plan, ground, folders)


def _feature_problems(plan: Plan, layer: Layer, folders: Folders) -> Iterator[Problem]:
    """Yield what is wrong with features of a layer that can be clicked."""
    file = f"{folders.layers}/{layer.spec.file}"
    for feature in layer.frame.drop(columns="geometry").to_dict("records"):
        for sentence in _sentences(plan, layer, feature, folders):
            yield Problem(file, int(feature["file_line"]), sentence)


def _sentences(
    plan: Plan, layer: Layer, feature: dict[Any, Any], folders: Folders
) -> Iterator[str]:
    """Yield why a feature is not the place that it says it is."""
    place_id = feature["id"]
    if not isinstance(place_id, str):
        return  # matched by name: a name that is no place has been said already
    place = plan.places.get(place_id)
    if place is None:
        column = layer.spec.match.column if layer.spec.match else "id"
        yield f"{column}: {place_id!r} is no place of {folders.seeds}/{PLACES_FILE}"
        return
    if layer.spec.match is not None:
        return
    if feature["name"] != place.name:
        yield f"name: {place_id} is named {place.name!r} in the seeds, found {feature['name']!r}"
    told = {
        "plan_status": {one.status for one in plan.line_statuses if one.line == place_id},
        "status_today": {one.status for one in plan.line_statuses_today if one.line == place_id},
    }
    for column, seeds_file in STATUS_COLUMNS:
        value = feature.get(column)
        if isinstance(value, str) and value and value not in told[column]:
            yield f"{column}: {folders.seeds}/{seeds_file} has no status {value!r} of {place_id}"


def _place_problems(plan: Plan, ground: Ground, folders: Folders) -> Iterator[Problem]:
    """Yield places that are not drawn, or not named, though all of their kind should be."""
    officially = _officially_drawn_kinds(plan, ground)
    file = f"{folders.seeds}/{PLACES_FILE}"
    for place in plan.places.values():
        missing = ground.feature_geometry(place.id) is None and place.kind not in officially
        if place.kind in DRAWN_KINDS and missing:
            said = f"{place.id}: no layer draws it, as every {place.kind} is drawn"
            yield Problem(file, None, said)
        if place.kind in NAMED_KINDS and not plan.named(place.id):
            yield Problem(file, None, f"{place.id}: the plan nowhere names {place.name}")


def _officially_drawn_kinds(plan: Plan, ground: Ground) -> set[str]:
    """Return the kinds that an office's own layer draws: it may leave places out."""
    own = [layer.frame["id"] for layer in ground.layers.values() if layer.spec.match is not None]
    places = (plan.places.get(place_id) for ids in own for place_id in ids.dropna())
    return {place.kind for place in places if place is not None}
