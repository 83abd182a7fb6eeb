"""How requests of readers with layers of their own are let in and answered."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable, Mapping
from types import MappingProxyType
from typing import Any

from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response

from map_app.readers.full_disk import is_full
from map_app.readers.own import OwnError, OwnReader
from map_app.readers.own.error import ErrorKind
from map_app.serve.answers import NEVER
from map_app.serve.ours import is_ours
from map_app.serve.params import language_of
from map_app.serve.problems import NOT_FOUND, plain_problem, said
from map_app.serve.served import Served
from map_app.serve.whose import TOKEN_HEADER

Endpoint = Callable[[Served, Request], Awaitable[Response]]
Handler = Callable[[Served, Request, OwnReader], Awaitable[Response]]
FORBIDDEN = 403
STATUS: Mapping[ErrorKind, int] = MappingProxyType(
    {"gone": 404, "many": 429, "large": 413, "unconfirmed": 409, "bad": 400, "full": 507}
)
MOST_BODY_KB = 64


def for_reader(handler: Handler) -> Endpoint:
    """Return an endpoint that answers a reader alone; 404 in plain words to all others."""

    async def answered(served: Served, request: Request) -> Response:
        try:
            reader = reader_of(served, request)
        except OwnError as error:
            return plain_problem(served, request, error.key, NOT_FOUND)
        try:
            return await handler(served, request, reader)
        except OwnError as error:
            return refusal(served, request, error)
        except OSError as error:
            if not is_full(error):
                raise
            return refusal(served, request, OwnError("full", "own.no_room"))
        except ClientDisconnect:
            return Response(status_code=STATUS["bad"])  # nobody hears it

    return answered


def by_our_page(endpoint: Endpoint) -> Endpoint:
    """Return an endpoint that other sites' pages cannot set to work."""

    async def answered(served: Served, request: Request) -> Response:
        if not is_ours(request):
            return told({"error": said(served, request, "own.foreign")}, FORBIDDEN)
        return await endpoint(served, request)

    return answered


def reader_of(served: Served, request: Request) -> OwnReader:
    """Return who asks; raises OwnError when nobody has this token, or not any more."""
    return served.own.reader(request.headers.get(TOKEN_HEADER, ""))


def refusal(served: Served, request: Request, error: OwnError) -> Response:
    """Return why something is not done, as a sentence."""
    sentence = served.look.say(error.key, language_of(request), **error.values)
    return told({"error": sentence}, STATUS[error.kind])


def told(value: object, status: int = 200) -> Response:
    """Return JSON that nobody keeps."""
    return JSONResponse(value, status, headers={"Cache-Control": NEVER})


def text(content: str | bytes, media_type: str, **headers: str) -> Response:
    """Return content that nobody keeps; header names are written with underscores."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Response(content, headers=named | {"Cache-Control": NEVER}, media_type=media_type)


async def body_of(request: Request, keys: tuple[str, ...]) -> dict[str, Any]:
    """Return the JSON object that a request carries, with these keys alone.

    Raises OwnError for what is longer than 64 kB, no object, or has other keys.
    """
    wrong = OwnError("bad", "own.bad_body", most=MOST_BODY_KB, keys="、".join(keys))
    raw = b""
    async for piece in request.stream():
        raw += piece
        if len(raw) > MOST_BODY_KB * 1000:
            raise wrong
    try:
        found = json.loads(raw or b"{}")
    except (ValueError, RecursionError):
        raise wrong from None
    if not isinstance(found, dict) or not set(found) <= set(keys):
        raise wrong
    return found


def words_in(found: Mapping[str, Any], key: str, wrong: OwnError) -> str | None:
    """Return the words under a key, None where there are none; raises `wrong` for another kind."""
    value = found.get(key)
    if value is not None and not isinstance(value, str):
        raise wrong
    return value
