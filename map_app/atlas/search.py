"""Finding places, projects, indicators, terms and passages by words; every word must occur."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import IntEnum
from itertools import islice

from map_app.atlas.readings import Reading, reading_of
from map_app.atlas.records import SearchHit, SearchKind
from map_app.atlas.text_search import TextFinder, TextHit
from map_app.atlas.words import all_names, is_said, line_words, named_line, same_form
from map_app.plan import Place, Plan, Project

SINGLE = frozenset({"project", "part"})
MOST_HITS = 50
MOST_PASSAGES = 20
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
    """Something with a title and other names; it is also known by its id and in English.

    `lines` are the numbered lines that a project names, as `11号线`.
    """

    hit: SearchHit
    id: str
    title: str
    others: tuple[str, ...]
    readings: tuple[Reading, ...]
    english: str
    lines: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class _Typed:
    """A word as it is compared, as a line's name, and as it sounds (its pinyin).

    `is_line` where it is a line of ours and cannot be anything else: not a bare number.
    """

    form: str
    line: str | None
    sound: str
    is_line: bool


class Finder:
    """Searches one plan; the index is made once."""

    def __init__(self, plan: Plan, text: TextFinder) -> None:
        """Index every name and its reading; `text` finds the sentences of the same plan."""
        self._named = (*_places(plan), *_indicators(plan), *_terms(plan))
        self._lines = frozenset(filter(None, (line_words(p.name) for p in plan.places.values())))
        self._plan, self._text = plan, text

    def search(self, words: str) -> tuple[SearchHit, ...]:
        """Return what every word is found in, best first; nothing for blank words."""
        names = next(filter(None, map(self._names, self._text.ways(words))), [])
        passages = islice(self._text.each(words), MOST_PASSAGES)
        return (*names[: MOST_HITS - MOST_PASSAGES], *(self._passage(hit) for hit in passages))

    def _names(self, forms: tuple[str, ...]) -> list[SearchHit]:
        """Return what is named so, best first."""
        whole, typed = self._typed("".join(forms)), tuple(self._typed(form) for form in forms)
        ranked: list[tuple[int, int, SearchHit]] = []
        for number, named in enumerate(self._named):
            rank = _rank(named, typed, whole)
            if rank is not None:
                ranked.append((rank, number, named.hit))
        return [hit for _, _, hit in sorted(ranked, key=lambda one: one[:2])]

    def _typed(self, form: str) -> _Typed:
        sound = form if form.isascii() else reading_of(form).letters
        sound = sound.replace("-", "").replace("'", "")
        return _Typed(form, line_words(form), sound, named_line(form) in self._lines)

    def _passage(self, hit: TextHit) -> SearchHit:
        start, end = hit.citation.start, hit.citation.end
        return SearchHit("passage", self._plan.quote_display(start, end), None, hit.citation)


def _rank(named: _Named, typed: tuple[_Typed, ...], whole: _Typed) -> Rank | None:
    """Return how well the words fit together or, if each fits by itself, the worst of them."""
    together = _fit(named, whole)
    if together is not None or len(typed) == 1:
        return together
    apart = [_fit(named, word) for word in typed]
    fits = [fit for fit in apart if fit is not None]
    return max(*fits, Rank.WITHIN) if len(fits) == len(apart) else None


def _fit(named: _Named, typed: _Typed) -> Rank | None:
    """Return how one word fits, or None; a line fits where it is named, not by its number."""
    if typed.is_line and named.title != typed.line:
        return Rank.WITHIN if typed.line in named.lines else None
    return _fit_words(named, typed)


def _fit_words(named: _Named, typed: _Typed) -> Rank | None:
    form = typed.form
    if named.title in {form, typed.line} or form == named.id:
        return Rank.EXACT
    if form in named.others or form == named.english:
        return Rank.ALIAS
    if named.title.startswith(form):
        return Rank.BEGINS
    if is_said(named.title, form) or any(is_said(name, form) for name in named.others):
        return Rank.WITHIN
    if not form.isascii():
        return _sounds(named, typed)
    return _reads(named.readings, typed.sound) or _english(named, form)


def _reads(readings: Iterable[Reading], letters: str) -> Rank | None:
    """Return how letters fit the pinyin or its initials, or None."""
    fits: set[Rank] = set()
    for reading in readings if letters else ():
        if letters in {reading.letters, reading.initials}:
            fits.add(Rank.READS_EXACT)
        elif reading.letters.startswith(letters) or reading.initials.startswith(letters):
            fits.add(Rank.READS_BEGIN)
        elif len(letters) >= LEAST_TYPED and (
            reading.begins_a_syllable(letters) or letters in reading.initials
        ):
            fits.add(Rank.READS_WITHIN)
    return min(fits, default=None)


def _sounds(named: _Named, typed: _Typed) -> Rank | None:
    """Return whether a name sounds like the typed characters (東塱 as 东塱), or None."""
    if len(typed.form) < LEAST_TYPED or not typed.sound:
        return None
    sounds = any(reading.letters.startswith(typed.sound) for reading in named.readings)
    return Rank.READS_WITHIN if sounds else None


def _english(named: _Named, form: str) -> Rank | None:
    return Rank.ENGLISH if len(form) > LEAST_TYPED and is_said(named.english, form) else None


def _places(plan: Plan) -> Iterator[_Named]:
    """Yield the places, those that readers ask for most first, projects behind."""
    kinds = {kind: number for number, kind in enumerate(TOP_KINDS)}
    order = {"project": len(kinds) + 1}
    places = sorted(plan.places.values(), key=lambda p: (kinds | order).get(p.kind, len(TOP_KINDS)))
    for place in places:
        kind: SearchKind = "project" if place.kind == "project" else "place"
        project = plan.projects.get(place.id)
        citation = plan.cite(project.start, project.end) if project is not None else None
        lines = _lines_in(plan, project) if project is not None else frozenset()
        yield _named(SearchHit(kind, place.name, place, citation), place, lines)


def _lines_in(plan: Plan, project: Project) -> frozenset[str]:
    """Return the numbered lines that a single project's words name: not those of another town."""
    if project.level not in SINGLE:
        return frozenset()
    inside = (m for m in plan.mentions if project.start <= m.start and m.end <= project.end)
    lines = (line_words(plan.places[mention.place_id].name) for mention in inside)
    return frozenset(line for line in lines if line is not None)


def _named(hit: SearchHit, place: Place, lines: frozenset[str]) -> _Named:
    forms = tuple(same_form(name) for name in all_names(place))
    own = (place.name, *place.aliases)
    return _Named(
        hit=hit,
        id=place.id,
        title=forms[0],
        others=tuple(form for form in forms[1:] if not form.isascii()),
        readings=tuple(reading_of(name) for name in own),
        english=same_form(place.name_en or ""),
        lines=lines,
    )


def _indicators(plan: Plan) -> Iterator[_Named]:
    """Yield the rows of both tables; the district's sheet is where they stand."""
    district = plan.places.get(plan.meta.district)
    for row in plan.indicators.values():
        name = row.name + (f"（{row.sub}）" if row.sub else "")
        hit = SearchHit("indicator", name, district, row.citation)
        yield _Named(hit, row.id, same_form(name), (), (reading_of(name),), "")


def _terms(plan: Plan) -> Iterator[_Named]:
    """Yield the terms of the glossary."""
    for term in plan.glossary:
        hit = SearchHit("term", term.term, None, term.citation)
        yield _Named(hit, "", same_form(term.term), (), (reading_of(term.term),), "")
