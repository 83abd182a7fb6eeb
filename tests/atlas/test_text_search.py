"""Words in the whole text: every sentence that holds them, however names are written, at once."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

MOST_SECONDS = 0.1


def sentences(atlas, words):
    return [atlas.plan.text[h.citation.start : h.citation.end] for h in atlas.find_in_text(words)]


def marked(atlas, words):
    hits = atlas.find_in_text(words)
    return {atlas.plan.text[slice(*mark)] for hit in hits for mark in hit.marks}


def test_every_sentence_of_the_text_with_the_words_is_found(atlas):
    contents = next(one for one in atlas.plan.outline if one.part == "contents")
    spans = atlas.plan.reading.sentences.spans
    flat = {span: "".join(atlas.plan.text[slice(*span)].split()) for span in spans}
    expected = [
        span
        for span in spans
        if "医药健康" in flat[span] and not contents.start <= span[0] < contents.end
    ]
    found = atlas.find_in_text("医药健康")
    assert [(one.citation.start, one.citation.end) for one in found] == expected


def test_marks_are_the_words_themselves_page_breaks_and_all(atlas):
    for hit in atlas.find_in_text("白鹅潭"):
        assert hit.marks
        for start, end in hit.marks:
            assert "".join(atlas.plan.text[start:end].split()) == "白鹅潭"


def test_all_of_several_words_must_stand_in_the_sentence(atlas):
    both = sentences(atlas, "广佛 地铁")
    assert both
    assert all("地铁" in one and "佛" in one for one in both)
    assert len(both) < len(sentences(atlas, "地铁"))


@pytest.mark.parametrize("words", ["东漖村", "东滘村"])
def test_a_village_is_found_by_its_right_and_its_misread_name(atlas, words):
    printed = "\n".join(sentences(atlas, words))
    assert "东濠、鹤洞" in printed
    assert "东滘村" in printed


def test_a_line_is_found_where_its_number_is_one_of_a_list(atlas):
    hits = atlas.find_in_text("11号线")
    marks = {atlas.plan.text[slice(*mark)] for hit in hits for mark in hit.marks}
    assert {"11", "十一号线"} <= marks


@pytest.mark.parametrize(
    "words", ["1号线", "1 号线", "一号线", "地铁5号线", "5 号线", "3号线", "1 号线 建设"]
)
def test_a_line_that_the_plan_does_not_name_is_found_nowhere(atlas, words):
    assert atlas.find_in_text(words) == ()


@pytest.mark.parametrize("words", ["11号线", "11 号线", "十一号线", "地铁 11 号线"])
def test_a_line_is_found_where_it_is_named_and_the_line_of_another_town_is_not(atlas, words):
    named = [(m.start, m.end) for m in atlas.plan.mentions if m.place_id == "line-11"]
    assert [mark for hit in atlas.find_in_text(words) for mark in hit.marks] == named


def test_the_line_of_another_town_is_found_by_its_own_name(atlas):
    marks = marked(atlas, "佛山地铁5号线")
    assert marks == {"佛山地铁 5 号线"}


def test_a_line_and_a_word_beside_it_find_the_sentences_with_both(atlas):
    assert marked(atlas, "11 号线 征拆") == {"11", "11 号线", "征拆"}


def test_words_split_as_the_plan_prints_them_are_found_as_one(atlas):
    assert marked(atlas, "表 1") == {"表 1"}
    assert marked(atlas, "广钢 新城") == {"广钢新城"}


def test_two_words_that_stand_together_nowhere_are_found_each_by_itself(atlas):
    assert {"2025", "目标"} <= marked(atlas, "目标 2025")


@pytest.mark.parametrize(
    ("word", "longer"),
    [("11", "111.6亿元"), ("11", "1164家"), ("6", "63个老旧小区"), ("48", "1.48万件")],
)
def test_a_number_is_not_found_inside_a_longer_one(atlas, word, longer):
    start = atlas.plan.text.index(longer)
    inside = range(start, start + len(longer))
    assert not [m for h in atlas.find_in_text(word) for m in h.marks if m[0] in inside]


def test_a_numeral_is_not_found_inside_a_longer_one(atlas):
    text = atlas.plan.text
    marks = [mark for hit in atlas.find_in_text("五") for mark in hit.marks]
    assert marks
    assert not [start for start, _ in marks if text[start - 2 : start] in {"十三", "十四"}]


def test_the_code_of_a_planning_unit_is_found_in_its_parcels(atlas):
    assert marked(atlas, "AF0202") == {"AF0202"}


def test_places_of_a_hit_are_those_that_its_sentence_names(atlas):
    hit = next(h for h in atlas.find_in_text("大坦沙岛") if "village-xijiao" in h.place_ids)
    assert {"village-hesha", "village-tanwei"} <= set(hit.place_ids)


@pytest.mark.parametrize("words", ["", "   ", "，", "没有这样的词"])
def test_nothing_is_found_by_nothing(atlas, words):
    assert atlas.find_in_text(words) == ()


@pytest.mark.parametrize("words", ["的", "白鹅潭", "11号线", "广佛 地铁 对接", "建设" * 50])
def test_a_search_over_the_whole_text_answers_within_a_tenth_of_a_second(atlas, words):
    atlas.find_in_text("先建索引")
    begin = time.process_time()  # not by the wall's clock: other tests run beside this one
    atlas.find_in_text(words)
    assert time.process_time() - begin < MOST_SECONDS


@given(st.text(max_size=12))
def test_any_words_are_answered_and_marks_lie_in_their_sentence(atlas, words):
    for hit in atlas.find_in_text(words):
        assert hit.marks
        for start, end in hit.marks:
            assert hit.citation.start <= start < end <= hit.citation.end
