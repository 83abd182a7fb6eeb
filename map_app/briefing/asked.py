"""Reads a reader's options from words: those of an address and those of the command line alike.

What cannot be understood is said all at once, never passed over: a file of something else than
was asked for is never made.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import TypeVar

from map_app.atlas.words import shown
from map_app.briefing.options import (
    BLOCKS,
    FORMATS,
    USUAL_BLOCKS,
    USUAL_DPI,
    WHATS,
    Mark,
    Options,
)
from map_app.cartography import Look
from map_app.errors import RequestError

DPI = (72, 600)
SCALE = (500.0, 1_000_000.0)
LONGEST_WORDS: Mapping[str, int] = MappingProxyType(
    {"title": 40, "subtitle": 40, "office": 40, "made": 30, "note": 60}
)
LONGEST_MARK, MOST_MARKS = 60, 12
HALF_TURN, QUARTER_TURN = 180.0, 90.0
"""Degrees that a longitude and a latitude can have."""
NUMBER = re.compile(r"-?\d{1,3}(\.\d{1,10})?")
WHOLE = re.compile(r"\d{1,7}")
KEYS = (
    *("what", "format", "paper", "upright", "scale", "dpi", "template"),
    *("title", "subtitle", "office", "made", "note", "blocks", "mark"),
)
"""The words of an address that are options; all others say what is looked at."""

Told = Mapping[str, Sequence[str]]
T = TypeVar("T", bound=str)


def read_options(told: Told, look: Look, language: str, link: str = "") -> Options:
    """Return the options of these words; `mark` may be said several times.

    A mark is written `113.24,23.06;words` or, as an arrow, `113.24,23.06,113.25,23.07;words`.
    `blocks` changes the usual blocks: `-legend,qr` has no legend, and a code.

    Raises
    ------
    RequestError
        With one sentence for each word that cannot be understood.
    """
    reader = _Reader(told, look, language)
    options = Options(
        what=reader.one_of("what", WHATS, "sheet"),
        format=reader.one_of("format", FORMATS, "png"),
        paper=reader.known("paper", [one.id for one in look.briefings.paper]),
        upright=reader.one_of("upright", ("0", "1"), "0") == "1",
        scale=reader.scale(),
        dpi=reader.dpi(),
        template=reader.known("template", [one.id for one in look.briefings.template]),
        blocks=reader.blocks(),
        marks=tuple(reader.marks()),
        link=link,
        **{key: reader.words(key) for key in LONGEST_WORDS},
    )
    if reader.wrong:
        raise RequestError((" " if language == "en" else "").join(reader.wrong))
    return options


class _Reader:
    """Reads one option after another and remembers what was wrong."""

    def __init__(self, told: Told, look: Look, language: str) -> None:
        self._told, self._look, self._language = told, look, language
        self.wrong: list[str] = []

    def first(self, key: str) -> str:
        """Return what is said of an option, "" for nothing."""
        return next((one.strip() for one in self._told.get(key, ()) if one.strip()), "")

    def one_of(self, key: str, known: Sequence[T], usual: T) -> T:
        """Return one of the known words."""
        said = self.first(key)
        found = next((one for one in known if one == said.lower()), None)
        if said and found is None:
            self._say("unknown", key, value=said, known="、".join(known))
        return found or usual

    def known(self, key: str, ids: Sequence[str]) -> str:
        """Return the id of a row, whatever its letters' size; the first for nothing."""
        said = self.first(key)
        found = next((one for one in ids if one.lower() == said.lower()), None)
        if said and found is None:
            self._say("unknown", key, value=said, known="、".join(ids))
        return found or ids[0]

    def words(self, key: str) -> str:
        """Return words of the reader's own, not too long and without control characters."""
        said = " ".join(self.first(key).split())
        if len(said) > LONGEST_WORDS[key]:
            self._say("long", key, count=len(said), most=LONGEST_WORDS[key])
        if not said.isprintable():
            self._say("control", key)
        return said

    def dpi(self) -> int:
        """Return a resolution; what is no whole number between the limits is wrong."""
        said = self.first("dpi")
        value = int(said) if WHOLE.fullmatch(said) else 0
        if said and not DPI[0] <= value <= DPI[1]:
            self._say("between", "dpi", value=said, least=DPI[0], most=DPI[1])
        return value or USUAL_DPI

    def scale(self) -> float | None:
        """Return the denominator of an exact scale, written `10000` or `1:10000`; None to fit."""
        said = self.first("scale").replace(" ", "").removeprefix("1:").replace(",", "")
        if said in {"", "fit"}:
            return None
        value = float(said) if WHOLE.fullmatch(said) else math.nan
        if not SCALE[0] <= value <= SCALE[1]:
            self._say(
                "between", "scale", value=said, least=f"1:{SCALE[0]:.0f}", most=f"1:{SCALE[1]:.0f}"
            )
        return value

    def blocks(self) -> frozenset[str]:
        """Return the usual blocks with those added that are named, without those with a dash."""
        blocks = set(USUAL_BLOCKS)
        for piece in filter(None, self.first("blocks").split(",")):
            name = piece.strip().removeprefix("-")
            if name not in BLOCKS:
                self._say("unknown", "blocks", value=piece, known="、".join(BLOCKS))
            elif piece.strip().startswith("-"):
                blocks.discard(name)
            else:
                blocks.add(name)
        return frozenset(blocks)

    def marks(self) -> Iterator[Mark]:
        """Yield the reader's notes on the map."""
        said = [one for one in self._told.get("mark", ()) if one.strip()]
        if len(said) > MOST_MARKS:
            self._say("most_marks", "mark", most=MOST_MARKS)
        for one in said[:MOST_MARKS]:
            mark = _mark(one)
            if mark is None:
                self._say("mark", "mark", value=one)
            elif len(mark.words) > LONGEST_MARK:
                self._say("long", "mark", count=len(mark.words), most=LONGEST_MARK)
            else:
                yield mark

    def _say(self, key: str, option: str, **values: object) -> None:
        name = self._look.say(f"option.{option}", self._language)
        if "value" in values:
            values["value"] = shown(str(values["value"]))
        self.wrong.append(
            self._look.say(f"option.wrong_{key}", self._language, option=name, **values)
        )


def _mark(said: str) -> Mark | None:
    """Return a note and where it stands, None for what cannot be understood."""
    places, _, words = said.partition(";")
    numbers = [one.strip() for one in places.split(",")]
    words = " ".join(words.split())
    if len(numbers) not in {2, 4} or not all(map(NUMBER.fullmatch, numbers)):
        return None
    lon, lat, *to = map(float, numbers)
    on_earth = (
        max(map(abs, (lon, *to[:1]))) <= HALF_TURN and max(map(abs, (lat, *to[1:]))) <= QUARTER_TURN
    )
    if not on_earth or not words.isprintable() or not (words or to):
        return None
    return Mark(lon, lat, words, *to)
