"""What a file will look like: one of its pages small, or its first rows, for 出图."""

from __future__ import annotations

import datetime as dt
import re
from functools import partial

from starlette.requests import Request
from starlette.responses import Response

from map_app.briefing import Preview, Seen
from map_app.serve.answers import JSON, NEVER
from map_app.serve.export import MEDIA, Asked, answered, briefing_of, map_headers
from map_app.serve.served import Served

NUMBER = re.compile(r"[1-9]\d{0,2}")


async def preview(served: Served, request: Request) -> Response:
    """Answer with a picture of page or slide `number` (from 1), or with rows as JSON.

    With `part` it is one of a set's pages, which the whole numbers.
    `X-Page` is which page of how many it is. The first one says where its map lies, as a PNG does.
    """
    told = request.query_params.get("number", "")
    number = int(told) if NUMBER.fullmatch(told) else 1
    is_part = "part" in request.query_params
    return await answered(served, request, partial(_seen, number, is_part))


def _seen(number: int, is_part: bool, served: Served, asked: Asked) -> Response:  # noqa: FBT001 - of partial
    now = dt.datetime.now().astimezone()
    key = f"preview {number} {is_part} {asked.key}"

    def make() -> Preview:
        return Preview(briefing_of(served, asked, now), number, numbered=not is_part)

    drawn = served.desk.file(key, make)
    seen = Seen.of(drawn)
    headers = {"Cache-Control": NEVER}
    if not seen.is_picture:
        return Response(seen.content, headers=headers, media_type=JSON)
    headers["X-Page"] = f"{seen.number}/{seen.count}"
    if seen.number == 1:
        headers |= map_headers(served, asked, now)
    return Response(seen.content, headers=headers, media_type=MEDIA["png"])
