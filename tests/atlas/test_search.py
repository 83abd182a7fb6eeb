"""Finding by words, by pinyin and by initials."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from map_app.atlas.search import MOST_HITS


def first(atlas, words):
    hit = atlas.search(words)[0]
    return hit.place.id if hit.place else hit.title


def kinds(hits):
    return {hit.kind for hit in hits}


@pytest.mark.parametrize(
    ("words", "place_id"),
    [
        ("东塱村", "village-donglang"),
        ("东塱", "village-donglang"),
        ("东塍村", "village-donglang"),
        ("东　塱", "village-donglang"),
        ("donglang", "village-donglang"),
        ("DongLangCun", "village-donglang"),
        ("dong lang", "village-donglang"),
        ("dlc", "village-donglang"),
        ("village-donglang", "village-donglang"),
        ("東塱", "village-donglang"),
        ("聚龙湾组团", "cluster-julong"),
        ("十一号线", "line-11"),
        ("１１号线", "line-11"),
        ("bet", "landmark-baietan"),
        ("Liwan District", "district-liwan"),
    ],
)
def test_the_place_that_is_meant_comes_first(atlas, words, place_id):
    assert first(atlas, words) == place_id


def test_every_place_is_found_by_its_name(atlas):
    for place in atlas.plan.places.values():
        assert place.id in {h.place.id for h in atlas.search(place.name) if h.place}, place.id


def test_every_word_must_occur(atlas):
    both = atlas.search("旧村 商贸")
    assert len(both) < len(atlas.search("旧村"))
    for hit in both:
        assert "旧村" in hit.title
        assert "商贸" in hit.title


def test_projects_indicators_terms_and_passages_are_found(atlas):
    assert atlas.search("三馆合一")[0].kind == "project"
    assert atlas.search("空气质量优良天数")[0].kind == "indicator"
    assert "term" in kinds(atlas.search("一岛一港一带多组团"))
    (passage,) = [h for h in atlas.search("习近平总书记视察广州") if h.kind == "passage"]
    start, end = passage.citation.start, passage.citation.end
    assert "荔湾区永庆坊" in atlas.plan.text[start:end]
    assert passage.citation.label


def test_a_passage_is_found_by_the_right_name_where_the_scan_misreads_it(atlas):
    titles = [h.title for h in atlas.search("东塱村 海南村") if h.kind == "passage"]
    assert any("东塱村〔原文作“东塍村”〕" in title for title in titles)


def test_a_page_break_hides_no_passage(atlas):
    assert any(h.kind == "passage" for h in atlas.search("广佛线菊树站"))


@pytest.mark.parametrize("words", ["5号线", "5 号线", "1号线", "一号线"])
def test_a_line_brings_no_other_line_nor_that_of_another_town(atlas, words):
    (found,) = atlas.search(words)
    assert found.place.kind == "metro_line"


@pytest.mark.parametrize("words", ["11号线", "11 号线", "十一号线"])
def test_a_line_brings_the_projects_and_passages_that_name_it(atlas, words):
    found = atlas.search(words)
    assert [h.title for h in found if h.kind == "project"] == ["地铁11号线建设"]
    named = {
        (m.sentence_start, m.sentence_end) for m in atlas.plan.mentions if m.place_id == "line-11"
    }
    passages = {(h.citation.start, h.citation.end) for h in found if h.kind == "passage"}
    assert passages == named


def test_a_number_is_no_piece_of_a_longer_one(atlas):
    titles = {h.title for h in atlas.search("11") if h.kind != "passage"}
    assert "地铁11号线建设" in titles
    assert not [title for title in titles if "AF020211" in title]
    assert {h.title for h in atlas.search("line 1") if h.kind == "place"} == {"1号线"}


def test_names_come_before_passages(atlas):
    found = [hit.kind == "passage" for hit in atlas.search("白鹅潭")]
    assert found == sorted(found)


@pytest.mark.parametrize(
    "words", ["", " ", "\u3000\n\t", "“”", "\udcff", "<b>", "-", "~~", "——", "a" * 10_000]
)
def test_blank_words_and_nonsense_find_nothing(atlas, words):
    assert atlas.search(words) == ()


def test_a_letter_or_a_common_word_brings_no_flood(atlas):
    for words in ("a", "b", "的", "建设", "1"):
        assert len(atlas.search(words)) <= MOST_HITS


@given(st.text(max_size=12))
def test_any_words_at_all_bring_an_answer_and_the_same_one_again(atlas, words):
    assert atlas.search(words) == atlas.search(words)
