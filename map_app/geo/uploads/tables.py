"""CSV and XLSX whose columns hold positions, read by our own hands."""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import numpy as np
import shapely
from shapely.errors import ShapelyError
from shapely.geometry.base import BaseGeometry

from map_app.geo.uploads import encodings
from map_app.geo.uploads.choosing import one_of
from map_app.geo.uploads.raw_layer import RawLayer
from map_app.geo.uploads.report import Choices, Rejected
from map_app.geo.uploads.says import Refused, listed, saying
from map_app.geo.uploads.table_roles import Roles, number_of, roles_of
from map_app.settings import UploadLimits

HEADER_WITHIN_ROWS = 15
"""Tables of offices begin with titles; the row that names the columns stands among these."""
DELIMITERS = ",\t;|"
LONGEST_CELL = 50_000_000
Row = tuple[int, Sequence[object]]
"""A row with the number that its file gives it."""


def read_csv(path: Path, name: str, choices: Choices, limits: UploadLimits) -> RawLayer:
    """Return the rows of a CSV; raises Refused where no columns hold positions."""
    text, encoding = encodings.text_of(path.read_bytes(), encodings.chosen(choices.encoding))
    before = csv.field_size_limit(LONGEST_CELL)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text))
    try:
        return _layer(name, ((reader.line_num, row) for row in reader), limits, encoding=encoding)
    except csv.Error as error:
        raise Refused("not_a_map") from error
    finally:
        csv.field_size_limit(before)


def read_workbook(path: Path, name: str, choices: Choices, limits: UploadLimits) -> RawLayer:
    """Return the sheet of a workbook that holds positions; raises Refused where none does."""
    from openpyxl import load_workbook  # noqa: PLC0415  (slow to load, and few files need it)

    try:
        book = load_workbook(path, read_only=True, data_only=True)
        sheets = {
            sheet.title: sheet for sheet in book.worksheets if _header(_rows(sheet))[1] is not None
        }
        if not sheets and book.worksheets:
            return _layer(name, _rows(book.worksheets[0]), limits, encoding=None)
        chosen = one_of(tuple(sheets), choices.layer)
        return _layer(chosen, _rows(sheets[chosen]), limits, encoding=None)
    except (Refused, MemoryError):
        raise
    except Exception as error:  # openpyxl raises whatever a broken part leads it to
        raise Refused("damaged", kind="XLSX") from error


def _rows(sheet: object) -> Iterator[Row]:
    rows: Iterable[Sequence[object]] = sheet.iter_rows(values_only=True)  # type: ignore[attr-defined]
    yield from enumerate(rows, start=1)


def _delimiter(text: str) -> str:
    """Return what parts the columns: what the first lines have most of."""
    head = "".join(text.splitlines(keepends=True)[:HEADER_WITHIN_ROWS])
    return max(DELIMITERS, key=head.count)


def _header(rows: Iterable[Row]) -> tuple[Sequence[object], Roles | None]:
    """Return the row that names the columns, and which of them hold positions."""
    first: Sequence[object] = ()
    for seen, (_, row) in enumerate(rows):
        roles = roles_of(row)
        if roles is not None:
            return row, roles
        first = first or (row if any(row) else ())
        if seen >= HEADER_WITHIN_ROWS:
            break
    return first, None


def _names(header: Sequence[object]) -> list[str]:
    """Return a name for each column, none twice."""
    names: list[str] = []
    for number, cell in enumerate(header, start=1):
        name = str(cell).strip() if cell not in (None, "") else f"列{number}"
        while name in names:
            name = f"{name}_"
        names.append(name)
    return names


def _layer(
    name: str, rows: Iterator[Row], limits: UploadLimits, encoding: encodings.Encoding | None
) -> RawLayer:
    header, roles = _header(rows)
    if roles is None:
        raise Refused("no_columns", columns=listed(_names(header)))
    names = _names(header)
    if len(names) > limits.columns:
        raise Refused("many_columns", columns=len(names), most=limits.columns)
    kept: list[tuple[int, Sequence[object], BaseGeometry]] = []
    rejected: list[Rejected] = []
    for number, row in rows:
        if all(cell in (None, "") for cell in row):
            continue
        place, why = _place(row, roles)
        if place is None:
            rejected.append(Rejected(number, saying(f"reason.{why}")))
        else:
            kept.append((number, row, place))
        if len(kept) + len(rejected) > limits.features:
            raise Refused("many_features", most=limits.features)
    if not kept and not rejected:
        raise Refused("empty_layer")
    columns = {
        column: _column([_cell(row, at) for _, row, _ in kept])
        for at, column in enumerate(names)
        if at not in roles.columns
    }
    return RawLayer(
        name,
        columns,
        _column([place for _, _, place in kept]),
        np.array([number for number, _, _ in kept], dtype=np.int64),
        encoding=None if encoding is None else encoding.name,
        rejected=tuple(rejected),
        warnings=() if encoding is None else encoding.warnings,
        as_surveyed=roles.as_surveyed,
    )


def _place(row: Sequence[object], roles: Roles) -> tuple[BaseGeometry | None, str]:
    """Return where a row lies, or the reason why that cannot be told."""
    if roles.wkt is not None:
        words = str(_cell(row, roles.wkt) or "").strip()
        if not words:
            return None, "no_geometry"
        try:
            return shapely.force_2d(shapely.from_wkt(words.partition(";")[2] or words)), ""
        except (ShapelyError, ValueError):
            return None, "bad_wkt"
    first, second = (_cell(row, at) for at in (roles.first, roles.second))
    if first in (None, "") or second in (None, ""):
        return None, "no_numbers"
    x, y = number_of(first), number_of(second)
    if x is None or y is None:
        return None, "not_numbers"
    return shapely.Point(x, y), ""


def _cell(row: Sequence[object], at: int | None) -> object:
    value = row[at] if at is not None and at < len(row) else None
    return value.isoformat() if isinstance(value, dt.date | dt.time) else value


def _column(values: Sequence[object]) -> np.ndarray[tuple[int], np.dtype[np.object_]]:
    told = np.empty(len(values), dtype=object)
    for at, value in enumerate(values):  # a geometry would be taken for a list
        told[at] = value
    return told
