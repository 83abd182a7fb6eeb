"""Search as the box on the page asks it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from map_app.atlas import SearchHit
from map_app.draw import Links
from map_app.serve.answers import NEVER
from map_app.serve.params import language_of, search_words_of
from map_app.serve.served import Served

KINDS = ("place", "project", "indicator", "term", "passage")
MOST_OF_A_KIND = 8
OPENS_A_SHEET = frozenset({"place", "project"})
"""A choice of these opens the sheet; of the others, the plan's text where it is said."""


async def search(served: Served, request: Request) -> Response:
    """Answer with what the words find, and where a choice of it leads."""
    words = search_words_of(request)
    hits = served.atlas.search(words) if words else ()
    links = Links("", language_of(request))
    found = [_told(served, hit, links) for hit in _by_kind(hits)]
    return JSONResponse({"words": words, "hits": found}, headers={"Cache-Control": NEVER})


def _by_kind(hits: Iterable[SearchHit]) -> Iterator[SearchHit]:
    """Yield the best hits of every kind, kind by kind, places first."""
    found = tuple(hits)
    for kind in KINDS:
        yield from islice((hit for hit in found if hit.kind == kind), MOST_OF_A_KIND)


def _told(served: Served, hit: SearchHit, links: Links) -> dict[str, str | None]:
    """Return a hit as the page shows it: its name, what it is, and its address."""
    told: dict[str, str | None] = {"kind": hit.kind, "title": hit.title}
    if hit.place is not None and (hit.kind in OPENS_A_SHEET or hit.citation is None):
        note = served.look.say(f"kind.{hit.place.kind}", links.language)
        return told | {"note": note, "href": links.sheet(hit.place.id)}
    if hit.citation is not None:
        href = links.text(hit.citation.start, hit.citation.end)
        return told | {"note": hit.citation.label, "href": href}
    return told | {"note": "", "href": None}
