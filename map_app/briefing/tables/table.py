"""Tables as files to go on working with: CSV for programs, XLSX for people.

openpyxl is loaded here, when a file is written, and nowhere before.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence
from copy import copy
from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell, MergedCell
    from openpyxl.worksheet.worksheet import Worksheet

Kind = Literal["text", "number", "money", "count"]
Value = str | int | float | None
ColumnSpec = tuple[str, Kind, float]
"""The key of a column's head, how its cells are meant, its width in digits."""

NUMBER_FORMATS: dict[Kind, str] = {"number": "General", "money": "#,##0", "count": "0"}
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
"""A spreadsheet takes words that begin so for a formula when it opens a CSV file."""
NOT_WRITTEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
"""Control characters, which XML has no way to write."""
LONGEST_SHEET_NAME = 31
NOT_IN_A_SHEET_NAME = re.compile(r"[\x00-\x1f\\*?:/\[\]]")
"""Signs that Excel allows in no sheet's name."""
NOTE_WIDTHS = (26.0, 110.0)


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its head, how its cells are meant, its width in digits."""

    head: str
    kind: Kind = "text"
    width: float = 12.0


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its notes: sources and caveats as pairs of name and words.

    `head` are pairs that stand above the table itself, an empty row between.
    """

    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Value, ...], ...]
    notes_title: str
    notes: tuple[tuple[str, str], ...]
    font: str
    frozen_columns: int = 0
    head: tuple[tuple[str, str], ...] = ()

    @property
    def rows_above(self) -> int:
        """Return how many rows stand above the names of the columns."""
        return len(self.head) + 1 if self.head else 0


def csv_bytes(table: Table) -> bytes:
    """Return the table as CSV: UTF-8 with a byte order mark, for Excel reads it so."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    above = [*table.head, ()] if table.head else []
    writer.writerows([_plain(words) for words in pair] for pair in above)
    writer.writerow([column.head for column in table.columns])
    writer.writerows([_plain(_exact(value)) for value in row] for row in table.rows)
    return text.getvalue().encode("utf-8-sig")


def xlsx_bytes(table: Table) -> bytes:
    """Return the table as a workbook: real numbers, a frozen head, notes on a second sheet."""
    return book_bytes((table,))


def book_bytes(tables: Sequence[Table]) -> bytes:
    """Return tables as sheets of one workbook; the notes of the first stand on the last sheet."""
    from openpyxl import Workbook  # noqa: PLC0415 - loaded only where a workbook is written

    book = Workbook()
    book.remove(book.worksheets[0])
    for table in tables:
        _fill(book.create_sheet(_sheet_name(table.title, book.sheetnames)), table)
    _fill_notes(book.create_sheet(_sheet_name(tables[0].notes_title, book.sheetnames)), tables[0])
    book.properties.title = tables[0].title
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def _sheet_name(title: str, taken: Sequence[str]) -> str:
    """Return a name that a sheet can have: none twice in any case, no longer than Excel allows."""
    name = NOT_IN_A_SHEET_NAME.sub("-", title).strip("' ") or "-"
    others = {one.casefold() for one in taken}
    tails = ("" if number == 1 else f" ({number})" for number in count(1))
    names = (f"{name[: LONGEST_SHEET_NAME - len(tail)]}{tail}" for tail in tails)
    return next(one for one in names if one.casefold() not in others)


def _plain(value: Value) -> Value:
    """Return words that no spreadsheet takes for a formula; numbers as they are."""
    if isinstance(value, str) and value.startswith(FORMULA_STARTS):
        return f"'{value}"
    return value


def _exact(value: Value) -> Value:
    """Return a whole number without an idle decimal: 6, not 6.0."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _fill(sheet: Worksheet, table: Table) -> None:
    from openpyxl.utils import get_column_letter  # noqa: PLC0415 - as above
    from openpyxl.worksheet.properties import PageSetupProperties  # noqa: PLC0415 - as above

    top = table.rows_above + 1
    _write_row(sheet, top, [column.head for column in table.columns])
    for number, row in enumerate(table.rows, start=top + 1):
        _write_row(sheet, number, row)
    for number, column in enumerate(table.columns, start=1):
        letter = get_column_letter(number)
        sheet.column_dimensions[letter].width = column.width
        first, *rest = sheet[letter]
        _dress(first, table.font, column.kind)
        for cell in rest:
            cell._style = copy(first._style)  # noqa: SLF001 - a style made anew is slow
    for cell in sheet[top]:
        _dress_head(cell, table.font)
    _fill_head(sheet, table)
    last = get_column_letter(len(table.columns))
    sheet.freeze_panes = f"{get_column_letter(table.frozen_columns + 1)}{top + 1}"
    sheet.auto_filter.ref = f"A{top}:{last}{len(table.rows) + top}"
    sheet.print_title_rows = f"{top}:{top}"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def _fill_head(sheet: Worksheet, table: Table) -> None:
    """Write what stands above the table, each pair on a row, its words over all columns."""
    for number, pair in enumerate(table.head, start=1):
        _write_row(sheet, number, pair)
        name, words = sheet.cell(number, 1), sheet.cell(number, 2)
        _dress_head(name, table.font)
        _dress(words, table.font, "count")  # on one line: it runs on over the cells beside


def _fill_notes(sheet: Worksheet, table: Table) -> None:
    for number, pair in enumerate(table.notes, start=1):
        _write_row(sheet, number, pair)
        name, words = sheet[number]
        _dress_head(name, table.font)
        _dress(words, table.font, "text")
    for letter, width in zip("AB", NOTE_WIDTHS, strict=True):
        sheet.column_dimensions[letter].width = width


def _write_row(sheet: Worksheet, number: int, values: Iterable[Value]) -> None:
    """Write a row; words stay words, even such as a spreadsheet would take for a formula."""
    for column, value in enumerate(values, start=1):
        cell = sheet.cell(number, column)
        if isinstance(value, str):
            cell.value = NOT_WRITTEN.sub("", value)
            cell.data_type = "s"
        else:
            cell.value = _exact(value)


def _dress(cell: Cell | MergedCell, font: str, kind: Kind) -> None:
    from openpyxl.styles import Alignment, Font  # noqa: PLC0415 - as above

    cell.font = Font(name=font, size=10)
    cell.alignment = Alignment(vertical="top", wrap_text=kind == "text")
    if kind in NUMBER_FORMATS:
        cell.number_format = NUMBER_FORMATS[kind]


def _dress_head(cell: Cell | MergedCell, font: str) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill  # noqa: PLC0415 - as above

    cell.font = Font(name=font, size=10, bold=True)
    cell.fill = PatternFill("solid", fgColor="FFECE8E0")
    cell.alignment = Alignment(vertical="top", wrap_text=True)
