"""The tables of the text as they were meant: what one cell says for several rows spans them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from map_app.draw.reading_pieces import Run, Span, Weaver
from map_app.plan.blocks import Row, Table

NUMBER = re.compile(r"[\d.,]+")
NAME_COLUMN = 2
"""The column whose name the scan puts into two cells where a row has parts."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell; `rows` and `columns` are how many it spans."""

    runs: tuple[Run, ...]
    rows: int = 1
    columns: int = 1
    is_number: bool = False


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row under its address; a row that heads those below it is strong."""

    start: int
    cells: tuple[Cell, ...]
    place_ids: tuple[str, ...]
    is_strong: bool = False


@dataclass(frozen=True, slots=True)
class TableRows:
    """A table ready to be written."""

    head: TableRow
    rows: tuple[TableRow, ...]


class TableWeaver:
    """Writes the tables of one plan's text."""

    def __init__(self, weaver: Weaver, text: str) -> None:
        """Keep what cuts the cells."""
        self._weaver, self._text = weaver, text

    def table(self, table: Table, marked: Sequence[Span]) -> TableRows:
        """Return the table's rows, spans worked out."""
        is_wide = len(table.head.cells) > sum(cell is not None for cell in table.head.cells)
        grid = [self._cells(row, marked, is_wide=is_wide) for row in (table.head, *table.rows)]
        _span(grid, table.rows)
        head, *rows = (
            TableRow(
                row.start,
                tuple(cell for cell in cells if cell is not None),
                self._weaver.places(row.start, row.end),
                self._is_strong(row),
            )
            for row, cells in zip((table.head, *table.rows), grid, strict=True)
        )
        return TableRows(head, tuple(rows))

    def _cells(self, row: Row, marked: Sequence[Span], *, is_wide: bool) -> list[Cell | None]:
        """Return the cells of a row; in a wide table a name without parts spans two columns."""
        given = [self._cell(span, marked) for span in row.cells]
        cells: list[Cell | None] = [*given]
        if row.cells[0] is not None and not is_wide:
            cells = _stretched(given)
        if not is_wide or row.cells[-1] is not None or row.cells[1] is None:
            return cells
        wide = replace(given[NAME_COLUMN], columns=2)
        return [*cells[:NAME_COLUMN], wide, None, *cells[NAME_COLUMN + 1 : -1]]

    def _cell(self, span: Span | None, marked: Sequence[Span]) -> Cell:
        if span is None:
            return Cell(())
        is_number = NUMBER.fullmatch(self._text, *span) is not None
        return Cell(self._weaver.runs(*span, marked), is_number=is_number)

    def _is_strong(self, row: Row) -> bool:
        """Return whether a row is a group's or the sum: a name or figures without a description."""
        described = row.cells[NAME_COLUMN] if len(row.cells) > NAME_COLUMN else None
        return row.cells[0] is not None and described is None


def _stretched(cells: list[Cell]) -> list[Cell | None]:
    """Let what names or describes something go on over the empty cells behind it."""
    grid: list[Cell | None] = []
    for column, cell in enumerate(cells):
        before = grid[-1] if grid else None
        if not cell.runs and before is not None and column > 1 and not before.is_number:
            grid[-1] = replace(before, columns=before.columns + 1)
        else:
            grid.append(cell)
    return grid


def _span(grid: list[list[Cell | None]], rows: Iterable[Row]) -> None:
    """Let cells span the empty ones below them, in rows that go on with the one above."""
    above: dict[int, tuple[int, int]] = {}
    for number, row in enumerate(rows, start=1):
        goes_on = row.cells[0] is None
        is_part = goes_on and row.cells[1] is None
        for column, cell in enumerate(grid[number]):
            is_empty = cell is not None and not cell.runs
            if is_empty and ((goes_on and column == 0) or is_part) and column in above:
                line, first = above[column]
                holder = grid[line][first]
                if holder is not None:
                    grid[line][first] = replace(holder, rows=holder.rows + 1)
                grid[number][column] = None
            elif cell is not None:
                above[column] = (number, column)
