"""Showing the text: page breaks joined, table cells spaced, misread names put right and marked."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from map_app.plan.paragraphs import Paragraph, Span, page_breaks
from map_app.plan.records import QuotePart

CELL_BORDERS = re.compile(r"[ \t]*\|[ \t|]*")
CELL_GAP = "\u3000"
BLANK_LINES = re.compile(r"\s*\n\s*")


@dataclass(frozen=True, slots=True)
class Misreading:
    """A name that the machine misread, where it stands in the text."""

    start: int
    end: int
    printed: str
    right: str


@dataclass(frozen=True, slots=True)
class MisreadName:
    """The rule: `printed` is to be read `right`, everywhere or between two offsets."""

    printed: str
    right: str
    scope: Span | None = None


def misreadings_in(
    text: str, paragraphs: Iterable[Paragraph], names: Iterable[MisreadName]
) -> tuple[Misreading, ...]:
    """Return every misread name in text order; the longest wins, page breaks do not hide any."""
    rules = sorted(names, key=lambda n: -len(n.printed))
    exact = [n for n in rules if n.scope is not None and text[slice(*n.scope)] == n.printed]
    rules = [n for n in rules if n not in exact]
    found = [Misreading(*n.scope, n.printed, n.right) for n in exact if n.scope is not None]
    settled = {offset for wrong in found for offset in range(wrong.start, wrong.end)}
    for paragraph in paragraphs:
        offsets = [o for o in paragraph.offsets() if not text[o].isspace()]
        flat = "".join(text[o] for o in offsets)
        taken = {place for place, offset in enumerate(offsets) if offset in settled}
        for rule in rules:
            for match in re.finditer(re.escape(rule.printed), flat):
                places = set(range(match.start(), match.end()))
                span = (offsets[match.start()], offsets[match.end() - 1] + 1)
                if not places & taken and _within(span, rule.scope):
                    taken |= places
                    found.append(Misreading(*span, rule.printed, rule.right))
    return tuple(sorted(found, key=lambda m: m.start))


class Healer:
    """Turns stretches of the raw text into what a reader should see."""

    def __init__(
        self, text: str, paragraphs: Iterable[Paragraph], misreadings: Iterable[Misreading]
    ) -> None:
        """Keep where the text is cut and where it is misread."""
        self._text = text
        self._breaks = page_breaks(paragraphs)
        self._misreadings = tuple(misreadings)

    @property
    def breaks(self) -> tuple[Span, ...]:
        """Return the stretches that are left out: the page breaks, in text order."""
        return self._breaks

    @property
    def misreadings(self) -> tuple[Misreading, ...]:
        """Return every misread name, in text order."""
        return self._misreadings

    def display(self, start: int, end: int) -> tuple[QuotePart, ...]:
        """Return the parts of a stretch; only names that lie wholly inside it are put right."""
        parts: list[QuotePart] = []
        here = start
        for wrong in self._misreadings:
            if here <= wrong.start and wrong.end <= end:
                parts.append(QuotePart(self._healed(here, wrong.start)))
                parts.append(QuotePart(wrong.right, wrong.printed))
                here = wrong.end
        parts.append(QuotePart(self._healed(here, end)))
        return tuple(part for part in parts if part.text)

    def quote_display(self, start: int, end: int) -> str:
        """Return the parts in one string; a misread name reads 东塱村〔原文作“东塍村”〕."""
        return "".join(
            part.text if part.printed is None else f"{part.text}〔原文作“{part.printed}”〕"
            for part in self.display(start, end)
        )

    def _healed(self, start: int, end: int) -> str:
        """Return a stretch without its page breaks and without the frame of a table."""
        pieces: list[str] = []
        here = start
        for first, last in self._breaks:
            if first < end and start < last:
                pieces.append(self._text[here : max(first, here)])
                here = min(last, end)
        pieces.append(self._text[here:end])
        return CELL_BORDERS.sub(CELL_GAP, BLANK_LINES.sub("\n", "".join(pieces)))


def _within(span: Span, scope: Span | None) -> bool:
    return scope is None or (scope[0] <= span[0] and span[1] <= scope[1])
