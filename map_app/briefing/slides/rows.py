"""Tables before they are drawn: rows of cells, poured over as many slides as they need.

A row that no slide could hold is cut between its lines; nothing ever stands below a slide's foot.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from map_app.briefing.slides.words import Paragraph, cut, height_mm
from map_app.errors import ExportError

CELL_ASIDE_MM, CELL_ABOVE_MM = 1.6, 1.0
HEAD_GAP_MM, TABLE_GAP_MM = 1.2, 4.0
SLACK_SHARE = 0.96
"""How much of a slide is filled: a line more than was reckoned with still stands on it."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of cells, each of paragraphs; `notes` is what a speaker reads of it.

    `ruled` has a stronger rule above it. `continued` is what its last cell says again where the row
    goes on on a further slide; `opening` what its first cell says where it is the first on one. A
    single cell runs across all columns. A head stays with the row below it; `lead` is the head that
    is said again above the row where it is the first on a further slide.
    """

    cells: tuple[tuple[Paragraph, ...], ...]
    notes: tuple[Paragraph, ...] = ()
    ruled: bool = False
    continued: tuple[Paragraph, ...] = ()
    opening: tuple[Paragraph, ...] = ()
    is_head: bool = False
    lead: Row | None = None

    def height_mm(self, widths_mm: Sequence[float], *, tight: bool = False) -> float:
        """Return how high the row is at most; `tight` is how high it begins.

        A slide program makes a row higher when its words need it, never lower.
        """
        inner = zip(self.cells, widths_of(self.cells, widths_mm), strict=True)
        return 2 * CELL_ABOVE_MM + max(
            height_mm(cell, width_mm - 2 * CELL_ASIDE_MM, tight=tight) for cell, width_mm in inner
        )

    def opened(self) -> tuple[Row, ...]:
        """Return the row as the first on a slide, with its head said again above it."""
        row = replace(self, cells=(self.opening, *self.cells[1:])) if self.opening else self
        return (self.lead, row) if self.lead else (row,)

    def cut(self, widths_mm: Sequence[float], most_mm: float) -> tuple[Row, Row]:
        """Return the row in two, the first no higher than this.

        Raises ExportError when not even a line fits.
        """
        parts = [
            cut(cell, width_mm - 2 * CELL_ASIDE_MM, most_mm - 2 * CELL_ABOVE_MM)
            for cell, width_mm in zip(self.cells, widths_of(self.cells, widths_mm), strict=True)
        ]
        if not any(first for first, _ in parts):
            raise ExportError("表格有一行在一张幻灯片上放不下，没有出图。")
        rest = tuple(after for _, after in parts)
        if not rest[-1]:
            rest = (*rest[:-1], self.continued)
        first = tuple(before for before, _ in parts)
        return replace(self, cells=first), replace(self, cells=rest, ruled=False)


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under one head; `short` names them in a slide's title, `again` heads further slides.

    `widths_mm` are those of the columns; `columns` heads them, None for a list without heads.
    A table that stays `together` is not begun on a slide that it does not end on, if it can help.
    """

    head: Paragraph
    again: Paragraph
    short: str
    widths_mm: tuple[float, ...]
    columns: Row | None
    rows: tuple[Row, ...]
    together: bool = False

    @property
    def above_rows_mm(self) -> float:
        """Return how much head and columns' heads take above the first row."""
        width_mm = sum(self.widths_mm)
        heads_mm = self.columns.height_mm(self.widths_mm) if self.columns else 0.0
        return height_mm([self.head], width_mm) + HEAD_GAP_MM + heads_mm


@dataclass(frozen=True, slots=True)
class Part:
    """The rows of a table that stand on one slide, from `top_mm` down."""

    table: Table
    rows: tuple[Row, ...]
    top_mm: float
    is_continued: bool = False

    @property
    def head(self) -> Paragraph:
        """Return what stands above the rows."""
        return self.table.again if self.is_continued else self.table.head

    @property
    def rows_top_mm(self) -> float:
        """Return where the table begins below its head."""
        return self.top_mm + height_mm([self.head], sum(self.table.widths_mm)) + HEAD_GAP_MM

    @property
    def all_rows(self) -> tuple[Row, ...]:
        """Return the rows with the columns' heads above them."""
        return (self.table.columns, *self.rows) if self.table.columns else self.rows

    @property
    def bottom_mm(self) -> float:
        """Return where the last row ends."""
        widths_mm = self.table.widths_mm
        return self.rows_top_mm + sum(row.height_mm(widths_mm) for row in self.all_rows)


def pour(tables: Sequence[Table], top_mm: float, bottom_mm: float) -> Iterator[tuple[Part, ...]]:
    """Yield what stands on each slide between these two heights.

    Raises ExportError when not even a line of a row fits on a slide of its own.
    """
    floor_mm = top_mm + SLACK_SHARE * (bottom_mm - top_mm)
    slide: list[Part] = []
    for table in tables:
        left, is_continued = table.rows, False
        while left:
            at_mm = slide[-1].bottom_mm + TABLE_GAP_MM if slide else top_mm
            room_mm = floor_mm - at_mm - table.above_rows_mm
            taken, rest = _as_many_as_fit(left, table.widths_mm, room_mm)
            if slide and rest and table.together:
                taken, rest = (), left
            if not taken and not slide:
                taken, rest = _cut_first(left, table.widths_mm, room_mm)
            if taken:
                slide.append(Part(table, taken, at_mm, is_continued))
                is_continued = True
            left = rest
            if left:
                yield tuple(slide)
                slide = []
                left = (*left[0].opened(), *left[1:])
    if slide:
        yield tuple(slide)


def _as_many_as_fit(
    rows: tuple[Row, ...], widths_mm: Sequence[float], room_mm: float
) -> tuple[tuple[Row, ...], tuple[Row, ...]]:
    """Return the first rows that fit, and the rest."""
    used_mm = 0.0
    for index, row in enumerate(rows):
        used_mm += row.height_mm(widths_mm)
        if used_mm > room_mm:
            fit = index - 1 if index and rows[index - 1].is_head else index
            return rows[:fit], rows[fit:]
    return rows, ()


def _cut_first(
    rows: tuple[Row, ...], widths_mm: Sequence[float], room_mm: float
) -> tuple[tuple[Row, ...], tuple[Row, ...]]:
    """Return the first row as far as it fits, below its head where it has one, and the rest."""
    heads = rows[: int(rows[0].is_head and len(rows) > 1)]
    row, left = rows[len(heads)], rows[len(heads) + 1 :]
    room_mm -= sum(head.height_mm(widths_mm) for head in heads)
    first, second = row.cut(widths_mm, room_mm)
    return (*heads, first), (second, *left)


def widths_of(cells: Sequence[object], widths_mm: Sequence[float]) -> Sequence[float]:
    """Return the widths of a row's cells: a single one runs across all columns."""
    return (sum(widths_mm),) if len(cells) == 1 else widths_mm
