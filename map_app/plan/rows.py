"""Rows of the files in `seeds/`, column by column; what a column means is in seeds/README.md.

Empty cells are None where a column may be empty. Unknown columns and unknown words are refused.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

Words = Annotated[str, StringConstraints(min_length=1)]
Offset = Annotated[int, Field(ge=0)]
Number = Annotated[float, Field(allow_inf_nan=False)]
Year = Annotated[int, Field(ge=1949, le=2100)]
PlaceKind = Literal[
    "district", "belt", "zone", "cluster", "precinct", "village", "metro_line", "rail_line",
    "station", "project", "landmark", "subdistrict",
]  # fmt: skip
StatementKind = Literal["task", "project", "industry", "indicator", "status", "boundary", "passage"]
# A day, a month or a year, as precise as the source is: 2025-06-29, 2026-07, 2025.
AsPrecise = Annotated[
    str, StringConstraints(pattern=r"^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$")
]
LineStatusKind = Literal["operating", "construction", "preparation", "planned"]


class FileRow(BaseModel):
    """A row as it stands in its file: frozen, and nothing in it that is not asked for."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class QuotedRow(FileRow):
    """A row that stands for words of the text and repeats them, so that drift is found."""

    start: Offset
    end: Offset
    quote: Words


class MetaRow(FileRow):
    """plan.toml."""

    id: Words
    title: Words
    cited_as: Words
    number: Words
    issued_on: date
    issuer: Words
    text: Words
    sha256: Annotated[str, StringConstraints(min_length=64, max_length=64)]
    period_start: Year
    period_end: Year
    district: Words
    caveat_zh: Words
    caveat_en: Words


class OutlineRow(FileRow):
    """outline.csv."""

    part: Literal["front", "contents", "body", "table1", "table2", "annex1", "annex2", "back"]
    chapter: int | None
    section: int | None
    item: int | None
    title: Words
    start: Offset
    end: Offset


class PlaceRow(FileRow):
    """places.csv."""

    id: Words
    kind: PlaceKind
    name: Words
    name_en: str | None
    note: str | None


class AliasRow(FileRow):
    """aliases.csv."""

    place: Words
    alias: Words
    kind: Literal["short", "other", "misread", "number"]
    start: Offset | None
    end: Offset | None
    note: str | None


class MisreadingRow(FileRow):
    """misreadings.csv."""

    printed: Words
    right: Words
    start: Offset | None
    end: Offset | None
    note: str | None


class OtherNameRow(FileRow):
    """other_names.csv."""

    name: Words
    what: Words


class RelationRow(QuotedRow):
    """relations.csv."""

    id: Words
    place: Words
    relation: Literal["part_of", "counted_in"]
    through: Words


class StatementRow(QuotedRow):
    """statements.csv."""

    id: Words
    kind: StatementKind
    statement: Words
    places: Words
    note: str | None

    def place_ids(self) -> tuple[str, ...]:
        """Return the ids that stand in `places`, in their order."""
        return tuple(part.strip() for part in self.places.split(";") if part.strip())


class StatementFigureRow(FileRow):
    """statement_figures.csv."""

    statement: Words
    name: Words
    value: Number
    unit: str | None
    year: Year | None


class LineStatusRow(QuotedRow):
    """line_status.csv."""

    line: Words
    section: str | None
    status: LineStatusKind
    printed: Words
    year: Year | None


class LineStatusTodayRow(FileRow):
    """line_status_today.csv."""

    line: Words
    section: str | None
    status: LineStatusKind
    on: AsPrecise
    of: Literal["state", "opening"]
    source: Words


class IndicatorRow(QuotedRow):
    """indicators.csv."""

    id: Words
    table: Annotated[int, Field(ge=1, le=2)]
    number: Annotated[int, Field(ge=1)]
    sub: str | None
    category: Words
    name: Words
    unit: Words
    attribute: Literal["预期性", "约束性"]
    notes: str | None

    def note_ids(self) -> tuple[str, ...]:
        """Return the ids that stand in `notes`, in their order."""
        return tuple(part.strip() for part in (self.notes or "").split(";") if part.strip())


class IndicatorFigureRow(FileRow):
    """indicator_figures.csv."""

    indicator: Words
    role: Literal["target", "result", "baseline"]
    name: Words
    operator: Literal["=", ">=", "~", "text"]
    value: Number | None
    unit: str | None
    year: Year | None
    printed: Words
    unsettled: str | None
    start: Offset | None
    end: Offset | None
    quote: str | None


class IndicatorNoteRow(QuotedRow):
    """indicator_notes.csv."""

    id: Words


class IndicatorPairRow(FileRow):
    """indicator_pairs.csv."""

    target_indicator: Words
    target_figure: Words
    baseline_indicator: str | None
    baseline_figure: Words
    match: Literal["same", "similar"]
    note: str | None


class ProjectRow(QuotedRow):
    """projects.csv."""

    id: Words
    level: Literal["group", "package", "project", "part"]
    parent: str | None
    number: str | None
    name: Words
    kind_of_work: str | None
    total_investment_wan: Annotated[int, Field(gt=0)] | None
    five_year_investment_wan: Annotated[int, Field(gt=0)] | None


class ProjectPlaceRow(QuotedRow):
    """project_places.csv."""

    project: Words
    place: Words
    relation: Literal["in", "concerns"]
    note: str | None


class TermRow(QuotedRow):
    """glossary.csv."""

    term: Words


class GapRow(FileRow):
    """gaps.csv."""

    kind_or_place: Words
    sentence_zh: Words
    sentence_en: Words
