"""A page beside the map in the first document: it can be read before the app has started.

Streamlit needs a second or more until it shows anything; the plan's text need not wait for it.
"""

from __future__ import annotations

from pathlib import Path

from markupsafe import Markup
from starlette.requests import Request

from map_app.draw import PAGES, panel_css, templates
from map_app.errors import RequestError
from map_app.serve import Served
from map_app.serve.params import page_words_of

COMPONENT = Path(__file__).parent / "component"
TEMPLATE = "early.html"


def early_page(served: Served, request: Request, language: str) -> str:
    """Return the page that the address names, to stand after Streamlit's root.

    Empty when it names none, or asks a page for something that it cannot show: the app says so.
    """
    name = request.query_params.get("page", "")
    if name not in PAGES:
        return ""
    try:
        asked = page_words_of(request, PAGES[name].words)
        page = served.texts.plan_page(name, asked, language, whole=False)
    except RequestError:
        return ""
    template = templates().from_string((COMPONENT / TEMPLATE).read_text(encoding="utf-8"))
    return template.render(
        say=lambda key: served.look.say(key, language),
        language=language,
        css=Markup(panel_css(served.look)),  # noqa: S704  our own style sheets
        page=Markup(page.content.decode()),  # noqa: S704  escaped when it was written
        script=Markup((COMPONENT / "early_start.js").read_text(encoding="utf-8")),  # noqa: S704  ours
    )
