"""What went wrong, as a sentence: a page, a fragment for the panel, or JSON."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress

from starlette.requests import Request
from starlette.responses import Response

from map_app.draw import Links, problem_fragment, problem_page
from map_app.errors import UnknownPlaceError
from map_app.plan import Place
from map_app.serve.answers import HTML, NEVER, answer, body
from map_app.serve.params import is_fragment, language_of
from map_app.serve.served import Served

BAD_REQUEST = 400
NOT_FOUND = 404


def said(served: Served, request: Request, key: str) -> str:
    """Return interface words in the reader's language."""
    return served.look.say(key, language_of(request))


def problem(
    served: Served,
    request: Request,
    sentence: str,
    status: int = BAD_REQUEST,
    suggestions: Sequence[Place] = (),
) -> Response:
    """Return a sentence with places to try instead, as the panel's fragment or as a page."""
    atlas, look, language = served.atlas, served.look, language_of(request)
    if is_fragment(request):
        words = problem_fragment(atlas, look, sentence, language, suggestions)
    else:
        links = Links(_root(request), language)
        words = problem_page(atlas, look, sentence, links, suggestions)
    return answer(request, body(words, HTML, X_Panel="problem"), status=status, cache=NEVER)


def unknown_place(served: Served, request: Request, error: UnknownPlaceError) -> Response:
    """Return that there is no such place, with its likely names."""
    suggestions = tuple(_places(served, error.suggestions))
    return problem(served, request, str(error), NOT_FOUND, suggestions)


def plain_problem(served: Served, request: Request, key: str, status: int) -> Response:
    """Return a sentence alone, for a script that shows it."""
    words = said(served, request, key)
    return answer(request, body(words, "text/plain; charset=utf-8"), status=status, cache=NEVER)


def _places(served: Served, names: Sequence[str]) -> Iterator[Place]:
    for name in names:
        with suppress(UnknownPlaceError):
            yield served.atlas.place(name)


def _root(request: Request) -> str:
    """Return the way from this address to the app's root."""
    words = request.path_params.get("words") or request.path_params.get("span")
    name = request.path_params.get("name")
    below = words if words is not None else name
    return "" if below is None else "../" * (below.count("/") + 1)
