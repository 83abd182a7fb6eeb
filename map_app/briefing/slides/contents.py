"""The contents of a deck: every place with the slide it begins on, and a link there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pptx.opc.constants import RELATIONSHIP_TYPE as RELATION
from pptx.oxml.ns import qn
from pptx.oxml.xmlchemy import OxmlElement
from pptx.slide import Slide

from map_app.briefing.page.ink import Type
from map_app.briefing.record import Briefing
from map_app.briefing.slides.rows import Row, Table
from map_app.briefing.slides.words import Paragraph, Run, said

SHARES = (0.42, 0.48, 0.10)
JUMP = "ppaction://hlinksldjump"


def contents_table(briefings: Sequence[Briefing], starts: Sequence[int], width_mm: float) -> Table:
    """Return the list of places: name, what kind of place, on which slide it begins."""
    first = briefings[0]
    dress, words = first.dress, first.words.slides
    head = Type(dress.lead_pt, bold=True, colour=dress.ink)
    body = Type(dress.body_pt, colour=dress.ink)
    quiet = Type(dress.small_pt, colour=dress.quiet)
    column = Type(dress.small_pt, bold=True, colour=dress.quiet)
    heads = ((words.place, False), (words.about, False), (words.page, True))
    return Table(
        head=said(words.contents, head),
        again=said(first.words.continued.format(head=words.contents), head),
        short=words.contents,
        widths_mm=tuple(share * width_mm for share in SHARES),
        columns=Row(tuple((_cell(one, column, is_figure=right),) for one, right in heads)),
        rows=tuple(
            Row(
                (
                    (said(briefing.title, body),),
                    (said("　".join(briefing.facts), quiet),),
                    (_cell(str(start), body, is_figure=True),),
                )
            )
            for briefing, start in zip(briefings, starts, strict=True)
        ),
    )


def link_rows(slide: Slide, rows: int, firsts: Sequence[Slide]) -> Sequence[Slide]:
    """Let the names in a slide's table lead to the places' first slides; return those left."""
    frames: list[Any] = [shape for shape in slide.shapes if shape.has_table]
    table = frames[0].table
    for row, first in zip(list(table.rows)[-rows:], firsts, strict=False):
        number = slide.part.relate_to(first.part, RELATION.SLIDE)
        for paragraph in row.cells[0].text_frame.paragraphs:
            for run in paragraph.runs:
                link = OxmlElement("a:hlinkClick")
                link.set(qn("r:id"), number)
                link.set("action", JUMP)
                run._r.get_or_add_rPr().append(link)  # noqa: SLF001 - python-pptx links shapes alone
    return firsts[rows:]


def _cell(words: str, kind: Type, *, is_figure: bool) -> Paragraph:
    return Paragraph((Run(words, kind),), align="right" if is_figure else "left")
