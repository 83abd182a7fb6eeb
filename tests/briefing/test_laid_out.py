"""Lines kept from page to page: nothing of a file changes by it."""

from __future__ import annotations

from contextlib import nullcontext

from matplotlib import _text_helpers

from map_app.briefing.page import laid_out, words
from map_app.briefing.page.fonts import font
from map_app.briefing.page.laid_out import laid_out_once
from map_app.briefing.page.sheet_of_paper import pdf_bytes


def test_a_pdf_is_the_same_whether_its_lines_were_kept_or_not(briefing_of, monkeypatch):
    briefing = briefing_of("village-donglang", format="pdf")
    pdf_bytes(briefing)
    kept = pdf_bytes(briefing)
    monkeypatch.setattr(words, "laid_out_once", lambda _: nullcontext())
    assert pdf_bytes(briefing) == kept


def test_a_line_is_laid_out_once_a_size(briefing_of):
    briefing = briefing_of("village-donglang", format="pdf")
    pdf_bytes(briefing)
    laid_out.layout_of.cache_clear()
    pdf_bytes(briefing)
    first = laid_out.layout_of.cache_info()
    pdf_bytes(briefing)
    again = laid_out.layout_of.cache_info()
    assert first.misses > 0
    assert again.misses == first.misses
    assert again.hits > first.hits


def test_matplotlib_lays_out_as_ever_when_it_is_done():
    before = _text_helpers.layout
    with laid_out_once(font(9.0)):
        assert _text_helpers.layout is not before
    assert _text_helpers.layout is before
