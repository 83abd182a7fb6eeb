"""Reading the files of `seeds/`: every row becomes a record or a problem that says where."""

from __future__ import annotations

import csv
import io
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Generic, TypeVar

from pydantic import ValidationError

from map_app.errors import Problem
from map_app.plan.rows import FileRow

R = TypeVar("R", bound=FileRow)
R_co = TypeVar("R_co", bound=FileRow, covariant=True)


@dataclass(frozen=True, slots=True)
class Located(Generic[R_co]):
    """A row and where it stands: the file, and the line of the file on which the row begins."""

    file: str
    line: int
    row: R_co

    def problem(self, column: str, sentence: str) -> Problem:
        """Return what is wrong with a column of this row."""
        return Problem(self.file, self.line, f"{column}: {sentence}")


@dataclass(slots=True)
class Reader:
    """Reads the files of a folder and keeps the problems it meets on the way."""

    folder: Path
    problems: list[Problem] = field(default_factory=list)

    def name_of(self, file: str) -> str:
        """Return a file's name as problems say it: `seeds/places.csv`."""
        return f"{self.folder.name}/{file}"

    def add(self, file: str, sentence: str, line: int | None = None) -> None:
        """Keep a problem of a file, or of one line in it."""
        self.problems.append(Problem(self.name_of(file), line, sentence))

    def text(self, file: str) -> str | None:
        """Return a UTF-8 file exactly as it is, or None with the problem kept."""
        try:
            return (self.folder / file).read_bytes().decode("utf-8")
        except FileNotFoundError:
            self.add(file, "the file is missing")
        except OSError as error:
            self.add(file, f"cannot be read: {error.strerror}")
        except UnicodeDecodeError as error:
            self.add(file, f"is not UTF-8 text (byte {error.start})")
        return None

    def toml(self, file: str, shape: type[R]) -> R | None:
        """Return a TOML file as one record, or None with the problems kept."""
        text = self.text(file)
        if text is None:
            return None
        try:
            values = tomllib.loads(text)
        except tomllib.TOMLDecodeError as error:
            self.add(file, f"is not TOML: {error}")
            return None
        return self._record(file, None, values, shape)

    def table(self, file: str, shape: type[R]) -> tuple[Located[R], ...]:
        """Return the rows of a CSV file that could be read; the others are kept as problems."""
        text = self.text(file)
        if text is None:
            return ()
        lines = self._lines(file, text.removeprefix("\ufeff"))
        _, header = next(lines, (1, []))
        if not self._header_fits(file, header, shape):
            return ()
        found = []
        for line, cells in lines:
            if len(cells) != len(header):
                self.add(file, f"has {len(cells)} cells, the header has {len(header)}", line)
                continue
            values = {name: cell or None for name, cell in zip(header, cells, strict=True)}
            row = self._record(file, line, values, shape)
            if row is not None:
                found.append(Located(self.name_of(file), line, row))
        return tuple(found)

    def _lines(self, file: str, text: str) -> Iterator[tuple[int, list[str]]]:
        """Yield the records of a CSV file; keep a problem where it is none any more."""
        try:
            yield from _records(text)
        except csv.Error as error:
            self.add(file, f"is not CSV: {error}; is a quotation mark left open?")

    def _header_fits(self, file: str, header: list[str], shape: type[FileRow]) -> bool:
        """Keep a problem for every column that is missing, unknown or there twice."""
        known = list(shape.model_fields)
        wrong = [f"column {name} is missing" for name in known if name not in header]
        wrong += [f"column {name!r} is not known" for name in header if name not in known]
        wrong += [f"column {n} stands there twice" for n in known if header.count(n) > 1]
        for sentence in wrong:
            self.add(file, sentence, 1)
        return not wrong

    def _record(
        self, file: str, line: int | None, values: Mapping[str, object], shape: type[R]
    ) -> R | None:
        """Return the record of these values, or None with every problem kept."""
        try:
            return shape.model_validate(values)
        except ValidationError as error:
            for detail in error.errors():
                column = ".".join(str(part) for part in detail["loc"])
                self.add(file, f"{column}: {_sentence(detail['type'], detail)}", line)
        return None


def _records(text: str) -> Iterator[tuple[int, list[str]]]:
    """Yield the records of a CSV text with the line on which each begins; blank ones left out."""
    lines = csv.reader(io.StringIO(text, newline=""))
    begins = 1
    for cells in lines:
        if cells:
            yield begins, cells
        begins = lines.line_num + 1


def _sentence(kind: str, detail: Mapping[str, object]) -> str:
    """Return what pydantic found wrong in the words of a reader."""
    found = detail.get("input")
    context = detail.get("ctx")
    limits = context if isinstance(context, dict) else {}
    if kind == "missing":
        return "is missing"
    if kind == "extra_forbidden":
        return "is not known here"
    if found is None:
        return "must not be empty"
    should_be = {
        "int_parsing": "a whole number",
        "int_from_float": "a whole number",
        "int_type": "a whole number",
        "float_parsing": "a number",
        "literal_error": f"one of {limits.get('expected', '')}",
        "greater_than": f"more than {limits.get('gt')}",
        "greater_than_equal": f"{limits.get('ge')} or more",
        "less_than_equal": f"{limits.get('le')} or less",
        "string_pattern_mismatch": "a day, a month or a year such as 2021-07-24, 2021-07, 2021",
    }.get(kind)
    if should_be is None and kind.startswith("date"):
        should_be = "a date such as 2021-07-24"
    return f"should be {should_be or detail.get('msg')}, found {str(found)!r}"
