"""Whose Atlas a request is answered from."""

from __future__ import annotations

from starlette.requests import Request

from map_app.atlas import Atlas
from map_app.serve.served import Served


def atlas_of(served: Served, request: Request) -> Atlas:
    """Return the Atlas that this request is answered from: the one that all readers share."""
    del request
    return served.atlas
