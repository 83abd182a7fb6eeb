"""What a reader asks of a page of rows: which of them, found by which words, in which order.

The address says it in short words: `filter=约束性,number&sort=change&q=医院`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from map_app.atlas.words import is_said, same_form

AS_PRINTED = ""
"""The order of the plan: what an address need not say."""
LONGEST_WORDS = 80
MOST_TOKENS = 40


@dataclass(frozen=True, slots=True)
class Facet:
    """One thing that rows can be told apart by, and its answers; a row has some of these tokens."""

    name: str
    tokens: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TableChoices:
    """What a page of rows can be asked: how its rows are told apart, and in which orders."""

    facets: tuple[Facet, ...]
    sorts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TableQuery:
    """Rows are kept that have, of every facet asked about, one of the tokens, and all words."""

    tokens: tuple[str, ...] = ()
    sort: str = AS_PRINTED
    words: str = ""

    @property
    def is_narrow(self) -> bool:
        """Return whether some rows may be left out."""
        return bool(self.tokens or self.words)

    def toggled(self, token: str) -> TableQuery:
        """Return the same question with this token added, or taken away where it is there."""
        if token in self.tokens:
            return replace(self, tokens=tuple(one for one in self.tokens if one != token))
        return replace(self, tokens=(*self.tokens, token))

    def sorted_by(self, sort: str) -> TableQuery:
        """Return the same question in another order."""
        return replace(self, sort=sort)

    def address(self) -> dict[str, str]:
        """Return what an address says of it: nothing where it is as at the start."""
        told = {"filter": ",".join(self.tokens), "sort": self.sort, "q": self.words}
        return {key: value for key, value in told.items() if value}

    def keeps(self, facets: Iterable[Facet], has: frozenset[str], form: str) -> bool:
        """Return whether a row with these tokens, found by this form of its words, is kept."""
        asked = set(self.tokens)
        for facet in facets:
            wanted = asked.intersection(facet.tokens)
            if wanted and not wanted & has:
                return False
        words = filter(None, map(same_form, self.words.split()))
        return all(is_said(form, word) for word in words)


def read_query(
    told: dict[str, str], facets: Iterable[Facet], sorts: Iterable[str]
) -> tuple[TableQuery, tuple[str, ...]]:
    """Return the question of an address, and the words of it that were not understood.

    What is not understood is as at the start: all rows, in the plan's order.
    """
    known = {token for facet in facets for token in facet.tokens}
    pieces = [piece.strip() for piece in told.get("filter", "").split(",") if piece.strip()]
    asked = dict.fromkeys(pieces[:MOST_TOKENS])
    garbled = [piece for piece in asked if piece not in known]
    sort = told.get("sort", AS_PRINTED).strip()
    if sort not in {AS_PRINTED, *sorts}:
        garbled.append(sort)
        sort = AS_PRINTED
    tokens = tuple(piece for piece in asked if piece in known)
    words = " ".join(told.get("q", "").split())[:LONGEST_WORDS]
    return TableQuery(tokens, sort, words), tuple(garbled)
