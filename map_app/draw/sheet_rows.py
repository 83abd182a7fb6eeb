"""A sheet's content in the order and the words of the page; the templates only write it down."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from map_app.atlas import Atlas, PlaceRef, Sheet, SheetEntry, Through
from map_app.cartography import Look, fmt
from map_app.cartography.caveat import since
from map_app.cartography.compare_rows import FOLD_FROM
from map_app.draw.figure_rows import (
    ChangeRow,
    FigureRow,
    figure_rows,
    pair_changes,
    unpaired,
)
from map_app.draw.links import Links
from map_app.draw.quote_pieces import QuotePiece, quote_pieces, stands_in
from map_app.plan import Citation, Place


@dataclass(frozen=True, slots=True)
class Link:
    """A place's name; `href` is None where it has no sheet of its own."""

    name: str
    kind: str
    href: str | None


@dataclass(frozen=True, slots=True)
class EntryRow:
    """One entry: what the plan says, its figures, its own words and where they stand.

    `statement` is None where the quote says it word by word; the quote's pieces tell which words.
    """

    kind: str
    statement: str | None
    figures: tuple[FigureRow, ...]
    changes: tuple[ChangeRow, ...]
    pieces: tuple[QuotePiece, ...]
    citation: str
    href: str
    is_last: bool = False


@dataclass(frozen=True, slots=True)
class GroupRow:
    """Entries that hold through the same place; `note` says how it bears on the chosen one."""

    link: Link
    note: str
    entries: tuple[EntryRow, ...]
    folded: bool


@dataclass(frozen=True, slots=True)
class SectionRow:
    """One of named, through, sketch and district: single entries, or groups of entries."""

    name: str
    entries: tuple[EntryRow, ...] = ()
    groups: tuple[GroupRow, ...] = ()

    @property
    def count(self) -> int:
        """Return how many entries the section holds."""
        return len(self.entries) + sum(len(group.entries) for group in self.groups)

    def ended(self) -> SectionRow:
        """Return the same section with its last entry marked."""
        if self.groups:
            last = self.groups[-1]
            group = replace(last, entries=_ended(last.entries))
            return replace(self, groups=(*self.groups[:-1], group))
        return replace(self, entries=_ended(self.entries))


@dataclass(frozen=True, slots=True)
class TermRow:
    """A term that the sheet's quotes use, as the plan explains it."""

    term: str
    words: str
    href: str


@dataclass(frozen=True, slots=True)
class StatusRow:
    """What is known of a line (or a section of it) at one time, and where that is said."""

    status: str
    when: str
    section: str | None
    source: str
    href: str | None


class SheetRows:
    """Turns one Sheet into rows, in one language, for one position of the page."""

    def __init__(self, atlas: Atlas, look: Look, links: Links) -> None:
        """Keep what the rows are made from."""
        self._atlas, self._look, self._links = atlas, look, links
        self._language = links.language

    def say(self, key: str, **values: object) -> str:
        """Return interface words."""
        return self._look.say(key, self._language, **values)

    def facts(self, sheet: Sheet) -> tuple[tuple[str, str], ...]:
        """Return name and words of area, length and precision, as far as there are any."""
        record, language = sheet.record, self._language
        found: list[tuple[str, str]] = []
        if record.area_ha is not None:
            is_sketch = bool(record.layer and self._atlas.ground.layers[record.layer].spec.sketch)
            key = "sheet.area_sketch" if is_sketch else "sheet.area"
            found.append((self.say(key), fmt.area_text(record.area_ha, language)))
        if record.length_km is not None:
            found.append((self.say("sheet.length"), fmt.length_text(record.length_km, language)))
        if record.precision_m is not None:
            precision = fmt.precision_text(record.precision_m, language)
            found.append((self.say("sheet.precision"), precision))
        elif record.point is None:
            found.append((self.say("sheet.position"), self.say("ground.not_drawn")))
        return tuple(found)

    def link(self, place: Place | PlaceRef) -> Link:
        """Return the name of a place, as a link where it has a sheet."""
        href = self._links.sheet(place.id) if place.id in self._atlas.plan.places else None
        return Link(place.name, self.say(f"kind.{place.kind}"), href)

    def sections(self, sheet: Sheet) -> tuple[SectionRow, ...]:
        """Return the sections that hold anything; the very last entry of all is marked."""
        sections = (
            SectionRow("named", entries=self.entries(sheet.named)),
            SectionRow("through", groups=self.groups(sheet.through)),
            SectionRow("sketch", groups=self.groups(sheet.sketch)),
            SectionRow("district", entries=self.entries(sheet.district)),
        )
        kept = tuple(section for section in sections if section.count)
        return (*kept[:-1], kept[-1].ended()) if kept else ()

    def entries(self, entries: Iterable[SheetEntry]) -> tuple[EntryRow, ...]:
        """Return the rows of these entries."""
        return tuple(self._entry(entry) for entry in entries)

    def not_found(self, sheet: Sheet) -> tuple[str, ...]:
        """Return what was looked for in vain."""
        return sheet.not_found_en if self._language == "en" else sheet.not_found

    def groups(self, entries: Iterable[SheetEntry]) -> tuple[GroupRow, ...]:
        """Return the entries grouped by what they hold through, in their order."""
        return tuple(self._group(through, members) for through, members in _gather(entries))

    def terms(self, sheet: Sheet) -> tuple[TermRow, ...]:
        """Return the terms in what names the place or holds through the plan, explained."""
        quotes = "\n".join(entry.quote_display for entry in (*sheet.named, *sheet.through))
        return tuple(
            TermRow(one.term, one.quote_display, self._text_of(one.citation))
            for one in self._atlas.plan.glossary
            if one.term in quotes
        )

    def statuses(self, place_id: str) -> tuple[StatusRow, ...]:
        """Return a line's statuses as the plan tells them, in text order."""
        return tuple(
            StatusRow(
                one.printed,
                self.say("sheet.in_year", year=one.year) if one.year else "",
                one.section,
                one.citation.label,
                self._text_of(one.citation),
            )
            for one in self._atlas.plan.line_statuses
            if one.line == place_id
        )

    def statuses_today(self, place_id: str) -> tuple[StatusRow, ...]:
        """Return a line's status of today, which the plan does not tell."""
        return tuple(
            StatusRow(
                self.say(f"status.{one.status}"),
                since(one, self._look, self._language),
                one.section,
                one.source,
                None,
            )
            for one in self._atlas.plan.line_statuses_today
            if one.line == place_id
        )

    def _text_of(self, citation: Citation) -> str:
        return self._links.text(citation.start, citation.end)

    def _group(self, through: Through, entries: tuple[SheetEntry, ...]) -> GroupRow:
        rows = self.entries(entries)
        return GroupRow(self.link(through.place), self._note(through), rows, len(rows) >= FOLD_FROM)

    def _note(self, through: Through) -> str:
        """Return how the group's place bears on the chosen one."""
        if through.relation is not None:
            return self.say(f"relation.{through.relation}")
        words = {"precision": fmt.precision_text(through.precision_m or 0.0, self._language)}
        if through.share is None:
            return self.say("sheet.located", **words)
        words["share"] = fmt.share_text(through.share, self._language)
        if through.length_km is None:
            return self.say("sheet.share_precise", **words)
        words["length"] = fmt.length_text(through.length_km, self._language)
        return self.say("sheet.share_length", **words)

    def _entry(self, entry: SheetEntry) -> EntryRow:
        told = None if stands_in(entry.quote_parts, entry.statement) else entry.statement
        figures, changes = self._figures(entry)
        return EntryRow(
            kind=self.say(f"entry.{entry.kind}"),
            statement=told,
            figures=figures,
            changes=changes,
            pieces=quote_pieces(entry.quote_parts, entry.statement),
            citation=entry.citation.label,
            href=self._text_of(entry.citation),
        )

    def _figures(self, entry: SheetEntry) -> tuple[tuple[FigureRow, ...], tuple[ChangeRow, ...]]:
        """Return single figures, and those that belong side by side."""
        look, language = self._look, self._language
        both = tuple((pair.target, pair.baseline) for pair in entry.pairs)
        changes = pair_changes(entry.pairs, look, language)
        return figure_rows(unpaired(entry.figures, both), language), changes


def _gather(entries: Iterable[SheetEntry]) -> Iterable[tuple[Through, tuple[SheetEntry, ...]]]:
    """Yield what entries hold through, in the order of their first, with its entries."""
    gathered: dict[tuple[str, str | None], tuple[Through, list[SheetEntry]]] = {}
    for entry in entries:
        if entry.through is not None:
            key = (entry.through.place.id, entry.through.relation)
            gathered.setdefault(key, (entry.through, []))[1].append(entry)
    return ((through, tuple(members)) for through, members in gathered.values())


def _ended(entries: tuple[EntryRow, ...]) -> tuple[EntryRow, ...]:
    return (*entries[:-1], replace(entries[-1], is_last=True))
