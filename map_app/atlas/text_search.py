"""Searching the whole text: every sentence that holds the words, and where in it they stand."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from map_app.atlas.words import all_names, same_form
from map_app.plan import Citation, Mention, Plan

Span = tuple[int, int]
LONGEST_WORDS = 100
"""Characters of a query that are read."""
CONTENTS = "contents"


@dataclass(frozen=True, slots=True)
class TextHit:
    """A sentence, list item or table row; `marks` are the stretches of the text that were meant.

    `place_ids` are the places that it names, in text order.
    """

    citation: Citation
    marks: tuple[Span, ...]
    place_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Letters:
    """A sentence as it is compared; every letter knows the stretch of the text it stands for."""

    form: str
    spans: tuple[Span, ...]

    def marks(self, word: str) -> Iterator[Span]:
        """Yield where a word stands, one after another."""
        here = self.form.find(word)
        while here >= 0:
            last = here + len(word) - 1
            yield self.spans[here][0], self.spans[last][1]
            here = self.form.find(word, last + 1)


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence as it should read and, where that is another name, as it is printed."""

    start: int
    end: int
    letters: tuple[_Letters, ...]


class TextFinder:
    """Searches the text of one plan; the index is made once."""

    def __init__(self, plan: Plan) -> None:
        """Index every sentence, and every name by which a place is known."""
        self._plan = plan
        self._sentences = tuple(_sentences(plan))
        self._mention_starts = [mention.start for mention in plan.mentions]
        self._places = {
            same_form(name): place.id for place in plan.places.values() for name in all_names(place)
        }

    def find(self, words: str) -> tuple[TextHit, ...]:
        """Return every sentence that holds all the words, in text order; nothing for blank words.

        Words that are a place's name find every sentence that names it, however it is written.
        """
        forms = [form for word in words[:LONGEST_WORDS].split() if (form := _spoken(word))]
        if not forms:
            return ()
        place_id = self._places.get("".join(forms))
        return tuple(
            TextHit(
                self._plan.cite(one.start, one.end),
                marks,
                tuple(dict.fromkeys(m.place_id for m in self._named_in(one))),
            )
            for one in self._sentences
            if (marks := self._marks(one, forms, place_id))
        )

    def _marks(self, one: _Sentence, forms: list[str], place_id: str | None) -> tuple[Span, ...]:
        """Return where the words stand in a sentence; nothing unless all of them do."""
        found: set[Span] = set()
        for letters in one.letters:
            if all(form in letters.form for form in forms):
                found.update(span for form in forms for span in letters.marks(form))
        if place_id is not None:
            found.update((m.start, m.end) for m in self._named_in(one) if m.place_id == place_id)
        return _joined(found)

    def _named_in(self, one: _Sentence) -> tuple[Mention, ...]:
        first = bisect_left(self._mention_starts, one.start)
        last = bisect_left(self._mention_starts, one.end)
        return self._plan.mentions[first:last]


def _spoken(word: str) -> str:
    """Return a reader's word as it is compared; nothing for marks alone."""
    form = same_form(word)
    return form if any(letter.isalnum() for letter in form) else ""


@cache
def _form_of(letter: str) -> str:
    """Return one character as it is compared: mostly one, sometimes several or none."""
    return same_form(letter)


def _joined(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Return stretches in order, those that touch or overlap as one."""
    joined: list[Span] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(joined)


def _sentences(plan: Plan) -> Iterator[_Sentence]:
    """Yield the sentences; those of the printed contents are the outline, and left out."""
    contents = [(e.start, e.end) for e in plan.outline if e.part == CONTENTS]
    misread = plan.reading.healer.misreadings
    for start, end in plan.reading.sentences.spans:
        if any(first <= start < last for first, last in contents):
            continue
        inside = [one for one in misread if start <= one.start and one.end <= end]
        shown = list(_letters(plan.text, start, end, {o.start: (o.end, o.right) for o in inside}))
        forms = [_packed(shown)]
        if inside:
            forms.append(_packed(list(_letters(plan.text, start, end, {}))))
        yield _Sentence(start, end, tuple(forms))


def _letters(
    text: str, start: int, end: int, put_right: dict[int, tuple[int, str]]
) -> Iterator[tuple[str, Span]]:
    """Yield every letter of a stretch and what it stands for; a misread name as it should read."""
    here = start
    while here < end:
        after, words = put_right.get(here, (here + 1, text[here]))
        for letter in words:
            for one in _form_of(letter):
                yield one, (here, after)
        here = after


def _packed(letters: list[tuple[str, Span]]) -> _Letters:
    return _Letters("".join(letter for letter, _ in letters), tuple(span for _, span in letters))
