"""The columns of statements: poured into the page and, in a PDF, into further pages.

An entry is set whole or not at all. On a single page, when the plan's words of every entry do not
fit, those of the less direct entries go first: the statement and its citation stay; what does not
fit even so is counted and the reader is told where it stands. Over several pages nothing is left
out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from map_app.briefing.page.entry_blocks import EntryBlocks
from map_app.briefing.page.ink import Page
from map_app.briefing.page.setting import Block, hang_mm
from map_app.briefing.paper import Box
from map_app.briefing.record import Briefing, Dress

BASELINE_SHARE = 0.29
RULE_GAP_MM = 1.7
QUOTED_SHARE = 0.5
"""How much of the columns the named entries may take with the plan's words when not all fit."""

BAR_MM = 0.5
HEAD_ROOM_MM = 16.0
"""What a head above an entry may take of a column."""

ALL_QUOTED = 99


@dataclass(frozen=True, slots=True)
class Column:
    """Blocks from the top of a box down."""

    box: Box
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Composed:
    """The columns of a single page, and how many entries of which section do not stand there."""

    columns: tuple[Column, ...]
    left_out: Mapping[str, int]

    @property
    def blocks(self) -> tuple[Block, ...]:
        """Return the blocks of all columns in the order they are read."""
        return tuple(block for column in self.columns for block in column.blocks)


def compose(briefing: Briefing, boxes: Sequence[Box] | None = None) -> Composed:
    """Return the columns of a single page: with as many of the plan's words as fit.

    First every entry brings the plan's words, then the named ones only, then none. Where not even
    that fits, the named ones bring them if half the columns hold them. Empty when the page has no
    columns. On a slide no entry brings them unless all fit: what is said of the place goes first.
    """
    boxes = briefing.layout.columns if boxes is None else boxes
    if not boxes:
        return Composed((), {})
    setter = EntryBlocks(briefing, boxes[0].width_mm)
    tail = setter.tail()
    for quoted in (len(briefing.sections), 1, 0):
        columns, rest = pour((*setter.all(quoted), *tail), boxes)
        if not rest:
            return Composed(columns, {})
    room_mm = sum(box.height_mm for box in boxes) - _height_mm(tail)
    named = EntryBlocks(replace(briefing, sections=briefing.sections[:1]), boxes[0].width_mm)
    has_room = _height_mm(named.all(1)) <= QUOTED_SHARE * room_mm
    quoted = int(has_room and not briefing.layout.is_slide)
    return _leaving_out(setter, setter.all(quoted), boxes)


def flow(briefing: Briefing) -> Iterator[tuple[Column, ...]]:
    """Yield the columns of the first page, then of every further one; every entry has its quote.

    A page of columns is yielded even when it is empty, for the first page has the map.
    """
    layout = briefing.layout
    if not layout.columns:
        yield ()
        return
    first = EntryBlocks(briefing, layout.columns[0].width_mm)
    blocks = (*first.all(ALL_QUOTED), *first.tail())
    columns, rest = pour(blocks, layout.columns)
    yield columns
    further = EntryBlocks(briefing, layout.further[0].width_mm)
    rest = (*further.all(ALL_QUOTED), *further.tail())[len(blocks) - len(rest) :]
    while rest:
        most_mm = layout.further[0].height_mm - HEAD_ROOM_MM
        headed = (*further.continued(rest[0].section), *_split(rest, most_mm))
        columns, rest = pour(headed, layout.further)
        yield columns


def pour(
    blocks: Sequence[Block], boxes: Sequence[Box]
) -> tuple[tuple[Column, ...], tuple[Block, ...]]:
    """Return the blocks that fit, box after box, and the rest; a head stays with what follows."""
    columns: list[Column] = []
    left = list(blocks)
    for box in boxes:
        taken = _as_many_as_fit(left, box.height_mm)
        columns.append(Column(box, tuple(left[:taken])))
        left = left[taken:]
    return tuple(columns), tuple(left)


def draw_column(page: Page, column: Column, dress: Dress) -> None:
    """Write the column's blocks from the top of the box down."""
    box, y_mm = column.box, column.box.top_mm
    for index, block in enumerate(column.blocks):
        if block.ruled and index:
            rule_mm = y_mm + block.gap_mm - RULE_GAP_MM
            page.rule((box.left_mm, rule_mm), (box.right_mm, rule_mm), dress.rule, 0.15)
        y_mm += block.gap_mm if index else 0.0
        for line in block.lines:
            bottom_mm = y_mm + line.height_mm
            if line.bar:
                x_mm = box.left_mm + BAR_MM
                page.rule((x_mm, y_mm), (x_mm, bottom_mm), dress.rule, BAR_MM)
            baseline_mm = bottom_mm - BASELINE_SHARE * line.height_mm
            left_mm = box.left_mm + line.indent_mm - hang_mm(line)
            page.text(left_mm, baseline_mm, line.words, line.kind)
            for tab in line.tabs:
                page.text_to(box.left_mm + tab.right_mm, baseline_mm, tab.words, tab.kind)
            y_mm = bottom_mm


def _height_mm(blocks: Sequence[Block]) -> float:
    return sum(block.height_mm for block in blocks)


def _as_many_as_fit(blocks: Sequence[Block], height_mm: float) -> int:
    """Return how many of the first blocks fit; the first one needs no gap above it."""
    used_mm, taken = 0.0, 0
    for index, block in enumerate(blocks):
        used_mm += block.height_mm - (0.0 if index else block.gap_mm)
        if used_mm > height_mm:
            break
        taken = index + 1
    if taken < len(blocks):
        while taken and blocks[taken - 1].is_head:
            taken -= 1
    return taken


def _leaving_out(setter: EntryBlocks, blocks: Sequence[Block], boxes: Sequence[Box]) -> Composed:
    """Return the entries that fit above the line that counts the others.

    Where what was not found leaves no room for an entry, it is left to the whole page as well; a
    slide counts it.
    """
    entries = _counted(blocks)
    for kept, tail in _choices(setter, blocks):
        left_out = entries - _counted(blocks[:kept])
        if setter.is_slide and not tail:
            left_out += setter.not_found_count()
        columns, rest = pour((*blocks[:kept], setter.more(left_out), *tail), boxes)
        if not rest:
            return Composed(columns, left_out)
    columns, _ = pour((setter.more(entries), *setter.tail()), boxes)
    return Composed(columns, entries)


def _choices(
    setter: EntryBlocks, blocks: Sequence[Block]
) -> Iterator[tuple[int, tuple[Block, ...]]]:
    """Yield how many of the first blocks to keep, and the blocks that end the column.

    A page gives up entries before what was not found, a slide the other way round.
    """
    tails = (setter.tail(), ())
    counts = [
        count
        for count in range(len(blocks) - 1, 0, -1)
        if not blocks[count - 1].is_head and _counted(blocks[:count])
    ]
    if setter.is_slide:
        yield from ((count, tail) for count in counts for tail in tails)
    else:
        yield from ((count, tail) for tail in tails for count in counts)


def _counted(blocks: Sequence[Block]) -> Counter[str]:
    """Return how many entries, and rows of a table, there are of which kind."""
    kinds = (block.section or block.table for block in blocks)
    return Counter(kind for kind in kinds if kind)


def _split(blocks: Sequence[Block], height_mm: float) -> Iterator[Block]:
    """Yield the blocks; one that no column could hold is cut between its lines."""
    for block in blocks:
        lines = list(block.lines)
        gap_mm = block.gap_mm
        while lines and sum(line.height_mm for line in lines) > height_mm:
            most = max(1, int(height_mm / max(line.height_mm for line in lines)))
            yield replace(block, lines=tuple(lines[:most]), gap_mm=gap_mm)
            lines, gap_mm = lines[most:], 0.0
        if lines:
            yield replace(block, lines=tuple(lines), gap_mm=gap_mm)
