"""The text as names are looked for in it: no blanks, no page breaks, one kind of dash and bracket.

Every character remembers where it stands in the raw text.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from map_app.plan.paragraphs import Paragraph, Span

SAME_SHAPE = str.maketrans({"-": "—", "–": "—", "－": "—", "(": "（", ")": "）", "•": "·"})


@dataclass(frozen=True, slots=True)
class FlatText:
    """Words of some paragraphs, one after another with a line break between, and their offsets."""

    words: str
    offsets: tuple[int, ...]

    def span(self, first: int, last: int) -> Span:
        """Return where the flat words from `first` up to (not with) `last` stand in the text."""
        return self.offsets[first], self.offsets[last - 1] + 1


def flat_name(name: str) -> str:
    """Return a name as it would stand in a FlatText."""
    return "".join(name.split()).translate(SAME_SHAPE).upper()


def flatten(text: str, paragraphs: Iterable[Paragraph]) -> FlatText:
    """Return the words of these paragraphs without blanks and page breaks."""
    words: list[str] = []
    offsets: list[int] = []
    for paragraph in paragraphs:
        for offset in paragraph.offsets():
            if not text[offset].isspace():
                words.append(_same_shape(text[offset]))
                offsets.append(offset)
        words.append("\n")
        offsets.append(paragraph.end)
    return FlatText("".join(words), tuple(offsets))


def _same_shape(character: str) -> str:
    """Return one character for one; upper case only where that keeps the length."""
    upper = character.translate(SAME_SHAPE).upper()
    return upper if len(upper) == 1 else character
