"""Words on slides: runs, paragraphs, and how much room they take before a slide program sets them.

Lengths are the layout's, as everywhere in a briefing; the pen magnifies them. The program that
opens the slides breaks the lines itself, in a font that is not measured here: so the widths of
Noto are taken, whose Chinese characters are as wide, with an allowance for its narrower Latin.
This module loads matplotlib; only the modules that write files import it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from typing import Literal

from map_app.briefing.lines import break_lines
from map_app.briefing.page.ink import Type
from map_app.briefing.paper import millimetres

LEADING = 1.4
LATIN_ALLOWANCE = 1.12
"""How much wider Microsoft YaHei's Latin letters are than Noto's, at most."""

STAND_IN_ALLOWANCE = 1.3
"""How much wider than Noto's the Latin letters of a font are that stands in for another."""

LINE_SHARE = 0.98
"""How much of a line is counted on: kerning and marks take up the rest."""


@dataclass(frozen=True, slots=True)
class Run:
    """Words set in one way; `link` is an address, "" for none."""

    words: str
    kind: Type
    link: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Runs on lines of the same height; `above_mm` is the gap before it."""

    runs: tuple[Run, ...]
    above_mm: float = 0.0
    align: Literal["left", "right"] = "left"
    leading: float = LEADING

    @property
    def words(self) -> str:
        """Return the words of all runs."""
        return "".join(run.words for run in self.runs)

    @property
    def line_mm(self) -> float:
        """Return the height of one line: that of the largest type in it."""
        return max(millimetres(run.kind.size_pt) for run in self.runs) * self.leading


def said(words: str, kind: Type, above_mm: float = 0.0) -> Paragraph:
    """Return a paragraph of one run."""
    return Paragraph((Run(words, kind),), above_mm)


def width_mm(words: str, kind: Type) -> float:
    """Return how wide the words are at most; ExportError when Noto lacks a character of them."""
    latin = "".join(one for one in words if one.isascii())
    other = "".join(one for one in words if not one.isascii())
    return kind.width_mm(other) + LATIN_ALLOWANCE * kind.width_mm(latin)


def roomy_mm(words: str, kind: Type) -> float:
    """Return how much room words take on a line that must not break, in another font too.

    Where the template's font is missing a wider one stands in, and some programs part Chinese from
    Latin letters and figures by a quarter of an em.
    """
    gaps = sum(before.isascii() != after.isascii() for before, after in pairwise(words.strip()))
    latin = "".join(one for one in words if one.isascii())
    em_mm = millimetres(kind.size_pt)
    more_mm = (STAND_IN_ALLOWANCE - LATIN_ALLOWANCE) * kind.width_mm(latin)
    return width_mm(words, kind) + more_mm + gaps * em_mm / 4


@lru_cache(maxsize=2048)
def lines_of(paragraph: Paragraph, room_mm: float, *, tight: bool = False) -> tuple[str, ...]:
    """Return the lines that a paragraph takes at most, `tight` those that it takes in Noto.

    Joined they are its words.
    """
    widest = max((run.kind for run in paragraph.runs), key=lambda kind: (kind.size_pt, kind.bold))
    if tight:
        return break_lines(paragraph.words, room_mm, widest.width_mm)
    limit_mm = LINE_SHARE * room_mm
    return break_lines(paragraph.words, limit_mm, lambda words: width_mm(words, widest))


def height_mm(paragraphs: Sequence[Paragraph], room_mm: float, *, tight: bool = False) -> float:
    """Return how high the paragraphs are at most in a column of this width."""
    return sum(
        (one.above_mm if index else 0.0) + len(lines_of(one, room_mm, tight=tight)) * one.line_mm
        for index, one in enumerate(paragraphs)
    )


def cut(
    paragraphs: Sequence[Paragraph], room_mm: float, most_mm: float
) -> tuple[tuple[Paragraph, ...], tuple[Paragraph, ...]]:
    """Return what is no higher than this, cut between two lines, and the rest."""
    kept: list[Paragraph] = []
    left_mm = most_mm
    for index, one in enumerate(paragraphs):
        lines = lines_of(one, room_mm)
        left_mm -= one.above_mm if index else 0.0
        fit = min(len(lines), max(0, int(left_mm / one.line_mm + 1e-9)))
        if fit == len(lines):
            kept.append(one)
            left_mm -= fit * one.line_mm
            continue
        first, rest = _parted(one, sum(map(len, lines[:fit])))
        return (*kept, *first), (*rest, *paragraphs[index + 1 :])
    return tuple(kept), ()


def _parted(paragraph: Paragraph, at: int) -> tuple[Sequence[Paragraph], Sequence[Paragraph]]:
    """Return the paragraph in two, parted before this character."""
    first = tuple(_runs(paragraph, 0, at))
    rest = tuple(_runs(paragraph, at, len(paragraph.words)))
    return [replace(paragraph, runs=first)] if first else [], [replace(paragraph, runs=rest)]


def _runs(paragraph: Paragraph, start: int, end: int) -> Iterator[Run]:
    """Yield the runs between two characters of a paragraph."""
    at = 0
    for run in paragraph.runs:
        words = run.words[max(0, start - at) : max(0, end - at)]
        if words:
            yield replace(run, words=words)
        at += len(run.words)
