"""Readers come, say that they are still there, and leave."""

from __future__ import annotations

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from map_app.readers.own import OwnError, OwnReader
from map_app.serve.answers import NEVER
from map_app.serve.own.answers import refusal, told
from map_app.serve.served import Served
from map_app.serve.whose import TOKEN_HEADER

CREATED, NO_CONTENT = 201, 204


async def come(served: Served, request: Request) -> Response:
    """Answer with the token of a new reader, and what one may bring."""
    try:
        token = await run_in_threadpool(served.own.open)
    except OwnError as error:
        return refusal(served, request, error)
    own, upload = served.own.limits, served.own.upload
    limits = {"files": own.files, "layers": own.layers, "file_mb": upload.file_mb}
    return told({"reader": token, "idle_seconds": own.idle_seconds, **limits}, CREATED)


async def here(served: Served, request: Request, reader: OwnReader) -> Response:
    """Note that a reader is still there."""
    del served, request, reader
    return Response(status_code=NO_CONTENT, headers={"Cache-Control": NEVER})


async def leave(served: Served, request: Request, reader: OwnReader) -> Response:
    """Let a reader go with all they had."""
    del reader
    await run_in_threadpool(served.own.leave, request.headers[TOKEN_HEADER])
    return Response(status_code=NO_CONTENT, headers={"Cache-Control": NEVER})
