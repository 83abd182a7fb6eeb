"""A set as one PDF: contents whose lines lead to their pages, bookmarks, numbered pages.

The places' pages come without fonts, by several processes; the fonts of all their letters stand in
the whole once. pypdf and matplotlib are loaded here, when a file is written, and nowhere before.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from itertools import accumulate
from typing import TYPE_CHECKING

from map_app.briefing.paper import Box, points
from map_app.briefing.record import Briefing
from map_app.briefing.sets.contents import Contents

if TYPE_CHECKING:
    from pypdf import PageObject, PdfWriter

    from map_app.briefing.page.letters import Letters

BETWEEN = b"\n%PDF"
"""Where in a part its letters end and its pages begin."""


def page_pdf(briefing: Briefing) -> bytes:
    """Return the pages of one place as they are put into the whole, their letters before them."""
    from map_app.briefing.page.sheet_of_paper import part_bytes  # noqa: PLC0415 - loads matplotlib

    pages, letters = part_bytes(briefing)
    return letters + b"\n" + pages


def set_pdf(contents: Contents, parts: Sequence[bytes]) -> bytes:
    """Return contents and places as one PDF; `parts` are the places' own, in order."""
    from pypdf import PdfReader, PdfWriter  # noqa: PLC0415 - as said above

    from map_app.briefing.page.letters import Letters  # noqa: PLC0415 - as said above
    from map_app.briefing.sets.contents_page import page_count  # noqa: PLC0415 - as said above

    letters, readers = Letters(contents.page.letters), []
    for part in parts:
        told, _, pages = part.partition(BETWEEN)
        letters.take(told)
        readers.append(PdfReader(io.BytesIO(BETWEEN[1:] + pages)))
    counts = [len(reader.pages) for reader in readers]
    begins_on = [first + 1 for first in accumulate(counts, initial=page_count(contents))]
    numbers = _numbers(contents.page, begins_on.pop() - 1, letters)
    writer = PdfWriter(clone_from=io.BytesIO(_contents_pdf(contents, begins_on, letters)))
    fronts = len(writer.pages)
    for reader in readers:
        writer.append(reader, import_outline=False)
    _share_fonts(writer, fronts)
    for page, number in zip(writer.pages, numbers, strict=True):
        _lay_over(writer, page, number)
    _lead(writer, contents, begins_on)
    written = io.BytesIO()
    writer.write(written)
    return written.getvalue()


def _contents_pdf(contents: Contents, begins_on: Sequence[int], letters: Letters) -> bytes:
    """Return the pages of the contents, with the fonts of all the letters that are in use."""
    from map_app.briefing.page.pdf_file import pdf_of_pages  # noqa: PLC0415 - as said above
    from map_app.briefing.page.sheet_of_paper import about_of, settings  # noqa: PLC0415 - as above
    from map_app.briefing.sets.contents_page import contents_pages  # noqa: PLC0415 - as said above

    with settings():
        pages = contents_pages(contents, begins_on)
        return pdf_of_pages(pages, about_of(contents.page), letters)


def _numbers(briefing: Briefing, count: int, letters: Letters) -> list[bytes]:
    """Return `7 / 61` for every page, as a PDF writes it."""
    from matplotlib.colors import to_rgb  # noqa: PLC0415 - as said above

    from map_app.briefing.page.furniture import number_line  # noqa: PLC0415 - as said above

    written = []
    for number in range(1, count + 1):
        words, kind, (left_mm, baseline_mm) = number_line(briefing, number, count)
        spot = points(left_mm), points(briefing.layout.height_mm - baseline_mm), 0.0
        colour = " ".join(f"{part:.4g}" for part in to_rgb(kind.colour))
        line = letters.line(words, kind.size_pt, spot, bold=kind.bold)
        written.append(b"\nq\n" + f"{colour} rg\n".encode() + line + b"Q\n")
    return written


def _share_fonts(writer: PdfWriter, fronts: int) -> None:
    """Give every page of a place the fonts of the contents."""
    from pypdf.generic import DictionaryObject, NameObject  # noqa: PLC0415 - as said above

    def resources(page: PageObject) -> DictionaryObject:
        found = page["/Resources"].get_object()
        return found if isinstance(found, DictionaryObject) else DictionaryObject()

    fonts = resources(writer.pages[0]).raw_get("/Font")
    for page in writer.pages[fronts:]:
        resources(page)[NameObject("/Font")] = fonts


def _lay_over(writer: PdfWriter, page: PageObject, words: bytes) -> None:
    """Put a line on a page, without reading all that stands there already."""
    from pypdf.generic import (  # noqa: PLC0415 - as said above
        ArrayObject,
        DecodedStreamObject,
        NameObject,
    )

    stream = DecodedStreamObject()
    stream.set_data(words)
    below = page.raw_get("/Contents")
    pieces = below if isinstance(below, ArrayObject) else [below]
    added = writer._add_object(stream)  # noqa: SLF001  pypdf's only way to add one
    page[NameObject("/Contents")] = ArrayObject([*pieces, added])


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
