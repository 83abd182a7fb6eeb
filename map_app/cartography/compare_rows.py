"""A comparison in words, for page and paper: bands of what is shared, cells of what one has."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from map_app.atlas import Atlas, PlaceRecord, SheetEntry, Through
from map_app.atlas.compare import KINDS, Aspect, Comparison, NotFound, Shared, Statuses
from map_app.atlas.nearby import NEAR_M, REACH_M, StationNear
from map_app.cartography import fmt
from map_app.cartography.caveat import since
from map_app.cartography.look import Look

T = TypeVar("T")
FOLD_FROM = 4
"""So many statements held in the same way, or more, are folded on screen."""
METRES_SHOWN = 10
"""Distances are shown to ten metres: drawings bear no more."""


class Links(Protocol):
    """Where the places and words of a comparison lead to; on paper nowhere."""

    @property
    def language(self) -> str:
        """Return "zh" or "en"."""

    def sheet(self, place_id: str) -> str:
        """Return the address of a place's sheet."""

    def text(self, start: int, end: int) -> str:
        """Return the address of a stretch of the text."""


@dataclass(frozen=True, slots=True)
class OnPaper:
    """Links of a page that is printed: none."""

    language: str

    def sheet(self, place_id: str) -> str:
        """Return no address."""
        del place_id
        return ""

    def text(self, start: int, end: int) -> str:
        """Return no address."""
        del start, end
        return ""


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that places have; `note` is how they have it, `citation` where the plan says so."""

    words: str
    href: str | None = None
    note: str = ""
    citation: str = ""
    cited: str = ""


@dataclass(frozen=True, slots=True)
class Bunch:
    """Things held in the same way: `how` is "" where the plan names the places themselves."""

    how: str
    items: tuple[Item, ...]
    is_folded: bool


@dataclass(frozen=True, slots=True)
class Band:
    """What these places share."""

    who: str
    bunches: tuple[Bunch, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """One respect of the comparison: bands across the columns, then a cell for each place.

    `has_shared` says of each place whether it has a part in any band.
    """

    name: str
    bands: tuple[Band, ...]
    cells: tuple[tuple[Bunch, ...], ...]
    has_shared: tuple[bool, ...]


class CompareRows:
    """Turns one Comparison into blocks, in one language."""

    def __init__(self, atlas: Atlas, look: Look, links: Links, told: Comparison) -> None:
        """Keep what the blocks are made from."""
        self._atlas, self._look, self._links, self._told = atlas, look, links, told
        self._names = {one.id: one.name for one in told.places}

    def say(self, key: str, **values: object) -> str:
        """Return interface words."""
        return self._look.say(key, self._links.language, **values)

    def blocks(self) -> tuple[Block, ...]:
        """Return what the plan says in every respect; respects that nobody has are left out."""
        told = self._told
        found = [self._block("belongs_to", told.belongs_to, self._belongs, lambda _: None)]
        found += [
            self._block(kind, aspect, self._entries, lambda entry: entry.through)
            for kind, aspect in told.entries.items()
        ]
        return tuple(block for block in found if block.bands or any(block.cells))

    def stations(self) -> Block:
        """Return which stations are near; what one place alone has, by how near it is."""
        return self._block("stations", self._told.near, self._near, lambda near: near.is_near)

    def not_found(self) -> Block:
        """Return what was looked for in vain."""
        return self._block("not_found", self._told.not_found, self._missing, lambda _: None)

    def size(self, record: PlaceRecord) -> tuple[str, ...]:
        """Return area or length, and how far the drawing may be out."""
        language = self._links.language
        if record.precision_m is None:
            return (self.say("ground.not_drawn"),)
        precision = self.say("ground.precision", metres=fmt.number_text(round(record.precision_m)))
        if record.area_ha is not None:
            return fmt.area_text(record.area_ha, language), precision
        if record.length_km is not None:
            length = fmt.length_text(record.length_km, language)
            return self.say("compare.length", length=length), precision
        return self.say("compare.point"), precision

    def statuses(self, statuses: Statuses) -> tuple[Item, ...]:
        """Return how far a line is: in the plan's words, then today, which is not of the plan."""
        found = []
        for one in statuses.plan:
            year = self.say("sheet.in_year", year=one.year) if one.year else ""
            where = "，".join(filter(None, (year, one.section)))
            cited = self._links.text(one.citation.start, one.citation.end)
            found.append(Item(one.printed, None, where, one.citation.label, cited))
        for now in statuses.today:
            told = (since(now, self._look, self._links.language), now.section)
            source = self.say("sheet.not_of_the_plan", source=now.source)
            note = "，".join(filter(None, told))
            found.append(Item(self.say(f"status.{now.status}"), None, note, source))
        return tuple(found)

    def station_counts(self, near: tuple[StationNear, ...] | None) -> str:
        """Return how many stations lie within 500 and 800 m."""
        if near is None:
            return self.say("compare.not_measured")
        return self.say(
            "compare.station_counts",
            near_m=round(NEAR_M),
            near=sum(one.is_near for one in near),
            reach_m=round(REACH_M),
            reach=len(near),
        )

    def _block(
        self,
        name: str,
        aspect: Aspect[T],
        write: Callable[[Sequence[T], Sequence[str]], Item],
        way: Callable[[T], object],
    ) -> Block:
        """Return one respect; `write` writes a thing as its holders have it, `way` groups them."""
        places = tuple(self._names)
        bands: dict[tuple[str, ...], dict[str, list[Item]]] = {}
        for one in aspect.shared:
            ways = bands.setdefault(one.place_ids, {})
            ways.setdefault(self._how(one, way), []).append(write(one.told, one.place_ids))
        cells = []
        for place_id, own in zip(places, aspect.own, strict=True):
            ways = {}
            for thing in own:
                how = self._way_of(way(thing))
                ways.setdefault(how, []).append(write((thing,), (place_id,)))
            cells.append(_bunches(name, ways))
        return Block(
            name,
            tuple(Band(self._who(ids), _bunches(name, ways)) for ids, ways in bands.items()),
            tuple(cells),
            tuple(any(one in ids for ids in bands) for one in places),
        )

    def _who(self, place_ids: Sequence[str]) -> str:
        """Return who shares a band: all, or these by name."""
        if len(place_ids) == len(self._names):
            return self.say(f"compare.shared_by_{len(place_ids)}")
        return self.say("compare.shared_by", names=self._listed(place_ids))

    def _how(self, shared: Shared[T], way: Callable[[T], object]) -> str:
        """Return how the holders have something: in one way, or each in its own."""
        ways = [self._way_of(way(thing)) for thing in shared.told]
        if len(set(ways)) == 1:
            return ways[0]
        named = self.say("compare.named")
        return self.say("export.comma").join(
            f"{self._names[one]}{how or named}"
            for one, how in zip(shared.place_ids, ways, strict=True)
        )

    def _way_of(self, way: object) -> str:
        """Return the head of things that are held in one way."""
        if isinstance(way, Through):
            return self.say("compare.through", place=way.place.name)
        if isinstance(way, bool):
            key = "compare.near" if way else "compare.reach"
            return self.say(key, near_m=round(NEAR_M), reach_m=round(REACH_M))
        return ""

    def _listed(self, place_ids: Iterable[str]) -> str:
        return "、".join(self._names[one] for one in place_ids)

    def _each(self, notes: Sequence[str], place_ids: Sequence[str]) -> str:
        """Return a note that is every holder's, or each with the holder's name."""
        if len(set(notes)) == 1:
            return notes[0]
        named = zip(place_ids, notes, strict=True)
        return self.say("export.comma").join(f"{self._names[one]} {note}" for one, note in named)

    def _entries(self, told: Sequence[SheetEntry], place_ids: Sequence[str]) -> Item:
        del place_ids
        said = told[0].citation
        return Item(told[0].statement, None, "", said.label, self._links.text(said.start, said.end))

    def _belongs(self, told: Sequence[Through], place_ids: Sequence[str]) -> Item:
        """Return what places belong to, and how: by the plan, with its words, or by our sketch."""
        place = told[0].place
        known = place.id in self._atlas.plan.places
        href = self._links.sheet(place.id) if known else None
        notes = [self._relation(way) for way in told]
        cited = told[0].citation
        if cited is None or any(way.citation != cited for way in told):
            return Item(place.name, href, self._each(notes, place_ids))
        address = self._links.text(cited.start, cited.end)
        return Item(place.name, href, self._each(notes, place_ids), cited.label, address)

    def _relation(self, way: Through) -> str:
        if way.relation is not None:
            return self.say(f"relation.{way.relation}")
        words = [self.say("compare.by_sketch")]
        if way.share is not None:
            words.append(fmt.share_text(way.share, self._links.language))
        if way.precision_m is not None:
            words.append(fmt.precision_text(way.precision_m, self._links.language))
        return " ".join(words)

    def _near(self, told: Sequence[StationNear], place_ids: Sequence[str]) -> Item:
        station = told[0].place
        notes = [self._distance(near) for near in told]
        return Item(station.name, self._links.sheet(station.id), self._each(notes, place_ids))

    def _distance(self, near: StationNear) -> str:
        """Return how far a station is, by how much that may be out, and whether that matters."""
        precision = fmt.precision_text(near.precision_m, self._links.language)
        metres = max(METRES_SHOWN, round(near.distance_m / METRES_SHOWN) * METRES_SHOWN)
        key = "compare.inside" if near.distance_m == 0 else "compare.metres"
        told = self.say(key, metres=metres, precision=precision)
        return f"{told} ※" if near.is_close_call else told

    def _missing(self, told: Sequence[NotFound], place_ids: Sequence[str]) -> Item:
        del place_ids
        return Item(told[0].en if self._links.language == "en" else told[0].zh)


def _bunches(name: str, ways: dict[str, list[Item]]) -> tuple[Bunch, ...]:
    """Return the bunches, what the plan says of the places themselves first.

    Many statements that hold through the same thing are folded; short lists never are.
    """
    by_name = sorted(ways.items(), key=lambda way: bool(way[0]))
    return tuple(
        Bunch(how, tuple(items), bool(how) and name in KINDS and len(items) >= FOLD_FROM)
        for how, items in by_name
    )
