"""Answers: packed where the reader takes it, named by their digest."""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field

from starlette.requests import Request
from starlette.responses import Response

HTML = "text/html; charset=utf-8"
CSS = "text/css; charset=utf-8"
JSON = "application/json; charset=utf-8"
FOR_GOOD = "public, max-age=31536000, immutable"
ASK_AGAIN = "no-cache"
NEVER = "no-store"
GZIP_LEVEL = 6
GZIP_FROM_BYTES = 500


@dataclass(frozen=True, slots=True)
class Body:
    """Words that are ready to be sent: as they are, packed, and named by their digest."""

    content: bytes
    media_type: str
    etag: str = ""
    packed: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)


def body(text: str, media_type: str, **headers: str) -> Body:
    """Return the text ready to be sent; header names are written with underscores."""
    content = text.encode()
    digest = hashlib.sha256(content).hexdigest()[:20]
    packed = gzip.compress(content, GZIP_LEVEL, mtime=0) if len(content) > GZIP_FROM_BYTES else b""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Body(content, media_type, f'W/"{digest}"', packed, named)


def answer(request: Request, words: Body, *, status: int = 200, cache: str = ASK_AGAIN) -> Response:
    """Return the answer to this request: packed where the reader takes it, 304 where known."""
    headers = dict(words.headers) | {"Cache-Control": cache, "Vary": "Accept-Encoding"}
    if status == 200 and words.etag:  # noqa: PLR2004  HTTP's own number
        headers["ETag"] = words.etag
        if words.etag in request.headers.get("if-none-match", ""):
            return Response(status_code=304, headers=headers)
    content = words.content
    if words.packed and "gzip" in request.headers.get("accept-encoding", ""):
        content = words.packed
        headers["Content-Encoding"] = "gzip"
    return Response(content, status, headers, words.media_type)
