from __future__ import annotations

import re

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from map_app.plan.healing import MisreadName
from map_app.plan.paragraphs import CLOSING_MARKS, page_breaks
from map_app.plan.reading import read_text
from map_app.plan.records import OutlineEntry

WORDS = st.text(alphabet="荔湾区规划广佛线，、12。；", min_size=1, max_size=60)


def reading_of(text, misread=()):
    whole = OutlineEntry("body", None, None, None, "纲要", 0, len(text))
    return read_text(text, [whole], "《纲要》", misread)


def after_title(words):
    return "纲要\n\n" + words


def shown(reading, words):
    start = len("纲要\n\n")
    return reading.quote_display(start, start + len(words))


def test_fifty_four_page_breaks_cut_fifty_three_paragraphs_of_the_plan(plan):
    # By the rule of DESIGN §4, headings and rows left out. Chapter ten's first paragraph counts
    # too: its heading stands right above it, without a blank line between.
    cut = [p for p in plan.reading.paragraphs if len(p.segments) > 1]
    assert len(page_breaks(plan.reading.paragraphs)) == 54
    assert len(cut) == 53
    assert sum(p.part == "annex2" for p in cut) == 4


def test_a_name_cut_by_a_page_break_is_whole(plan):
    start = plan.text.index("优先推进地铁广\n\n佛线")
    healed = plan.quote_display(start, start + 20)
    assert healed.startswith("优先推进地铁广佛线菊树站")


@pytest.mark.parametrize("next_block", ["第二节 下一节", "| 表 | 行 |", "图 1: 示意图"])
def test_a_block_never_runs_on_into_a_heading_a_row_or_a_caption(next_block):
    text = after_title(f"没有句号的一段\n\n{next_block}")
    title = text.index(next_block)
    entries = [
        OutlineEntry("body", None, None, None, "纲要", 0, len(text)),
        OutlineEntry("body", 1, 2, None, "下一节", title, len(text)),
    ]
    reading = read_text(text, entries, "《纲要》")
    assert page_breaks(reading.paragraphs) == ()


@given(WORDS, st.lists(st.integers(1, 59)))
def test_a_paragraph_cut_anywhere_inside_its_sentences_is_made_whole(words, cuts):
    words = words.strip("。；") + "。"
    places = {c for c in cuts if c < len(words) and words[c - 1] not in CLOSING_MARKS}
    broken = "".join("\n\n" + w if i in places else w for i, w in enumerate(words))
    assert shown(reading_of(after_title(broken)), broken) == words


@given(WORDS, st.lists(st.integers(1, 59)))
def test_healing_what_is_healed_changes_nothing(words, cuts):
    broken = "".join("\n\n" + w if i in set(cuts) else w for i, w in enumerate(words))
    once = shown(reading_of(after_title(broken)), broken)
    assert shown(reading_of(after_title(once)), once) == once


@given(st.integers(0, 46_000), st.integers(0, 400), st.integers(0, 400))
def test_two_neighbouring_stretches_show_what_the_whole_shows(plan, start, first, second):
    middle, end = start + first, start + first + second
    whole = plan.display(start, end)
    assume(not any(part.printed for part in whole))  # a name cut in two is not put right
    assume(not re.search(r"[\s|]", plan.text[max(middle - 3, 0) : middle + 3]))
    halves = plan.quote_display(start, middle) + plan.quote_display(middle, end)
    assert halves == "".join(part.text for part in whole)


def test_a_misread_name_is_put_right_and_marked():
    text = after_title("推进西塍村、东塍村改造。")
    reading = reading_of(text, [MisreadName("东塍村", "东塱村")])
    assert shown(reading, text[4:]) == "推进西塍村、东塱村〔原文作“东塍村”〕改造。"
    marked = [part for part in reading.display(4, len(text)) if part.printed]
    assert [(part.text, part.printed) for part in marked] == [("东塱村", "东塍村")]


def test_a_misread_name_is_found_over_a_page_break():
    text = after_title("推进东\n\n塍村改造。")
    reading = reading_of(text, [MisreadName("东塍村", "东塱村")])
    assert shown(reading, text[4:]) == "推进东塱村〔原文作“东塍村”〕改造。"


def test_a_name_that_is_misread_in_one_place_only_is_left_alone_elsewhere():
    text = after_title("完成东濠大桥改造，治理东濠涌。")
    reading = reading_of(text, [MisreadName("东濠", "东漖", (6, 8))])
    assert shown(reading, text[4:]) == "完成东漖〔原文作“东濠”〕大桥改造，治理东濠涌。"


def test_a_name_that_is_misread_in_one_stretch_is_put_right_all_through_it_and_nowhere_else():
    text = after_title("东濠与东\n\n濠大桥改造，治理东濠涌。")
    wrong = [MisreadName("东濠", "东漖", (4, text.index("改造")))]
    healed = "东漖〔原文作“东濠”〕与东漖〔原文作“东濠”〕大桥改造，治理东濠涌。"
    assert shown(reading_of(text, wrong), text[4:]) == healed


def test_a_table_row_is_shown_without_its_frame(plan):
    row = plan.indicators["indicator-2-06"]
    assert row.quote_display == "6\u3000城中村改造开工累计数\u3000条\u300020\u3000预期性"
