"""Terms of 附件2 are found where the text uses them, with the marks that belong to them."""

from __future__ import annotations

import pytest

from map_app.plan.reading import read_text
from map_app.plan.records import OutlineEntry, Term
from map_app.plan.term_uses import term_uses


@pytest.fixture(scope="module")
def uses(plan):
    return term_uses(plan.text, plan.reading.paragraphs, plan.glossary)


def test_every_term_but_one_is_used_in_the_text(plan, uses):
    unused = {term.term for term in plan.glossary} - {use.term.term for use in uses}
    assert unused == {"“两为主”"}


def test_terms_are_not_looked_for_in_their_own_explanations(plan, uses):
    annex = next(one for one in plan.outline if one.part == "annex2")
    assert all(use.end <= annex.start for use in uses)


@pytest.mark.parametrize("words", ["“六清”“六建”", "“3+6”集团化办学", "新型产业用地（M0）"])
def test_quotation_marks_and_brackets_belong_to_the_term(plan, uses, words):
    assert words in {plan.text[use.start : use.end] for use in uses}


def test_a_term_is_found_across_a_page_break(plan, uses):
    assert any("\n" in plan.text[use.start : use.end] for use in uses)


@pytest.mark.parametrize("order", [("绿道", "城市绿道网"), ("城市绿道网", "绿道")])
def test_a_term_inside_a_longer_one_is_the_longer_one(order):
    text = "纲要\n\n完善城市绿道网，建设绿道。"
    reading = read_text(text, [OutlineEntry("body", None, None, None, "纲要", 0, len(text))], "")
    glossary = [Term(words, words, words, reading.cite(0, 2)) for words in order]
    found = term_uses(text, reading.paragraphs, glossary)
    assert [use.term.term for use in found] == ["城市绿道网", "绿道"]
