"""Tiles of a reader's large layer: for the script on our page, which hands them to the map."""

from __future__ import annotations

import asyncio
import re
from concurrent.futures import Future

from starlette.requests import Request
from starlette.responses import Response

from map_app.draw.own_tiles import Tile
from map_app.readers.own import OwnError, OwnReader
from map_app.serve.answers import NEVER
from map_app.serve.own.answers import text
from map_app.serve.own.layers import held_of
from map_app.serve.served import Served

NO_CONTENT = 204
NUMBER = re.compile(r"\d{1,8}")
CLOSEST_ZOOM = 21
LOOK_UP_SECONDS = 0.25
"""How often it is looked whether the reader still waits for the tile."""


async def tile(served: Served, request: Request, reader: OwnReader) -> Response:
    """Answer with a tile as PNG, with nothing where nothing of the layer is."""
    held, number = held_of(request, reader), tile_of(request)
    nothing = Response(status_code=NO_CONTENT, headers={"Cache-Control": NEVER})
    if not held.is_in(number):
        return nothing
    drawn = await _awaited(request, served.own.tile(held, number))
    return text(drawn, "image/png") if drawn else nothing


def tile_of(request: Request) -> Tile:
    """Return the number of a tile; raises OwnError when there is none such."""
    told = [request.path_params[name] for name in ("z", "x", "y")]
    if not all(NUMBER.fullmatch(one) for one in told):
        raise OwnError("gone", "own.bad_tile")
    z, x, y = map(int, told)
    if z > CLOSEST_ZOOM or max(x, y) >= 1 << z:
        raise OwnError("gone", "own.bad_tile")
    return Tile(z, x, y)


async def _awaited(request: Request, coming: Future[bytes]) -> bytes:
    """Return what is drawn; nothing for a reader who has gone on meanwhile."""
    waiting = asyncio.wrap_future(coming)
    while not waiting.done():
        await asyncio.wait([waiting], timeout=LOOK_UP_SECONDS)
        if not waiting.done() and await request.is_disconnected():
            return b""
    return waiting.result()
