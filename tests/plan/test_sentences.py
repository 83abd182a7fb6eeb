from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from map_app.plan.borders import Borders


def sentence(plan, words):
    return plan.quote_display(*plan.sentence_around(plan.text.index(words)))


def test_a_sentence_runs_from_full_stop_to_full_stop(plan):
    assert sentence(plan, "扶持培育西关") == (
        "加快更高品质商业载体建设，大力引进国际知名购物中心、高端特色主题商场、国际一线品牌体验店等"
        "新型高端业态和顶级奢侈品牌，扶持培育西关地理标志，引导老字号跨界转型，开发各类岭南风格创意"
        "“潮品”，提升知名商标、地标产品等传统IP“含金量”。"
    )


def test_a_sentence_over_a_page_break_is_one(plan):
    assert sentence(plan, "空间布局不断优化，形成") == (
        "空间布局不断优化，形成白鹅潭商务区、岭南文化中心核心区和海龙广佛高质量发展科创示范区"
        "“一带两区”发展新格局。"
    )


def test_the_number_of_an_item_is_not_part_of_its_sentence(plan):
    assert sentence(plan, "全面推进白鹅潭核心区建设") == "全面推进白鹅潭核心区建设。"


def test_a_row_of_an_indicator_is_one_piece(plan):
    assert sentence(plan, "城中村改造开工累计数 |").startswith("6\u3000城中村改造开工累计数")


def test_a_package_is_cut_into_the_sentences_of_its_cell(plan):
    assert sentence(plan, "立白综合科技园") == (
        "推进南漖商务组团〔原文作“南漵商务组团”〕立白综合科技园等项目建设。"
    )


@given(st.integers(0, 47_086))
def test_the_sentence_around_visible_words_holds_them(plan, offset):
    if plan.text[offset].isspace() or plan.text[offset] in "|0123456789.":
        return
    start, end = plan.sentence_around(offset)
    assert start <= offset < end


def test_sentences_never_overlap(plan):
    spans = plan.reading.sentences.spans
    assert all(before[1] <= after[0] for before, after in pairwise(spans))


@pytest.fixture(scope="module")
def borders(plan):
    return Borders(plan.text, plan.reading.paragraphs)


def test_every_sentence_begins_and_ends_at_a_border(plan, borders):
    assert [s for s in plan.reading.sentences.spans if borders.problem(*s, lists=False)] == []


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("推进旧村改造，推进西郊", "begins in the middle of a sentence"),
        ("积极推进旧村改造，推进西郊", "ends in the middle of a sentence"),
        ("\n\n积极应对人口老龄化", "begins with a blank"),
    ],
)
def test_a_quote_cut_inside_a_sentence_is_refused(plan, borders, words, sentence):
    start = plan.text.index(words)
    assert borders.problem(start, start + len(words), lists=False) == sentence
