"""Indicators, projects and the features of layers as files to take away."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from types import MappingProxyType
from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from map_app.atlas import Atlas
from map_app.atlas.questions import read_question
from map_app.atlas.questions.many_pairs import ManyPairsError
from map_app.atlas.words import shown
from map_app.briefing import (
    Asking,
    Table,
    Words,
    csv_bytes,
    indicator_table,
    layers_table,
    project_table,
    question_table,
    xlsx_bytes,
)
from map_app.errors import RequestError
from map_app.serve.answers import NEVER, answer, body
from map_app.serve.params import language_of, page_words_of
from map_app.serve.problems import BAD_REQUEST, NOT_FOUND, plain_problem
from map_app.serve.served import Served
from map_app.serve.whose import atlas_of

ASKED = ("of", "filter", "sort", "q", "ask")
MEDIA = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def _questions(atlas: Atlas, words: Words, asked: Mapping[str, str]) -> Table:
    """Return the answer to a question; raises RequestError with a sentence for none."""
    try:
        told = read_question(asked.get("ask", ""), atlas)
    except RequestError:
        said = words.say("questions.no_file", words=shown(asked.get("ask", "")))
        raise RequestError(said) from None
    asking = Asking(atlas, words, dt.datetime.now().astimezone())
    try:
        return question_table(asking, told)
    except ManyPairsError:
        raise RequestError(words.say("questions.many_pairs")) from None


MAKERS: Mapping[str, Callable[[Atlas, Words, Mapping[str, str]], Table]] = MappingProxyType(
    {
        "indicators": indicator_table,
        "projects": project_table,
        "questions": _questions,
        "layers": layers_table,
    }
)
WRITERS = MappingProxyType({"csv": csv_bytes, "xlsx": xlsx_bytes})


async def table(served: Served, request: Request) -> Response:
    """Answer with the rows of a page as a file; what is wrong is said in one plain sentence."""
    name, _, form = request.path_params["name"].rpartition(".")
    if name not in MAKERS or form not in WRITERS:
        return plain_problem(served, request, "problem.not_there", NOT_FOUND)
    words = Words(served.look, language_of(request))
    asked = dict(page_words_of(request, ASKED))
    try:
        atlas = atlas_of(served, request)
        made = await run_in_threadpool(MAKERS[name], atlas, words, asked)
    except RequestError as error:
        said = body(str(error), "text/plain; charset=utf-8")
        return answer(request, said, status=BAD_REQUEST, cache=NEVER)
    content = await run_in_threadpool(WRITERS[form], made)
    called = quote(f"{words.say('ui.export_name')}-{made.title}.{form}")
    disposition = f"attachment; filename=\"liwan-{name}.{form}\"; filename*=UTF-8''{called}"
    headers = {"Content-Disposition": disposition, "Cache-Control": NEVER}
    return Response(content, headers=headers, media_type=MEDIA[form])
