"""What a Plan is made of: frozen records that carry their place in the plan's text.

Every `start` and `end` is a character offset into the text: `text[start:end] == quote`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Match = Literal["same", "similar"]


@dataclass(frozen=True, slots=True)
class PlanMeta:
    """The plan as a document; years are calendar years, `issued_on` is ISO 8601."""

    id: str
    title: str
    cited_as: str
    number: str
    issued_on: str
    issuer: str
    period_start: int
    period_end: int
    district: str
    caveat_zh: str
    caveat_en: str
    sha256: str


@dataclass(frozen=True, slots=True)
class OutlineEntry:
    """A part, chapter, section or item and its whole extent; numbers are None above its level."""

    part: str
    chapter: int | None
    section: int | None
    item: int | None
    title: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Citation:
    """Where words stand: a label such as 《纲要》第四章第二节第2点, and the offsets."""

    label: str
    chapter: int | None
    section: int | None
    item: int | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class QuotePart:
    """A stretch of a healed quote; `printed` is what the scan reads where that is another name."""

    text: str
    printed: str | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """Something the plan can be asked about; a project is a place too.

    `misread_as` has the forms in which the scan prints the name wrongly.
    """

    id: str
    name: str
    kind: str
    name_en: str | None = None
    aliases: tuple[str, ...] = ()
    note: str | None = None
    misread_as: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Figure:
    """A number as the plan gives it; `value` is None where the plan gives words (operator text).

    `unsettled` is the note by which the plan takes it back: 尚在核算中, 均暂缺.
    """

    name: str
    value: float | None
    unit: str | None
    year: int | None
    operator: str
    printed: str
    citation: Citation | None = None
    unsettled: Note | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """What the plan says of the places `place_ids`, in its own words."""

    id: str
    kind: str
    statement: str
    quote: str
    quote_display: str
    citation: Citation
    figures: tuple[Figure, ...]
    place_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Mention:
    """A place named in the text, and the sentence (or table row) around the name."""

    place_id: str
    start: int
    end: int
    as_printed: str
    sentence_start: int
    sentence_end: int


@dataclass(frozen=True, slots=True)
class Note:
    """A note under a table, in the plan's words."""

    id: str
    quote: str
    quote_display: str
    citation: Citation


@dataclass(frozen=True, slots=True)
class Indicator:
    """A row of 表1 or 表2 with its figures and the notes that qualify them."""

    id: str
    table: int
    number: int
    sub: str | None
    category: str
    name: str
    unit: str
    attribute: str
    quote: str
    quote_display: str
    citation: Citation
    targets: tuple[Figure, ...]
    results: tuple[Figure, ...]
    notes: tuple[Note, ...]

    @property
    def figures(self) -> tuple[Figure, ...]:
        """Return targets, then results."""
        return self.targets + self.results


@dataclass(frozen=True, slots=True)
class IndicatorPair:
    """A target of 表2 or 表1 and what the plan says of the same (or a similar) thing in 2020.

    `baseline_indicator` is None where the baseline stands in the text alone; for a target of 表1 it
    is the row itself, whose result `baseline` is. Both figures carry their own citation.
    """

    target_indicator: str
    target: Figure
    baseline_indicator: str | None
    baseline: Figure
    match: Match
    note: str | None

    @property
    def is_settled(self) -> bool:
        """Return whether the plan takes neither figure back."""
        return self.target.unsettled is None and self.baseline.unsettled is None

    @property
    def is_result(self) -> bool:
        """Return whether the target stands beside its own result, as in 表1."""
        return self.baseline_indicator == self.target_indicator


@dataclass(frozen=True, slots=True)
class ProjectTie:
    """A project lies in (`in`) or bears on (`concerns`) a place, because the plan says so here."""

    project: str
    place: str
    relation: Literal["in", "concerns"]
    start: int
    end: int
    quote: str
    note: str | None


@dataclass(frozen=True, slots=True)
class Project:
    """A group, package, single project or part of 附件1; investments are in 万元, None if 未列."""

    id: str
    level: Literal["group", "package", "project", "part"]
    parent: str | None
    number: str | None
    name: str
    kind_of_work: str | None
    total_investment_wan: int | None
    five_year_investment_wan: int | None
    start: int
    end: int
    quote: str
    ties: tuple[ProjectTie, ...]


@dataclass(frozen=True, slots=True)
class Relation:
    """`id` is part of, or counted in, `through`, by the plan's own words."""

    id: str
    place: str
    relation: Literal["part_of", "counted_in"]
    through: str
    quote: str
    quote_display: str
    citation: Citation


@dataclass(frozen=True, slots=True)
class LineStatus:
    """What the plan says of a line (or a section of it): status, in its words, for a year."""

    line: str
    section: str | None
    status: str
    printed: str
    year: int | None
    quote: str
    quote_display: str
    citation: Citation


@dataclass(frozen=True, slots=True)
class LineStatusToday:
    """What is known of a line today, never from the plan.

    `on` is the day, month or year that the source is of, as precise as the source is; `of` is
    "opening" where that day is the line's opening, "state" where it is that of the source.
    """

    line: str
    section: str | None
    status: str
    on: str
    of: str
    source: str


@dataclass(frozen=True, slots=True)
class Term:
    """A term that 附件2 explains."""

    term: str
    quote: str
    quote_display: str
    citation: Citation


@dataclass(frozen=True, slots=True)
class Gap:
    """Something that was looked for and not found, for a kind of place or for one place."""

    kind_or_place: str
    sentence_zh: str
    sentence_en: str
