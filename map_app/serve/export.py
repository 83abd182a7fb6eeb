"""A reader's view as a file to take away."""

from __future__ import annotations

import datetime as dt
from typing import cast, get_args
from urllib.parse import quote, urlencode

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from map_app.atlas import MapView
from map_app.briefing import make_briefing
from map_app.errors import ExportError
from map_app.readers import DeskError, ExportFile, Format
from map_app.serve.answers import COMMON, NEVER, answer, body
from map_app.serve.problems import BAD_REQUEST, plain_problem
from map_app.serve.served import Served

MEDIA = {"png": "image/png", "pdf": "application/pdf"}
FORBIDDEN = 403
UNAVAILABLE = 503


async def export(served: Served, request: Request) -> Response:
    """Answer with the picture or PDF of a view; what is wrong is said in one plain sentence."""
    if _is_pulled_in(request):
        return plain_problem(served, request, "problem.foreign", FORBIDDEN)
    form = request.query_params.get("format", "png")
    if form not in get_args(Format):
        return plain_problem(served, request, "problem.format", BAD_REQUEST)
    kept = [(k, v) for k, v in request.query_params.multi_items() if k != "format"]
    view, sentence = MapView.from_query(urlencode(kept), served.atlas)
    if sentence is not None:
        return _sentence(request, sentence, BAD_REQUEST)
    try:
        file = await run_in_threadpool(_file, served, view, cast("Format", form))
    except DeskError as error:
        return plain_problem(served, request, error.key, UNAVAILABLE)
    except ExportError as error:
        return _sentence(request, str(error), UNAVAILABLE)
    return Response(file.content, headers=_headers(served, view, file), media_type=MEDIA[form])


def _is_pulled_in(request: Request) -> bool:
    """Return whether another site's page asks for the file, unasked by its reader."""
    told = request.headers
    return told.get("sec-fetch-site") == "cross-site" and told.get("sec-fetch-mode") != "navigate"


def _file(served: Served, view: MapView, form: Format) -> ExportFile:
    now = dt.datetime.now().astimezone()
    return served.desk.file(
        view.to_query(), form, lambda: make_briefing(served.atlas, served.look, view, now)
    )


def _headers(served: Served, view: MapView, file: ExportFile) -> dict[str, str]:
    """Return the headers that save the file under its own name."""
    parts = [served.look.say("ui.export_name", view.language)]
    if view.place is not None:
        parts.append(served.atlas.record(view.place).name)
    name = quote(f"{'-'.join(parts)}.{file.format}")
    plain = f"liwan-plan-map.{file.format}"
    disposition = f"attachment; filename=\"{plain}\"; filename*=UTF-8''{name}"
    return COMMON | {"Content-Disposition": disposition, "Cache-Control": NEVER}


def _sentence(request: Request, sentence: str, status: int) -> Response:
    words = body(sentence, "text/plain; charset=utf-8")
    return answer(request, words, status=status, cache=NEVER)
