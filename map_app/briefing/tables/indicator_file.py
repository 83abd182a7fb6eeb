"""表2 and 表1 as a table to take away: one line for each pair of figures, each with its source."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from map_app.atlas import Atlas
from map_app.atlas.indicator_rows import (
    SORTS,
    Change,
    IndicatorRow,
    indicator_facets,
    indicator_rows,
    indicator_sections,
)
from map_app.atlas.table_query import AS_PRINTED
from map_app.briefing.tables.table import ColumnSpec, Table, Value
from map_app.briefing.tables.table_notes import Words, asked_query, notes
from map_app.cartography.table_words import asked_in_words
from map_app.plan import Figure

TARGET_TABLE = 2
COLUMNS: tuple[ColumnSpec, ...] = (
    *(("table", "text", 6), ("number", "count", 6), ("sub", "text", 11), ("category", "text", 11)),
    *(("indicator", "text", 34), ("attribute", "text", 9), ("figure", "text", 14)),
    *(("actual_year", "count", 8), ("actual", "number", 11), ("actual_unit", "text", 12)),
    *(("actual_printed", "text", 18), ("actual_source", "text", 24)),
    *(("target_year", "count", 8), ("target_sense", "text", 10), ("target", "number", 11)),
    *(("target_unit", "text", 14), ("target_printed", "text", 18), ("target_source", "text", 20)),
    *(("match", "text", 10), ("match_note", "text", 34), ("table_note", "text", 40)),
    *(("places", "text", 30), ("places_source", "text", 24), ("quote", "text", 44)),
    *(("start", "count", 8), ("end", "count", 8), ("id", "text", 22)),
)
FROZEN = 5


def indicator_table(atlas: Atlas, words: Words, asked: Mapping[str, str]) -> Table:
    """Return the rows asked for, where no order is asked for in that of the tables' numbers.

    Raises RequestError with a sentence for an unknown filter.
    """
    rows = indicator_rows(atlas.plan)
    facets = indicator_facets(rows)
    query = asked_query(asked, facets, SORTS, words)
    kept = [row for section in indicator_sections(rows, query) for row in section.rows]
    if query.sort == AS_PRINTED:
        kept.sort(key=rows.index)
    in_words = asked_in_words(query, facets, {}, "indicators", words.say)
    return Table(
        title=words.say("pages.indicators"),
        columns=words.columns(COLUMNS),
        rows=tuple(line for row in kept for line in _lines(row, words)),
        notes_title=words.say("file.notes"),
        notes=notes(atlas, words, in_words, "file.about_indicators"),
        font=words.font,
        frozen_columns=FROZEN,
    )


def _lines(row: IndicatorRow, words: Words) -> Iterator[tuple[Value, ...]]:
    """Yield a line for each pair of figures, and for each target that stands alone."""
    is_target = row.indicator.table == TARGET_TABLE
    for change in row.changes:
        actual, target = (
            (change.before, change.after) if is_target else (change.after, change.before)
        )
        yield _line(row, actual, target, change, words)
    for figure in row.alone:
        yield _line(row, None, figure, None, words)


def _line(
    row: IndicatorRow, actual: Figure | None, target: Figure, change: Change | None, words: Words
) -> tuple[Value, ...]:
    one = row.indicator
    match = (
        words.say(f"match.{change.match}" if change.is_settled else "match.unsettled")
        if change
        else words.say("file.no_match")
        if not actual
        else ""
    )
    counted = next((b.citation for b in row.bearings if b.citation is not None), None)
    reason = counted.label if counted else words.say("file.whole_district")
    return (
        *(
            f"表{one.table}",
            one.number,
            one.sub,
            one.category,
            one.name,
            one.attribute,
            target.name,
        ),
        *_actual(actual),
        *(target.year, words.say(f"file.sense_{SENSES[target.operator]}"), target.value),
        *(target.unit, target.printed, target.citation.label if target.citation else None),
        *(match, change.note if change else None),
        *("\n".join(note.quote_display for note in one.notes) or None,),
        *("、".join(bearing.place.name for bearing in row.bearings), reason, one.quote_display),
        *(one.citation.start, one.citation.end, one.id),
    )


def _actual(figure: Figure | None) -> tuple[Value, ...]:
    if figure is None:
        return (None,) * 5
    source = figure.citation.label if figure.citation else None
    return figure.year, figure.value, figure.unit, figure.printed, source


SENSES: Mapping[str, str] = {"=": "equal", ">=": "least", "~": "about", "text": "words"}
