"""A set as PDF, read with pypdf: contents, bookmarks and links lead to the right pages."""

from __future__ import annotations

import io
import re

import pytest
from pypdf import PdfReader

from map_app.briefing.sets.contents import contents_of
from map_app.briefing.sets.works import PartPdf, WholePdf, done

NAMES = ("西塱村", "葵蓬村", "坑口村")


def pdf_of(order):
    parts = tuple(done(PartPdf(order.page(index))) for index in range(order.count))
    return PdfReader(io.BytesIO(done(WholePdf(contents_of(order), parts))))


@pytest.fixture(scope="module")
def pdf(order_of):
    return pdf_of(order_of(",".join(NAMES), format="pdf"))


@pytest.fixture(scope="module")
def texts(pdf):
    return [page.extract_text() for page in pdf.pages]


@pytest.fixture(scope="module")
def begins_on(texts):
    """Return the first pages, from 1, that are headed by the names."""
    return [
        next(n for n, text in enumerate(texts[1:], start=2) if text.startswith(name))
        for name in NAMES
    ]


def test_the_contents_list_every_place_with_the_page_it_begins_on(pdf, begins_on):
    said = pdf.pages[0].extract_text(extraction_mode="layout")
    lines = re.findall(r"^\s*(\d)\s+(\S+村)\s.*\s(\d+)\s*$", said, re.MULTILINE)
    assert lines == [
        (str(number), name, str(page))
        for number, (name, page) in enumerate(zip(NAMES, begins_on, strict=True), start=1)
    ]


def test_the_contents_say_title_count_and_caveat(texts):
    said = texts[0]
    assert "所选3处" in said
    assert "目录" in said
    assert "已届满" in said


def test_a_bookmark_leads_to_each_place(pdf, begins_on):
    led = [(one.title, pdf.get_destination_page_number(one) + 1) for one in pdf.outline]
    assert led == [("目录", 1), *zip(NAMES, begins_on, strict=True)]


def test_a_line_of_the_contents_leads_to_its_page(pdf, begins_on):
    links = [one.get_object() for one in pdf.pages[0]["/Annots"]]
    led = [pdf.get_page_number(link["/Dest"][0].get_object()) + 1 for link in links]
    assert led == begins_on
    heights = [float(link["/Rect"][3]) for link in links]
    assert heights == sorted(heights, reverse=True)


def test_every_page_is_numbered(texts):
    count = len(texts)
    ends = [text.splitlines()[-1] for text in texts]
    assert ends == [f"{number} / {count}" for number in range(1, count + 1)]


def test_readers_show_title_language_and_bookmarks(pdf):
    root = pdf.trailer["/Root"]
    assert pdf.metadata.title == "所选3处 目录"
    assert (root["/Lang"], root["/PageMode"]) == ("zh-CN", "/UseOutlines")
    assert pdf.page_labels[:2] == ["1", "2"]


def test_long_contents_run_on_and_still_say_the_right_pages(order_of):
    """On a slide the fifteen lines do not fit one page; the pages are as large as the slide."""
    order = order_of("lines", "en", format="pdf", paper="16:9", title="Rail", what="view")
    one = done(PartPdf(order.page(0)))
    pdf = PdfReader(io.BytesIO(done(WholePdf(contents_of(order), (one,) * order.count))))
    fronts = pdf.get_destination_page_number(pdf.outline[1])
    assert fronts == 2
    assert "15 " in pdf.pages[1].extract_text()
    wide, high = pdf.pages[0].mediabox[2:]
    assert (round(float(wide)), round(float(high))) == (960, 540)
    rect = pdf.pages[1]["/Annots"][-1].get_object()["/Rect"]
    assert 0 < float(rect[1]) < float(rect[3]) < 540


def test_equal_orders_give_equal_bytes(order_of):
    order = order_of("village-xilang", format="pdf", what="view")
    part = done(PartPdf(order.page(0)))
    contents = contents_of(order)
    assert done(WholePdf(contents, (part,))) == done(WholePdf(contents, (part,)))
