"""What there is to know of a layer, as names and words: card and table page say the same."""

from __future__ import annotations

from map_app.cartography import Look, fmt
from map_app.geo import LayerSpec


def layer_facts(spec: LayerSpec, look: Look, language: str) -> tuple[tuple[str, str], ...]:
    """Return source, date, licence, credit, precision and, where there is one, the caveat."""
    comma = ", " if language == "en" else "、"
    told = (
        ("source", spec.sources(language)),
        ("date", f"{spec.date:%Y-%m-%d}"),
        ("licence", spec.licence),
        ("credit", comma.join(spec.credits(language))),
        ("precision", fmt.precision_text(spec.precision_m, language)),
        ("caveat", spec.caveat(language)),
    )
    return tuple((look.say(f"layers.{key}", language), words) for key, words in told if words)
