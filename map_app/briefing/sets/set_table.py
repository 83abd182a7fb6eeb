"""A set as a workbook: the places at a glance, and every statement and figure of all of them."""

from __future__ import annotations

from collections.abc import Iterator

from map_app.briefing.record import BriefingEntry, Section
from map_app.briefing.sets.contents import Contents
from map_app.briefing.sets.order import SetOrder
from map_app.briefing.statements import sections
from map_app.briefing.tables.table import ColumnSpec, Table, Value
from map_app.briefing.tables.table_notes import Words
from map_app.plan import Figure

OVERVIEW: tuple[ColumnSpec, ...] = (
    *(("set_number", "count", 6), ("place", "text", 26), ("place_en", "text", 34)),
    *(("place_kind", "text", 12), ("area_ha", "number", 12), ("length_km", "number", 12)),
    *(("precision_m", "number", 12), ("named_count", "count", 10), ("through_count", "count", 10)),
    *(("sketch_count", "count", 10), ("not_found", "text", 70), ("id", "text", 24)),
)
ROWS: tuple[ColumnSpec, ...] = (
    *(("set_number", "count", 6), ("place", "text", 18), ("place_kind", "text", 12)),
    *(("way", "text", 10), ("through", "text", 26), ("statement", "text", 48)),
    *(("quote", "text", 56), ("cited", "text", 28), ("figure", "text", 16)),
    *(("value", "number", 13), ("unit", "text", 9), ("year", "count", 7)),
    *(("printed", "text", 16), ("start", "count", 8), ("end", "count", 8), ("id", "text", 24)),
)
FROZEN = 2


def set_tables(order: SetOrder, contents: Contents) -> tuple[Table, Table]:
    """Return the overview and the rows; the notes of the overview hold for both."""
    words = Words(order.look, order.view.language)
    notes = _notes(order, contents, words)
    overview = Table(
        title=words.say("sets.sheet_overview"),
        columns=words.columns(OVERVIEW),
        rows=tuple(_overview(order)),
        notes_title=words.say("file.notes"),
        notes=notes,
        font=words.font,
        frozen_columns=FROZEN,
    )
    return overview, set_table(order, contents)


def set_table(order: SetOrder, contents: Contents) -> Table:
    """Return a row for each statement of each place; one with several figures has as many rows."""
    words = Words(order.look, order.view.language)
    return Table(
        title=words.say("file.sheet_statements"),
        columns=words.columns(ROWS),
        rows=tuple(_rows(order)),
        notes_title=words.say("file.notes"),
        notes=_notes(order, contents, words),
        font=words.font,
        frozen_columns=FROZEN,
    )


def _overview(order: SetOrder) -> Iterator[tuple[Value, ...]]:
    language = order.view.language
    for number, place in enumerate(order.places.places, start=1):
        sheet = order.atlas.sheet(place)
        record = sheet.record
        missing = sheet.not_found_en if language == "en" else sheet.not_found
        yield (
            *(number, record.name, sheet.place.name_en, _kind(order, record.kind)),
            *(_rounded(record.area_ha), _rounded(record.length_km), record.precision_m),
            *(len(sheet.named), len(sheet.through), len(sheet.sketch)),
            *("\n".join(missing) or None, place),
        )


def _rows(order: SetOrder) -> Iterator[tuple[Value, ...]]:
    language = order.view.language
    for number, place in enumerate(order.places.places, start=1):
        sheet = order.atlas.sheet(place)
        head = (number, sheet.place.name, _kind(order, sheet.place.kind))
        for section in sections(order.atlas, order.look, sheet, language):
            for entry in section.entries:
                for figure in entry.told or (None,):
                    yield (
                        *head,
                        *_statement(section, entry),
                        *_figure(figure),
                        entry.start,
                        entry.end,
                        place,
                    )


def _statement(section: Section, entry: BriefingEntry) -> tuple[Value, ...]:
    return (
        section.short,
        entry.via.rstrip("：:") or None,
        entry.statement,
        entry.statement if entry.words_of_plan else entry.quote or None,
        entry.citation or None,
    )


def _figure(figure: Figure | None) -> tuple[Value, ...]:
    if figure is None:
        return (None,) * 5
    return figure.name, figure.value, figure.unit, figure.year, figure.printed


def _notes(order: SetOrder, contents: Contents, words: Words) -> tuple[tuple[str, str], ...]:
    """Return sources and caveats as pairs of name and words."""
    page = contents.page
    return (
        (words.say("sets.head_name"), order.title),
        (words.say("file.source"), page.plan_line),
        (words.say("file.caveat"), page.caveat),
        *((words.say("file.about"), line) for line in page.foot),
        (words.say("file.offsets"), words.say("file.offsets_mean")),
        (words.say("file.way"), words.say("sets.ways")),
    )


def _kind(order: SetOrder, kind: str) -> str:
    return order.look.say(f"kind.{kind}", order.view.language)


def _rounded(value: float | None) -> float | None:
    """Return a measure without the digits that a sketch does not have."""
    return None if value is None else round(value, 2)
