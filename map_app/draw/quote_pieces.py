"""A quote cut so that the words which bear on the place can be told from those around them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from map_app.plan import QuotePart

CLOSING_MARK = 1


@dataclass(frozen=True, slots=True)
class QuotePiece:
    """A stretch of a healed quote; `note` follows a name that the scan reads otherwise."""

    text: str
    printed: str | None
    note: str
    is_strong: bool


def quote_pieces(parts: Iterable[QuotePart], statement: str) -> tuple[QuotePiece, ...]:
    """Return the quote in pieces, those of the statement strong.

    All of it is where the statement is the whole quote but for a closing mark, nothing where the
    statement does not stand in it word by word.
    """
    shown = tuple((part, _note(part)) for part in parts)
    whole = "".join(part.text + note for part, note in shown)
    begin = whole.find(statement)
    end = begin + len(statement) if begin >= 0 else begin
    if begin >= 0 and len(whole) - len(statement) <= CLOSING_MARK:
        begin, end = 0, len(whole)
    return tuple(_cut(shown, begin, end))


def stands_in(parts: Iterable[QuotePart], statement: str) -> bool:
    """Return whether the statement is the quote's own words, as the quote is shown."""
    return statement in "".join(part.text + _note(part) for part in parts)


def _cut(shown: Iterable[tuple[QuotePart, str]], begin: int, end: int) -> Iterator[QuotePiece]:
    """Yield the pieces; a misread name is never cut."""
    here = 0
    for part, note in shown:
        length = len(part.text) + len(note)
        if part.printed is not None:
            yield QuotePiece(part.text, part.printed, note, begin <= here < end)
        else:
            for first, last, is_strong in _thirds(here, here + length, begin, end):
                yield QuotePiece(part.text[first - here : last - here], None, "", is_strong)
        here += length


def _thirds(start: int, stop: int, begin: int, end: int) -> Iterator[tuple[int, int, bool]]:
    """Yield what lies before, between and after begin and end, as far as there is any."""
    first, last = min(max(begin, start), stop), min(max(end, start), stop)
    for one, other, is_strong in ((start, first, False), (first, last, True), (last, stop, False)):
        if one < other:
            yield one, other, is_strong


def _note(part: QuotePart) -> str:
    return "" if part.printed is None else f"〔原文作“{part.printed}”〕"
