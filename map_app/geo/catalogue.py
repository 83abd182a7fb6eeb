"""Reads `layers/catalogue.toml` and says everything that is wrong with it."""

from __future__ import annotations

import difflib
import re
import tomllib
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from map_app.errors import Problem
from map_app.geo.spec import LayerSpec

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from pydantic_core import ErrorDetails

CATALOGUE = "catalogue.toml"
_HEADER = re.compile(r"^\s*\[\[\s*layer\s*\]\]")
_SENTENCES = {
    "missing": "{key}: is missing",
    "string_too_short": "{key}: is empty",
    "extra_forbidden": "{key}: is not a key of a layer{hint}",
    "value_error": "{key}: {reason}",
}


def read_catalogue(layers: Path) -> tuple[tuple[tuple[LayerSpec, int], ...], list[Problem]]:
    """Return the good rows with the line each begins on, and every problem of the others."""
    shown = f"{layers.name}/{CATALOGUE}"
    try:
        text = (layers / CATALOGUE).read_text(encoding="utf-8")
        document = tomllib.loads(text)
    except FileNotFoundError:
        return (), [Problem(shown, None, "the file is missing")]
    except OSError as error:
        return (), [Problem(shown, None, f"cannot be read: {error.strerror}")]
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        return (), [Problem(shown, None, f"is not TOML in UTF-8: {error}")]
    rows = document.pop("layer", [])
    problems = [
        Problem(shown, None, f"{key}: is not known here, only [[layer]] is") for key in document
    ]
    if not _is_list_of_tables(rows) or not rows:
        return (), [*problems, Problem(shown, None, "has no [[layer]]")]
    blocks = _blocks(text, len(rows))
    good: list[tuple[LayerSpec, int]] = []
    for row, (first_line, lines) in zip(rows, blocks, strict=True):
        try:
            good.append((LayerSpec.model_validate(row), first_line))
        except ValidationError as error:
            problems += [
                Problem(shown, _line_of(detail, first_line, lines), _sentence(detail, row))
                for detail in error.errors()
            ]
    return tuple(good), problems + _repeated(good, shown)


def _is_list_of_tables(rows: object) -> bool:
    return isinstance(rows, list) and all(isinstance(row, dict) for row in rows)


def _blocks(text: str, count: int) -> list[tuple[int, list[str]]]:
    """Return, for each [[layer]], the line it begins on and its lines."""
    lines = text.splitlines()
    starts = [number for number, line in enumerate(lines) if _HEADER.match(line)]
    if len(starts) != count:  # written as inline tables: no line of its own
        return [(1, [])] * count
    ends = [*starts[1:], len(lines)]
    return [(start + 1, lines[start:end]) for start, end in zip(starts, ends, strict=True)]


def _line_of(detail: ErrorDetails, first_line: int, lines: list[str]) -> int:
    """Return the line of the key that is wrong, or of its layer when the key has no line."""
    key = re.compile(rf"^\s*{re.escape(str(detail['loc'][0]))}\b")
    offsets = [offset for offset, line in enumerate(lines) if key.match(line)]
    return first_line + (offsets[0] if offsets else 0)


def _sentence(detail: ErrorDetails, row: Mapping[str, Any]) -> str:
    """Return what is wrong in the reader's words, with the layer it is wrong in."""
    key = ".".join(str(part) for part in detail["loc"])
    near = difflib.get_close_matches(key, LayerSpec.model_fields, n=1)
    form = _SENTENCES.get(detail["type"], "{key}: {message}, found {found!r}")
    sentence = form.format(
        key=key,
        hint=f"; did you mean '{near[0]}'?" if near else "",
        reason=detail["msg"].removeprefix("Value error, "),
        message=detail["msg"][:1].lower() + detail["msg"][1:],
        found=detail["input"],
    )
    return f"layer '{row.get('id', '?')}': {sentence}"


def _repeated(good: list[tuple[LayerSpec, int]], shown: str) -> list[Problem]:
    """Return a problem for every row whose id, file or order stands in an earlier row."""
    problems: list[Problem] = []
    for key in ("id", "file", "order"):
        seen: dict[object, int] = {}
        for spec, line in good:
            value = getattr(spec, key)
            if value in seen:
                said = f"{key}: '{value}' stands at line {seen[value]} already"
                problems.append(Problem(shown, line, f"layer '{spec.id}': {said}"))
            seen.setdefault(value, line)
    return problems
