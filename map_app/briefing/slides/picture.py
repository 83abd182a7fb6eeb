"""A picture of one slide of a briefing's file: drawn by the code that writes the slide.

This module loads matplotlib and python-pptx; only the modules that write files import it.
"""

from __future__ import annotations

from collections.abc import Sequence

from map_app.briefing.page.ink import Page, Type
from map_app.briefing.page.sheet_of_paper import picture_of, settings
from map_app.briefing.record import Briefing
from map_app.briefing.slides.deck import foot_words, pages_of
from map_app.briefing.slides.frames import Frames
from map_app.briefing.slides.map_slide import draw_map_slide, logo_width_mm, title_of
from map_app.briefing.slides.master import RULE_MM, Holder, map_parts, words_parts
from map_app.briefing.slides.picture_pen import PicturePen
from map_app.briefing.slides.rows import Part
from map_app.briefing.slides.word_slides import draw_part, title_of_words
from map_app.briefing.slides.words import Paragraph, Run

ANCHORS = {"t": "top", "ctr": "middle", "b": "bottom"}


def slide_picture(
    briefing: Briefing, number: int, dpi: float, *, numbered: bool = True
) -> tuple[int, bytes]:
    """Return how many slides the briefing has, and one of them as a PNG: the last if too few.

    Those of a set are not `numbered`: the deck counts them on from place to place.

    Raises ExportError when the slides must not leave as they are.
    """
    layout = briefing.layout
    frames = Frames(layout, logo_width_mm(briefing))
    pages = pages_of(briefing, frames)
    number = min(number, 1 + len(pages))
    with settings():
        page = Page(layout.width_mm, layout.height_mm)
        pen = PicturePen(page)
        if number == 1:
            _map_slide(pen, briefing, frames, "1" if numbered else "")
        else:
            said = str(number) if numbered else ""
            _words_slide(pen, briefing, frames, pages[number - 2], (number - 1, len(pages), said))
        return 1 + len(pages), picture_of(page, dpi * layout.magnify, dpi, briefing.title)


def _map_slide(pen: PicturePen, briefing: Briefing, frames: Frames, number: str) -> None:
    quiet = Type(briefing.dress.small_pt, colour=briefing.dress.quiet)
    words = {"title": title_of(briefing, frames), "sldNum": _right(Run(number, quiet))}
    _fill(pen, briefing, map_parts(briefing, frames), words)
    draw_map_slide(pen, briefing, frames)


def _words_slide(
    pen: PicturePen,
    briefing: Briefing,
    frames: Frames,
    parts: Sequence[Part],
    counted: tuple[int, int, str],
) -> None:
    """Draw a slide of words: which of how many it is, and the number that stands on it."""
    caveat, plan = foot_words(briefing)
    words = {
        "title": title_of_words(briefing, frames, parts, (counted[0], counted[1])),
        "ftr": caveat,
        "sldNum": _right(plan, Run(counted[2], plan.kind)),
    }
    _fill(pen, briefing, words_parts(briefing, frames), words)
    for part in parts:
        draw_part(pen, part, frames, briefing.dress)


def _fill(
    pen: PicturePen,
    briefing: Briefing,
    parts: Sequence[Holder | float],
    words: dict[str, Paragraph],
) -> None:
    """Write into the holders of a slide's layout, and draw its rule."""
    head = briefing.layout.head
    for part in parts:
        if isinstance(part, Holder):
            pen.text(part.box, [words[part.kind]], ANCHORS[part.anchor])
        else:
            pen.rule((head.left_mm, part), (head.right_mm, part), briefing.dress.accent, RULE_MM)


def _right(*runs: Run) -> Paragraph:
    return Paragraph(runs, align="right")
