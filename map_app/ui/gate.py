"""What stands before Streamlit and our own routes: headers, and a gate for what nobody here needs.

Streamlit has doors of its own. One takes files from whoever has opened a page, and keeps them in
memory; one counts all that is in memory for whoever asks. And where a page of another origin asks
anything, it looks up this machine's address at an outside service, while nobody else is answered.
"""

from __future__ import annotations

from pathlib import Path

from starlette.datastructures import Headers
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send
from streamlit.file_util import get_static_dir

from map_app.serve.headers import SafeHeaders
from map_app.serve.ours import is_our_origin
from map_app.ui.shell import policy
from map_app.ui.static_files import StaticScripts

CLOSED = ("/_stcore/upload_file/", "/_stcore/metrics", "/_stcore/script-health-check")
"""Of Streamlit's addresses, those that the app does not use."""
READING = frozenset({"GET", "HEAD", "OPTIONS"})
FOREIGN = 1008
"""The web socket's own number for what is against the rules."""


class Gate:
    """Refuses what is closed, and web sockets of other sites' pages."""

    def __init__(self, app: ASGIApp, base_path: str = "") -> None:
        """Stand before `app`, whose addresses begin with the base path."""
        self._app = app
        base = base_path.strip("/")
        self._closed = tuple(f"/{base}{one}" if base else one for one in CLOSED)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuse, or let the app answer one who does not say which origin they are of."""
        if scope["type"] == "http" and scope["path"].startswith(self._closed):
            await PlainTextResponse("Not Found", 404)(scope, receive, send)
        elif scope["type"] == "websocket" and not is_our_origin(Headers(scope=scope)):
            await receive()
            await send({"type": "websocket.close", "code": FOREIGN})
        else:
            await self._app(_without_origin(scope), receive, send)


def _without_origin(scope: Scope) -> Scope:
    """Return the request without its origin where nothing of it is to be allowed by that.

    What changes something keeps it: our routes look at it. No answer of ours is for other origins.
    """
    if scope["type"] == "http" and scope["method"] not in READING:
        return scope
    kept = [one for one in scope.get("headers", ()) if one[0] != b"origin"]
    return {**scope, "headers": kept}


def guards(base_path: str = "") -> list[Middleware]:
    """Return what stands before the app, the outermost first.

    Streamlit's own documents (it has one for every address that is none) get the policy that its
    scripts can live with: it styles elements by itself, and compiles none from words.
    """
    document = Path(get_static_dir(), "index.html").read_text(encoding="utf-8")
    return [
        Middleware(SafeHeaders, page_policy=policy(document), file_policy=""),
        Middleware(Gate, base_path=base_path),
        Middleware(StaticScripts, base_path=base_path),
    ]
