"""Places side by side on slides: one table with a column for each place, respect by respect."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from map_app.briefing.page.ink import Type
from map_app.briefing.record import Briefing, Cell, Respect, SideBySide
from map_app.briefing.slides.rows import Row, Table
from map_app.briefing.slides.words import Paragraph, said

GAP_MM, HEAD_GAP_MM, CITATION_GAP_MM = 1.4, 0.8, 0.2
WIDE_COLUMNS = 2
"""More columns than these are narrow: their words are set small."""


@dataclass(frozen=True, slots=True)
class _Types:
    """How the words of the table are set."""

    head: Type
    body: Type
    strong: Type
    quiet: Type


def compared_table(briefing: Briefing, told: SideBySide, width_mm: float) -> Table:
    """Return the comparison as one table; each slide that it runs on to has the places' names."""
    dress, words = briefing.dress, briefing.words
    types = _types_of(briefing, len(told.names))
    head = briefing.title_suffix
    names = tuple((said(one, types.head),) for one in told.names)
    rows = tuple(row for one in told.respects for row in _rows(briefing, one, types))
    quiet = Type(dress.small_pt, colour=dress.quiet)
    return Table(
        head=said(briefing.facts[-1] if briefing.facts else head, quiet),
        again=said(words.continued.format(head=head), quiet),
        short=head,
        widths_mm=tuple(width_mm / len(told.names) for _ in told.names),
        columns=Row(names),
        rows=rows,
    )


def _types_of(briefing: Briefing, columns: int) -> _Types:
    dress = briefing.dress
    size_pt = dress.body_pt if columns <= WIDE_COLUMNS else dress.small_pt
    return _Types(
        head=Type(dress.body_pt, bold=True, colour=dress.ink),
        body=Type(size_pt, colour=dress.ink),
        strong=Type(dress.small_pt, bold=True, colour=dress.quiet),
        quiet=Type(dress.small_pt, colour=dress.quiet),
    )


def _rows(briefing: Briefing, respect: Respect, types: _Types) -> Iterator[Row]:
    """Yield a respect's head, what is shared across the columns, then the places' own."""
    again = briefing.words.continued.format(head=respect.head)
    lead = Row(((said(again, types.head),),), ruled=True, is_head=True)
    yield replace(lead, cells=((said(respect.head, types.head),),))
    for row in respect.rows:
        cells = tuple(tuple(_paragraphs(cell, types)) for cell in row)
        notes = tuple(said(one.words, types.quiet) for cell in cells for one in cell)
        yield Row(cells, notes, lead=lead)


def _paragraphs(cell: Cell, types: _Types) -> Iterator[Paragraph]:
    """Yield who has it and how where that changes, then what it is and where the plan says so."""
    via = ""
    for entry in cell:
        if entry.via and entry.via != via:
            yield said(entry.via, types.strong, GAP_MM)
        gap_mm = HEAD_GAP_MM if entry.via and entry.via != via else GAP_MM
        yield said(entry.statement, types.body, gap_mm)
        if entry.citation:
            yield said(entry.citation, types.quiet, CITATION_GAP_MM)
        via = entry.via
