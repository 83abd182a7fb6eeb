"""The text as it is read: paragraphs, sentences, healing and labels, worked out once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from map_app.plan.citing import Citer, Landmark
from map_app.plan.healing import Healer, MisreadName, misreadings_in
from map_app.plan.paragraphs import Paragraph, SentenceIndex, Span, paragraphs_of
from map_app.plan.records import Citation, OutlineEntry, QuotePart


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything that can be said of a stretch of the text."""

    text: str
    paragraphs: tuple[Paragraph, ...]
    sentences: SentenceIndex
    healer: Healer
    citer: Citer

    def cite(self, start: int, end: int) -> Citation:
        """Return where a stretch stands, with its label."""
        return self.citer.cite(start, end)

    def display(self, start: int, end: int) -> tuple[QuotePart, ...]:
        """Return a stretch healed, in parts."""
        return self.healer.display(start, end)

    def quote(self, start: int, end: int) -> str:
        """Return the raw words of a stretch."""
        return self.text[start:end]

    def quote_display(self, start: int, end: int) -> str:
        """Return a stretch healed, misread names marked in brackets."""
        return self.healer.quote_display(start, end)

    def sentence_around(self, offset: int) -> Span:
        """Return the sentence, list item or table row at an offset."""
        return self.sentences.around(offset)


def read_text(
    text: str,
    outline: Iterable[OutlineEntry],
    cited_as: str,
    misread: Iterable[MisreadName] = (),
    landmarks: Iterable[Landmark] = (),
) -> Reading:
    """Return the reading of a text with its outline, misread names and labelled rows."""
    entries = tuple(outline)
    paragraphs = paragraphs_of(text, entries)
    return Reading(
        text=text,
        paragraphs=paragraphs,
        sentences=SentenceIndex(text, paragraphs),
        healer=Healer(text, paragraphs, misreadings_in(text, paragraphs, misread)),
        citer=Citer(cited_as, entries, landmarks),
    )
