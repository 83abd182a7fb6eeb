"""Places side by side on paper: respect by respect, what they share, then what each alone has."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from map_app.atlas import Atlas
from map_app.atlas.compare import Comparison
from map_app.briefing.lines import latin_marks
from map_app.briefing.record import BriefingEntry, Section
from map_app.briefing.statements import name_of
from map_app.cartography import Look
from map_app.cartography.compare_rows import Block, Bunch, CompareRows, Item, OnPaper


def comparison_sections(
    atlas: Atlas, look: Look, told: Comparison, language: str
) -> Iterator[Section]:
    """Yield the respects in which places are compared; one that nobody has is left out."""
    rows = CompareRows(atlas, look, OnPaper(language), told)
    names = tuple(name_of(atlas, one.id, language, one.name) for one in told.places)
    yield _facts("size", rows, names, [rows.size(record) for record in told.places])
    for block in rows.blocks():
        yield _section(block, rows, names)
    if any(one.plan or one.today for one in told.statuses):
        yield _statuses(rows, told, names)
    counts = [(rows.station_counts(near),) for near in told.stations]
    near = _section(rows.stations(), rows, names)
    counted = _facts("stations", rows, names, counts)
    noted = BriefingEntry(latin_marks(rows.say("compare.stations_note")), "", "")
    yield Section(near.head, near.short, (*counted.entries, *near.entries, noted))
    missing = rows.not_found()
    if missing.bands or any(missing.cells):
        yield _section(missing, rows, names)


def _facts(
    name: str, rows: CompareRows, names: Sequence[str], told: Sequence[Sequence[str]]
) -> Section:
    """Return a respect in which every place has a few words of its own."""
    head = rows.say(f"compare.{name}")
    entries = tuple(
        BriefingEntry("　".join(words), "", "", via=place)
        for place, words in zip(names, told, strict=True)
    )
    return Section(head, head, entries)


def _statuses(rows: CompareRows, told: Comparison, names: Sequence[str]) -> Section:
    head = rows.say("compare.status")
    entries = tuple(
        _entry(item, place)
        for place, statuses in zip(names, told.statuses, strict=True)
        for item in rows.statuses(statuses)
    )
    return Section(head, head, entries)


def _section(block: Block, rows: CompareRows, names: Sequence[str]) -> Section:
    """Return a respect: bands of what several share, then what each place alone has."""
    head = rows.say(f"compare.{block.name}")
    shared = [entry for band in block.bands for entry in _entries(band.bunches, band.who)]
    only = rows.say("compare.only_here")
    alone = [
        entry
        for place, bunches in zip(names, block.cells, strict=True)
        for entry in _entries(bunches, f"{place} · {only}")
    ]
    return Section(head, head, (*shared, *alone))


def _entries(bunches: Sequence[Bunch], who: str) -> Iterator[BriefingEntry]:
    for bunch in bunches:
        via = f"{who} · {bunch.how}" if bunch.how else who
        yield from (_entry(item, via) for item in bunch.items)


def _entry(item: Item, via: str) -> BriefingEntry:
    words = f"{item.words}（{item.note}）" if item.note else item.words
    return BriefingEntry(latin_marks(words), "", item.citation, via=latin_marks(via))
