"""Chinese text broken into lines by 禁则: which characters may not begin or end a line."""

from __future__ import annotations

from collections.abc import Callable, Iterator

NOT_AT_START = frozenset("，。、；：？！）》〉」』】〕”’…—·～％‰℃,.;:?!)]}%")
NOT_AT_END = frozenset("（《〈「『【〔“‘([{")
IN_A_WORD = frozenset("./:-+_&@#'")

LATIN_MARKS = str.maketrans("‘’“”", "''\"\"")

Measure = Callable[[str], float]


def break_lines(text: str, limit: float, measure: Measure) -> tuple[str, ...]:
    """Return the lines of a text, none wider than the limit; joined they are the text.

    A line begins with no closing mark and ends with no opening one; Latin words and numbers stay
    whole. Only a piece that is wider than a whole line by itself is cut where it must be. A space
    at the end of a line belongs to that line and has no width there. The limit is in the unit
    that `measure` gives, which adds up letter by letter; a line feed always ends a line.
    """
    lines: list[str] = []
    for paragraph in text.splitlines(keepends=True):
        lines.extend(_fill(paragraph, limit, measure))
    return tuple(lines)


def latin_marks(words: str) -> str:
    """Return words without Chinese in them with Latin quotation marks and apostrophes.

    A Chinese font sets the curly ones as wide as a character, which tears English words apart.
    """
    if any("\u4e00" <= character <= "\u9fff" for character in words):
        return words
    return words.translate(LATIN_MARKS)


def _fill(paragraph: str, limit: float, measure: Measure) -> Iterator[str]:
    line, used = "", 0.0
    for piece in _pieces(paragraph):
        if used + measure(piece.rstrip()) <= limit:
            line, used = line + piece, used + measure(piece)
            continue
        if line:
            yield line
        *whole, line = _cut(piece, limit, measure)
        used = measure(line)
        yield from whole
    if line:
        yield line


def _pieces(paragraph: str) -> Iterator[str]:
    """Yield the shortest pieces between which a line may end."""
    start = 0
    for at in range(1, len(paragraph)):
        if _may_part(paragraph[at - 1], paragraph[at]):
            yield paragraph[start:at]
            start = at
    if start < len(paragraph):
        yield paragraph[start:]


def _may_part(before: str, after: str) -> bool:
    if after in NOT_AT_START or before in NOT_AT_END or after.isspace():
        return False
    if before == "," and after.isdigit():
        return False  # thousands are separated, the number is one
    return not (_is_latin(before) and _is_latin(after))


def _is_latin(character: str) -> bool:
    return (character.isascii() and character.isalnum()) or character in IN_A_WORD


def _cut(piece: str, limit: float, measure: Measure) -> list[str]:
    """Cut a piece that is wider than a line; the last part is the shortest."""
    parts = [""]
    for character in piece:
        if parts[-1].strip() and measure((parts[-1] + character).rstrip()) > limit:
            parts.append("")
        parts[-1] += character
    return parts
