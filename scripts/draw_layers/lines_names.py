"""What the plan's data say of things that are drawn: names, statuses of lines; and of sources."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from functools import cache

from scripts.draw_layers.control import PROJECT, read_rows


def read_places() -> tuple[Mapping[str, str], ...]:
    """Return every row of `seeds/places.csv`."""
    return _read_seeds("places.csv")


def read_projects() -> tuple[Mapping[str, str], ...]:
    """Return every row of `seeds/projects.csv`."""
    return _read_seeds("projects.csv")


def read_relations() -> tuple[Mapping[str, str], ...]:
    """Return every row of `seeds/relations.csv`."""
    return _read_seeds("relations.csv")


def read_statements() -> tuple[Mapping[str, str], ...]:
    """Return every row of `seeds/statements.csv`."""
    return _read_seeds("statements.csv")


def read_status(table: str, line: str, section: str) -> Mapping[str, str]:
    """Return the first row on the section, or on the whole line, in the plan's own order.

    Empty when the table has none.
    """
    rows = [
        row for row in _read_seeds(table) if row["line"] == line and row["section"] in ("", section)
    ]
    return min(rows, key=lambda row: int(row.get("start", 0)), default={})


@cache
def _read_seeds(table: str) -> tuple[Mapping[str, str], ...]:
    with (PROJECT / "seeds" / table).open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


@cache
def source_words(source: str) -> str:
    """Return how a feature names the source of a control row (`control/sources.csv`)."""
    return {row["source"]: row["words"] for row in read_rows("sources.csv")}[source]
