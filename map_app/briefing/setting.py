"""Lines and blocks of type: what the column is made of."""

from __future__ import annotations

from dataclasses import dataclass, replace

from map_app.briefing.ink import Type
from map_app.briefing.lines import NOT_AT_END, break_lines
from map_app.briefing.paper import millimetres

BODY_LEADING = 1.42
SMALL_LEADING = 1.42
LEAD_LEADING = 1.4
ENTRY_GAP_MM = 2.5
SECTION_GAP_MM = 4.8
GROUP_GAP_MM = 3.4
HANG_EM = 0.45
FEWEST_AT_END = 2


@dataclass(frozen=True, slots=True)
class SetLine:
    """One line of type: its words, how they are set, how far below the line before it.

    `tabs` are further words on the line, each ending so many millimetres from the box's left.
    """

    words: str
    kind: Type
    leading: float
    indent_mm: float = 0.0
    bar: bool = False
    tabs: tuple[tuple[float, str], ...] = ()

    @property
    def height_mm(self) -> float:
        """Return how much of the column the line takes."""
        return millimetres(self.kind.size_pt) * self.leading


@dataclass(frozen=True, slots=True)
class Block:
    """Lines that stay together, and the gap above them; `entries` is 1 for an entry's block."""

    lines: tuple[SetLine, ...]
    gap_mm: float
    entries: int = 0
    ruled: bool = False

    @property
    def height_mm(self) -> float:
        """Return how much of the column the block takes."""
        return self.gap_mm + sum(line.height_mm for line in self.lines)


def set_lines(words: str, width_mm: float, like: SetLine) -> tuple[SetLine, ...]:
    """Return the words broken into lines of this width, each set like `like`."""
    room_mm = width_mm - like.indent_mm
    broken = break_lines(words, room_mm, like.kind.width_mm)
    if len(broken) > 1 and len(broken[-1].strip()) <= FEWEST_AT_END:
        # A line of one character looks lost: it takes one along from the line above.
        narrower_mm = room_mm - millimetres(like.kind.size_pt)
        again = break_lines(words, narrower_mm, like.kind.width_mm)
        broken = again if len(again) == len(broken) else broken
    return tuple(replace(like, words=part.rstrip()) for part in broken if part.strip())


def hang_mm(line: SetLine) -> float:
    """Return how far an opening mark hangs out, so that the words begin at the line's edge."""
    opens = line.words[:1] in NOT_AT_END and not line.words[:1].isascii()
    return HANG_EM * millimetres(line.kind.size_pt) if opens else 0.0
