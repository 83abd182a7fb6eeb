"""Which places a set holds: a row of `briefings.toml` by its id, or places one by one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from map_app.atlas import Atlas
from map_app.atlas.words import shown
from map_app.cartography import Look
from map_app.errors import RequestError, UnknownPlaceError

MOST_PLACES = 60
CHOSEN = "places"
"""The id of a set that a reader put together."""
BETWEEN = re.compile(r"[,，、;；\n]")


@dataclass(frozen=True, slots=True)
class PlaceSet:
    """Ids of places in the order they are briefed on, none twice; `title` heads the whole."""

    id: str
    title: str
    places: tuple[str, ...]


def read_set(words: str, atlas: Atlas, look: Look, language: str) -> PlaceSet:
    """Return the set of these words: `villages`, or ids, names and sets between commas.

    Raises
    ------
    RequestError
        With a sentence for every name that is no place, or because there are none or too many.
    """
    pieces = [piece.strip() for piece in BETWEEN.split(words) if piece.strip()]
    if len(pieces) > MOST_PLACES:
        raise RequestError(look.say("sets.most", language, count=len(pieces), most=MOST_PLACES))
    wrong: list[str] = []
    places = dict.fromkeys(
        place for piece in pieces for place in _places(piece, atlas, look, (language, wrong))
    )
    if wrong:
        raise RequestError((" " if language == "en" else "").join(dict.fromkeys(wrong)))
    if not places:
        raise RequestError(look.say("sets.none", language, known=_known(look)))
    if len(places) > MOST_PLACES:
        raise RequestError(look.say("sets.most", language, count=len(places), most=MOST_PLACES))
    row = look.briefings.set_of(pieces[0]) if len(pieces) == 1 else None
    if row is not None:
        return PlaceSet(row.id, row.title(language), tuple(places))
    title = look.say("sets.chosen", language, count=len(places))
    return PlaceSet(CHOSEN, title, tuple(places))


def _places(piece: str, atlas: Atlas, look: Look, telling: tuple[str, list[str]]) -> Iterator[str]:
    """Yield the places of one word of a list, or add to `telling` what is wrong with it."""
    row = look.briefings.set_of(piece)
    if row is not None:
        yield from (one.id for one in atlas.plan.places.values() if one.kind in row.kinds)
        return
    language, wrong = telling
    try:
        yield atlas.place(piece).id
    except UnknownPlaceError as error:
        known = _known(look)
        if language == "en":
            wrong.append(look.say("sets.unknown", language, name=shown(piece), known=known))
        else:
            wrong.append(str(error) + look.say("sets.there_are", language, known=known))


def _known(look: Look) -> str:
    return "、".join(row.id for row in look.briefings.sets)
