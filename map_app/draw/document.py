"""The map for the web: one self-contained document with Leaflet, data and a strict policy in it.

It fetches nothing and lets nothing be run but the scripts whose hashes its policy names. What it
and the page say to each other is in `frame/messages.js`.
"""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import folium
from branca.element import Figure, MacroElement
from folium.template import Template

from map_app.cartography import Look
from map_app.draw.frame_data import LookTable, inert_json, layer_data, settings
from map_app.draw.frame_style import token_style
from map_app.draw.leaflet import leaflet_script, leaflet_style

if TYPE_CHECKING:
    from map_app.atlas import Atlas

FRAME = Path(__file__).parent / "frame"
SCRIPTS = (
    *(
        "data.js",
        "symbols.js",
        "calm_svg.js",
        "layers.js",
        "placing.js",
        "sight.js",
        "names.js",
        "chosen.js",
        "hover.js",
    ),
    *("controls.js", "seen.js", "messages.js", "main.js", "marked.js"),
    *("own_data.js", "own_layer.js", "own_tiles.js", "own.js"),
    *("draw_geodesic.js", "draw_shapes.js", "draw_shown.js", "draw_tools.js"),
)
"""The frame's scripts in the order they are put into one scope."""

DIGEST_LENGTH = 16
_POLICY_SLOT = "@@policy@@"
_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)
_STYLE = re.compile(r"<style>(.*?)</style>", re.DOTALL)


@dataclass(frozen=True, slots=True)
class MapDocument:
    """The document and the first half of its SHA-256: equal content has an equal digest."""

    html: str
    digest: str


class PlanFigure(Figure):
    """The document around the map: language, policy and title in its head."""

    _template = Template(
        "<!DOCTYPE html>\n"
        '<html lang="{{ this.language }}">\n<head>\n<meta charset="utf-8">\n'
        '<meta http-equiv="Content-Security-Policy" content="{{ this.policy }}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        "<title>{{ this.title|e }}</title>\n{{ this.header.render() }}\n</head>\n"
        "<body>{{ this.html.render() }}\n<script>{{ this.script.render() }}</script></body>\n"
        "</html>\n"
    )

    def __init__(self, title: str, language: str) -> None:
        """Begin an empty document."""
        super().__init__(title=title)
        self.header._children.clear()  # noqa: SLF001  branca's own charset line; ours is above
        self.language = "en" if language == "en" else "zh-CN"
        self.policy = _POLICY_SLOT


class PlanMap(folium.Map):
    """The map's element; the frame's scripts make the Leaflet map in it."""

    _template = Template(
        "{% macro html(this, kwargs) %}"
        '<div id="plan" role="application" aria-label="{{ this.words|e }}"></div>'
        "{% endmacro %}"
    )

    def __init__(self, words: str) -> None:
        """Begin a map without tiles; `words` are what a screen reader calls it."""
        super().__init__(tiles=None)
        self.default_js, self.default_css = [], []  # all of it stands in the document
        self._id = "plan"
        self.words = words


class DataBlock(MacroElement):
    """JSON that the frame reads; the browser does not run it."""

    _template = Template(
        "{% macro html(this, kwargs) %}"
        '<script type="application/json" id="{{ this.block }}">{{ this.json }}</script>'
        "{% endmacro %}"
    )

    def __init__(self, block: str, value: object) -> None:
        """Keep the value as inert JSON under this id."""
        super().__init__()  # type: ignore[no-untyped-call]  # branca's
        self._name, self._id = "DataBlock", block
        self.block = block
        self.json = inert_json(value)


class FrameParts(MacroElement):
    """Styles and scripts: Leaflet's, then the frame's own."""

    _template = Template(
        "{% macro header(this, kwargs) %}<style>{{ this.style }}</style>{% endmacro %}"
        "{% macro script(this, kwargs) %}{{ this.source }}{% endmacro %}"
    )

    def __init__(self, look: Look, language: str) -> None:
        """Read them."""
        super().__init__()  # type: ignore[no-untyped-call]  # branca's
        self._name, self._id = "FrameParts", "frame"
        self.style = leaflet_style() + token_style(look, language) + _read("frame.css")
        scope = "\n".join(_read(name) for name in SCRIPTS)
        self.source = f'{leaflet_script()}\n(() => {{\n"use strict";\n{scope}}})();\n'


def map_document(atlas: Atlas, look: Look, language: str) -> MapDocument:
    """Return the map of this Atlas in "zh" or "en"; equal content gives equal bytes."""
    figure = PlanFigure(look.say("app.name", language), language)
    plan_map = PlanMap(look.say("map.title", language))
    figure.add_child(plan_map)
    looks = LookTable()
    for layer_id in atlas.ground.layers:
        data = layer_data(atlas, look, layer_id, language, looks)
        plan_map.add_child(DataBlock(f"layer-{layer_id}", data))
    plan_map.add_child(DataBlock("plan-settings", settings(atlas, look, language, looks)))
    plan_map.add_child(FrameParts(look, language))
    html = figure.render()
    html = html.replace(_POLICY_SLOT, _policy(html), 1)
    return MapDocument(html, hashlib.sha256(html.encode()).hexdigest()[:DIGEST_LENGTH])


def _policy(html: str) -> str:
    """Return a policy that lets nothing run, style or load but what stands in the document."""
    scripts = " ".join(f"'{_hash(text)}'" for text in _SCRIPT.findall(html))
    styles = " ".join(f"'{_hash(text)}'" for text in _STYLE.findall(html))
    return (
        f"default-src 'none'; script-src {scripts}; style-src {styles}; img-src data:; "
        "connect-src 'none'; base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    """Return the text's SHA-256 as a policy writes it."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _read(name: str) -> str:
    return (FRAME / name).read_text(encoding="utf-8").replace("\r\n", "\n")
