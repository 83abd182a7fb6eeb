"""Where the text uses the terms that 附件2 explains, with or without their quotation marks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from map_app.plan.paragraphs import Paragraph
from map_app.plan.records import Term

UNSAID = str.maketrans("", "", "“”\"'（）() \n\u3000")
MARKS = (("“", "”"), ("（", "）"))
PARTS = frozenset({"body", "table1", "table2", "annex1"})
"""Where terms are used; 附件2 itself only explains them."""


@dataclass(frozen=True, slots=True)
class TermUse:
    """A term, and where it is used."""

    term: Term
    start: int
    end: int


def term_uses(
    text: str, paragraphs: Iterable[Paragraph], glossary: Iterable[Term]
) -> tuple[TermUse, ...]:
    """Return every use of a term in text order, the longest term where two begin together."""
    names = sorted(((bare(one.term), one) for one in glossary), key=lambda one: -len(one[0]))
    return tuple(
        use
        for paragraph in paragraphs
        if paragraph.part in PARTS
        for use in _uses_in(text, paragraph, names)
    )


def bare(words: str) -> str:
    """Return words without marks and blanks, as terms are compared."""
    return words.translate(UNSAID)


def _uses_in(text: str, paragraph: Paragraph, names: list[tuple[str, Term]]) -> Iterator[TermUse]:
    offsets = [o for o in paragraph.offsets() if bare(text[o])]
    flat = "".join(text[o] for o in offsets)
    taken: set[int] = set()
    found: list[TermUse] = []
    for name, term in names:
        for match in re.finditer(re.escape(name), flat) if name else ():
            places = range(match.start(), match.end())
            if taken.isdisjoint(places):
                taken.update(places)
                span = offsets[places[0]], offsets[places[-1]] + 1
                found.append(TermUse(term, *_with_marks(text, *span)))
    yield from sorted(found, key=lambda use: use.start)


def _with_marks(text: str, start: int, end: int) -> tuple[int, int]:
    """Return a stretch with the quotation marks and brackets that belong to it."""
    for opening, closing in MARKS:
        words = text[start:end]
        if text[start - 1] == opening and words.count(closing) > words.count(opening):
            start -= 1
        words = text[start:end]
        if text[end] == closing and words.count(opening) > words.count(closing):
            end += 1
        if text[start - 1] == opening and text[end] == closing:
            start, end = start - 1, end + 1
    return start, end
