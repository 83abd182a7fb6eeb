"""The pages, and what each of them keeps in the address: where it reads, searches, compares.

A word of an address holds on every page: the places chosen for comparing stay chosen while the
reader looks for another one on the map.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from map_app.atlas.own import OWN_PREFIX
from map_app.atlas.questions.area_word import read_area, word_of_area
from map_app.atlas.questions.page_question import read_question
from map_app.atlas.table_query import TableChoices, read_query
from map_app.errors import RequestError, UnknownPlaceError

if TYPE_CHECKING:
    from map_app.atlas.atlas import Atlas

FIRST_PAGE = "map"
PAGES = (FIRST_PAGE, "read", "indicators", "projects", "compare", "questions", "layers")
MOST_COMPARED = 4
MOST_PIECES = 2 * MOST_COMPARED
"""As many pieces of an address are looked up as places: looking up a wrong one takes long."""
BEYOND = "beyond"
"""Marks places that are known, and more than can be compared."""
LONGEST_WORDS = 80
LONGEST_FILTER = 400
"""Characters: a table may be narrowed to several places by their ids."""
STRETCH = re.compile(r"(\d{1,7})(?:-(\d{1,7}))?")

PageWords = tuple[tuple[str, str], ...]
Understood = tuple[str, tuple[str, ...]]
"""A word's value as an address of ours has it, and the pieces of it that say nothing."""


def in_order(words: Iterable[tuple[str, str]]) -> PageWords:
    """Return the words in the order of an address; raises KeyError for one that no page has."""
    told = dict(words)
    unknown = told.keys() - READERS.keys()
    if unknown:
        raise KeyError(*unknown)
    return tuple((key, told[key]) for key in READERS if told.get(key))


def is_of_own(key: str, value: str) -> bool:
    """Return whether a word names something of a reader's own, which no address has."""
    if key == "area":
        return value.startswith("own,")
    return key == "ask" and any(one.startswith(OWN_PREFIX) for one in value.split(","))


def read_page_words(
    told: Mapping[str, str], atlas: Atlas
) -> tuple[PageWords, list[tuple[str, str]]]:
    """Return the pages' own words of an address, and what of them was not understood."""
    words: list[tuple[str, str]] = []
    garbled: list[tuple[str, str]] = []
    for key, read in READERS.items():
        if key in told:
            value, wrong = read(told[key], atlas, told.get("page", FIRST_PAGE))
            words.append((key, value))
            garbled += [(key, piece) for piece in wrong]
    if told.get("with", "").count(",") >= MOST_COMPARED:
        garbled += [(BEYOND, name) for name in read_compared(told["with"], atlas).beyond]
    return in_order(words), garbled


@dataclass(frozen=True, slots=True)
class Compared:
    """The ids of the places to compare, each once; what is no place; names of those beyond four."""

    ids: tuple[str, ...]
    unknown: tuple[str, ...]
    beyond: tuple[str, ...]


def read_compared(text: str, atlas: Atlas) -> Compared:
    """Return the places to compare, given by id, name or alias with commas between."""
    ids: dict[str, None] = {}
    wrong: list[str] = []
    pieces = [piece for piece in map(str.strip, text.split(",")) if piece]
    beyond: list[str] = []
    for piece in pieces[:MOST_PIECES]:
        try:
            place = atlas.place(piece)
        except UnknownPlaceError:
            wrong.append(piece)
            continue
        if place.id in ids or len(ids) < MOST_COMPARED:
            ids[place.id] = None
        else:
            beyond.append(place.name)
    return Compared(tuple(ids), tuple(wrong), (*beyond, *pieces[MOST_PIECES:]))


def _at(value: str, atlas: Atlas, _page: str) -> Understood:
    """Return a position in the plan's text, or a stretch of it, such as `17428`, `3294-3369`."""
    match = STRETCH.fullmatch(value)
    if match is None:
        return "", (value,)
    start, end = int(match[1]), None if match[2] is None else int(match[2])
    known = start < (len(atlas.plan.text) if end is None else end) and (end or 0) <= len(
        atlas.plan.text
    )
    stretch = str(start) if end is None else f"{start}-{end}"
    return (stretch, ()) if known else ("", (value,))


def _compared(value: str, atlas: Atlas, _page: str) -> Understood:
    """Return the ids of the places to compare, with commas between."""
    compared = read_compared(value, atlas)
    return ",".join(compared.ids), compared.unknown


def _of(value: str, atlas: Atlas, _page: str) -> Understood:
    """Return the id of the layer whose table is read."""
    return (value, ()) if value in atlas.ground.layers else ("", (value,))


def _words(value: str, _atlas: Atlas, _page: str) -> Understood:
    """Return words of the reader; what they find is for the page to say."""
    return _cleaned(value, LONGEST_WORDS)


def _sort(value: str, atlas: Atlas, page: str) -> Understood:
    """Return an order that the page of rows knows; on other pages, one that any of them knows."""
    words, wrong = _cleaned(value, LONGEST_WORDS)
    known = {sort for one in _choices(atlas, page) for sort in one.sorts}
    return (words, wrong) if wrong or words in known else ("", (value,))


def _filter(value: str, atlas: Atlas, page: str) -> Understood:
    """Return what the page of rows can be narrowed to; on other pages, what any of them can."""
    words, wrong = _cleaned(value, LONGEST_FILTER)
    if wrong:
        return words, wrong
    facets = [facet for one in _choices(atlas, page) for facet in one.facets]
    query, garbled = read_query({"filter": words}, facets, ())
    return ",".join(query.tokens), garbled


def _ask(value: str, atlas: Atlas, _page: str) -> Understood:
    """Return what the page of questions answers."""
    try:
        return read_question(value, atlas).word, ()
    except RequestError:
        return "", (value,)


def _area(value: str, atlas: Atlas, _page: str) -> Understood:
    """Return what is asked about: a shape drawn on the map, a place, what lies around it."""
    try:
        return word_of_area(read_area(value, atlas)), ()
    except RequestError:
        return "", (value,)


def _choices(atlas: Atlas, page: str) -> tuple[TableChoices, ...]:
    known = atlas.table_choices
    return (known[page],) if page in known else tuple(known.values())


def _cleaned(value: str, longest: int) -> Understood:
    words = " ".join(value.split())
    known = words.isprintable() and len(words) <= longest
    return (words, ()) if known else ("", (value,))


READERS: Mapping[str, Callable[[str, Atlas, str], Understood]] = {
    "at": _at,
    "q": _words,
    "with": _compared,
    "sort": _sort,
    "filter": _filter,
    "of": _of,
    "ask": _ask,
    "area": _area,
}
"""What the pages keep in the address, in its order."""
