"""The pages put together, and made into bytes.

This module loads matplotlib; only `write` imports it, when a file is written.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager

import matplotlib as mpl
import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.backends.backend_svg import FigureCanvasSVG
from numpy.typing import NDArray

from map_app.briefing.page.column import Column, compose, draw_column, flow
from map_app.briefing.page.furniture import (
    draw_foot,
    draw_head,
    draw_north,
    draw_number,
    draw_scale,
)
from map_app.briefing.page.ink import Page
from map_app.briefing.page.insets import draw_code, draw_locator, draw_marks
from map_app.briefing.page.legend import draw_legend
from map_app.briefing.page.letters import Letters
from map_app.briefing.page.map_art import draw_map, draw_note
from map_app.briefing.page.pdf_file import About, pdf_of_pages
from map_app.briefing.page.png import png_of
from map_app.briefing.page.slide import fitted
from map_app.briefing.paper import MM_PER_INCH, Box
from map_app.briefing.record import Briefing

CREATOR = "Liwan plan map"
HAIR = 1e-6


def png_bytes(briefing: Briefing, dpi: float) -> bytes:
    """Return the single page as a PNG at this resolution of the paper."""
    briefing = fitted(briefing)
    with settings():
        page = draw_page(briefing, compose(briefing).columns)
        return picture_of(page, dpi * briefing.layout.magnify, dpi, briefing.title)


def picture_of(page: Page, dots: float, dpi: float, title: str) -> bytes:
    """Return a page as a PNG of so many dots an inch of the layout, `dpi` on its own paper.

    It has no transparency and is packed quickly: that is sooner than by savefig.
    """
    return png_of(_pixels(page, dots), dpi, title)


def _pixels(page: Page, dots: float) -> NDArray[np.uint8]:
    page.figure.set_dpi(dots)
    page.figure.set_size_inches(_whole_dots(page.width_mm, dots), _whole_dots(page.height_mm, dots))
    canvas = FigureCanvasAgg(page.figure)
    canvas.draw()  # type: ignore[no-untyped-call]
    return np.asarray(canvas.buffer_rgba())  # type: ignore[no-untyped-call]


def _cut_out(pixels: NDArray[np.uint8], box: Box, dots: float) -> NDArray[np.uint8]:
    """Return a block of the page's pixels, to the whole pixel."""
    sides = (box.top_mm, box.bottom_mm, box.left_mm, box.right_mm)
    top, bottom, left, right = (round(side / MM_PER_INCH * dots) for side in sides)
    return pixels[top:bottom, left:right]


def map_png(briefing: Briefing, dpi: float) -> bytes:
    """Return the map alone as a PNG at this resolution of the paper.

    It has the names, the chosen place, the reader's notes, locator map and north arrow, and none
    of what stands around the map.
    """
    layout = briefing.layout
    with settings():
        page = Page(layout.width_mm, layout.height_mm)
        draw_map_block(page, briefing)
        dots = dpi * layout.magnify
        return png_of(_cut_out(_pixels(page, dots), layout.map, dots), dpi, briefing.title)


def draw_map_block(page: Page, briefing: Briefing) -> None:
    """Draw the map with all that stands on it: notes, locator map, north arrow."""
    draw_map(page, briefing.picture, briefing.dress)
    draw_marks(page, briefing)
    draw_note(page, briefing.picture, briefing.dress)
    draw_locator(page, briefing)
    draw_north(page, briefing)


def svg_bytes(briefing: Briefing) -> bytes:
    """Return the single page as an SVG of the paper's size; letters are drawn, not typed."""
    briefing = fitted(briefing)
    with settings():
        page = draw_page(briefing, compose(briefing).columns)
        FigureCanvasSVG(page.figure)
        written = io.BytesIO()
        about = {"Title": briefing.title, "Date": briefing.made_on.isoformat(), "Creator": None}
        page.figure.savefig(written, format="svg", metadata=about)
    return _of_paper_size(written.getvalue(), page, briefing.layout.magnify)


def pdf_bytes(briefing: Briefing) -> bytes:
    """Return the pages as a PDF of vectors and text, in the paper's size."""
    letters = Letters(briefing.letters)
    with settings():
        return pdf_of_pages(draw_pages(briefing, numbered=True), about_of(briefing), letters)


def part_bytes(briefing: Briefing) -> tuple[bytes, bytes]:
    """Return the pages as they are put into a set, without fonts and numbers; which letters."""
    letters = Letters(briefing.letters)
    with settings():
        pages = draw_pages(briefing, numbered=False)
        part = pdf_of_pages(pages, about_of(briefing), letters, with_fonts=False)
    return part, letters.told()


def about_of(briefing: Briefing) -> About:
    """Return what a PDF of the briefing says of itself."""
    words = {
        "Title": f"{briefing.title} {briefing.title_suffix}".strip(),
        "Subject": briefing.plan_line,
        "Creator": CREATOR,
    }
    language = "en" if briefing.language == "en" else "zh-CN"
    return About(briefing.made_on, briefing.layout.magnify, language, words)


def page_picture(
    briefing: Briefing, number: int, dpi: float, *, numbered: bool = True
) -> tuple[int, bytes]:
    """Return how many pages the PDF has, and one of them as a PNG: the last where it has fewer."""
    briefing = fitted(briefing)
    with settings():
        columns = list(flow(briefing))
        number = min(number, len(columns))
        page = _page_of(briefing, columns, number, numbered=numbered)
        return len(columns), picture_of(page, briefing.layout.magnify * dpi, dpi, briefing.title)


def draw_pages(briefing: Briefing, *, numbered: bool) -> Iterator[Page]:
    """Yield the page with the map, then those that its words run on to."""
    briefing = fitted(briefing)
    columns = list(flow(briefing))
    for number in range(1, len(columns) + 1):
        yield _page_of(briefing, columns, number, numbered=numbered)


def _page_of(
    briefing: Briefing, columns: Sequence[Sequence[Column]], number: int, *, numbered: bool
) -> Page:
    """Return one of the pages that have these columns, from 1."""
    draw = draw_page if number == 1 else _further_page
    page = draw(briefing, columns[number - 1])
    if numbered and len(columns) > 1:
        draw_number(page, briefing, number, len(columns))
    return page


def draw_page(briefing: Briefing, columns: Sequence[Column]) -> Page:
    """Return the page with everything on it, its text in the order it is to be read."""
    page = Page(briefing.layout.width_mm, briefing.layout.height_mm)
    draw_head(page, briefing)
    for column in columns:
        draw_column(page, column, briefing.dress)
    draw_map_block(page, briefing)
    draw_scale(page, briefing)
    draw_legend(page, briefing)
    draw_foot(page, briefing)
    draw_code(page, briefing)
    return page


def _further_page(briefing: Briefing, columns: Sequence[Column]) -> Page:
    """Return a page of words alone, with the first page's head and foot."""
    page = Page(briefing.layout.width_mm, briefing.layout.height_mm)
    draw_head(page, briefing)
    for column in columns:
        draw_column(page, column, briefing.dress)
    draw_foot(page, briefing)
    draw_code(page, briefing)
    return page


def settings() -> AbstractContextManager[None]:
    """Return matplotlib's settings for a page; they end with it.

    Type 3 fonts embed, their text extracts, and they are written a second faster than Type 42.
    """
    return mpl.rc_context(
        {
            "pdf.fonttype": 3,
            "pdf.compression": 6,
            "svg.fonttype": "path",
            "svg.hashsalt": "liwan",
            "text.hinting": "none",
            "path.simplify": False,
        }
    )


def _whole_dots(length_mm: float, dpi: float) -> float:
    """Return the length in inches, rounded to whole dots; the hair more outlives rounding down."""
    return (round(length_mm / MM_PER_INCH * dpi) + HAIR) / dpi


def _of_paper_size(svg: bytes, page: Page, magnify: float) -> bytes:
    """Return the SVG with the paper's width and height in millimetres; what it shows stays."""
    head, mark, rest = svg.partition(b"<svg ")
    tag, close, body = rest.partition(b">")
    kept = [
        part for part in tag.split(b'" ') if not part.strip().startswith((b"width=", b"height="))
    ]
    size = (
        f'width="{page.width_mm * magnify:g}mm" height="{page.height_mm * magnify:g}mm" '.encode()
    )
    return head + mark + size + b'" '.join(kept) + close + body
