"""Words as they are compared: one width, one case, one kind of dash and quote, no blanks."""

from __future__ import annotations

import unicodedata

from map_app.plan import Place
from map_app.plan.line_numbers import line_number

SAME_SHAPE = str.maketrans(
    {"–": "-", "—": "-", "―": "-", "－": "-", "‐": "-", "•": "·", "・": "·", "’": "'", "‘": "'"}
)
UNSAID = str.maketrans("", "", "“”\"'《》「」")
"""Marks that nobody types when looking for a name."""
SHOWN = 30
"""Characters of a reader's words that a sentence repeats."""


def same_form(words: str) -> str:
    """Return words without blanks, quotes, width and case, dashes all of one kind."""
    narrow = unicodedata.normalize("NFKC", words.translate(SAME_SHAPE)).translate(SAME_SHAPE)
    return "".join(narrow.translate(UNSAID).split()).casefold()


def shown(words: str) -> str:
    """Return a reader's words as a sentence repeats them: on one line, printable, cut short."""
    line = " ".join(words[: SHOWN * 10].split())
    line = "".join(letter if letter.isprintable() else "�" for letter in line)
    return line if len(line) <= SHOWN else f"{line[:SHOWN]}…"


def line_words(words: str) -> str | None:
    """Return a line's number as `11号线`, however it is written, or None for other words."""
    number = line_number(same_form(words))
    return None if number is None else f"{number}号线"


def all_names(place: Place) -> tuple[str, ...]:
    """Return every name a reader may know a place by: name, aliases, misread forms, English."""
    english = (place.name_en,) if place.name_en else ()
    return (place.name, *place.aliases, *place.misread_as, *english)
