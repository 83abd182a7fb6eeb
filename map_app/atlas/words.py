"""Words as they are compared: one width, one case, one kind of dash and quote, no blanks."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator

from map_app.plan import Place
from map_app.plan.line_numbers import line_number

SAME_SHAPE = str.maketrans(
    {"–": "-", "—": "-", "―": "-", "－": "-", "‐": "-", "•": "·", "・": "·", "’": "'", "‘": "'"}
)
UNSAID = str.maketrans("", "", "“”\"'《》「」")
"""Marks that nobody types when looking for a name."""
NUMERALS = frozenset("一二三四五六七八九十")
LINE_ENDING = "号线"
AT_A_NUMBER = re.compile(r"(?<=\d)\s+(?=[^\W\d_])|(?<=[^\W\d_])\s+(?=\d)")
"""Blanks between a number and a word, as the plan prints them: 11 号线, 表 1."""
CODE = re.compile(r"[a-z]\d{3,}$")
"""How the code of land ends."""
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


def named_line(words: str) -> str | None:
    """Return `11号线` for words that say 号线 themselves, None for a bare number."""
    return line_words(words) if same_form(words).endswith(LINE_ENDING) else None


def where_said(form: str, word: str) -> Iterator[int]:
    """Yield where a word stands in a form, one after another; a number is never cut.

    5号线 does not stand in 25号线, 11 neither in 1164 nor in 11.6, 一号 not in 十一号. The
    code of a planning unit is found in those of its parcels: AF0202 in AF020243.
    """
    is_code = CODE.search(word) is not None
    here = form.find(word) if word else -1
    while here >= 0:
        end = here + len(word)
        before, behind = form[max(here - 2, 0) : here + 1][::-1], form[end - 1 : end + 2]
        is_whole = not _goes_on(before) and (is_code or not _goes_on(behind))
        if is_whole:
            yield here
        here = form.find(word, end if is_whole else here + 1)


def is_said(form: str, word: str) -> bool:
    """Tell whether a word stands in a form; a number is never cut."""
    return next(where_said(form, word), None) is not None


def wordings(
    words: str, is_name: Callable[[str], bool], is_line: Callable[[str], bool]
) -> tuple[tuple[str, ...], ...]:
    """Return the ways to understand words, the first to be tried first; none for marks alone.

    Words that are a name together are one. Else a number and the word beside it are one, for so
    the plan prints them (表 1, 11 号线); then, unless that is a line, each word is one.
    """
    apart, joined = _spoken(words), _spoken(AT_A_NUMBER.sub("", words))
    whole = "".join(apart)
    if is_line(whole):
        return ((whole,),)
    ways: list[tuple[str, ...]] = [(whole,)] if is_name(whole) else []
    ways += [joined] if any(map(is_line, joined)) else [joined, apart]
    return tuple(way for way in dict.fromkeys(ways) if way)


def _spoken(words: str) -> tuple[str, ...]:
    """Return the words as they are compared, without those that are marks alone."""
    forms = (same_form(word) for word in words.split())
    return tuple(form for form in forms if any(letter.isalnum() for letter in form))


def _goes_on(letters: str) -> bool:
    """Tell whether the number that the first letter belongs to goes on behind it."""
    first, after = letters[:1], letters[1:3]
    if first.isdecimal():
        return after[:1].isdecimal() or (after[:1] in {".", ","} and after[1:].isdecimal())
    return first in NUMERALS and after[:1] in NUMERALS


def all_names(place: Place) -> tuple[str, ...]:
    """Return every name a reader may know a place by: name, aliases, misread forms, English."""
    english = (place.name_en,) if place.name_en else ()
    return (place.name, *place.aliases, *place.misread_as, *english)
