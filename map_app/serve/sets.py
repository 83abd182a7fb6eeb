"""Sets of briefings for a script on our page: begun, asked after, fetched, cancelled."""

from __future__ import annotations

import datetime as dt
from dataclasses import asdict
from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse

from map_app.briefing.sets.order import SetOrder, check_order
from map_app.briefing.sets.place_set import read_set
from map_app.errors import RequestError
from map_app.readers import DeskError
from map_app.readers.full_disk import is_full
from map_app.serve.answers import NEVER
from map_app.serve.export import FORBIDDEN, MEDIA, UNAVAILABLE, app_of, asked_of, sentence
from map_app.serve.ours import is_ours
from map_app.serve.params import language_of
from map_app.serve.problems import BAD_REQUEST, NOT_FOUND, plain_problem
from map_app.serve.served import Served

ACCEPTED = 202
NO_CONTENT = 204
CONFLICT = 409
NO_ROOM = 507
ZIP = "application/zip"


async def start(served: Served, request: Request) -> Response:
    """Begin a set; what is wrong is said in plain sentences."""
    if not is_ours(request):
        return plain_problem(served, request, "problem.foreign", FORBIDDEN)
    try:
        order = await run_in_threadpool(order_of, served, request)
        cut = await run_in_threadpool(lambda: order.cut)
        token = await run_in_threadpool(served.sets.start, order)
    except RequestError as error:
        return sentence(request, str(error), BAD_REQUEST)
    except DeskError as error:
        return plain_problem(served, request, error.key, UNAVAILABLE)
    except OSError as error:
        if not is_full(error):
            raise
        return plain_problem(served, request, "problem.no_room", NO_ROOM)
    return _json({"id": token, "count": order.count, "notice": cut}, ACCEPTED)


async def state(served: Served, request: Request) -> Response:
    """Answer how far a set is."""
    report = served.sets.report(request.path_params["token"])
    if report is None:
        return plain_problem(served, request, "problem.no_set", NOT_FOUND)
    return _json(asdict(report))


async def cancel(served: Served, request: Request) -> Response:
    """End a set, or throw its file away."""
    if not is_ours(request):
        return plain_problem(served, request, "problem.foreign", FORBIDDEN)
    if not served.sets.cancel(request.path_params["token"]):
        return plain_problem(served, request, "problem.no_set", NOT_FOUND)
    return Response(status_code=NO_CONTENT, headers={"Cache-Control": NEVER})


async def file(served: Served, request: Request) -> Response:
    """Answer with a finished set, under its own name."""
    token = request.path_params["token"]
    order, report = served.sets.order(token), served.sets.report(token)
    if order is None or report is None:
        return plain_problem(served, request, "problem.no_set", NOT_FOUND)
    if report.state in {"waiting", "working"}:
        return plain_problem(served, request, "problem.not_ready", CONFLICT)
    content = served.sets.content(token)
    if content is None:
        return plain_problem(served, request, "problem.no_set", NOT_FOUND)
    headers = headers_of(order) | {"Content-Length": str(report.bytes)}
    media = ZIP if order.ending == "zip" else MEDIA[order.options.format]
    return StreamingResponse(content, headers=headers, media_type=media)


def order_of(served: Served, request: Request) -> SetOrder:
    """Return the set that an address asks for; RequestError says all that is not understood."""
    wrong: list[str] = []
    words = request.query_params.get("set", "")
    places = asked = None
    try:
        places = read_set(words, served.atlas, served.look, language_of(request))
    except RequestError as error:
        wrong.append(str(error))
    try:
        asked = asked_of(served, request)
    except RequestError as error:
        wrong.append(str(error))
    if places is None or asked is None:
        raise RequestError(" ".join(wrong))
    now = dt.datetime.now().astimezone()
    order = SetOrder(
        *(asked.atlas, served.look, places, asked.view, asked.options, now, app_of(request))
    )
    return check_order(order)


def headers_of(order: SetOrder) -> dict[str, str]:
    """Return the headers that save the file under the set's name."""
    app = order.look.say("ui.export_name", order.view.language)
    called = quote(f"{app}-{order.places.title}.{order.ending}")
    plain = f"liwan-{order.places.id}.{order.ending}"
    disposition = f"attachment; filename=\"{plain}\"; filename*=UTF-8''{called}"
    return {"Content-Disposition": disposition, "Cache-Control": NEVER}


def _json(told: object, status: int = 200) -> Response:
    return JSONResponse(told, status, headers={"Cache-Control": NEVER})
