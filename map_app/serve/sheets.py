"""What was clicked or asked for, as a sheet."""

from __future__ import annotations

from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from map_app.errors import RequestError, UnknownPlaceError
from map_app.serve.answers import NEVER, answer
from map_app.serve.own.picking import own_sheet_at
from map_app.serve.params import Spot, is_fragment, language_of, layers_of, spot_of
from map_app.serve.problems import NOT_FOUND, problem, said, unknown_place
from map_app.serve.served import Served


async def sheets(served: Served, request: Request) -> Response:
    """Answer a click with the sheet of the first place under it; without one, list all places."""
    try:
        spot = spot_of(request)
    except RequestError as error:
        return problem(served, request, said(served, request, str(error)))
    if spot is None:
        words = served.texts.directory(language_of(request), whole=not is_fragment(request))
        return answer(request, words)
    if "own" in request.query_params:
        return await own_sheet_at(served, request, spot)
    return _sheet_at(served, request, spot)


async def sheet(served: Served, request: Request) -> Response:
    """Answer with the sheet of a place given by id, name or alias."""
    asked, language = request.path_params["words"], language_of(request)
    try:
        place = served.atlas.place(asked)
    except UnknownPlaceError as error:
        return unknown_place(served, request, error)
    if is_fragment(request):
        return answer(request, served.texts.sheet(place.id, language))
    if place.id != asked:
        query = f"?{request.url.query}" if request.url.query else ""
        return RedirectResponse(quote(place.id, safe="") + query)
    return answer(request, served.texts.page(place.id, language))


def _sheet_at(served: Served, request: Request, spot: Spot) -> Response:
    """Return the sheet of the first hit, or of the one that the reader prefers among them."""
    shown = layers_of(request, served.atlas)
    hits = served.atlas.pick(spot.lon, spot.lat, spot.metres, shown)
    if not hits:
        return problem(served, request, said(served, request, "problem.nothing_here"), NOT_FOUND)
    preferred = request.query_params.get("place")
    chosen = next((hit for hit in hits if hit.place.id == preferred), hits[0])
    words = served.texts.sheet(chosen.place.id, language_of(request), hits)
    return answer(request, words, cache=NEVER)
