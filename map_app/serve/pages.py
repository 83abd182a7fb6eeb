"""Map documents, the style sheet, the plan's text, and whether all is well."""

from __future__ import annotations

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from map_app.errors import RequestError
from map_app.serve.answers import FOR_GOOD, NEVER, answer
from map_app.serve.params import is_fragment, language_of, span_of
from map_app.serve.problems import NOT_FOUND, problem, said
from map_app.serve.served import LANGUAGES, Served


async def healthz(served: Served, request: Request) -> Response:
    """Answer that the app is up, and how much it holds."""
    del request
    told = {
        "status": "ok",
        "plan": served.atlas.plan.meta.id,
        "places": len(served.atlas.plan.places),
        "layers": len(served.atlas.ground.layers),
    }
    return JSONResponse(told, headers={"Cache-Control": NEVER})


async def map_page(served: Served, request: Request) -> Response:
    """Answer with a map document, which may be kept for good: its address holds its digest."""
    for language in LANGUAGES:
        file = await run_in_threadpool(served.texts.map, language)
        if file.name == request.path_params["name"]:
            return answer(request, file.body, cache=FOR_GOOD)
    return problem(served, request, said(served, request, "problem.not_there"), NOT_FOUND)


async def style(served: Served, request: Request) -> Response:
    """Answer with the style sheet of our pages."""
    if request.path_params["name"] == f"{served.style_digest}.css":
        return answer(request, served.texts.style, cache=FOR_GOOD)
    return problem(served, request, said(served, request, "problem.not_there"), NOT_FOUND)


async def text(served: Served, request: Request) -> Response:
    """Answer with a stretch of the plan's text among its neighbours."""
    try:
        start, end = span_of(request.path_params["span"], len(served.atlas.plan.text))
    except RequestError as error:
        return problem(served, request, said(served, request, str(error)))
    words = served.texts.text(start, end, language_of(request), whole=not is_fragment(request))
    return answer(request, words)
