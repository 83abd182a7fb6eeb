"""The text as paragraphs: page breaks healed, sentences and table cells found.

The scan puts every page's words into blocks of their own, so that a paragraph which runs over a
page break stands in two blocks. A prose block that does not end in closing punctuation runs on
into the next; headings, captions and table rows never do.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from map_app.plan.records import OutlineEntry

Span = tuple[int, int]
Kind = Literal["prose", "heading", "item", "row"]

CLOSING_MARKS = "。！？；：”）"
SENTENCE_MARKS = "。！？"
CLOSERS = "”’）〕》"
CAPTION = re.compile(r"[图表] ?\d+ ?[:：]")
ITEM_NUMBER = re.compile(r"\d+\. ?")
RUNNING_PARTS = frozenset({"body", "annex2"})


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, heading, item heading or table row; one segment for each page it runs over."""

    kind: Kind
    part: str
    segments: tuple[Span, ...]

    @property
    def start(self) -> int:
        """Return the offset of the first character."""
        return self.segments[0][0]

    @property
    def end(self) -> int:
        """Return the offset after the last character."""
        return self.segments[-1][1]

    def offsets(self) -> Iterator[int]:
        """Yield the offset of every character, page breaks left out."""
        for start, end in self.segments:
            yield from range(start, end)


def part_at(outline: Iterable[OutlineEntry], offset: int) -> str:
    """Return the innermost part around an offset, or `back` outside all of them."""
    holding = [e for e in outline if e.start <= offset < e.end]
    return min(holding, key=lambda e: e.end - e.start).part if holding else "back"


def paragraphs_of(text: str, outline: Iterable[OutlineEntry]) -> tuple[Paragraph, ...]:
    """Return the paragraphs of the text in order; blank lines are in none."""
    entries = tuple(outline)
    titles = {_bare(entry.title) for entry in entries}
    item_starts = {entry.start for entry in entries if entry.item is not None}
    other_starts = {entry.start for entry in entries} - item_starts
    found: list[Paragraph] = []
    for start, end in _blocks(text):
        block = text[start:end]
        kind: Kind = "prose"
        if block.startswith("|"):
            kind = "row"
        elif start in item_starts:
            kind = "item"
        elif start in other_starts or CAPTION.match(block) or _bare(block) in titles:
            kind = "heading"
        paragraph = Paragraph(kind, part_at(entries, start), ((start, end),))
        if found and _runs_on(text, found[-1], paragraph):
            paragraph = Paragraph("prose", paragraph.part, (*found.pop().segments, (start, end)))
        found.append(paragraph)
    return tuple(found)


def page_breaks(paragraphs: Iterable[Paragraph]) -> tuple[Span, ...]:
    """Return the stretches of the text that cut a paragraph in two."""
    return tuple(
        (before[1], after[0])
        for paragraph in paragraphs
        for before, after in zip(paragraph.segments, paragraph.segments[1:], strict=False)
    )


def sentences_of(text: str, paragraph: Paragraph) -> tuple[Span, ...]:
    """Return the sentences of a paragraph, the cells of a row, or the row when none is a sentence.

    The number of an item heading is in no sentence.
    """
    if paragraph.kind == "heading":
        return ((paragraph.start, paragraph.end),)
    if paragraph.kind == "row":
        return _units_of_row(text, paragraph)
    offsets = list(paragraph.offsets())
    if paragraph.kind == "item" and (number := ITEM_NUMBER.match(text, paragraph.start)):
        offsets = offsets[number.end() - paragraph.start :]
    return tuple(_split(text, offsets))


class SentenceIndex:
    """Finds the sentence around an offset; offsets in blank space belong to the one before."""

    def __init__(self, text: str, paragraphs: Iterable[Paragraph]) -> None:
        """Find every sentence once."""
        self.spans = tuple(span for p in paragraphs for span in sentences_of(text, p))
        self._starts = [start for start, _ in self.spans]

    def around(self, offset: int) -> Span:
        """Return the start and end of the sentence, list item or table row at an offset."""
        return self.spans[max(bisect_right(self._starts, offset) - 1, 0)]


def _blocks(text: str) -> Iterator[Span]:
    """Yield the lines that are not blank, without the blanks around them."""
    for line in re.finditer(r"[^\n]+", text):
        words = line.group().strip()
        if words:
            start = line.start() + line.group().index(words)
            yield start, start + len(words)


def _bare(words: str) -> str:
    """Return words without blanks, brackets in one width, to tell titles printed twice."""
    return re.sub(r"\s", "", words).replace("(", "（").replace(")", "）")


def _runs_on(text: str, before: Paragraph, after: Paragraph) -> bool:
    """Tell whether the page break between two blocks cuts a sentence."""
    return (
        before.kind == after.kind == "prose"
        and before.part == after.part
        and before.part in RUNNING_PARTS
        and text[before.end - 1] not in CLOSING_MARKS
    )


def _units_of_row(text: str, row: Paragraph) -> tuple[Span, ...]:
    """Return the sentences of the cells where there is one, else the row without its frame."""
    cells = list(_cells(text, row))
    if not cells:
        return ((row.start, row.end),)
    if not any(text[end - 1] in SENTENCE_MARKS for _, end in cells):
        return ((cells[0][0], cells[-1][1]),)
    return tuple(unit for a, b in cells for unit in _split(text, list(range(a, b))))


def _cells(text: str, row: Paragraph) -> Iterator[Span]:
    """Yield the cells of a table row that hold anything, without the blanks around them."""
    for cell in re.finditer(r"[^|]+", text[row.start : row.end]):
        words = cell.group().strip()
        if words:
            start = row.start + cell.start() + cell.group().index(words)
            yield start, start + len(words)


def _split(text: str, offsets: list[int]) -> Iterator[Span]:
    """Yield sentences over a run of offsets: up to a full stop and the closers behind it."""
    first: int | None = None
    for place, offset in enumerate(offsets):
        if first is None:
            if text[offset].isspace():
                continue
            first = offset
        following = text[offsets[place + 1]] if place + 1 < len(offsets) else ""
        ended = text[offset] in SENTENCE_MARKS + CLOSERS and following not in CLOSERS
        if ended and _closes_a_sentence(text, offsets, place):
            yield first, offset + 1
            first = None
    if first is not None:
        yield first, offsets[-1] + 1


def _closes_a_sentence(text: str, offsets: list[int], place: int) -> bool:
    """Tell whether only closers stand between this character and a full stop before it."""
    while place >= 0 and text[offsets[place]] in CLOSERS:
        place -= 1
    return place >= 0 and text[offsets[place]] in SENTENCE_MARKS
