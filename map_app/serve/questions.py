"""What lies in an area: asked by an address or by a script of our page, told or taken away."""

from __future__ import annotations

import datetime as dt
from types import MappingProxyType
from urllib.parse import quote

import shapely
from shapely.geometry import mapping
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from map_app.atlas import Atlas
from map_app.atlas.questions import AreaError, LayerAnswer, ask_area, read_area
from map_app.atlas.questions.many_pairs import ManyPairsError
from map_app.briefing import Asking, Words, area_table, csv_bytes, xlsx_bytes
from map_app.draw import AnswerPage, answer_fragment, answer_page, problem_fragment
from map_app.serve.answers import HTML, NEVER, answer, body
from map_app.serve.asked_questions import (
    Question,
    address_question,
    posted_content,
    posted_question,
)
from map_app.serve.export import FORBIDDEN, sentence
from map_app.serve.ours import is_ours
from map_app.serve.params import is_fragment, language_of
from map_app.serve.problems import BAD_REQUEST, plain_problem, problem
from map_app.serve.served import Served
from map_app.serve.tables import MEDIA
from map_app.serve.whose import atlas_of, told_whether_gone

WRITERS = MappingProxyType({"csv": csv_bytes, "xlsx": xlsx_bytes})
TOO_LARGE = 413
MOST_SHOWN = 20_000
"""Positions that the map draws of what is asked about."""
THINNED_DEG = 0.00002
DECIMALS = 6


async def answer_address(served: Served, request: Request) -> Response:
    """Answer what an address asks: for the panel, as a page, or as a file (`format`)."""
    return told_whether_gone(served, request, await _address(served, request))


async def answer_posted(served: Served, request: Request) -> Response:
    """Answer what a script of our page asks, for the panel or as a file (`?format=`)."""
    return told_whether_gone(served, request, await _posted(served, request))


async def _address(served: Served, request: Request) -> Response:
    atlas, language = atlas_of(served, request), language_of(request)
    form = request.query_params.get("format")
    try:
        asked = await run_in_threadpool(address_question, atlas, request)
        if form is not None:
            return await run_in_threadpool(_file, served, atlas, asked, form, language)
        page = await run_in_threadpool(_page, atlas, asked)
    except AreaError as error:
        words = _said(served, error, language)
        if form is not None:
            return sentence(request, words, BAD_REQUEST)
        return problem(served, request, words)
    write = answer_fragment if is_fragment(request) else answer_page
    html = await run_in_threadpool(write, atlas, served.look, page, language)
    return answer(request, body(html, HTML, X_Panel="answer"), cache=NEVER)


async def _posted(served: Served, request: Request) -> Response:
    if not is_ours(request):
        return plain_problem(served, request, "asked.foreign", FORBIDDEN)
    atlas, language = atlas_of(served, request), language_of(request)
    form = request.query_params.get("format")
    try:
        content = await posted_content(request)
        asked, named = await run_in_threadpool(posted_question, atlas, content)
        language = "en" if (named or language) == "en" else "zh"
        if form is not None:
            return await run_in_threadpool(_file, served, atlas, asked, form, language)
        page = await run_in_threadpool(_page, atlas, asked)
    except AreaError as error:
        words = _said(served, error, language)
        status = TOO_LARGE if error.key == "asked.too_large" else BAD_REQUEST
        if form is not None:
            return sentence(request, words, status)
        html = problem_fragment(atlas, served.look, words, language)
        told_so = body(html, HTML, X_Panel="problem")
        return answer(request, told_so, status=status, cache=NEVER)
    html = await run_in_threadpool(answer_fragment, atlas, served.look, page, language)
    return answer(request, body(html, HTML, X_Panel="answer"), cache=NEVER)


async def shape(served: Served, request: Request) -> Response:
    """Answer with the shape that an address asks about, to be drawn on the map."""
    atlas = atlas_of(served, request)
    try:
        area = await run_in_threadpool(read_area, request.query_params.get("area", ""), atlas)
    except AreaError as error:
        return sentence(request, _said(served, error, language_of(request)), BAD_REQUEST)
    drawn = area.geometry
    if shapely.get_num_coordinates(drawn) > MOST_SHOWN:
        drawn = drawn.simplify(THINNED_DEG)
    rounded = shapely.transform(drawn, lambda degrees: degrees.round(DECIMALS))
    told = {
        "geometry": mapping(rounded),
        "kind": area.kind if area.points else None,
        "points": [list(point) for point in area.points],
        "bounds": [round(value, DECIMALS) for value in rounded.bounds],
    }
    return JSONResponse(told, headers={"Cache-Control": NEVER})


def _page(atlas: Atlas, asked: Question) -> AnswerPage:
    return AnswerPage(asked.area, _asked(atlas, asked), asked.layers)


def _asked(atlas: Atlas, asked: Question) -> tuple[LayerAnswer, ...]:
    """Return what lies in the area; raises AreaError when that is more than can be told."""
    try:
        return ask_area(atlas, asked.area, asked.layers)
    except ManyPairsError:
        raise AreaError("asked.many_pairs") from None


def _file(served: Served, atlas: Atlas, asked: Question, form: str, language: str) -> Response:
    """Return the answer as a file; raises AreaError for no such format."""
    if form not in WRITERS:
        raise AreaError("asked.format")
    words = Words(served.look, language)
    asking = Asking(atlas, words, dt.datetime.now().astimezone())
    table = area_table(asking, asked.area, _asked(atlas, asked))
    called = quote(f"{words.say('ui.export_name')}-{table.title}.{form}")
    disposition = f"attachment; filename=\"liwan-overlay.{form}\"; filename*=UTF-8''{called}"
    headers = {"Content-Disposition": disposition, "Cache-Control": NEVER}
    return Response(WRITERS[form](table), headers=headers, media_type=MEDIA[form])


def _said(served: Served, error: AreaError, language: str) -> str:
    return served.look.say(error.key, language, **error.values)
