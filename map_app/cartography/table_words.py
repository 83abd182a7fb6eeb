"""What a reader asked of a page of rows, in words: the same on the page and in its files."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from map_app.atlas.table_query import Facet, TableQuery

OWN_WORDS = frozenset({"table-1", "table-2", "number", "words"})
"""Tokens that the interface has words for; all others are the plan's own words or ids."""

Say = Callable[[str], str]


def token_title(token: str, titles: Mapping[str, str], say: Say) -> str:
    """Return what a reader calls a token; `titles` has the names of those that are ids."""
    if token in OWN_WORDS:
        return say(f"token.{token}")
    return titles.get(token, token)


def asked_in_words(
    query: TableQuery, facets: Iterable[Facet], titles: Mapping[str, str], page: str, say: Say
) -> tuple[str, ...]:
    """Return what is asked, a piece for each facet, for the words and for the order.

    Empty when all rows are asked for as printed.
    """
    pieces = []
    for facet in facets:
        asked = [token_title(one, titles, say) for one in query.tokens if one in facet.tokens]
        if asked:
            pieces.append((f"facet.{facet.name}", "、".join(asked)))
    if query.words:
        pieces.append(("facet.words", query.words))
    if query.sort:
        pieces.append(("table.order", say(f"{page}.sort_{query.sort}")))
    return tuple(f"{say(name)}: {words}" for name, words in pieces)
