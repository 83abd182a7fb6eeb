"""The preview: the page, slide or rows that the file will have."""

from __future__ import annotations

import io
import json

import pytest
from PIL import Image, ImageChops
from pptx import Presentation
from pypdf import PdfReader

from map_app.briefing import Preview, Seen
from map_app.briefing.preview import preview_of
from map_app.briefing.slides.picture_pen import PicturePen
from tests.support.pdf_text import pages_of


@pytest.fixture
def seen_of(briefing_of):
    def seen(number=1, place=None, **options):
        briefing = briefing_of(place, dpi=72, **options)
        return Seen.of(preview_of(Preview(briefing, number)))

    return seen


@pytest.mark.parametrize("form", ["pdf", "pptx"])
def test_a_page_of_a_set_is_previewed_without_a_number(briefing_of, form):
    briefing = briefing_of("village-donglang", dpi=72, format=form)
    whole, part = (
        Seen.of(preview_of(Preview(briefing, 2, numbered=numbered))) for numbered in (True, False)
    )
    where = ImageChops.difference(picture(whole), picture(part)).getbbox()
    assert where is not None
    assert where[3] - where[1] < 16  # a single line is another


def picture(seen):
    return Image.open(io.BytesIO(seen.content)).convert("RGB")


def test_a_preview_has_as_many_pages_as_the_pdf(seen_of, file_of):
    pages = PdfReader(file_of("village-donglang", format="pdf")).pages
    seen = seen_of(2, "village-donglang", format="pdf")
    assert (seen.number, seen.count) == (2, len(pages))
    wide, high = (float(side) for side in pages[0].mediabox[2:])
    assert picture(seen).size == pytest.approx((wide, high), abs=1)


def test_every_page_of_a_preview_is_another_and_beyond_the_last_is_the_last(seen_of):
    first, second = (seen_of(number, "village-donglang", format="pdf") for number in (1, 2))
    assert ImageChops.difference(picture(first), picture(second)).getbbox()
    assert seen_of(99, "village-donglang", format="pdf").number == first.count


@pytest.mark.parametrize("place", ["village-donglang", None])
def test_a_preview_has_as_many_pages_as_the_deck_has_slides(seen_of, file_of, place):
    slides = Presentation(file_of(place, format="pptx")).slides
    assert seen_of(1, place, format="pptx").count == len(slides)


def test_what_a_slide_says_is_what_its_picture_says(briefing_of, file_of, monkeypatch):
    """The words are caught where the picture's pen writes them, box by box."""
    written = []
    write = PicturePen.text

    def note(pen, box, paragraphs, anchor="top", *, wraps=True):
        written.extend(one.words for one in paragraphs)
        write(pen, box, paragraphs, anchor, wraps=wraps)

    monkeypatch.setattr(PicturePen, "text", note)
    preview_of(Preview(briefing_of("village-donglang", format="pptx"), 2))
    slide = Presentation(file_of("village-donglang", format="pptx")).slides[1]
    cells = [cell for one in slide.shapes if one.has_table for cell in one.table.iter_cells()]
    frames = [one.text_frame for one in slide.shapes if one.has_text_frame]
    said = [
        words
        for one in (*frames, *(cell.text_frame for cell in cells))
        for words in (paragraph.text for paragraph in one.paragraphs)
    ]
    assert sorted(said) == sorted(written)


def test_a_picture_of_fixed_pixels_is_previewed_small(seen_of):
    assert picture(seen_of(paper="3840x2160")).width < 1000


def test_a_workbook_is_previewed_by_its_first_rows(seen_of, briefing_of):
    seen = seen_of(1, "village-donglang", format="xlsx")
    first = json.loads(seen.content)[0]
    assert not seen.is_picture
    assert first["count"] == len(briefing_of("village-donglang", format="xlsx").tables[0].rows)
    assert first["rows"][0][0] == "东塱村"
    assert len(first["rows"]) <= 12


def test_a_file_of_features_is_previewed_by_its_layers(seen_of):
    rows = dict(json.loads(seen_of(1, None, format="geojson").content)[0]["rows"])
    assert 20 in rows.values()


def test_the_pages_of_a_single_pdf_are_numbered_when_there_are_several(file_of):
    pages = pages_of(file_of("village-donglang", format="pdf"))
    for number, words in enumerate(pages, start=1):
        assert f"{number}/{len(pages)}" in words
    (single,) = pages_of(file_of("line-25", format="pdf"))
    assert "1/1" not in single
