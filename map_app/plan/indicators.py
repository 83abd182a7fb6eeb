"""表1 and 表2: rows with their figures and notes, and the pairs that were made by hand."""

from __future__ import annotations

from collections.abc import Mapping

from map_app.plan import rows
from map_app.plan.reading import Reading
from map_app.plan.records import Figure, Indicator, IndicatorPair, Note
from map_app.plan.seed_files import SeedFiles


def indicators_of(files: SeedFiles, reading: Reading) -> dict[str, Indicator]:
    """Return the rows of both tables in the order of their file."""
    notes = _notes(files, reading)
    found: dict[str, Indicator] = {}
    for row in (located.row for located in files.indicators):
        figures = [f.row for f in files.indicator_figures if f.row.indicator == row.id]
        found[row.id] = Indicator(
            id=row.id,
            table=row.table,
            number=row.number,
            sub=row.sub,
            category=row.category,
            name=row.name,
            unit=row.unit,
            attribute=row.attribute,
            quote=row.quote,
            quote_display=reading.quote_display(row.start, row.end),
            citation=reading.cite(row.start, row.end),
            targets=tuple(_figure(f, row, notes, reading) for f in figures if f.role == "target"),
            results=tuple(_figure(f, row, notes, reading) for f in figures if f.role == "result"),
            notes=tuple(notes[note] for note in row.note_ids()),
        )
    return found


def indicator_pairs(
    files: SeedFiles, indicators: dict[str, Indicator], reading: Reading
) -> tuple[IndicatorPair, ...]:
    """Return the pairs in the order of their file, each figure with its own citation."""
    notes = _notes(files, reading)
    texts = {
        (f.row.indicator, f.row.name): _figure(f.row, None, notes, reading)
        for f in files.indicator_figures
        if f.row.role == "baseline"
    }
    found = []
    for row in (located.row for located in files.indicator_pairs):
        target = indicators[row.target_indicator]
        if row.baseline_indicator is None:
            baseline = texts[row.target_indicator, row.baseline_figure]
        else:
            results = indicators[row.baseline_indicator].results
            baseline = next(f for f in results if f.name == row.baseline_figure)
        aim = next(f for f in target.targets if f.name == row.target_figure)
        pair = IndicatorPair(target.id, aim, row.baseline_indicator, baseline, row.match, row.note)
        found.append(pair)
    return tuple(found)


def _notes(files: SeedFiles, reading: Reading) -> dict[str, Note]:
    return {located.row.id: _note(located.row, reading) for located in files.indicator_notes}


def _note(row: rows.IndicatorNoteRow, reading: Reading) -> Note:
    words = reading.quote_display(row.start, row.end)
    return Note(row.id, row.quote, words, reading.cite(row.start, row.end))


def _figure(
    row: rows.IndicatorFigureRow,
    owner: rows.IndicatorRow | None,
    notes: Mapping[str, Note],
    reading: Reading,
) -> Figure:
    """Return a figure cited where it stands: in the text if it says so, else in its table row."""
    start, end = row.start, row.end
    if (start is None or end is None) and owner is not None:
        start, end = owner.start, owner.end
    citation = None if start is None or end is None else reading.cite(start, end)
    unsettled = None if row.unsettled is None else notes[row.unsettled]
    return Figure(
        row.name, row.value, row.unit, row.year, row.operator, row.printed, citation, unsettled
    )
