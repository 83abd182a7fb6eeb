"""The pages put together, and made into bytes.

This module loads matplotlib; only `write` imports it, when a file is written.
"""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager

import matplotlib as mpl
import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.backends.backend_pdf import FigureCanvasPdf, PdfPages
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.transforms import Bbox
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from map_app.briefing.page.column import Column, compose, draw_column, flow
from map_app.briefing.page.furniture import draw_foot, draw_head, draw_north, draw_scale
from map_app.briefing.page.ink import Page
from map_app.briefing.page.insets import draw_code, draw_locator, draw_marks
from map_app.briefing.page.legend import draw_legend
from map_app.briefing.page.map_art import draw_map, draw_note
from map_app.briefing.page.slide import fitted
from map_app.briefing.paper import MM_PER_INCH, Box
from map_app.briefing.record import Briefing

HAIR = 1e-6
PACKING = 1
"""How hard zlib tries: harder takes a third longer and gives a twentieth less."""


def png_bytes(briefing: Briefing, dpi: float) -> bytes:
    """Return the single page as a PNG at this resolution of the paper."""
    briefing = fitted(briefing)
    with _settings():
        page = draw_page(briefing, compose(briefing).columns)
        dots = dpi * briefing.layout.magnify
        page.figure.set_dpi(dots)
        page.figure.set_size_inches(
            _whole_dots(page.width_mm, dots), _whole_dots(page.height_mm, dots)
        )
        return _png_of(page, dpi, briefing.title)


def _png_of(page: Page, dpi: float, title: str) -> bytes:
    """Return the page drawn, without transparency and packed quickly: sooner than by savefig."""
    canvas = FigureCanvasAgg(page.figure)
    canvas.draw()  # type: ignore[no-untyped-call]
    pixels = canvas.buffer_rgba()  # type: ignore[no-untyped-call]
    drawn = Image.fromarray(np.asarray(pixels)).convert("RGB")
    about = PngInfo()
    about.add_itxt("Title", title)
    written = io.BytesIO()
    drawn.save(written, format="png", dpi=(dpi, dpi), pnginfo=about, compress_level=PACKING)
    return written.getvalue()


def map_png(briefing: Briefing, dpi: float) -> bytes:
    """Return the map alone as a PNG at this resolution of the paper.

    It has the names, the chosen place, the reader's notes, locator map and north arrow, and none
    of what stands around the map.
    """
    layout = briefing.layout
    with _settings():
        page = Page(layout.width_mm, layout.height_mm)
        draw_map(page, briefing.picture, briefing.dress)
        draw_marks(page, briefing)
        draw_note(page, briefing.picture, briefing.dress)
        draw_locator(page, briefing)
        draw_north(page, briefing)
        FigureCanvasAgg(page.figure)
        written = io.BytesIO()
        page.figure.savefig(
            written,
            format="png",
            dpi=dpi * layout.magnify,
            bbox_inches=_inches(layout.map, page),
            metadata={"Title": briefing.title, "Software": None},
            pil_kwargs={"compress_level": 4, "dpi": (dpi, dpi)},
        )
    return written.getvalue()


def svg_bytes(briefing: Briefing) -> bytes:
    """Return the single page as an SVG of the paper's size; letters are drawn, not typed."""
    briefing = fitted(briefing)
    with _settings():
        page = draw_page(briefing, compose(briefing).columns)
        FigureCanvasSVG(page.figure)
        written = io.BytesIO()
        about = {"Title": briefing.title, "Date": briefing.made_on.isoformat(), "Creator": None}
        page.figure.savefig(written, format="svg", metadata=about)
    return _of_paper_size(written.getvalue(), page, briefing.layout.magnify)


def pdf_bytes(briefing: Briefing) -> bytes:
    """Return the pages as a PDF of vectors and text, in the layout's size."""
    return pdf_of_pages(draw_pages(briefing), briefing.made_on)


def pdf_of_pages(drawn: Iterable[Page], made_on: dt.datetime) -> bytes:
    """Return pages, drawn one after the other, as a PDF in the layout's size."""
    written = io.BytesIO()
    about = {"CreationDate": made_on, "ModDate": made_on}
    with _settings(), PdfPages(written, metadata=about) as pages:
        for page in drawn:
            FigureCanvasPdf(page.figure)
            pages.savefig(page.figure)
    return written.getvalue()


def draw_pages(briefing: Briefing) -> Iterator[Page]:
    """Yield the page with the map, then those that its words run on to."""
    briefing = fitted(briefing)
    for number, columns in enumerate(flow(briefing)):
        yield draw_page(briefing, columns) if not number else _further_page(briefing, columns)


def draw_page(briefing: Briefing, columns: Sequence[Column]) -> Page:
    """Return the page with everything on it, its text in the order it is to be read."""
    page = Page(briefing.layout.width_mm, briefing.layout.height_mm)
    draw_head(page, briefing)
    for column in columns:
        draw_column(page, column, briefing.dress)
    draw_map(page, briefing.picture, briefing.dress)
    draw_marks(page, briefing)
    draw_note(page, briefing.picture, briefing.dress)
    draw_locator(page, briefing)
    draw_north(page, briefing)
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


def _settings() -> AbstractContextManager[None]:
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


def _inches(box: Box, page: Page) -> Bbox:
    """Return a block of the page in matplotlib's inches, which count upwards."""
    left, right = box.left_mm / MM_PER_INCH, box.right_mm / MM_PER_INCH
    low = (page.height_mm - box.bottom_mm) / MM_PER_INCH
    high = (page.height_mm - box.top_mm) / MM_PER_INCH
    return Bbox([[left, low], [right, high]])


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
