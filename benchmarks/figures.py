"""What was measured as rows of a table: figures, goals, and how the plain alternative does."""

from __future__ import annotations

import math
import statistics
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

NONE = "–"
HEAD = "| What | Measured | Goal | Plain alternative | Plain ÷ ours |\n|---|--:|--:|--:|--:|\n"


@dataclass(frozen=True)
class Plain:
    """What the plain alternative took; `beyond` where it did not get there within so much.

    `said` stands in the table in place of figures.
    """

    values: Sequence[float] = ()
    beyond: float = 0.0
    said: str = ""


@dataclass(frozen=True)
class Figure:
    """One row: what was measured, its unit in the words; `said` where there is no figure."""

    what: str
    values: Sequence[float] = ()
    goal: str = NONE
    plain: Plain = Plain()
    said: str = ""
    decimals: int = 0

    def row(self) -> str:
        """Return the row of the table."""
        told = spread(self.values, self.decimals) if self.values else self.said or NONE
        plain = spread(self.plain.values, self.decimals) if self.plain.values else self.plain.said
        cells = (self.what, told, self.goal, plain or NONE, self.ratio())
        return f"| {' | '.join(cells)} |\n"

    def ratio(self) -> str:
        """Return how many times the plain alternative's figure is ours; a dash without either."""
        if not self.values:
            return NONE
        ours = statistics.median(self.values)
        theirs = statistics.median(self.plain.values) if self.plain.values else self.plain.beyond
        if ours <= 0 or theirs <= 0:
            return NONE
        return f"{'' if self.plain.values else '> '}{theirs / ours:.1f}"


def spread(values: Sequence[float], decimals: int = 0) -> str:
    """Return the median with the least and the greatest; a single figure stands alone."""
    if len(values) == 1:
        return f"{values[0]:.{decimals}f}"
    told = (statistics.median(values), min(values), max(values))
    middle, least, most = (f"{one:.{decimals}f}" for one in told)
    return f"{middle} ({least}–{most})"


def percentile(values: Iterable[float], share: float) -> float:
    """Return the least value that at least this share (0 to 1) of them does not exceed.

    Raises ValueError when there are none.
    """
    ordered = sorted(values)
    if not ordered:
        raise ValueError("there is no percentile of nothing")
    return ordered[max(0, math.ceil(share * len(ordered)) - 1)]


def table(figures: Iterable[Figure]) -> str:
    """Return the rows with their head."""
    return HEAD + "".join(one.row() for one in figures)


def with_section(document: str, title: str, body: str) -> str:
    """Return a document whose section of this title has this body; the others stay as they are."""
    parts = document.split("\n## ")
    section = f"{title}\n\n{body.strip()}\n"
    kept = [f"{one.strip()}\n" for one in parts[1:]]
    at = next((n for n, one in enumerate(kept) if one.split("\n", 1)[0] == title), len(kept))
    kept[at : at + 1] = [section]
    return "\n## ".join([f"{parts[0].strip()}\n", *kept])
