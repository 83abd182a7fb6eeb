"""A set as one PDF: contents whose lines lead to their pages, bookmarks, numbered pages.

pypdf and matplotlib are loaded here, when a file is written, and nowhere before.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import TYPE_CHECKING

from map_app.briefing.paper import Box, points
from map_app.briefing.record import Briefing
from map_app.briefing.sets.contents import Contents
from map_app.briefing.write import describe

if TYPE_CHECKING:
    from pypdf import PageObject, PdfWriter

    from map_app.briefing.page.ink import Page


def page_pdf(briefing: Briefing) -> bytes:
    """Return the pages of one place as they are put into the whole, in the layout's size."""
    from map_app.briefing.page.sheet_of_paper import pdf_bytes  # noqa: PLC0415 - loads matplotlib

    return pdf_bytes(briefing, numbered=False)


def set_pdf(contents: Contents, parts: Sequence[bytes]) -> bytes:
    """Return contents and places as one PDF; `parts` are the places' own, in order."""
    from pypdf import PdfReader, PdfWriter  # noqa: PLC0415 - as said above

    from map_app.briefing.sets.contents_page import page_count  # noqa: PLC0415 - as said above

    pages = [len(PdfReader(io.BytesIO(part)).pages) for part in parts]
    begins_on = [first + 1 for first in accumulate(pages, initial=page_count(contents))][:-1]
    writer = PdfWriter()
    for part in (_contents_pdf(contents, begins_on), *parts):
        writer.append(io.BytesIO(part), import_outline=False)
    _number(writer, contents.page)
    _enlarge(writer, contents.page.layout.magnify)
    _lead(writer, contents, begins_on)
    describe(writer, contents.page)
    # Every place brings its own copy of the letters it has in common with the others.
    writer.compress_identical_objects(remove_duplicates=True, remove_unreferenced=False)
    written = io.BytesIO()
    writer.write(written)
    return written.getvalue()


def _contents_pdf(contents: Contents, begins_on: Sequence[int]) -> bytes:
    from map_app.briefing.page.sheet_of_paper import pdf_of_pages  # noqa: PLC0415 - as said above
    from map_app.briefing.sets.contents_page import contents_pages  # noqa: PLC0415 - as said above

    return pdf_of_pages(contents_pages(contents, begins_on), contents.page.made_on)


def _number(writer: PdfWriter, briefing: Briefing) -> None:
    """Write `7 / 61` above the head of every page."""
    from pypdf import PdfReader  # noqa: PLC0415 - as said above

    from map_app.briefing.page.sheet_of_paper import pdf_of_pages  # noqa: PLC0415 - as said above

    numbers = pdf_of_pages(_numbers(briefing, len(writer.pages)), briefing.made_on)
    for page, number in zip(writer.pages, PdfReader(io.BytesIO(numbers)).pages, strict=True):
        _lay_over(writer, page, number)


def _numbers(briefing: Briefing, count: int) -> Iterator[Page]:
    from map_app.briefing.page.furniture import draw_number  # noqa: PLC0415 - as said above
    from map_app.briefing.page.ink import Page  # noqa: PLC0415 - as said above

    for number in range(1, count + 1):
        page = Page(briefing.layout.width_mm, briefing.layout.height_mm)
        page.figure.patch.set_visible(False)
        draw_number(page, briefing, number, count)
        yield page


def _lay_over(writer: PdfWriter, page: PageObject, above: PageObject) -> None:
    """Put another page's words on a page, without reading all that stands there already."""
    from pypdf.generic import (  # noqa: PLC0415 - as said above
        ArrayObject,
        DecodedStreamObject,
        NameObject,
    )

    content = above.get_contents()
    words = content.get_data() if content is not None else b""
    for kind in ("/Font", "/ExtGState"):
        words = _take_along(writer, (page, above), kind, words)
    stream = DecodedStreamObject()
    stream.set_data(b"\nq\n" + words + b"\nQ\n")
    below = page.raw_get("/Contents")
    pieces = below if isinstance(below, ArrayObject) else [below]
    added = writer._add_object(stream.flate_encode())  # noqa: SLF001  pypdf's only way to add one
    page[NameObject("/Contents")] = ArrayObject([*pieces, added])


def _take_along(
    writer: PdfWriter, pages: tuple[PageObject, PageObject], kind: str, words: bytes
) -> bytes:
    """Give the first page the fonts or looks of the second; return the words with their new names.

    Both name them alike, F1 and A1: those of the second get names of their own.
    """
    from pypdf.generic import DictionaryObject, NameObject  # noqa: PLC0415 - as said above

    mine, theirs = (page["/Resources"].get_object() for page in pages)
    if not (isinstance(mine, DictionaryObject) and isinstance(theirs, DictionaryObject)):
        return words
    shelf = mine.setdefault(NameObject(kind), DictionaryObject()).get_object()
    for name, thing in theirs.get(kind, DictionaryObject()).get_object().items():
        renamed = f"{name}number"
        words = words.replace(f"{name} ".encode(), f"{renamed} ".encode())
        if renamed not in shelf:
            shelf[NameObject(renamed)] = thing.clone(writer)
    return words


def _enlarge(writer: PdfWriter, magnify: float) -> None:
    if magnify != 1:
        for page in writer.pages:
            page.scale_by(magnify)


def _lead(writer: PdfWriter, contents: Contents, begins_on: Sequence[int]) -> None:
    """Add a bookmark for the contents and each place, and a link on each line of the contents."""
    from pypdf.annotations import Link  # noqa: PLC0415 - as said above
    from pypdf.constants import PageLabelStyle  # noqa: PLC0415 - as said above

    from map_app.briefing.sets.contents_page import row_box  # noqa: PLC0415 - as said above

    writer.add_outline_item(title=contents.page.title_suffix, page_number=0)
    for index, (row, first) in enumerate(zip(contents.rows, begins_on, strict=True)):
        writer.add_outline_item(title=row.name, page_number=first - 1)
        page, box = row_box(contents, index)
        link = Link(rect=_rect(contents.page, box), target_page_index=first - 1)
        writer.add_annotation(page, link)
    writer.page_mode = "/UseOutlines"
    writer.set_page_label(0, len(writer.pages) - 1, style=PageLabelStyle.DECIMAL, start=1)


def _rect(briefing: Briefing, box: Box) -> tuple[float, float, float, float]:
    """Return a block of the layout in the points of a PDF page: from its lower left corner."""
    high_mm, magnify = briefing.layout.height_mm, briefing.layout.magnify
    left, right = points(box.left_mm) * magnify, points(box.right_mm) * magnify
    lower, upper = points(high_mm - box.bottom_mm), points(high_mm - box.top_mm)
    return left, lower * magnify, right, upper * magnify
