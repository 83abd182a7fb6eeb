"""The column of statements: which entries fit on the page, set line by line.

An entry is set whole or not at all; what does not fit is counted and the reader is told where it
stands. When the plan's words of every entry do not fit, those of the less direct entries go
first: the statement and its citation stay.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from map_app.briefing.indicator_blocks import indicator_blocks
from map_app.briefing.ink import Page, Type
from map_app.briefing.paper import COLUMN_BOX, Box
from map_app.briefing.record import Briefing, BriefingEntry, Dress, Section
from map_app.briefing.setting import (
    AFTER_HEAD_MM,
    BODY_LEADING,
    ENTRY_GAP_MM,
    GROUP_GAP_MM,
    LEAD_LEADING,
    SECTION_GAP_MM,
    SMALL_LEADING,
    Block,
    SetLine,
    hang_mm,
    set_lines,
    with_source,
)

BASELINE_SHARE = 0.29
RULE_GAP_MM = 1.7
QUOTED_SHARE = 0.5
"""How much of the column the named entries may take with the plan's words when not all fit."""

INDENT_MM = 3.0
BAR_MM = 0.5


@dataclass(frozen=True, slots=True)
class Column:
    """The blocks that fit, and how many entries of which section do not."""

    blocks: tuple[Block, ...]
    left_out: Mapping[str, int]


def compose(briefing: Briefing, box: Box = COLUMN_BOX) -> Column:
    """Return the column for a briefing: with as many of the plan's words as fit.

    First every entry brings the plan's words, then the named ones only, then none. Where not even
    that fits, the named ones bring them if half the column holds them.
    """
    tail = _tail(briefing, box)
    room_mm = box.height_mm - _height_mm(tail)
    for quoted in (len(briefing.sections), 1, 0):
        blocks = _blocks(briefing, box, quoted)
        if _height_mm(blocks) <= room_mm:
            return Column((*blocks, *tail), {})
    named = _blocks(replace(briefing, sections=briefing.sections[:1]), box, 1)
    if _height_mm(named) <= QUOTED_SHARE * room_mm:
        blocks = _blocks(briefing, box, 1)
    kept, left_out = _leaving_out(briefing, box, blocks, room_mm)
    return Column((*kept, _more(briefing, left_out, box), *tail), left_out)


def draw_column(page: Page, column: Column, dress: Dress, box: Box = COLUMN_BOX) -> None:
    """Write the column's blocks from the top of the box down."""
    y_mm = box.top_mm
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


def _blocks(briefing: Briefing, box: Box, quoted: int) -> list[Block]:
    """Return the blocks of every section; the first `quoted` sections bring the plan's words."""
    blocks = list(indicator_blocks(briefing, box))
    for index, section in enumerate(briefing.sections):
        blocks.append(_head(section, briefing.dress, box))
        blocks.extend(_entries(section, briefing, box, with_quote=index < quoted))
    if not blocks:
        kind = Type(briefing.dress.body_pt, colour=briefing.dress.ink)
        like = SetLine("", kind, BODY_LEADING)
        blocks.append(Block(set_lines(briefing.words.nothing, box.width_mm, like), 0.0))
    return blocks


def _entries(
    section: Section, briefing: Briefing, box: Box, *, with_quote: bool
) -> Iterator[Block]:
    """Yield the section's entries; those through one thing stand under its name."""
    via, gap_mm = "", AFTER_HEAD_MM
    for entry in section.entries:
        lines = _entry(entry, briefing, box, with_quote=with_quote)
        if entry.via != via:
            lines = [*_via(entry.via, briefing, box), *lines]
            gap_mm = max(gap_mm, GROUP_GAP_MM) if via else gap_mm
        yield Block(tuple(lines), gap_mm, section=section.short)
        via, gap_mm = entry.via, ENTRY_GAP_MM


def _head(section: Section, dress: Dress, box: Box) -> Block:
    kind = Type(dress.lead_pt, bold=True, colour=dress.warn if section.sketch else dress.ink)
    like = SetLine("", kind, LEAD_LEADING)
    return Block(set_lines(section.head, box.width_mm, like), SECTION_GAP_MM, ruled=True)


def _via(via: str, briefing: Briefing, box: Box) -> tuple[SetLine, ...]:
    kind = Type(briefing.dress.small_pt, bold=True, colour=briefing.dress.quiet)
    return set_lines(via, box.width_mm, SetLine("", kind, SMALL_LEADING))


def _entry(
    entry: BriefingEntry, briefing: Briefing, box: Box, *, with_quote: bool
) -> list[SetLine]:
    """Return an entry's lines: what the plan names is set larger than what it names not."""
    dress, words = briefing.dress, briefing.words
    small = SetLine("", Type(dress.small_pt, colour=dress.quiet), SMALL_LEADING)
    text = replace(small, kind=Type(dress.small_pt, colour=dress.ink))
    if not entry.via:
        text = SetLine("", Type(dress.body_pt, colour=dress.ink), BODY_LEADING)
    marked = replace(small, indent_mm=INDENT_MM, bar=True)
    statement = entry.statement
    if entry.words_of_plan:
        statement = f"{words.open_quote}{statement}{words.close_quote}"
    lines = [*set_lines(statement, box.width_mm, text)]
    if entry.figures:
        lines += set_lines(entry.figures, box.width_mm, replace(text, kind=small.kind))
    if with_quote and entry.quote:
        quoted = f"{words.open_quote}{entry.quote}{words.close_quote}"
        lines += set_lines(quoted, box.width_mm, marked)
    return [*with_source(lines, entry.citation, box.width_mm, small)]


def _tail(briefing: Briefing, box: Box) -> list[Block]:
    """Return what was looked for and not found: it is said even when entries are left out."""
    if not briefing.not_found:
        return []
    kind = Type(briefing.dress.small_pt, colour=briefing.dress.quiet)
    like = SetLine("", kind, SMALL_LEADING)
    head = replace(like, words=briefing.words.not_found, kind=replace(kind, bold=True))
    gap = "" if briefing.language != "en" else " "
    sentences = gap.join(briefing.not_found)
    lines = (head, *set_lines(sentences, box.width_mm, like))
    return [Block(lines, SECTION_GAP_MM, ruled=True)]


def _height_mm(blocks: Sequence[Block]) -> float:
    return sum(block.height_mm for block in blocks)


def _leaving_out(
    briefing: Briefing, box: Box, blocks: Sequence[Block], room_mm: float
) -> tuple[list[Block], Counter[str]]:
    """Return the blocks that fit above the line that counts the others, and that count.

    The line is the shorter the fewer sections it names, so it is tried with what it first gives.
    """
    everything = Counter(block.section for block in blocks if block.section)
    left_out = everything
    for _ in range(2):
        line_mm = _more(briefing, left_out, box).height_mm
        kept = _as_many_as_fit(blocks, room_mm - line_mm)
        now_left_out = everything - Counter(block.section for block in kept if block.section)
        if _more(briefing, now_left_out, box).height_mm >= line_mm:
            break
        left_out = now_left_out
    return kept, now_left_out


def _more(briefing: Briefing, left_out: Mapping[str, int], box: Box) -> Block:
    """Return the line that says how many entries are left out, of which kinds, and where."""
    kind = Type(briefing.dress.body_pt, bold=True, colour=briefing.dress.ink)
    comma = ", " if briefing.language == "en" else "、"
    parts = comma.join(f"{short} {count}" for short, count in left_out.items())
    words = briefing.words.more.format(count=sum(left_out.values()), parts=parts)
    return Block(set_lines(words, box.width_mm, SetLine("", kind, BODY_LEADING)), ENTRY_GAP_MM)


def _as_many_as_fit(blocks: Sequence[Block], room_mm: float) -> list[Block]:
    """Return the first blocks that fit; a head stays only with what follows it."""
    kept: list[Block] = []
    used_mm = 0.0
    for block, following in pairwise([*blocks, Block((), 0.0)]):
        with_mm = 0.0 if block.section else following.height_mm
        if used_mm + block.height_mm + with_mm > room_mm:
            break
        kept.append(block)
        used_mm += block.height_mm
    return kept
