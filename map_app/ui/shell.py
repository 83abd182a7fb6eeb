"""The page's first document: Streamlit's own, dressed so that nothing jumps while it starts.

Streamlit's document says `lang="en"`, is called Streamlit, loads a font we do not use and is blank
for a second. Ours says its name and language, shows the page's outline at once, lets nothing in
from outside, and tells readers without script, or with a browser that is too old for Streamlit,
where the sheets are.
"""

from __future__ import annotations

import base64
import hashlib
import re
from functools import partial
from pathlib import Path

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import BaseRoute, Route
from streamlit.file_util import get_static_dir

from map_app.draw import PAGE_NAMES, look_tokens, templates
from map_app.serve import Served
from map_app.ui.early import early_page
from map_app.ui.state import language_of

SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)
FONT = re.compile(r'<link\s+rel="preload"[^>]*as="font"[^>]*/>', re.DOTALL)
AGENT = re.compile(r'<!--(?:(?!-->).)*-->\s*<link rel="service-desc"[^>]*/>', re.DOTALL)
TITLE = re.compile(r"<title>.*?</title>", re.DOTALL)
NOSCRIPT = re.compile(r"<noscript>.*?</noscript>", re.DOTALL)
ICON = re.compile(r'<link rel="shortcut icon"[^>]*/>')
IMPORT = re.compile(r'from"\./([\w.-]+\.js)"')
ROOT = '<div id="root"></div>'
END = "</body>"
MAP_ALONE = '<div class="outline-body">'
BESIDE_PAGE = '<div class="outline-body has-page">'
"""How the outline divides the page, so that map and panel come where they will stay."""


def shell_routes(served: Served, base_path: str = "") -> list[BaseRoute]:
    """Return the route of the page's first document, at the root or below the base path."""
    base = base_path.strip("/")
    source = Path(get_static_dir(), "index.html").read_text(encoding="utf-8")
    documents = {language: shell(served, language, source) for language in ("zh", "en")}
    address = f"/{base}/" if base else "/"
    return [Route(address, partial(_answer, served, documents), methods=["GET"])]


def shell(served: Served, language: str, source: str) -> str:
    """Return Streamlit's document with our head, outline and words for those without script.

    A part that this version of Streamlit writes otherwise stays as it is.
    """
    values = {
        "say": lambda key: served.look.say(key, language),
        "language": language,
        "lang": "?lang=en" if language == "en" else "",
        "tokens": look_tokens(served.look),
        "early": early_scripts(Path(get_static_dir(), "static", "js")),
    }
    parts = (
        templates()
        .from_string(
            (Path(__file__).parent / "component" / "shell.html").read_text(encoding="utf-8")
        )
        .make_module(values)
    )
    html = source.replace('<html lang="en">', f'<html lang="{_tag(language)}">', 1)
    html = AGENT.sub("", FONT.sub("", html))
    for pattern, part in ((TITLE, "title"), (ICON, "icon"), (NOSCRIPT, "noscript")):
        words = str(getattr(parts, part)())
        html = pattern.sub(lambda _, words=words: words, html, count=1)  # type: ignore[misc]
    first = f'<div id="root">{parts.outline()}</div>{parts.too_old()}'  # type: ignore[attr-defined]
    return html.replace(ROOT, first, 1)


def early_scripts(folder: Path) -> tuple[str, ...]:
    """Return Streamlit's script for components and what it needs: fetched before it is asked for.

    Nothing is returned where this version of Streamlit calls it otherwise.
    """
    for script in folder.glob("BidiComponent.*.js"):
        needed = IMPORT.findall(script.read_text(encoding="utf-8"))
        return (script.name, *(name for name in needed if (folder / name).is_file()))
    return ()


def policy(html: str) -> str:
    """Return a policy that lets the page reach this server and nothing else."""
    scripts = " ".join(f"'sha256-{_hash(text)}'" for text in SCRIPT.findall(html))
    return (
        f"default-src 'self'; script-src 'self' blob: {scripts}; style-src 'self' 'unsafe-inline'; "
        "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; frame-src 'self'; "
        "object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'self'"
    )


async def _answer(served: Served, documents: dict[str, str], request: Request) -> Response:
    asked = dict(request.query_params)
    language = language_of(asked)
    html = documents[language]
    if asked.get("page") in PAGE_NAMES:
        early = await run_in_threadpool(early_page, served, request, language)
        html = html.replace(MAP_ALONE, BESIDE_PAGE, 1).replace(END, early + END, 1)
    headers = {
        "Cache-Control": "no-cache",
        "Content-Security-Policy": policy(html),
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "same-origin",
    }
    return HTMLResponse(html, headers=headers)


def _hash(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _tag(language: str) -> str:
    return "en" if language == "en" else "zh-CN"
