"""放映: a view, or a set of places one by one, as pictures over the whole screen."""

from __future__ import annotations

import re
from dataclasses import replace
from urllib.parse import urlencode

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from map_app.atlas import MapView
from map_app.atlas.page_words import FIRST_PAGE
from map_app.briefing import KEYS
from map_app.briefing.sets.place_set import read_set
from map_app.briefing.statements import name_of
from map_app.draw import Deck, Slide, present_page
from map_app.errors import RequestError
from map_app.serve.answers import HTML, answer, body
from map_app.serve.export import Asked, asked_of
from map_app.serve.problems import problem
from map_app.serve.served import Served

NUMBER = re.compile(r"[1-9]\d{0,3}")
OURS = frozenset({"what", "format", "paper", "upright", "dpi"})
"""Options that the screen decides, or that are read from the view where they are not said."""

ONES = frozenset({"title", "mark"})
"""Options that belong to one place: a set does without them."""

Pairs = list[tuple[str, str]]


async def present(served: Served, request: Request) -> Response:
    """Answer with the page that presents a view or a set; what is wrong is said on a page."""
    try:
        deck, language = await run_in_threadpool(deck_of, served, request)
    except RequestError as error:
        return problem(served, request, str(error))
    page = present_page(served.atlas, served.look, deck, language)
    return answer(request, body(page.html, HTML, Content_Security_Policy=page.policy))


def deck_of(served: Served, request: Request) -> tuple[Deck, str]:
    """Return the slides that an address asks for and their language.

    Raises RequestError with a sentence for what is not understood.
    """
    asked = asked_of(served, request)
    pairs, language = request.query_params.multi_items(), asked.view.language
    words = request.query_params.get("set", "").strip()
    if words:
        title, slides = _set(served, asked, words, pairs)
    else:
        title, slides = "", (_one(served, asked, pairs),)
    said = request.query_params.get("n", "").strip() or "1"
    number = int(said) if NUMBER.fullmatch(said) else 0
    if not 0 < number <= len(slides):
        raise RequestError(served.look.say("present.number", language, count=len(slides)))
    here = urlencode([pair for pair in pairs if pair[0] != "n"], safe=",~;")
    return Deck(title, slides, number, here), language


def _one(served: Served, asked: Asked, pairs: Pairs) -> Slide:
    """Return the view as it stands: its comparison, its place's sheet, or the map alone."""
    view = asked.view
    usual = "compare" if view.page == "compare" else "sheet" if view.place else "view"
    what = asked.options.what if any(name == "what" for name, _ in pairs) else usual
    title = asked.options.title or _name(served, view)
    return _slide(view, what, title, pairs)


def _set(served: Served, asked: Asked, words: str, pairs: Pairs) -> tuple[str, tuple[Slide, ...]]:
    """Return what a set is called, and a slide for each of its places, fitted to the place."""
    language = asked.view.language
    places = read_set(words, served.atlas, served.look, language)
    if asked.options.what == "compare":
        raise RequestError(served.look.say("sets.compare", language))
    kept = [pair for pair in pairs if pair[0] not in ONES]
    views = [
        replace(asked.view, place=place, extent=None, page=FIRST_PAGE, words=())
        for place in places.places
    ]
    slides = tuple(_slide(view, asked.options.what, _name(served, view), kept) for view in views)
    return places.title, slides


def _slide(view: MapView, what: str, title: str, pairs: Pairs) -> Slide:
    query = view.to_query()
    options = [pair for pair in pairs if pair[0] in KEYS and pair[0] not in OURS]
    told = urlencode([*options, ("what", what), ("format", "png")], safe=",~;")
    return Slide(
        title=title,
        picture=f"export?{'&'.join(filter(None, (query, told)))}",
        leave=f"./?{query}" if query else "./",
    )


def _name(served: Served, view: MapView) -> str:
    """Return the name of the view's place in the reader's language; the district's without one."""
    place = view.place or served.atlas.plan.meta.district
    return name_of(served.atlas, place, view.language, served.atlas.record(place).name)
