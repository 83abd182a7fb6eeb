"""Reads the rows of a TOML file beside the layers and says everything that is wrong with them."""

from __future__ import annotations

import difflib
import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import BaseModel, ValidationError

from map_app.errors import Problem

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

Row = TypeVar("Row", bound=BaseModel)
_SENTENCES = {
    "missing": "{key}: is missing",
    "string_too_short": "{key}: is empty",
    "extra_forbidden": "{key}: is not a key of a {table}{hint}",
    "value_error": "{key}{reason}",
}


def read_rows(
    path: Path, table: str, model: type[Row]
) -> tuple[tuple[tuple[Row, int], ...], list[Problem]]:
    """Return the good rows `[[table]]` with the line each begins on, and every problem."""
    shown = f"{path.parent.name}/{path.name}"
    try:
        text = path.read_text(encoding="utf-8")
        document = tomllib.loads(text)
    except FileNotFoundError:
        return (), [Problem(shown, None, "the file is missing")]
    except OSError as error:
        return (), [Problem(shown, None, f"cannot be read: {error.strerror}")]
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        return (), [Problem(shown, None, f"is not TOML in UTF-8: {error}")]
    rows = document.pop(table, [])
    problems = [
        Problem(shown, None, f"{key}: is not known here, only [[{table}]] is") for key in document
    ]
    if not _is_list_of_tables(rows) or not rows:
        return (), [*problems, Problem(shown, None, f"has no [[{table}]]")]
    good: list[tuple[Row, int]] = []
    for row, (first_line, lines) in zip(rows, _blocks(text, table, len(rows)), strict=True):
        try:
            good.append((model.model_validate(row), first_line))
        except ValidationError as error:
            problems += [
                Problem(
                    shown, _line_of(detail, first_line, lines), _sentence(detail, row, table, model)
                )
                for detail in error.errors()
            ]
    return tuple(good), problems


def _is_list_of_tables(rows: object) -> bool:
    return isinstance(rows, list) and all(isinstance(row, dict) for row in rows)


def _blocks(text: str, table: str, count: int) -> list[tuple[int, list[str]]]:
    """Return, for each [[table]], the line it begins on and its lines."""
    header = re.compile(rf"^\s*\[\[\s*{re.escape(table)}\s*\]\]")
    lines = text.splitlines()
    starts = [number for number, line in enumerate(lines) if header.match(line)]
    if len(starts) != count:  # written as inline tables: no line of its own
        return [(1, [])] * count
    ends = [*starts[1:], len(lines)]
    return [(start + 1, lines[start:end]) for start, end in zip(starts, ends, strict=True)]


def _line_of(detail: ErrorDetails, first_line: int, lines: list[str]) -> int:
    """Return the line of the key that is wrong, or of its row when the key has no line."""
    if not detail["loc"]:
        return first_line
    key = re.compile(rf"^\s*{re.escape(str(detail['loc'][0]))}\b")
    offsets = [offset for offset, line in enumerate(lines) if key.match(line)]
    return first_line + (offsets[0] if offsets else 0)


def _sentence(
    detail: ErrorDetails, row: Mapping[str, Any], table: str, model: type[BaseModel]
) -> str:
    """Return what is wrong in the reader's words, with the row it is wrong in."""
    key = ".".join(str(part) for part in detail["loc"])
    near = difflib.get_close_matches(key, model.model_fields, n=1)
    form = _SENTENCES.get(detail["type"], "{key}: {message}, found {found!r}")
    reason = detail["msg"].removeprefix("Value error, ")
    sentence = form.format(
        key=key,
        table=table,
        hint=f"; did you mean '{near[0]}'?" if near else "",
        reason=f": {reason}" if key else reason,
        message=detail["msg"][:1].lower() + detail["msg"][1:],
        found=detail["input"],
    )
    return f"{table} '{row.get('id', '?')}': {sentence}"


def repeated(
    good: tuple[tuple[Row, int], ...], keys: tuple[str, ...], table: str, shown: str
) -> list[Problem]:
    """Return a problem for every row whose value of a key stands in an earlier row."""
    problems: list[Problem] = []
    for key in keys:
        seen: dict[object, int] = {}
        for row, line in good:
            value = getattr(row, key)
            if value in seen:
                said = f"{key}: '{value}' stands at line {seen[value]} already"
                problems.append(
                    Problem(shown, line, f"{table} '{getattr(row, 'id', '?')}': {said}")
                )
            seen.setdefault(value, line)
    return problems
