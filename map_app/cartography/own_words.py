"""What is said of a reader's own layer and its features."""

from __future__ import annotations

from map_app.atlas.own import OwnLayer, OwnSource
from map_app.cartography.look import Look


def own_name(layer: OwnLayer, row: int, look: Look, language: str) -> str:
    """Return what a feature is called; one without a name by its number."""
    return layer.features.name(row) or look.say("own.unnamed", language, row=row)


def precision_note(source: OwnSource, look: Look, language: str) -> str:
    """Return what is known of how exact the positions of a layer are."""
    key = "own.precision" if source.datum_certain else "own.precision_doubted"
    told = look.say(key, language, datum=source.datum(language))
    caveat = source.caveat(language)
    return f"{told} {caveat}".strip() if language == "en" else f"{told}{caveat}"
