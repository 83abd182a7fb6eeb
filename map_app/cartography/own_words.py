"""What is said of a reader's own layer and its features."""

from __future__ import annotations

from map_app.atlas.own import OwnLayer
from map_app.cartography import fmt
from map_app.cartography.look import Look


def own_name(layer: OwnLayer, row: int, look: Look, language: str) -> str:
    """Return what a feature is called; one without a name by its number."""
    return layer.features.name(row) or look.say("own.unnamed", language, row=row)


def own_source(layer: OwnLayer, look: Look, language: str) -> str:
    """Return where a reader's own layer comes from: file, day, datum; that nobody has checked it.

    How exact it is follows: as its reader says, or that it is not known.
    """
    precision_m = layer.precision_m
    exact = (
        look.say("own.precision_unknown", language)
        if precision_m is None
        else look.say("own.precision_declared", language, metres=f"{precision_m:g}")
    )
    return look.say(
        *("own.source", language),
        title=layer.title,
        file=layer.source.file,
        date=fmt.date_text(layer.added.astimezone().date(), language),
        datum=layer.source.datum(language),
        exact=exact,
    )


def precision_note(layer: OwnLayer, look: Look, language: str) -> str:
    """Return what is known of how exact the positions of a layer are."""
    source, metres = layer.source, layer.precision_m
    key = "own.precision" if source.datum_certain else "own.precision_doubted"
    if source.datum_certain and metres is not None:
        key = "own.precision_told"
    told = look.say(key, language, datum=source.datum(language), metres=f"{metres or 0:g}")
    caveat = source.caveat(language)
    return f"{told} {caveat}".strip() if language == "en" else f"{told}{caveat}"
