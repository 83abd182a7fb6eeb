"""A click where a reader has layers of their own on: the plan's things and theirs in one order."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from map_app.atlas import Hit
from map_app.atlas.own import OwnLayer
from map_app.atlas.own_pick import OwnHit, pick_with_own
from map_app.draw import hits_fragment, sheet_fragment
from map_app.readers.own import OwnError
from map_app.serve.answers import HTML
from map_app.serve.own.answers import reader_of, text
from map_app.serve.own.features import own_sheet
from map_app.serve.params import Spot, language_of
from map_app.serve.problems import NOT_FOUND, problem, said
from map_app.serve.served import Served

MOST_LAYERS = 64


async def own_sheet_at(served: Served, request: Request, spot: Spot) -> Response:
    """Answer with the sheet of the first thing under a click, or the one that is preferred.

    Layers that are not the reader's are passed over: a click shows the plan all the same, and
    `X-Own-Reader: gone` says that nobody has this token any more.
    """
    layers, is_gone = _layers_on(served, request)
    answer = await run_in_threadpool(_sheet, served, request, spot, layers)
    if is_gone:
        answer.headers["X-Own-Reader"] = "gone"
    return answer


def _layers_on(served: Served, request: Request) -> tuple[list[OwnLayer], bool]:
    """Return the reader's layers that are on, and whether there is no such reader."""
    try:
        reader = reader_of(served, request)
    except OwnError:
        return [], True
    asked = request.query_params["own"].split(",")[:MOST_LAYERS]
    return [held.layer for held in reader.layers() if held.layer.id in asked], False


def _sheet(served: Served, request: Request, spot: Spot, layers: Sequence[OwnLayer]) -> Response:
    hits = pick_with_own(served.atlas, layers, spot.lon, spot.lat, spot.metres)
    if not hits:
        return problem(served, request, said(served, request, "problem.nothing_here"), NOT_FOUND)
    preferred, language = request.query_params.get("place"), language_of(request)
    chosen = next((hit for hit in hits if _name(hit) == preferred), hits[0])
    atlas, look = served.atlas, served.look
    if isinstance(chosen, OwnHit):
        others = hits_fragment(atlas, look, hits, language, _name(chosen))
        return own_sheet(served, chosen.layer, chosen.row, language, others)
    words = sheet_fragment(atlas, look, chosen.place.id, language, hits)
    return text(words, HTML, X_Place=quote(chosen.place.id), X_Panel="sheet")


def _name(hit: Hit | OwnHit) -> str:
    return f"{hit.layer.id}/{hit.row}" if isinstance(hit, OwnHit) else hit.place.id
