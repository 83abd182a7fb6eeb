"""The words in which the map's frame says what is measured while something is drawn."""

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
    """Return units and names of measures, by the names that the frame's scripts use."""
    return {name: look.say(key, language) for name, key in KEYS.items()}
