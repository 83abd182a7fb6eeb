"""Lines and blocks of type: what the column is made of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from map_app.briefing.lines import NOT_AT_END, break_lines
from map_app.briefing.page.ink import Type
from map_app.briefing.paper import millimetres
from map_app.briefing.record import Briefing

BODY_LEADING = 1.42
SMALL_LEADING = 1.42
LEAD_LEADING = 1.4
ENTRY_GAP_MM = 2.2
AFTER_HEAD_MM = 1.6
SECTION_GAP_MM = 4.4
GROUP_GAP_MM = 3.2
HANG_EM = 0.45
FEWEST_AT_END = 2
SOURCE_GAP_MM = 4.0
MOST_SET = 8192


@dataclass(frozen=True, slots=True)
class Tab:
    """Words that end so many millimetres from the box's left."""

    right_mm: float
    words: str
    kind: Type


@dataclass(frozen=True, slots=True)
class SetLine:
    """One line of type: its words, how they are set, how far below the line before it.

    `tabs` are further words on the line.
    """

    words: str
    kind: Type
    leading: float
    indent_mm: float = 0.0
    bar: bool = False
    tabs: tuple[Tab, ...] = ()

    @property
    def height_mm(self) -> float:
        """Return how much of the column the line takes."""
        return millimetres(self.kind.size_pt) * self.leading


@dataclass(frozen=True, slots=True)
class Block:
    """Lines that stay together, and the gap above them.

    An entry's block names its `section`, a table's row its `table`; heads have neither. A head
    (`is_head`) never stands last in a column.
    """

    lines: tuple[SetLine, ...]
    gap_mm: float
    section: str = ""
    table: str = ""
    ruled: bool = False
    is_head: bool = False

    @property
    def height_mm(self) -> float:
        """Return how much of the column the block takes."""
        return self.gap_mm + sum(line.height_mm for line in self.lines)


def head_type(briefing: Briefing) -> Type:
    """Return how the heads of sections are set; a slide's have the size of what follows them."""
    dress = briefing.dress
    size_pt = dress.body_pt if briefing.layout.is_slide else dress.lead_pt
    return Type(size_pt, bold=True, colour=dress.ink)


@lru_cache(MOST_SET)
def set_lines(words: str, width_mm: float, like: SetLine) -> tuple[SetLine, ...]:
    """Return the words broken into lines of this width, each set like `like`.

    They are kept: an entry is set several times until a page fits, and on many pages of a set.
    """
    room_mm = width_mm - like.indent_mm
    broken = break_lines(words, room_mm, like.kind.width_mm)
    if len(broken) > 1 and len(broken[-1].strip()) <= FEWEST_AT_END:
        # A line of one character looks lost: it takes one along from the line above.
        narrower_mm = room_mm - millimetres(like.kind.size_pt)
        again = break_lines(words, narrower_mm, like.kind.width_mm)
        broken = again if len(again) == len(broken) else broken
    return tuple(replace(like, words=part.rstrip()) for part in broken if part.strip())


def with_source(
    lines: Sequence[SetLine], source: str, width_mm: float, like: SetLine
) -> tuple[SetLine, ...]:
    """Return the lines with their source at the right: on the last one where there is room."""
    last, kind = lines[-1], like.kind
    used_mm = last.indent_mm + last.kind.width_mm(last.words)
    if used_mm + SOURCE_GAP_MM + kind.width_mm(source) <= width_mm:
        return (*lines[:-1], replace(last, tabs=(Tab(width_mm, source, kind),)))
    below = set_lines(source, width_mm, like)
    return (
        *lines,
        *(replace(line, words="", tabs=(Tab(width_mm, line.words, kind),)) for line in below),
    )


def hang_mm(line: SetLine) -> float:
    """Return how far an opening mark hangs out, so that the words begin at the line's edge."""
    opens = line.words[:1] in NOT_AT_END and not line.words[:1].isascii()
    return HANG_EM * millimetres(line.kind.size_pt) if opens else 0.0
