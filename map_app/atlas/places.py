"""Which place is meant by words: an id, a name, an alias; else names to try."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cached_property

from rapidfuzz import fuzz, process

from map_app.atlas.readings import reading_of
from map_app.atlas.words import all_names, line_words, same_form, shown
from map_app.errors import UnknownPlaceError
from map_app.plan import Place

SUGGESTIONS = 3
LONGEST_NAME = 100
"""Characters of a wrong name that are looked for: what is longer is no slip of a name."""
ALIKE = 60.0
"""Of 100: two of three characters right, the least a typing slip in a short name leaves."""
ENDINGS = ("村", "站", "街道", "片区", "组团", "商务组团")
"""What a name may be called without: 花地湾 is a station's name and a cluster's."""


class PlaceBook:
    """Finds the place that words name."""

    def __init__(self, places: Mapping[str, Place]) -> None:
        """List ids, names and aliases in the form in which they are compared."""
        self._places = places
        self._names: dict[str, list[str]] = defaultdict(list)
        self._aliases: dict[str, list[str]] = defaultdict(list)
        for place in places.values():
            self._add(self._names, place.name, place.id)
            for alias in all_names(place)[1:]:
                self._add(self._aliases, alias, place.id)

    def find(self, words: str) -> tuple[Place, ...]:
        """Return the places that words name: id before name before alias; none, one or several."""
        if words.strip() in self._places:
            return (self._places[words.strip()],)
        form, line = same_form(words), line_words(words)
        tiers = [self._names.get(form), self._aliases.get(form)]
        tiers += [self._names.get(line)] if line else []
        found = next((tier for tier in tiers if tier), [])
        return tuple(self._places[place_id] for place_id in found)

    def place(self, words: str) -> Place:
        """Return the one place that words name; raises UnknownPlaceError with names to try."""
        found = self.find(words)
        if len(found) == 1:
            return found[0]
        typed = shown(words)
        several = found or self._called(words)
        if len(several) > 1:
            listed = "、".join(f"{place.name}（{place.id}）" for place in several)
            raise UnknownPlaceError(
                f"“{typed}”可指多处：{listed}，请写全名或编号。", [place.id for place in several]
            )
        if not typed:
            raise UnknownPlaceError("没有写地点的名称或编号。")
        names = [place.name for place in self.alike(words)]
        hint = f"，是不是要找{'、'.join(names)}？" if names else "。"
        raise UnknownPlaceError(f"“{typed}”不是本图中的地点{hint}", names)

    def alike(self, words: str) -> tuple[Place, ...]:
        """Return the places whose names look or sound most like the words, best first."""
        words = words[:LONGEST_NAME]
        typed, read = same_form(words), reading_of(words).letters
        scores: dict[str, float] = defaultdict(float)
        for form, forms in ((typed, self._forms), (read, self._read)):
            for _, score, number in process.extract(
                form, forms, scorer=fuzz.ratio, score_cutoff=ALIKE, limit=SUGGESTIONS * 3
            ):
                place_id = self._owners[number]
                scores[place_id] = max(scores[place_id], score)
        best = sorted(scores, key=lambda place_id: -scores[place_id])[:SUGGESTIONS]
        return tuple(self._places[place_id] for place_id in best)

    def _called(self, words: str) -> tuple[Place, ...]:
        """Return the places whose names are these words and the ending of their kind."""
        form = same_form(words)
        ids = dict.fromkeys(
            place_id
            for ending in ENDINGS
            for book in (self._names, self._aliases)
            for place_id in book.get(f"{form}{ending}", ())
        )
        return tuple(self._places[place_id] for place_id in ids) if form else ()

    @cached_property
    def _owned(self) -> tuple[tuple[str, str], ...]:
        """Return every form of a name with its place."""
        book = (*self._names.items(), *self._aliases.items())
        return tuple((form, place_id) for form, ids in book for place_id in ids)

    @cached_property
    def _owners(self) -> tuple[str, ...]:
        return tuple(place_id for _, place_id in self._owned)

    @cached_property
    def _forms(self) -> tuple[str, ...]:
        return tuple(form for form, _ in self._owned)

    @cached_property
    def _read(self) -> tuple[str, ...]:
        return tuple(reading_of(form).letters for form, _ in self._owned)

    @staticmethod
    def _add(book: dict[str, list[str]], name: str, place_id: str) -> None:
        form = same_form(name)
        if form and place_id not in book[form]:
            book[form].append(place_id)
