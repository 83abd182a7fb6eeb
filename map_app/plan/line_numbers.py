"""Line numbers that share a 号线: “11、13号线”, “10 号线、11 号线”, “十一号线、十三号线二期”."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from map_app.plan.paragraphs import Span

DIGITS = {character: value for value, character in enumerate("零一二三四五六七八九")}
NUMBER = r"(?:\d{1,2}|[一二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九])"
SUFFIX = r"号线(?:[东西南北]?延(?:长线|伸线|线|段)|[东西南北]段|[一二三四]期)?"
ITEM = re.compile(rf"({NUMBER})({SUFFIX})?")
LIST = re.compile(
    rf"(?<![\d一二三四五六七八九十百])(?:{NUMBER}(?:{SUFFIX})?[、和及与])*{NUMBER}{SUFFIX}"
)
LINE_NAME = re.compile(rf"({NUMBER})(?:号线)?")


@dataclass(frozen=True, slots=True)
class NumberedLine:
    """A line number in flat words: the number and where it stands, its own 号线 included."""

    number: int
    span: Span


@dataclass(frozen=True, slots=True)
class NumberList:
    """Line numbers one after another, of which the last has a 号线."""

    start: int
    lines: tuple[NumberedLine, ...]


def line_number(name: str) -> int | None:
    """Return the number in `11号线`, `十一号线` or `11`, or None when it is something else."""
    match = LINE_NAME.fullmatch(name)
    return _value(match.group(1)) if match else None


def number_lists(words: str) -> Iterator[NumberList]:
    """Yield the lists of line numbers in flat words."""
    for found in LIST.finditer(words):
        items = ITEM.finditer(words, found.start(), found.end())
        lines = tuple(NumberedLine(_value(item.group(1)), item.span()) for item in items)
        yield NumberList(found.start(), lines)


def _value(digits: str) -> int:
    """Return the number written in Arabic or Chinese digits, 1 to 99."""
    if digits.isdecimal():
        return int(digits)
    tens, ten, ones = digits.rpartition("十")
    if not ten:
        return DIGITS[digits]
    return 10 * (DIGITS[tens] if tens else 1) + (DIGITS[ones] if ones else 0)
