"""The table of addresses."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial

from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from map_app.serve import (
    export,
    pages,
    plan_pages,
    present,
    preview,
    questions,
    search,
    sets,
    sheets,
    tables,
)
from map_app.serve.headers import SafeHeaders
from map_app.serve.own.routes import OWN_ROUTES
from map_app.serve.served import Served

Endpoint = Callable[[Served, Request], Awaitable[Response]]

ADDRESSES: tuple[tuple[str, Endpoint], ...] = (
    ("/healthz", pages.healthz),
    ("/maps/{name:path}", pages.map_page),
    ("/look/{name:path}", pages.style),
    ("/sheets", sheets.sheets),
    ("/sheets/{words:path}", sheets.sheet),
    ("/text/{span:path}", pages.text),
    ("/pages/{name:path}", plan_pages.plan_page),
    ("/tables/{name:path}", tables.table),
    ("/questions", questions.answer_address),
    ("/questions/shape", questions.shape),
    ("/search", search.search),
    ("/export", export.export),
    ("/preview", preview.preview),
    ("/present", present.present),
    ("/sets/{token}", sets.state),
    ("/sets/{token}/file", sets.file),
)
CHANGING: tuple[tuple[str, str, Endpoint], ...] = (
    ("POST", "/questions", questions.answer_posted),
    ("POST", "/sets", sets.start),
    ("DELETE", "/sets/{token}", sets.cancel),
    *OWN_ROUTES,
)
"""What does more than answer, with its method, and what is a reader's own."""


def routes(served: Served, base_path: str = "") -> list[BaseRoute]:
    """Return the routes at the root, and below the base path where there is one."""
    base = base_path.strip("/")
    prefixes = ["", f"/{base}"] if base else [""]
    table = [*(("GET", *row) for row in ADDRESSES), *CHANGING]
    return [
        Route(
            *(prefix + address, _bound(endpoint, served)),
            methods=[method],
            middleware=[Middleware(SafeHeaders)],
        )
        for prefix in prefixes
        for method, address, endpoint in table
    ]


def _bound(endpoint: Endpoint, served: Served) -> Callable[[Request], Awaitable[Response]]:
    """Return the endpoint with what it answers from."""
    return partial(endpoint, served)
