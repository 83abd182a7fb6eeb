"""In which words and ink the map's frame shows what is drawn and measured."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from map_app.cartography import Look

KEYS: Mapping[str, str] = MappingProxyType(
    {
        "metre": "unit.m",
        "kilometre": "unit.km",
        "hectare": "unit.ha",
        "squareKilometre": "unit.km2",
        "mu": "unit.mu",
        "radiusWord": "draw.radius",
        "aroundWord": "draw.around",
    }
)


def draw_words(look: Look, language: str) -> dict[str, str]:
    """Return units, names of measures and the ink, by the names that the frame's scripts use."""
    words = {name: look.say(key, language) for name, key in KEYS.items()}
    return words | {"ink": look.theme.paint("asked")}
