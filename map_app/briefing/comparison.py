"""Places side by side on paper: respect by respect, what they share, then what each alone has."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from map_app.atlas import Atlas
from map_app.atlas.compare import Comparison
from map_app.briefing.lines import latin_marks
from map_app.briefing.record import BriefingEntry, Cell, Respect, Section, SideBySide
from map_app.briefing.statements import name_of
from map_app.cartography import Look
from map_app.cartography.compare_rows import Block, Bunch, CompareRows, Item, OnPaper

BRACKETS = frozenset("（()）")


def side_by_side(atlas: Atlas, look: Look, told: Comparison, language: str) -> SideBySide:
    """Return the table of a comparison: the respects of the page, in its order."""
    rows = CompareRows(atlas, look, OnPaper(language), told)
    names = tuple(name_of(atlas, one.id, language, one.name) for one in told.places)
    return SideBySide(names, tuple(_respects(rows, told)))


def _respects(rows: CompareRows, told: Comparison) -> Iterator[Respect]:
    nothing = (_plain(rows.say("compare.nothing")),)
    sizes = tuple((_plain("　".join(rows.size(one))),) for one in told.places)
    yield Respect(rows.say("compare.size"), (sizes,))
    for block in rows.blocks():
        yield Respect(rows.say(f"compare.{block.name}"), tuple(_rows(block, rows)))
    if any(one.plan or one.today for one in told.statuses):
        found = (rows.statuses(one) for one in told.statuses)
        cells = tuple(tuple(_entry(item, "") for item in items) or nothing for items in found)
        yield Respect(rows.say("sheet.statuses"), (cells,))
    counts = tuple((_plain(rows.station_counts(near)),) for near in told.stations)
    near, note = rows.stations(), _plain(rows.say("compare.stations_note"))
    has_near = near.bands or any(near.cells)
    more = tuple(_rows(near, rows)) if has_near else ()
    yield Respect(rows.say("compare.stations"), (counts, *more, ((note,),)))
    missing = rows.not_found()
    if missing.bands or any(missing.cells):
        yield Respect(rows.say("sheet.not_found"), tuple(_rows(missing, rows)))
    rest = tuple(
        (_plain(rows.say("compare.rest_of", others=one.others, sketched=one.sketched)),)
        for one in told.rest
    )
    yield Respect(rows.say("compare.rest"), (rest, ((_plain(rows.say("compare.rest_note")),),)))


def _rows(block: Block, rows: CompareRows) -> Iterator[tuple[Cell, ...]]:
    """Yield what several share, across the columns, then what each place alone has."""
    for band in block.bands:
        yield (tuple(_entries(band.bunches, band.who)),)
    only = rows.say("compare.only_here")
    cells = []
    for bunches, has_shared in zip(block.cells, block.has_shared, strict=True):
        none = rows.say("compare.nothing_else" if has_shared else "compare.nothing")
        cells.append(tuple(_entries(bunches, only)) or (_plain(none),))
    yield tuple(cells)


def _plain(words: str) -> BriefingEntry:
    return BriefingEntry(latin_marks(words), "", "")


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
    head = rows.say("sheet.statuses")
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
    words = item.words
    if item.note:
        # Brackets within brackets read badly.
        words += f"：{item.note}" if set(item.note) & BRACKETS else f"（{item.note}）"
    return BriefingEntry(latin_marks(words), "", item.citation, via=latin_marks(via))
