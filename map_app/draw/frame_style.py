"""The map document's style sheet: the theme's tokens, then `frame/frame.css`."""

from __future__ import annotations

from collections.abc import Iterator

from map_app.cartography import Look
from map_app.cartography.theme import Theme

LATIN_FONTS = '"Segoe UI", "Helvetica Neue", Arial, '
"""Before the Chinese fonts in English: theirs set an apostrophe as wide as a character."""


def fonts(theme: Theme, language: str) -> str:
    """Return the fonts of the map's names."""
    return LATIN_FONTS + theme.type.web if language == "en" else theme.type.web


def token_style(look: Look, language: str) -> str:
    """Return the theme as custom properties, and one rule for each kind of name."""
    theme = look.theme
    tokens = "".join(f"--{name}: {value};" for name, value in _tokens(theme, language))
    names = "\n".join(_name_rule(theme, kind) for kind in theme.label)
    return f":root {{{tokens}}}\n{names}\n"


def _tokens(theme: Theme, language: str) -> Iterator[tuple[str, str]]:
    """Yield name and value of each custom property."""
    yield from theme.colour.items()
    yield "fonts", fonts(theme, language)
    yield "bold", str(theme.type.weight["bold"])
    for size, pixels in theme.type.size_px.items():
        yield size, f"{pixels:g}px"
    yield "hover-stroke", theme.paint(theme.chosen.hover_stroke)
    yield "hover-width", f"{theme.chosen.hover_width_px:g}px"


def _name_rule(theme: Theme, kind: str) -> str:
    """Return the rule for the names of this kind: size, weight, colour and halo."""
    style = theme.label_style(kind)
    reach = style.halo_px / 2
    diagonal = round(reach * 0.7, 2)
    ring = [(reach, 0), (-reach, 0), (0, reach), (0, -reach)]
    ring += [(x, y) for x in (diagonal, -diagonal) for y in (diagonal, -diagonal)]
    shadow = ", ".join(f"{x:g}px {y:g}px 1px {style.halo}" for x, y in ring)
    return (
        f".name-{kind} {{ font-size: {style.size_px:g}px; font-weight: {style.weight}; "
        f"color: {style.colour}; text-shadow: {shadow}; }}"
    )
