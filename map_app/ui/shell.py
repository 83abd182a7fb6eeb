"""The page's first document: Streamlit's own, with our page standing in it from the start.

Streamlit's document says `lang="en"`, is called Streamlit, loads a font we do not use and is blank
for a second and more. Ours says its name and language and holds the whole page: it can be clicked
as soon as its script and the map are there, and Streamlit starts beside it, unseen. It lets nothing
in from outside, and tells readers without script, or with a browser that is too old, where the
sheets are.
"""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from jinja2.utils import htmlsafe_json_dumps
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route
from streamlit.file_util import get_static_dir

from map_app.draw import PAGE_NAMES, look_tokens, templates
from map_app.serve import Served
from map_app.serve.answers import FOR_GOOD, HTML, Body, answer, body
from map_app.serve.served import LANGUAGES
from map_app.ui.parts import page_script
from map_app.ui.state import Opened, language_of, opened_by

SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)
FONT = re.compile(r'<link\s+rel="preload"[^>]*as="font"[^>]*/>', re.DOTALL)
STREAMLIT = re.compile(
    r'<script type="module"[^>]*></script>|<link rel="(?:modulepreload|stylesheet)"[^>]*>'
)
AGENT = re.compile(r'<!--(?:(?!-->).)*-->\s*<link rel="service-desc"[^>]*/>', re.DOTALL)
TITLE = re.compile(r"<title>.*?</title>", re.DOTALL)
NOSCRIPT = re.compile(r"<noscript>.*?</noscript>", re.DOTALL)
ICON = re.compile(r'<link rel="shortcut icon"[^>]*/>')
IMPORT = re.compile(r'from"\./([\w.-]+\.js)"')
ROOT = '<div id="root"></div>'
OPENED = re.compile(r"(<script [^>]*data-opened>)[^<]*")
MAP_ALONE = '<div class="outline-body">'
BESIDE_PAGE = '<div class="outline-body has-page">'
"""How the outline divides the page, so that map and panel come where they will stay."""
JAVASCRIPT = "text/javascript; charset=utf-8"


@dataclass(frozen=True, slots=True)
class FirstDocument:
    """The document of a language, and the script that it asks for by its digest."""

    html: str
    script_name: str
    script: Body


class Shell:
    """The first documents and their scripts; each language's is written when first asked for."""

    def __init__(self, served: Served) -> None:
        """Prepare to write; nothing is written yet."""
        self._served = served
        self.document = cache(self._document)

    def warm_up(self) -> None:
        """Write every language's."""
        for language in LANGUAGES:
            self.document(language)

    def routes(self, base_path: str = "") -> list[BaseRoute]:
        """Return the routes of document and scripts, at the root or below the base path."""
        base = base_path.strip("/")
        prefix = f"/{base}" if base else ""
        return [
            Route(f"{prefix}/", self._answer, methods=["GET"]),
            Route(f"{prefix}/scripts/{{name}}", self._script, methods=["GET"]),
        ]

    def _document(self, language: str) -> FirstDocument:
        source = Path(get_static_dir(), "index.html").read_text(encoding="utf-8")
        words = page_script(self._served, language)
        name = f"{hashlib.sha256(words.encode()).hexdigest()[:16]}.js"
        html = shell(self._served, language, source, name)
        return FirstDocument(html, name, body(words, JAVASCRIPT))

    def _page(self, request: Request) -> Body:
        """Return the document with what its address says of the page."""
        asked = request.query_params
        language = language_of(dict(asked))
        html = self.document(language).html
        html = with_opened(html, opened_by(request.url.query, self._served.atlas))
        if asked.get("page") in PAGE_NAMES:
            html = html.replace(MAP_ALONE, BESIDE_PAGE, 1)
        return body(html, HTML, Content_Security_Policy=policy(html))

    async def _answer(self, request: Request) -> Response:
        return answer(request, await run_in_threadpool(self._page, request))

    async def _script(self, request: Request) -> Response:
        for language in LANGUAGES:
            document = await run_in_threadpool(self.document, language)
            if document.script_name == request.path_params["name"]:
                return answer(request, document.script, cache=FOR_GOOD)
        return Response(status_code=404)


def shell(served: Served, language: str, source: str, script: str) -> str:
    """Return Streamlit's document with our head, our page and words for those without script.

    A part that this version of Streamlit writes otherwise stays as it is.
    """
    values = {
        "say": lambda key: served.look.say(key, language),
        "language": language,
        "lang": "?lang=en" if language == "en" else "",
        "tokens": look_tokens(served.look),
        "later": later_scripts(Path(get_static_dir(), "static", "js")),
        "script": script,
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
    own = str(parts.page(held="".join(STREAMLIT.findall(html))))  # type: ignore[attr-defined]
    return STREAMLIT.sub("", html).replace(ROOT, own, 1) if ROOT in html else html


def with_opened(html: str, opened: Opened) -> str:
    """Return the document with how its address was understood."""
    told = str(htmlsafe_json_dumps({"opened": opened.query, "garbled": opened.garbled}))
    return OPENED.sub(lambda found: found[1] + told, html, count=1)


def later_scripts(folder: Path) -> tuple[str, ...]:
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


def _hash(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _tag(language: str) -> str:
    return "en" if language == "en" else "zh-CN"
