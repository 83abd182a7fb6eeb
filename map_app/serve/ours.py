"""Whether a request that changes something comes from our own page."""

from __future__ import annotations

from starlette.requests import Request

OURS = frozenset({None, "same-origin", "none"})
"""What a browser says of a request by our own page, by its reader, or says nothing."""


def is_ours(request: Request) -> bool:
    """Return whether our own page asks; another site's page must not set us to work."""
    return request.headers.get("sec-fetch-site") in OURS
