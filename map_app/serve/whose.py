"""Whose Atlas a request is answered from."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from map_app.atlas import Atlas
from map_app.readers.own import OwnError, OwnReader
from map_app.readers.own.held import HeldLayer
from map_app.serve.served import Served

TOKEN_HEADER = "x-reader"  # noqa: S105  (the header's name)


def layers_of(served: Served, request: Request) -> tuple[HeldLayer, ...]:
    """Return the own layers of the reader who asks; none where nobody says who it is."""
    reader = _reader(served, request)
    return () if reader is None else reader.layers()


def atlas_of(served: Served, request: Request) -> Atlas:
    """Return the Atlas of the reader who asks: the shared one, with the layers of their own."""
    own = layers_of(served, request)
    return served.atlas.with_layer(*(held.layer for held in own)) if own else served.atlas


def told_whether_gone(served: Served, request: Request, response: Response) -> Response:
    """Return the answer, which says in `X-Own-Reader` that nobody has the reader's token now."""
    if request.headers.get(TOKEN_HEADER) and _reader(served, request) is None:
        response.headers["X-Own-Reader"] = "gone"
    return response


def _reader(served: Served, request: Request) -> OwnReader | None:
    token = request.headers.get(TOKEN_HEADER, "")
    if not token:
        return None
    try:
        return served.own.reader(token)
    except OwnError:
        return None
