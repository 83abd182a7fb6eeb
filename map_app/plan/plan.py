"""The plan as it was published: text, outline, places, statements, and what names what."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from map_app.plan.reading import Reading
from map_app.plan.records import (
    Citation,
    Gap,
    Indicator,
    IndicatorPair,
    LineStatus,
    LineStatusToday,
    Mention,
    OutlineEntry,
    Place,
    PlanMeta,
    Project,
    QuotePart,
    Relation,
    Statement,
    Term,
)


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything that the plan says; it knows no geometry.

    `places` holds projects too (kind `project`). `named_by_place` is what `named` answers with.
    """

    meta: PlanMeta
    outline: tuple[OutlineEntry, ...]
    places: Mapping[str, Place]
    statements: tuple[Statement, ...]
    indicators: Mapping[str, Indicator]
    pairs: tuple[IndicatorPair, ...]
    projects: Mapping[str, Project]
    relations: tuple[Relation, ...]
    line_statuses: tuple[LineStatus, ...]
    line_statuses_today: tuple[LineStatusToday, ...]
    glossary: tuple[Term, ...]
    gaps: tuple[Gap, ...]
    mentions: tuple[Mention, ...]
    reading: Reading = field(repr=False)
    named_by_place: Mapping[str, tuple[Statement, ...]] = field(repr=False)

    @property
    def text(self) -> str:
        """Return the source text; every offset counts its characters."""
        return self.reading.text

    def cite(self, start: int, end: int) -> Citation:
        """Return where a stretch stands: the label of the smallest entry that holds all of it."""
        return self.reading.cite(start, end)

    def display(self, start: int, end: int) -> tuple[QuotePart, ...]:
        """Return a stretch for the reader: page breaks joined, misread names put right."""
        return self.reading.display(start, end)

    def quote_display(self, start: int, end: int) -> str:
        """Return a stretch as one string; a misread name reads 东塱村〔原文作“东塍村”〕."""
        return self.reading.quote_display(start, end)

    def sentence_around(self, offset: int) -> tuple[int, int]:
        """Return start and end of the sentence, list item or table row at an offset."""
        return self.reading.sentence_around(offset)

    def named(self, place_id: str) -> tuple[Statement, ...]:
        """Return all that names a place, in text order; nothing for a place never named."""
        return self.named_by_place.get(place_id, ())
