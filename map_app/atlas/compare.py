"""Places side by side: what several of them share, and what only one of them has."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Generic, TypeVar

from map_app.atlas.atlas import Atlas
from map_app.atlas.nearby import StationNear, stations_near
from map_app.atlas.page_words import MOST_COMPARED
from map_app.atlas.records import PlaceRecord, Sheet, SheetEntry, Through
from map_app.errors import RequestError
from map_app.plan import LineStatus, LineStatusToday

T = TypeVar("T")
FEWEST_COMPARED = 2
KINDS = ("industry", "project", "task", "indicator", "status")
"""Kinds of statements that are compared, in this order."""


@dataclass(frozen=True, slots=True)
class Shared(Generic[T]):
    """One thing that several of the places have; `told` is how each of them has it."""

    place_ids: tuple[str, ...]
    told: tuple[T, ...]


@dataclass(frozen=True, slots=True)
class Aspect(Generic[T]):
    """What places have in one respect: what several share, then what each alone has.

    What most of them share comes first. `own` has a tuple for every place, in their order.
    """

    shared: tuple[Shared[T], ...]
    own: tuple[tuple[T, ...], ...]

    @property
    def is_empty(self) -> bool:
        """Return whether none of the places has anything here."""
        return not self.shared and not any(self.own)


@dataclass(frozen=True, slots=True)
class NotFound:
    """A sentence about what was looked for in vain, in both languages."""

    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class Statuses:
    """What the plan says of how far a line is, and what is known of it today from elsewhere."""

    plan: tuple[LineStatus, ...]
    today: tuple[LineStatusToday, ...]


@dataclass(frozen=True, slots=True)
class Rest:
    """How many entries a sheet holds that are not compared: of other kinds, by our sketch."""

    others: int
    sketched: int


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two to four places side by side; every tuple has one member for each place, in order.

    `entries` has the statements by kind: those that name a place, and those that hold through what
    the plan puts it in; never what is inferred from sketched areas. `stations` is None for a place
    that is not drawn.
    """

    places: tuple[PlaceRecord, ...]
    belongs_to: Aspect[Through]
    entries: Mapping[str, Aspect[SheetEntry]]
    statuses: tuple[Statuses, ...]
    stations: tuple[tuple[StationNear, ...] | None, ...]
    near: Aspect[StationNear]
    not_found: Aspect[NotFound]
    rest: tuple[Rest, ...]


def compare(atlas: Atlas, place_ids: Sequence[str]) -> Comparison:
    """Return two to four different places side by side, in the order given.

    Raises
    ------
    UnknownPlaceError
        When an id is no place's.
    RequestError
        When there are fewer than two ids, more than four, or one twice.
    """
    several = FEWEST_COMPARED <= len(place_ids) <= MOST_COMPARED
    if not several or len(set(place_ids)) < len(place_ids):
        raise RequestError("请选择二至四处不同的地点进行对比。")
    sheets = tuple(atlas.sheet(place_id) for place_id in place_ids)
    stations = tuple(stations_near(atlas.plan, atlas.ground, one) for one in place_ids)
    entries = {kind: _entries(sheets, kind) for kind in KINDS}
    return Comparison(
        places=tuple(sheet.record for sheet in sheets),
        belongs_to=_aspect(place_ids, [sheet.belongs_to for sheet in sheets], _holder),
        entries=MappingProxyType(entries),
        statuses=tuple(_statuses(atlas, place_id) for place_id in place_ids),
        stations=stations,
        near=_aspect(place_ids, [near or () for near in stations], lambda near: near.place.id),
        not_found=_aspect(place_ids, [_missing(sheet) for sheet in sheets], lambda one: one.zh),
        rest=tuple(_rest(sheet) for sheet in sheets),
    )


def _aspect(
    place_ids: Sequence[str], had: Sequence[Iterable[T]], same: Callable[[T], Hashable]
) -> Aspect[T]:
    """Tell what several places have from what one alone has; `same` is alike for the same thing."""
    found: dict[Hashable, dict[str, T]] = {}
    for place_id, things in zip(place_ids, had, strict=True):
        for thing in things:
            found.setdefault(same(thing), {}).setdefault(place_id, thing)
    shared = [Shared(tuple(one), tuple(one.values())) for one in found.values() if len(one) > 1]
    alone = [one for one in found.values() if len(one) == 1]
    return Aspect(
        tuple(sorted(shared, key=lambda one: -len(one.place_ids))),
        tuple(tuple(one[place_id] for one in alone if place_id in one) for place_id in place_ids),
    )


def _entries(sheets: Sequence[Sheet], kind: str) -> Aspect[SheetEntry]:
    """Return the statements of a kind that name the places or hold for them through the plan."""
    had = [
        tuple(entry for entry in (*sheet.named, *sheet.through) if entry.kind == kind)
        for sheet in sheets
    ]
    return _aspect([sheet.place.id for sheet in sheets], had, lambda entry: entry.id)


def _holder(step: Through) -> str:
    """Return what holds a place, whether the plan or our sketch puts it there."""
    return step.place.id


def _missing(sheet: Sheet) -> tuple[NotFound, ...]:
    both = zip(sheet.not_found, sheet.not_found_en, strict=True)
    return tuple(NotFound(zh, en) for zh, en in both)


def _statuses(atlas: Atlas, place_id: str) -> Statuses:
    return Statuses(
        tuple(one for one in atlas.plan.line_statuses if one.line == place_id),
        tuple(one for one in atlas.plan.line_statuses_today if one.line == place_id),
    )


def _rest(sheet: Sheet) -> Rest:
    """Count what the sheet holds besides; the district's indicators hold for every place alike."""
    others = sum(entry.kind not in KINDS for entry in (*sheet.named, *sheet.through))
    return Rest(others, len(sheet.sketch))
