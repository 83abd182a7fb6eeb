"""Whether a stretch of the text begins and ends where a sentence or a list item does."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

from map_app.plan.paragraphs import (
    CLOSERS,
    SENTENCE_MARKS,
    Paragraph,
    sentences_of,
)

SENTENCE_BORDERS = SENTENCE_MARKS + "；：|"
LIST_BORDERS = SENTENCE_BORDERS + "，、（）"
LIST_PARTS = frozenset({"table1", "table2", "annex1", "annex2"})


class Borders:
    """Knows the borders of sentences and list items, page breaks passed over."""

    def __init__(self, text: str, paragraphs: Iterable[Paragraph]) -> None:
        """List every visible character with the paragraph it stands in."""
        self._text = text
        self._offsets: list[int] = []
        self._paragraph: list[int] = []
        self._in_list: list[bool] = []
        self._starts: set[int] = set()
        for number, paragraph in enumerate(paragraphs):
            visible = [o for o in paragraph.offsets() if not text[o].isspace()]
            self._offsets += visible
            self._paragraph += [number] * len(visible)
            self._in_list.append(paragraph.part in LIST_PARTS)
            self._starts |= {start for start, _ in sentences_of(text, paragraph)}

    def problem(self, start: int, end: int, *, lists: bool) -> str | None:
        """Return why a quote is badly cut, or None; `lists` lets ，、 be borders too."""
        first = bisect_left(self._offsets, start)
        last = bisect_left(self._offsets, end) - 1
        if not (first < len(self._offsets) and self._offsets[first] == start):
            return "begins with a blank"
        if last < first or self._offsets[last] != end - 1:
            return "ends with a blank"
        if not (start in self._starts or self._border_before(first, lists=lists)):
            return "begins in the middle of a sentence"
        if not self._border_after(last, lists=lists):
            return "ends in the middle of a sentence"
        return None

    def _marks(self, place: int, *, lists: bool) -> str:
        in_list = lists or self._in_list[self._paragraph[place]]
        return LIST_BORDERS if in_list else SENTENCE_BORDERS

    def _border_before(self, place: int, *, lists: bool) -> bool:
        """Tell whether the visible character before this one is a border, or there is none."""
        before = place - 1
        if before < 0 or self._paragraph[before] != self._paragraph[place]:
            return True
        return self._text[self._offsets[before]] in self._marks(place, lists=lists)

    def _border_after(self, place: int, *, lists: bool) -> bool:
        """Tell whether this character closes something, or the next one does."""
        marks = self._marks(place, lists=lists)
        here = place
        while self._text[self._offsets[here]] in CLOSERS and here > 0:
            here -= 1
        if self._text[self._offsets[here]] in marks:
            return True
        after = place + 1
        if after >= len(self._offsets) or self._paragraph[after] != self._paragraph[place]:
            return True
        return self._text[self._offsets[after]] in marks
