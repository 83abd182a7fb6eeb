"""The slides behind the map: tables with their heads, and what every slide says at its foot."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pptx.oxml.xmlchemy import OxmlElement
from pptx.util import Pt

from map_app.briefing.page.ink import Type
from map_app.briefing.paper import Box, points
from map_app.briefing.record import Briefing, Dress
from map_app.briefing.slides.frames import Frames
from map_app.briefing.slides.map_slide import in_one_line
from map_app.briefing.slides.pen import Pen
from map_app.briefing.slides.rows import CELL_ABOVE_MM, CELL_ASIDE_MM, Part, Row
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


def draw_part(pen: Pen, part: Part, frames: Frames, dress: Dress) -> None:
    """Draw a table and the head above it."""
    box = frames.words
    head_mm = height_mm([part.head], box.width_mm)
    pen.text(Box(box.left_mm, part.top_mm, box.width_mm, head_mm), [part.head])
    rows, widths_mm = part.all_rows, part.table.widths_mm
    heights_mm = [row.height_mm(widths_mm, tight=True) for row in rows]
    place = Box(box.left_mm, part.rows_top_mm, sum(widths_mm), sum(heights_mm))
    table = pen.table(place, len(rows), widths_mm)
    table.first_row = part.table.columns is not None
    for index, (row, row_mm) in enumerate(zip(rows, heights_mm, strict=True)):
        table.rows[index].height = pen.emu(row_mm)
        is_head = row is part.table.columns
        for cell, paragraphs in zip(table.rows[index].cells, row.cells, strict=True):
            _write_cell(pen, cell, paragraphs)
            _rule_cell(pen, cell, row, dress, is_head=is_head, is_first=not index)


def _write_cell(pen: Pen, cell: Any, paragraphs: Sequence[Paragraph]) -> None:  # noqa: ANN401  python-pptx's own cell
    cell.margin_left = cell.margin_right = pen.emu(CELL_ASIDE_MM)
    cell.margin_top = cell.margin_bottom = pen.emu(CELL_ABOVE_MM)
    pen.ink.write(cell.text_frame, paragraphs)


def _rule_cell(
    pen: Pen,
    cell: Any,  # noqa: ANN401  as above
    row: Row,
    dress: Dress,
    *,
    is_head: bool,
    is_first: bool,
) -> None:
    """Draw the rules above and below a cell, and none at its sides."""
    properties = cell._tc.get_or_add_tcPr()  # noqa: SLF001 - python-pptx draws no cell's edges
    above = (dress.rule, STRONG_MM if row.ruled else THIN_MM)
    below = (dress.quiet, STRONG_MM) if is_head else (dress.rule, THIN_MM)
    edges = {"a:lnL": None, "a:lnR": None, "a:lnT": None if is_first else above, "a:lnB": below}
    for name, edge in edges.items():
        line = OxmlElement(name)
        if edge is None:
            line.set("w", "0")
            line.append(OxmlElement("a:noFill"))
        else:
            line.set("w", str(int(Pt(points(edge[1]) * pen.ink.magnify))))
            fill = OxmlElement("a:solidFill")
            colour = OxmlElement("a:srgbClr")
            colour.set("val", edge[0].lstrip("#").upper())
            fill.append(colour)
            line.append(fill)
        properties.append(line)
    properties.append(OxmlElement("a:noFill"))
