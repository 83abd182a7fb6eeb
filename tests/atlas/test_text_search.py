"""Words in the whole text: every sentence that holds them, however names are written, at once."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

MOST_SECONDS = 0.1


def sentences(atlas, words):
    return [atlas.plan.text[h.citation.start : h.citation.end] for h in atlas.find_in_text(words)]


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


def test_places_of_a_hit_are_those_that_its_sentence_names(atlas):
    hit = next(h for h in atlas.find_in_text("大坦沙岛") if "village-xijiao" in h.place_ids)
    assert {"village-hesha", "village-tanwei"} <= set(hit.place_ids)


@pytest.mark.parametrize("words", ["", "   ", "，", "没有这样的词"])
def test_nothing_is_found_by_nothing(atlas, words):
    assert atlas.find_in_text(words) == ()


@pytest.mark.parametrize("words", ["的", "白鹅潭", "11号线", "广佛 地铁 对接", "建设" * 50])
def test_a_search_over_the_whole_text_answers_within_a_tenth_of_a_second(atlas, words):
    atlas.find_in_text("先建索引")
    begin = time.perf_counter()
    atlas.find_in_text(words)
    assert time.perf_counter() - begin < MOST_SECONDS


@given(st.text(max_size=12))
def test_any_words_are_answered_and_marks_lie_in_their_sentence(atlas, words):
    for hit in atlas.find_in_text(words):
        assert hit.marks
        for start, end in hit.marks:
            assert hit.citation.start <= start < end <= hit.citation.end
