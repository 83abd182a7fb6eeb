"""放映: pictures one at a time over the whole screen, with nothing of the tool's own beside them.

The page brings its style and its script with it; its policy lets nothing else style or run.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from functools import cache
from importlib.resources import files

from markupsafe import Markup

from map_app.atlas import Atlas
from map_app.cartography import Look
from map_app.draw.frame_data import inert_json
from map_app.draw.links import Links
from map_app.draw.look_css import look_tokens, stylesheet
from map_app.draw.rendering import render

PAPER, LARGE_PAPER = "1920x1080", "3840x2160"
"""The papers of the pictures: the second on screens that show more than the first has."""

WORDS = ("busy", "failed")
"""What the script says, as words `present.<name>` of the wording."""


@dataclass(frozen=True, slots=True)
class Slide:
    """A picture's title, its address without the paper, and the app's address of what it shows."""

    title: str
    picture: str
    leave: str


@dataclass(frozen=True, slots=True)
class Deck:
    """The slides and what they are called together, "" for one; `here` is the page's own query.

    `number` is the slide that is shown first, counted from 1; `here` does not say it.
    """

    title: str
    slides: Sequence[Slide]
    number: int
    here: str

    def turned_to(self, number: int) -> str:
        """Return the page's address with another slide before the reader."""
        return f"present?{'&'.join(filter(None, (self.here, f'n={number}')))}"


@dataclass(frozen=True, slots=True)
class PresentPage:
    """The page, and the policy it is sent with."""

    html: str
    policy: str


def present_page(atlas: Atlas, look: Look, deck: Deck, language: str) -> PresentPage:
    """Return the page that presents a deck; without script it shows its one picture."""
    count, now = len(deck.slides), deck.slides[deck.number - 1]
    script = _script()
    style = look_tokens(look) + stylesheet("present.css")
    told = {
        "slides": [asdict(slide) for slide in deck.slides],
        "number": deck.number,
        "title": deck.title or look.say("app.name", language),
        "here": deck.here,
        "papers": [PAPER, LARGE_PAPER],
        "alt": look.say("present.alt", language, title="{title}", caveat=_caveat(atlas, language)),
        "words": {name: look.say(f"present.{name}", language) for name in WORDS},
    }
    html = render(
        "present.html",
        atlas,
        look,
        Links("", language),
        slide=now,
        deck=deck,
        count=count,
        paper=PAPER,
        style=Markup(style),  # noqa: S704 - our own files
        script=Markup(script),  # noqa: S704 - as above
        told=Markup(inert_json(told)),  # noqa: S704 - cannot end its element
    )
    return PresentPage(html, _policy(style, script))


def _caveat(atlas: Atlas, language: str) -> str:
    meta = atlas.plan.meta
    return meta.caveat_en if language == "en" else meta.caveat_zh


@cache
def _script() -> str:
    text = (files("map_app.draw") / "present.js").read_text(encoding="utf-8")
    return '"use strict";\n' + text.replace("\r\n", "\n")


def _policy(style: str, script: str) -> str:
    return (
        f"default-src 'none'; script-src '{_digest(script)}'; style-src '{_digest(style)}'; "
        "img-src 'self' blob: data:; connect-src 'self'; base-uri 'none'; form-action 'none'; "
        "frame-ancestors 'self'"
    )


def _digest(text: str) -> str:
    """Return the text's SHA-256 as a policy writes it."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
