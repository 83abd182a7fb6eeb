"""The errors raised on purpose; every message is a sentence for the reader.

MapAppError
├── DataError            rows of `seeds/` or `layers/` that cannot be used, all at once
├── UnknownPlaceError    words that name no place of the plan, or more than one
├── ExportError          a briefing that must not leave as it is
└── RequestError         an address or option that cannot be understood
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong in a data file.

    `file` is relative to the project (`seeds/places.csv`); `row` is the line in that file, the
    header being line 1, or None when the file as a whole is meant.
    """

    file: str
    row: int | None
    message: str

    def __str__(self) -> str:
        """Return `file line row: message`."""
        where = self.file if self.row is None else f"{self.file} line {self.row}"
        return f"{where}: {self.message}"


class MapAppError(Exception):
    """Base of every error whose message is meant for the reader."""


class DataError(MapAppError):
    """The data folders hold rows that cannot be used.

    `problems` has every one of them, in file and row order; the message is one line each.
    """

    def __init__(self, problems: Iterable[Problem]) -> None:
        """Keep the problems in file and row order."""
        self.problems = tuple(sorted(problems, key=lambda p: (p.file, p.row or 0, p.message)))
        super().__init__("\n".join(str(problem) for problem in self.problems))


class UnknownPlaceError(MapAppError):
    """Words that name no place, or more than one; `suggestions` are names to try."""

    def __init__(self, message: str, suggestions: Iterable[str] = ()) -> None:
        """Keep the sentence and the names to try."""
        self.suggestions = tuple(suggestions)
        super().__init__(message)


class ExportError(MapAppError):
    """A briefing cannot be written, or must not leave as it is."""


class RequestError(MapAppError):
    """An address, option or number in a request cannot be understood."""
