"""Reads `layers/wording.csv`: every word of the interface, in Chinese and English."""

from __future__ import annotations

import csv
import string
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from map_app.errors import DataError, Problem

WORDING = "wording.csv"
HEADER = ("key", "zh", "en")


@dataclass(frozen=True, slots=True)
class Wording:
    """The interface's words by key, then by language."""

    words: Mapping[str, Mapping[str, str]]

    def say(self, key: str, language: str, **values: object) -> str:
        """Return the words of this key, `{name}` in them filled from `values`.

        Raises
        ------
        KeyError
            When there is no such key: a mistake of ours, not of the reader's.
        """
        return self.words[key]["en" if language == "en" else "zh"].format_map(values)


def read_wording(layers: Path) -> Wording:
    """Read the wording of this folder; raises DataError with every problem of the file."""
    shown = f"{layers.name}/{WORDING}"
    try:
        text = (layers / WORDING).read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise DataError([Problem(shown, None, "the file is missing")]) from None
    except OSError as error:
        raise DataError([Problem(shown, None, f"cannot be read: {error.strerror}")]) from None
    except UnicodeDecodeError as error:
        raise DataError([Problem(shown, None, f"is not UTF-8: {error}")]) from error
    reader = csv.reader(text.splitlines())
    if tuple(next(reader, ())) != HEADER:
        raise DataError([Problem(shown, 1, f"the header should be {','.join(HEADER)}")])
    words: dict[str, Mapping[str, str]] = {}
    problems: list[Problem] = []
    for row in filter(None, reader):
        problems += [Problem(shown, reader.line_num, said) for said in _row_sentences(row, words)]
        if len(row) == len(HEADER):
            words.setdefault(row[0], MappingProxyType({"zh": row[1], "en": row[2]}))
    if problems:
        raise DataError(problems)
    return Wording(MappingProxyType(words))


def _row_sentences(row: list[str], words: Mapping[str, object]) -> Iterator[str]:
    """Yield what is wrong with one row."""
    if len(row) != len(HEADER):
        yield f"should have {len(HEADER)} fields, has {len(row)}"
        return
    for name, value in zip(HEADER, row, strict=True):
        if not value.strip():
            yield f"{name}: is empty"
    if row[0] in words:
        yield f"key: '{row[0]}' stands in an earlier row already"
    try:
        zh, en = _blanks(row[1]), _blanks(row[2])
    except ValueError as error:
        yield f"a brace is not closed: {error}"
        return
    if zh != en:
        yield "zh and en do not leave the same {names} to be filled"


def _blanks(words: str) -> set[str]:
    """Return the names to be filled in."""
    return {name for _, name, _, _ in string.Formatter().parse(words) if name is not None}
