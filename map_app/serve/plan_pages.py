"""The pages beside the map: the plan's text and its tables, each a fragment or a whole page."""

from __future__ import annotations

from functools import partial

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from map_app.atlas.questions.many_pairs import ManyPairsError
from map_app.draw import PAGES, Links
from map_app.errors import RequestError
from map_app.serve.answers import HTML, NEVER, answer, body
from map_app.serve.params import is_fragment, language_of, page_words_of
from map_app.serve.problems import NOT_FOUND, problem, said
from map_app.serve.served import Served
from map_app.serve.whose import atlas_of, layers_of, told_whether_gone

OF_A_READER = frozenset({"questions"})
"""Pages that tell of a reader's own layers."""


async def plan_page(served: Served, request: Request) -> Response:
    """Answer with a page; words it cannot take are refused with a sentence."""
    name = request.path_params["name"]
    if name not in PAGES:
        return problem(served, request, said(served, request, "problem.not_there"), NOT_FOUND)
    asked = page_words_of(request, PAGES[name].words)
    if name in OF_A_READER and layers_of(served, request):
        return await _page_of_reader(served, request, name, asked)
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
    return told_whether_gone(served, request, answer(request, words))


async def _page_of_reader(
    served: Served, request: Request, name: str, asked: tuple[tuple[str, str], ...]
) -> Response:
    """Answer with a page that tells of a reader's own layers too: written anew, kept by nobody."""
    is_whole = not is_fragment(request)
    links = Links("../" if is_whole else "", language_of(request))
    write = partial(PAGES[name].write, whole=is_whole)
    told = (atlas_of(served, request), served.look, links, dict(asked))
    try:
        html = await run_in_threadpool(write, *told)
    except ManyPairsError:
        return problem(served, request, said(served, request, "questions.many_pairs"))
    return answer(request, body(html, HTML, X_Panel="page"), cache=NEVER)
