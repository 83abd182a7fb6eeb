"""What a page leaves out on a reader's wish is counted on it, and so is what nobody can reach."""

from __future__ import annotations

import io

import pytest
from pptx import Presentation

from map_app.briefing.lines import latin_marks
from map_app.briefing.options import USUAL_BLOCKS
from map_app.briefing.write import pptx_of
from tests.support.pdf_text import pages_of

NAMED = USUAL_BLOCKS | {"named"}


def test_with_named_statements_alone_the_rest_is_counted(briefing_of):
    whole, short = briefing_of("line-11"), briefing_of("line-11", blocks=NAMED)
    assert [one.way for one in short.sections] == ["named", ""]
    left = sum(len(one.entries) for one in whole.sections if one.way != "named")
    assert f"另有{left}条未列" in short.sections[-1].entries[0].statement


def test_a_place_that_the_plan_does_not_name_is_not_said_to_be_without_a_word(briefing_of):
    [section] = briefing_of("line-1", blocks=NAMED).sections
    assert "按示意推断" in section.entries[0].statement


def test_a_deck_of_named_statements_is_short(briefing_of):
    whole, short = (
        Presentation(io.BytesIO(pptx_of(briefing_of("line-11", format="pptx", **blocks)))).slides
        for blocks in ({}, {"blocks": NAMED})
    )
    assert len(short) < len(whole) / 2


def test_a_workbook_has_every_statement_all_the_same(briefing_of):
    tables = (briefing_of("line-11", format="xlsx", **b).tables for b in ({}, {"blocks": NAMED}))
    whole, short = tables
    assert len(short[0].rows) == len(whole[0].rows)


def test_an_address_without_a_host_is_left_away_and_that_is_said(briefing_of, file_of):
    assert "/?place=" not in "".join(briefing_of("line-25").foot)
    words = pages_of(file_of("line-25", format="pdf"))[0]
    assert "视图地址从略" in words
    assert "http://map/" in briefing_of("line-25", link="http://map/?place=line-25").foot[-1]


@pytest.mark.parametrize("place", ["cluster-julong", "line-11"])
def test_english_words_of_a_page_have_no_wide_apostrophes(briefing_of, place):
    for section in briefing_of(place, "en").sections:
        assert section.head == latin_marks(section.head)
        assert all(one.via == latin_marks(one.via) for one in section.entries)


def test_no_english_name_on_the_map_is_cut_within_a_word(briefing_of):
    texts = [one.text for one in briefing_of("cluster-datansha", "en").picture.labels]
    assert "Guanggang–Guangchuan\nCentral Enterprise\nHeadquarters" in texts
