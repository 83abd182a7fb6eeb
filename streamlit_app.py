"""Starts the app: `streamlit run streamlit_app.py`.

Streamlit finds `app` and serves its page and our own routes in one process. Data that cannot be
used stops the start: every problem with file and row on stderr, and nothing is served.
"""

from __future__ import annotations

import gc
import io
import sys
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import streamlit as st

from map_app.errors import DataError
from map_app.serve import Served, routes, warm_up
from map_app.ui.gate import guards
from map_app.ui.load import load_served
from map_app.ui.shell import Shell

PAGE = Path(__file__).resolve().parent / "map_app" / "ui" / "page.py"


def speak_anyhow() -> None:
    """Write what the terminal's encoding lacks as escapes: no start fails for a Chinese name."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def served_or_stop() -> Served:
    """Return what is served, or say everything that is wrong with the data and end."""
    try:
        return load_served()
    except DataError as error:
        sys.stderr.write(f"{error}\n")
        raise SystemExit(1) from None


def address() -> str:
    """Return where a reader on this machine finds the page."""
    host = st.get_option("server.address") or "localhost"
    base = str(st.get_option("server.baseUrlPath") or "").strip("/")
    return f"http://{host}:{st.get_option('server.port')}/{base}"


def get_ready() -> None:
    """Work out what the first reader would wait for, and keep the garbage collector off it.

    Streamlit looks through everything in memory whenever a page has run, for a tenth of a second
    or more in which nobody is answered. The Atlas stays for good: there is nothing to find in it.
    """
    SHELL.warm_up()
    warm_up(SERVED)
    gc.collect()
    gc.freeze()


@asynccontextmanager
async def lifespan(_app: st.App) -> AsyncIterator[None]:
    """Say where the app is, get ready for the first reader; let the drawing go at the end."""
    sys.stdout.write(f"{SERVED.look.say('app.name', 'zh')}: {address()}\n")
    sys.stdout.flush()
    threading.Thread(target=get_ready, daemon=True).start()
    yield
    SERVED.close()


speak_anyhow()
SERVED = served_or_stop()
SHELL = Shell(SERVED)
BASE_PATH = str(st.get_option("server.baseUrlPath") or "")
app = st.App(
    PAGE,
    routes=[*SHELL.routes(BASE_PATH), *routes(SERVED, BASE_PATH)],
    middleware=guards(BASE_PATH),
    lifespan=lifespan,
)
