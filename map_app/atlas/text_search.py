"""Searching the whole text: every sentence that holds the words, and where in it they stand."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from map_app.atlas.words import all_names, line_words, named_line, same_form, where_said, wordings
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
        for here in where_said(self.form, word):
            yield self.spans[here][0], self.spans[here + len(word) - 1][1]


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence as it should read and, where that is another name, as it is printed."""

    start: int
    end: int
    letters: tuple[_Letters, ...]


@dataclass(frozen=True, slots=True)
class _Asked:
    """A word as it is compared, and the place that it names, if any."""

    form: str
    place_id: str | None


class TextFinder:
    """Searches the text of one plan; the index is made once."""

    def __init__(self, plan: Plan) -> None:
        """Index every sentence, and every name by which a place is known."""
        self._plan = plan
        self._sentences = tuple(_sentences(plan))
        self._mention_starts = [mention.start for mention in plan.mentions]
        places = plan.places.values()
        self._places = {same_form(name): one.id for one in places for name in all_names(one)}
        self._lines = frozenset(one.id for one in places if line_words(one.name))

    def find(self, words: str) -> tuple[TextHit, ...]:
        """Return every sentence that holds all the words, in text order; nothing for blank words.

        Words that are a place's name find every sentence that names it, however it is written;
        those that are a numbered line of ours find these sentences alone, for another town's lines
        have the same numbers. Otherwise a number is never found inside a longer one.
        """
        return tuple(self.each(words))

    def each(self, words: str) -> Iterator[TextHit]:
        """Yield what `find` returns, one sentence after another."""
        for forms in self.ways(words):
            asked = [_Asked(form, self._place_of(form)) for form in forms]
            hits = self._hits("".join(forms), asked)
            first = next(hits, None)
            if first is not None:
                yield first
                yield from hits
                return

    def ways(self, words: str) -> tuple[tuple[str, ...], ...]:
        """Return the ways to understand words, as forms; the first that finds anything holds."""
        return wordings(words[:LONGEST_WORDS], self._places.__contains__, self._is_line)

    def _is_line(self, form: str) -> bool:
        """Tell whether words are a numbered line, ours or not."""
        return named_line(form) is not None or self._place_of(form) in self._lines

    def _place_of(self, form: str) -> str | None:
        """Return the id of the place that words name, or None."""
        return self._places.get(named_line(form) or form, self._places.get(form))

    def _hits(self, whole: str, asked: list[_Asked]) -> Iterator[TextHit]:
        for one in self._sentences:
            if marks := self._marks(one, whole, asked):
                named = dict.fromkeys(mention.place_id for mention in self._named_in(one))
                yield TextHit(self._plan.cite(one.start, one.end), marks, tuple(named))

    def _marks(self, one: _Sentence, whole: str, asked: list[_Asked]) -> tuple[Span, ...]:
        """Return where the words stand in a sentence; nothing unless all of them do.

        Where they stand one right after the other, they are marked there alone.
        """
        if len(asked) > 1 and (together := _said(one, whole)):
            return _joined(together)
        found: list[Span] = []
        for word in asked:
            marks = list(self._marks_of(one, word))
            if not marks:
                return ()
            found += marks
        return _joined(found)

    def _marks_of(self, one: _Sentence, word: _Asked) -> Iterator[Span]:
        """Yield where a word stands, and where its place is named; a numbered line is named."""
        if word.place_id not in self._lines:
            yield from _said(one, word.form)
        if word.place_id is not None:
            for mention in self._named_in(one):
                if mention.place_id == word.place_id:
                    yield mention.start, mention.end

    def _named_in(self, one: _Sentence) -> tuple[Mention, ...]:
        first = bisect_left(self._mention_starts, one.start)
        last = bisect_left(self._mention_starts, one.end)
        return self._plan.mentions[first:last]


def _said(one: _Sentence, form: str) -> list[Span]:
    """Return where words stand in a sentence, as it should read or as it is printed."""
    return [span for letters in one.letters for span in letters.marks(form)]


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
