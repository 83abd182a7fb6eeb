"""The pages beside the map: the plan's text and its tables, each a fragment or a whole page."""

from __future__ import annotations

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from map_app.draw import PAGES
from map_app.errors import RequestError
from map_app.serve.answers import answer
from map_app.serve.params import is_fragment, language_of, page_words_of
from map_app.serve.problems import NOT_FOUND, problem, said
from map_app.serve.served import Served


async def plan_page(served: Served, request: Request) -> Response:
    """Answer with a page; words it cannot take are refused with a sentence."""
    name = request.path_params["name"]
    if name not in PAGES:
        return problem(served, request, said(served, request, "problem.not_there"), NOT_FOUND)
    asked = page_words_of(request, PAGES[name].words)
    try:
        words = await run_in_threadpool(
            served.texts.plan_page,
            name,
            asked,
            language_of(request),
            whole=not is_fragment(request),
        )
    except RequestError as error:
        return problem(served, request, said(served, request, str(error)))
    return answer(request, words)
