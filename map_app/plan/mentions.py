"""Where the text names a place: whole names, not substrings.

All names, aliases and misread names are looked for together with longer names that are something
else; the leftmost, then longest, wins. A line number counts only with its 号线 (its own or a shared
one), and not where another town's metro stands before it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import IntEnum

import ahocorasick

from map_app.plan.flat import FlatText, flat_name
from map_app.plan.line_numbers import line_number, number_lists
from map_app.plan.paragraphs import SentenceIndex, Span
from map_app.plan.records import Mention


class Rank(IntEnum):
    """Which of two names of the same stretch is meant."""

    OTHER_LINE = 0
    PLACE = 1
    PROJECT = 2
    OTHER_NAME = 3


@dataclass(frozen=True, slots=True)
class Name:
    """A name to look for; `place_id` is None for a longer name that is no place of ours."""

    name: str
    place_id: str | None
    rank: Rank = Rank.PLACE
    scope: Span | None = None


@dataclass(frozen=True, slots=True)
class Candidate:
    """A name found in the flat words, before it is known whether it wins."""

    first: int
    last: int
    rank: Rank
    place_id: str | None
    scoped: bool = False


def find_mentions(
    text: str, flat: FlatText, names: Iterable[Name], sentences: SentenceIndex
) -> tuple[Mention, ...]:
    """Return the places named, in text order, never overlapping."""
    known = tuple(names)
    candidates = [*_names_in(flat, known)]
    candidates += _lines_in(flat, _lines_by_number(known), candidates)
    found = []
    for winner in _winners(candidates):
        if winner.place_id is not None:
            start, end = flat.span(winner.first, winner.last)
            around = sentences.around(start)
            found.append(Mention(winner.place_id, start, end, text[start:end], *around))
    return tuple(found)


def _names_in(flat: FlatText, names: Iterable[Name]) -> Iterator[Candidate]:
    """Yield every occurrence of every name inside its scope."""
    by_words: dict[str, list[Name]] = defaultdict(list)
    for name in names:
        if (words := flat_name(name.name)) and line_number(words) is None:
            by_words[words].append(name)
    if not by_words:
        return
    automaton = ahocorasick.Automaton()
    for words, meant in by_words.items():
        automaton.add_word(words, (len(words), meant))
    automaton.make_automaton()
    for final, (length, meant) in automaton.iter(flat.words):
        first, last = final + 1 - length, final + 1
        start, end = flat.span(first, last)
        for name in meant:
            if name.scope is None or (name.scope[0] <= start and end <= name.scope[1]):
                scoped = name.scope is not None
                yield Candidate(first, last, name.rank, name.place_id, scoped)


def _lines_by_number(names: Iterable[Name]) -> Mapping[int, str]:
    """Return the line of every number that a place's name or alias gives."""
    return {
        number: name.place_id
        for name in names
        if name.place_id is not None
        and name.rank is Rank.PLACE
        and (number := line_number(flat_name(name.name))) is not None
    }


def _lines_in(
    flat: FlatText, lines: Mapping[int, str], names: Iterable[Candidate]
) -> Iterator[Candidate]:
    """Yield the lines of every list of numbers; a list behind another name is that name's."""
    others_end = {c.last for c in names if c.rank is Rank.OTHER_NAME}
    for numbers in number_lists(flat.words):
        foreign = numbers.start in others_end
        for line in numbers.lines:
            place_id = None if foreign else lines.get(line.number)
            if foreign or place_id is not None:
                yield Candidate(*line.span, Rank.OTHER_LINE if foreign else Rank.PLACE, place_id)


def _winners(candidates: Iterable[Candidate]) -> Iterator[Candidate]:
    """Yield the leftmost, longest, best ranked names, none over another; scoped ones first."""
    here = 0
    for candidate in sorted(candidates, key=lambda c: (c.first, -c.last, c.rank, not c.scoped)):
        if candidate.first >= here:
            yield candidate
            here = candidate.last
