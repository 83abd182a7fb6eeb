"""The slides behind the map: tables with their heads, and what every slide says at its foot."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from map_app.briefing.page.ink import Type
from map_app.briefing.paper import Box
from map_app.briefing.record import Briefing, Dress
from map_app.briefing.slides.drawing import Edge, Line, SlidePen
from map_app.briefing.slides.frames import Frames
from map_app.briefing.slides.map_slide import in_one_line
from map_app.briefing.slides.rows import Part
from map_app.briefing.slides.words import Paragraph, Run, height_mm

THIN_MM, STRONG_MM = 0.1, 0.25
TITLE_SHARE = 14 / 12
"""How much larger a slide's title is than the heads on it."""


def title_of_words(
    briefing: Briefing, frames: Frames, parts: Sequence[Part], place: tuple[int, int]
) -> Paragraph:
    """Return a slide's title: the place, what of it stands there, the how-manieth of how many.

    No two slides of a place have the same, so that an outline tells them apart.
    """
    dress, words = briefing.dress, briefing.words
    comma = ", " if briefing.language == "en" else "、"
    names = [
        words.continued.format(head=part.table.short) if part.is_continued else part.table.short
        for part in parts
        if part.table.short
    ]
    title = briefing.title
    if names:
        title = words.slides.title.format(title=title, parts=comma.join(names))
    kind = Type(dress.lead_pt * TITLE_SHARE, bold=True, colour=dress.ink)
    runs = [Run(title, kind)]
    number, count = place
    if count > 1:
        runs.append(Run(f"　{number}/{count}", Type(kind.size_pt, colour=dress.quiet)))
    return in_one_line(tuple(runs), frames.words_title)


def draw_part(pen: SlidePen, part: Part, frames: Frames, dress: Dress) -> None:
    """Draw a table and the head above it."""
    box = frames.words
    head_mm = height_mm([part.head], box.width_mm)
    pen.text(Box(box.left_mm, part.top_mm, box.width_mm, head_mm), [part.head])
    widths_mm = part.table.widths_mm
    lines = tuple(_lines(part, dress))
    high_mm = sum(line.height_mm for line in lines)
    pen.table(Box(box.left_mm, part.rows_top_mm, sum(widths_mm), high_mm), widths_mm, lines)


def _lines(part: Part, dress: Dress) -> Iterator[Line]:
    """Yield the rows as they are drawn; the heads of columns have nothing above them."""
    for index, row in enumerate(part.all_rows):
        is_head = row is part.table.columns
        above = Edge(dress.rule, STRONG_MM if row.ruled else THIN_MM)
        below = Edge(dress.quiet, STRONG_MM) if is_head else Edge(dress.rule, THIN_MM)
        height_mm = row.height_mm(part.table.widths_mm, tight=True)
        yield Line(height_mm, row.cells, above if index else None, below, is_head=is_head)
