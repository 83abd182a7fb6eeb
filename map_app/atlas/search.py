"""Finding places, projects, indicators, terms and passages by words; every word must occur."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import IntEnum
from itertools import islice

from map_app.atlas.readings import Reading, reading_of
from map_app.atlas.records import SearchHit, SearchKind
from map_app.atlas.words import all_names, line_words, same_form
from map_app.plan import Place, Plan

MOST_HITS = 50
MOST_PASSAGES = 20
LONGEST_WORDS = 100
"""Characters of a query that are read; no name or sentence is asked for with more."""
LEAST_TYPED = 2
"""Letters of pinyin from which a syllable inside a name counts; one letter begins names only."""
TOP_KINDS = ("district", "belt", "zone", "cluster", "precinct", "village", "metro_line")


class Rank(IntEnum):
    """How well words fit a name; passages come after all names."""

    EXACT = 0
    ALIAS = 1
    BEGINS = 2
    WITHIN = 3
    READS_EXACT = 4
    READS_BEGIN = 5
    READS_WITHIN = 6
    ENGLISH = 7
    QUOTED = 8


@dataclass(frozen=True, slots=True)
class _Named:
    """Something with names; `titles` go before `others`, readings belong to both."""

    hit: SearchHit
    titles: tuple[str, ...]
    others: tuple[str, ...]
    readings: tuple[Reading, ...]
    english: str


@dataclass(frozen=True, slots=True)
class _Passage:
    """A sentence in the form in which it is searched, as printed and as it should read."""

    hit: SearchHit
    form: str


class Finder:
    """Searches one plan; the index is made once."""

    def __init__(self, plan: Plan) -> None:
        """Index every name, its reading, and every sentence."""
        self._named = (*_places(plan), *_indicators(plan), *_terms(plan))
        self._passages = tuple(_passages(plan))

    def search(self, words: str) -> tuple[SearchHit, ...]:
        """Return what every word is found in, best first; nothing for blank words."""
        typed = [form for word in words[:LONGEST_WORDS].split() if (form := same_form(word))]
        if not typed:
            return ()
        whole = "".join(typed)
        ranked: list[tuple[int, int, SearchHit]] = []
        for number, named in enumerate(self._named):
            rank = _rank(named, typed, whole)
            if rank is not None:
                ranked.append((rank, number, named.hit))
        names = [hit for _, _, hit in sorted(ranked, key=lambda one: one[:2])]
        passages = (p.hit for p in self._passages if all(word in p.form for word in typed))
        return (*names[: MOST_HITS - MOST_PASSAGES], *islice(passages, MOST_PASSAGES))


def _rank(named: _Named, typed: list[str], whole: str) -> Rank | None:
    """Return how well the words fit together or, if each fits by itself, the worst of them."""
    together = _fit(named, whole)
    if together is not None or len(typed) == 1:
        return together
    apart = [_fit(named, word) for word in typed]
    fits = [fit for fit in apart if fit is not None]
    return max(*fits, Rank.WITHIN) if len(fits) == len(apart) else None


def _fit(named: _Named, typed: str) -> Rank | None:
    """Return how one word fits, or None."""
    line = line_words(typed)
    names = (*named.titles, *named.others)
    for rank, fits in (
        (Rank.EXACT, typed in named.titles or line in named.titles),
        (Rank.ALIAS, typed in named.others),
        (Rank.BEGINS, any(name.startswith(typed) for name in named.titles)),
        (Rank.WITHIN, any(typed in name for name in names)),
    ):
        if fits:
            return rank
    if not typed.isascii():
        return _sounds(named, typed)
    return _reads(named.readings, typed) or _english(named, typed)


def _reads(readings: Iterable[Reading], typed: str) -> Rank | None:
    """Return how letters fit the pinyin or its initials, or None."""
    letters = typed.replace("-", "").replace("'", "")
    fits = set()
    for reading in readings:
        if letters in {reading.letters, reading.initials}:
            fits.add(Rank.READS_EXACT)
        elif reading.letters.startswith(letters) or reading.initials.startswith(letters):
            fits.add(Rank.READS_BEGIN)
        elif len(letters) >= LEAST_TYPED and (
            reading.begins_a_syllable(letters) or letters in reading.initials
        ):
            fits.add(Rank.READS_WITHIN)
    return min(fits, default=None)


def _sounds(named: _Named, typed: str) -> Rank | None:
    """Return whether a name sounds like the typed characters (東塱 as 东塱), or None."""
    letters = reading_of(typed).letters
    sounds = any(reading.letters.startswith(letters) for reading in named.readings)
    return Rank.READS_WITHIN if sounds and len(typed) >= LEAST_TYPED else None


def _english(named: _Named, typed: str) -> Rank | None:
    return Rank.ENGLISH if len(typed) > LEAST_TYPED and typed in named.english else None


def _places(plan: Plan) -> Iterator[_Named]:
    """Yield the places, those that readers ask for most first, projects behind."""
    kinds = {kind: number for number, kind in enumerate(TOP_KINDS)}
    order = {"project": len(kinds) + 1}
    places = sorted(plan.places.values(), key=lambda p: (kinds | order).get(p.kind, len(TOP_KINDS)))
    for place in places:
        kind: SearchKind = "project" if place.kind == "project" else "place"
        project = plan.projects.get(place.id)
        citation = plan.cite(project.start, project.end) if project is not None else None
        yield _named(SearchHit(kind, place.name, place, citation), place)


def _named(hit: SearchHit, place: Place) -> _Named:
    forms = tuple(same_form(name) for name in all_names(place))
    own = (place.name, *place.aliases)
    return _Named(
        hit=hit,
        titles=(forms[0], place.id),
        others=tuple(form for form in forms[1:] if not form.isascii()),
        readings=tuple(reading_of(name) for name in own),
        english=same_form(place.name_en or ""),
    )


def _indicators(plan: Plan) -> Iterator[_Named]:
    """Yield the rows of both tables; the district's sheet is where they stand."""
    district = plan.places.get(plan.meta.district)
    for row in plan.indicators.values():
        name = row.name + (f"（{row.sub}）" if row.sub else "")
        hit = SearchHit("indicator", name, district, row.citation)
        yield _Named(hit, (same_form(name), row.id), (), (reading_of(name),), "")


def _terms(plan: Plan) -> Iterator[_Named]:
    """Yield the terms of the glossary."""
    for term in plan.glossary:
        hit = SearchHit("term", term.term, None, term.citation)
        yield _Named(hit, (same_form(term.term),), (), (reading_of(term.term),), "")


def _passages(plan: Plan) -> Iterator[_Passage]:
    """Yield the sentences of the text as they should be read, found by either reading."""
    for start, end in plan.reading.sentences.spans:
        shown = "".join(part.text for part in plan.display(start, end))
        hit = SearchHit("passage", plan.quote_display(start, end), None, plan.cite(start, end))
        yield _Passage(hit, f"{same_form(shown)}\n{same_form(plan.text[start:end])}")
