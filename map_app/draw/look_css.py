"""The theme's tokens as CSS custom properties, and the style sheet of our own pages."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.resources import files

from map_app.cartography import Look

PANEL_STYLES = (
    *("sheet.css", "tables.css", "reading.css", "compare.css"),
    *("layers.css", "own.css", "answer.css"),
)


def look_tokens(look: Look) -> str:
    """Return a CSS rule that gives every token of the theme a custom property."""
    theme = look.theme
    lines = [f"--{name}: {theme.paint(name)};" for name in theme.colour]
    lines += [f"--size-{name}: {size:g}px;" for name, size in theme.type.size_px.items()]
    lines += [f"--weight-{name}: {weight};" for name, weight in theme.type.weight.items()]
    lines += [f"--line-{name}: {height:g};" for name, height in theme.type.line_height.items()]
    lines += [
        f"--cjk: {theme.type.web};",
        f"--font: {theme.type.web};",
        f"--unit: {theme.space.unit_px:g}px;",
        f"--panel-padding: {theme.space.panel_padding_px:g}px;",
        f"--corner: {theme.space.corner_px:g}px;",
    ]
    return ":root, :host {\n  " + "\n  ".join(lines) + "\n}\n"


@cache
def stylesheet(name: str) -> str:
    """Return a style sheet that stands beside the templates."""
    return (files("map_app.draw") / "templates" / name).read_text(encoding="utf-8")


def panel_css(look: Look) -> str:
    """Return tokens and the sheet's style, for the panel beside the map."""
    return look_tokens(look) + "".join(map(stylesheet, PANEL_STYLES))


def page_css(look: Look) -> str:
    """Return the style of a sheet that is a page of its own, print included."""
    return panel_css(look) + stylesheet("page.css")


def look_digest(look: Look) -> str:
    """Return the digest that names the pages' style sheet: another look, another address."""
    return hashlib.sha256(page_css(look).encode()).hexdigest()[:16]
