"""What the plan says of places as tables: statements, their figures, what is drawn of the ground.

One place or a whole set: every row names its place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from map_app.briefing.record import Briefing, BriefingEntry, Section
from map_app.briefing.tables.table import ColumnSpec, Table, Value
from map_app.briefing.tables.table_notes import Words
from map_app.geo.taking_away import LayerTaken

STATEMENTS: tuple[ColumnSpec, ...] = (
    *(("place", "text", 20), ("way", "text", 12), ("through", "text", 26)),
    *(("statement", "text", 52), ("quote", "text", 60), ("cited", "text", 30)),
    *(("start", "count", 8), ("end", "count", 8)),
)
FIGURES: tuple[ColumnSpec, ...] = (
    *(("place", "text", 20), ("way", "text", 12), ("through", "text", 26)),
    *(("statement", "text", 44), ("figure", "text", 20)),
    *(("value", "number", 14), ("unit", "text", 10), ("year", "count", 8)),
    *(("printed", "text", 18), ("cited", "text", 30)),
)
INDICATORS: tuple[ColumnSpec, ...] = (
    *(("category", "text", 12), ("indicator", "text", 44), ("unit", "text", 12)),
    *(("baseline_2020", "number", 14), ("target_2025", "number", 14)),
    *(("baseline_printed", "text", 20), ("target_printed", "text", 24)),
)
FEATURES: tuple[ColumnSpec, ...] = (
    *(("layer", "text", 22), ("name", "text", 28), ("feature_kind", "text", 14)),
    *(("precision_m", "number", 12), ("feature_source", "text", 60), ("id", "text", 26)),
)
NUMBER = re.compile(r"-?\d+(?:\.\d+)?")


def briefing_tables(
    briefings: Sequence[Briefing], words: Words, layers: Sequence[LayerTaken] = ()
) -> tuple[Table, ...]:
    """Return a table of statements, of figures, of indicators, of features: those with rows.

    The notes of the first hold for all of them. A table of statements stands even when it is
    empty and nothing else is there to say.
    """
    notes = _notes(briefings[0], words)
    made = (
        _table("statements", STATEMENTS, _statements(briefings), words, notes),
        _table("figures", FIGURES, _figures(briefings), words, notes),
        _table("indicators", INDICATORS, _indicators(briefings), words, notes),
        _table("features", FEATURES, _features(layers), words, notes),
    )
    kept = tuple(table for table in made if table.rows)
    return kept or made[:1]


def _table(
    name: str,
    columns: Sequence[ColumnSpec],
    rows: Iterator[tuple[Value, ...]],
    words: Words,
    notes: tuple[tuple[str, str], ...],
) -> Table:
    return Table(
        title=words.say(f"file.sheet_{name}"),
        columns=words.columns(columns),
        rows=tuple(rows),
        notes_title=words.say("file.notes"),
        notes=notes,
        font=words.font,
        frozen_columns=1,
    )


def _notes(briefing: Briefing, words: Words) -> tuple[tuple[str, str], ...]:
    """Return sources and caveats as pairs of name and words."""
    missing = [(words.say("briefing.not_found"), said) for said in briefing.not_found]
    return (
        (words.say("file.source"), briefing.plan_line),
        (words.say("file.caveat"), briefing.caveat),
        *((words.say("file.about"), line) for line in briefing.foot),
        (words.say("file.offsets"), words.say("file.offsets_mean")),
        *missing,
    )


def _entries(briefings: Sequence[Briefing]) -> Iterator[tuple[Briefing, Section, BriefingEntry]]:
    for briefing in briefings:
        for section in briefing.sections:
            for entry in section.entries:
                yield briefing, section, entry


def _statements(briefings: Sequence[Briefing]) -> Iterator[tuple[Value, ...]]:
    for briefing, section, entry in _entries(briefings):
        stands = (entry.start, entry.end) if entry.end else (None, None)
        yield (
            *_borne(briefing, section, entry),
            entry.statement,
            entry.statement if entry.words_of_plan else entry.quote or None,
            entry.citation or None,
            *stands,
        )


def _figures(briefings: Sequence[Briefing]) -> Iterator[tuple[Value, ...]]:
    for briefing, section, entry in _entries(briefings):
        for figure in entry.told:
            yield (
                *_borne(briefing, section, entry),
                entry.statement,
                figure.name,
                figure.value,
                figure.unit,
                figure.year,
                figure.printed,
                entry.citation,
            )


def _borne(briefing: Briefing, section: Section, entry: BriefingEntry) -> tuple[Value, ...]:
    """Return a row's place, how what is said bears on it, and through what."""
    return briefing.name, section.short, entry.via.rstrip("：:") or None


def _indicators(briefings: Sequence[Briefing]) -> Iterator[tuple[Value, ...]]:
    """Yield the indicators; what the plan gives in words has no number, only words."""
    for briefing in briefings:
        for row in briefing.indicators:
            printed = row.baseline, row.target
            yield (row.group, row.name, row.unit, *map(_number, printed), *printed)


def _features(layers: Sequence[LayerTaken]) -> Iterator[tuple[Value, ...]]:
    for layer in layers:
        for row in layer.frame.drop(columns="geometry").to_dict("records"):
            yield (
                layer.about["title"],
                str(row.get("name") or ""),
                str(row.get("kind") or ""),
                float(row["precision_m"]),
                str(row.get("source") or ""),
                str(row.get("id") or ""),
            )


def _number(printed: str) -> float | None:
    return float(printed) if NUMBER.fullmatch(printed) else None
