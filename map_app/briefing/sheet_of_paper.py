"""The page put together, and made into bytes.

This module loads matplotlib; only `write` imports it, when a file is written.
"""

from __future__ import annotations

import io
from contextlib import AbstractContextManager

import matplotlib as mpl
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.backends.backend_pdf import FigureCanvasPdf

from map_app.briefing.column import compose, draw_column
from map_app.briefing.furniture import draw_foot, draw_head, draw_north, draw_scale
from map_app.briefing.ink import Page
from map_app.briefing.legend import draw_legend
from map_app.briefing.map_art import draw_map, draw_note
from map_app.briefing.paper import MM_PER_INCH, PAGE_HEIGHT_MM, PAGE_WIDTH_MM
from map_app.briefing.record import Briefing

HAIR = 1e-6


def png_bytes(briefing: Briefing, dpi: int) -> bytes:
    """Return the page as a PNG at this resolution."""
    with _settings():
        page = draw_page(briefing)
        FigureCanvasAgg(page.figure)
        page.figure.set_size_inches(
            _whole_dots(PAGE_WIDTH_MM, dpi), _whole_dots(PAGE_HEIGHT_MM, dpi)
        )
        written = io.BytesIO()
        about = {"Title": briefing.title, "Software": None}
        page.figure.savefig(
            written, format="png", dpi=dpi, metadata=about, pil_kwargs={"compress_level": 4}
        )
    return written.getvalue()


def pdf_bytes(briefing: Briefing) -> bytes:
    """Return the page as a PDF of vectors and text."""
    with _settings():
        page = draw_page(briefing)
        FigureCanvasPdf(page.figure)
        written = io.BytesIO()
        about = {"CreationDate": briefing.made_on, "ModDate": briefing.made_on}
        page.figure.savefig(written, format="pdf", metadata=about)
    return written.getvalue()


def _settings() -> AbstractContextManager[None]:
    """Return matplotlib's settings for a page; they end with it.

    Type 3 fonts embed, their text extracts, and they are written a second faster than Type 42.
    """
    return mpl.rc_context(
        {"pdf.fonttype": 3, "pdf.compression": 6, "text.hinting": "none", "path.simplify": False}
    )


def _whole_dots(length_mm: float, dpi: int) -> float:
    """Return the length in inches, rounded to whole dots; the hair more outlives rounding down."""
    return (round(length_mm / MM_PER_INCH * dpi) + HAIR) / dpi


def draw_page(briefing: Briefing) -> Page:
    """Return the page with everything on it, its text in the order it is to be read."""
    page = Page()
    draw_head(page, briefing)
    draw_column(page, compose(briefing), briefing.dress)
    draw_map(page, briefing.picture, briefing.dress)
    draw_note(page, briefing.picture, briefing.dress)
    draw_north(page, briefing)
    draw_scale(page, briefing)
    draw_legend(page, briefing)
    draw_foot(page, briefing)
    return page
