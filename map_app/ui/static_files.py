"""Streamlit's own scripts, answered from memory.

A page that opens in an empty browser asks for some sixty of them. Streamlit reads each from the
disk in a thread, in pieces, while the map waits behind them; they never change while we run.
Streamlit keeps the address to itself, so this stands before its routes.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send
from streamlit.file_util import get_static_dir

ADDRESS = "/static/js/"
KEPT_FOR_GOOD = "public, immutable, max-age=31536000"
"""What Streamlit says of them itself: their names hold their digests."""
SCRIPT = "text/javascript; charset=utf-8"


class StaticScripts:
    """Answers for scripts of Streamlit's that are there; everything else goes on as it came."""

    def __init__(self, app: ASGIApp, base_path: str = "") -> None:
        """Stand before `app`, whose addresses begin with the base path."""
        self._app = app
        base = base_path.strip("/")
        self._address = f"/{base}{ADDRESS}" if base else ADDRESS
        self._scripts = {one.name: one for one in Path(get_static_dir(), "static/js").glob("*.js")}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or let the app do so."""
        script = self._asked(scope)
        if script is None:
            await self._app(scope, receive, send)
            return
        headers = {"Cache-Control": KEPT_FOR_GOOD}
        await Response(_content(script), headers=headers, media_type=SCRIPT)(scope, receive, send)

    def _asked(self, scope: Scope) -> Path | None:
        """Return the script that is asked for, None for anything else."""
        if scope["type"] != "http" or scope["method"] != "GET":
            return None
        path: str = scope["path"]
        return (
            self._scripts.get(path[len(self._address) :])
            if path.startswith(self._address)
            else None
        )


@cache
def _content(script: Path) -> bytes:
    return script.read_bytes()
