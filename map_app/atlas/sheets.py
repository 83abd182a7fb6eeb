"""The sheet of a place: everything that bears on it, by how it bears on it; never mixed."""

from __future__ import annotations

from collections.abc import Iterable

from map_app.atlas.chains import Chains
from map_app.atlas.entries import Entries, through
from map_app.atlas.gaps import not_found
from map_app.atlas.records import PlaceRecord, Sheet, SheetEntry, Through
from map_app.atlas.sketch import Sketch
from map_app.geo import Ground
from map_app.plan import Plan

ROWS = frozenset({"indicator", "project"})
"""Kinds that count places rather than hold them."""


class Sheets:
    """Makes the sheets of one plan on one ground."""

    def __init__(self, plan: Plan, ground: Ground) -> None:
        """Prepare what all sheets are made from."""
        self._plan = plan
        self._entries = Entries(plan)
        self._chains = Chains(plan)
        self._sketch = Sketch(plan.places, ground, plan.meta.district)

    def make(self, record: PlaceRecord) -> Sheet:
        """Return the sheet of a place."""
        place = self._plan.places[record.id]
        named = self._entries.named(place.id)
        above = self._chains.above(place.id)
        by_plan = self._bearing(above, named)
        known = {step.place.id for step in above}
        drawn = tuple(t for t in self._sketch.areas_of(place.id) if t.place.id not in known)
        gaps = not_found(self._plan, place, record, named)
        return Sheet(
            place=place,
            record=record,
            belongs_to=(*_holders(place.kind, above), *drawn),
            named=named,
            through=by_plan,
            sketch=self._bearing(drawn, (*named, *by_plan)),
            district=tuple(_not_said(self._entries.targets(), (*named, *by_plan))),
            not_found=tuple(zh for zh, _ in gaps),
            not_found_en=tuple(en for _, en in gaps),
        )

    def _bearing(
        self, ways: Iterable[Through], said: tuple[SheetEntry, ...]
    ) -> tuple[SheetEntry, ...]:
        """Return the entries of everything that these ways lead to, none of them said twice."""
        found: list[SheetEntry] = []
        for way in ways:
            found += through(self._entries.of(way.place), way, (*said, *found))
        return tuple(found)


def _not_said(entries: Iterable[SheetEntry], said: Iterable[SheetEntry]) -> Iterable[SheetEntry]:
    """Return the entries that are not on the sheet yet."""
    ids = {entry.id for entry in said}
    return (entry for entry in entries if entry.id not in ids)


def _holders(kind: str, above: Iterable[Through]) -> tuple[Through, ...]:
    """Return what a heading names: no rows that count the place, save a project's own list."""
    left_out = ROWS if kind != "project" else {"indicator"}
    return tuple(step for step in above if step.place.kind not in left_out)
