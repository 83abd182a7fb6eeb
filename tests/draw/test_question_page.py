"""The page of questions answers as tables, by links and a form that need no script."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from map_app.atlas.questions import answer_question, read_question
from map_app.draw import PAGES, Links


@pytest.fixture
def page(atlas, look):
    def write(ask="", language="zh", *, whole=False, atlas=atlas, **fields):
        asked = {"ask": ask, **fields}
        links = Links("../" if whole else "", language)
        return PAGES["questions"].write(atlas, look, links, asked, whole=whole)

    return write


def rows(html):
    body = html.partition("data-thin")[0]
    return re.findall(r"<tr(?: data-marks=\"([^\"]*)\")?>\s*<th scope=\"row\">", body)


@pytest.mark.parametrize(
    "word",
    [
        *(
            "villages-near-stations",
            "villages-near-stations,1000",
            "clusters-near-stations,,operating",
        ),
        *("villages-in-clusters", "lines-through-villages", "nearest-station"),
        *("overlap,village_renewal,roads", "nearest,baietan_clusters,projects"),
    ],
)
def test_every_answer_has_a_row_for_each_find(page, atlas, word):
    asked = read_question(word, atlas)
    found = answer_question(atlas, asked.question, asked.metres, asked.status)
    assert len(rows(page(word))) == len(found.near) + len(found.overlaps)


def test_without_a_question_the_first_ready_made_one_is_answered(page, atlas):
    assert page() == page(atlas.questions[0].id)


def test_distances_and_statuses_are_links_that_need_no_script(page):
    html = page("villages-near-stations,800")
    assert 'href="pages/questions?ask=villages-near-stations,1000"' in html
    assert 'href="pages/questions?ask=villages-near-stations,800,operating"' in html
    assert re.search(r'chip is-on" href="[^"]*stations,800"[^>]*aria-current', html)


def test_the_form_without_script_asks_the_same_as_the_word(page):
    fields = {"kind": "within", "a": "roads", "b": "water", "m": "50"}
    assert page(**fields) == page("within,roads,water,50")


def test_what_is_not_understood_is_said_and_the_first_question_answered(page):
    html = page("<b>nothing</b>")
    assert "不能识别" in html
    assert "<b>nothing" not in html
    assert rows(html)


def test_distances_that_are_none_are_told(page):
    assert "0至10000米" in page(kind="within", a="roads", b="water", m="far")


def test_thin_overlaps_and_what_has_no_position_stand_apart(page):
    html = page("lines-through-villages")
    thin = html.partition("data-thin")[2]
    assert thin.count("<tr") > 1
    assert "25号线" in html.partition("data-unchecked")[2]


def test_villages_without_a_station_near_are_named(page):
    html = page("villages-near-stations,500")
    assert "data-without" in html
    assert "海中村" in html.partition("data-without")[2]


def test_a_row_marks_both_things_on_the_map(page):
    marks = rows(page("villages-in-clusters"))
    assert all(len(one.split()) == 2 for one in marks)


def test_the_whole_page_is_readable_without_script(page):
    html = page("nearest-station", "en", whole=True)
    assert "<script" not in html
    assert html.count("<h1") == 1
    assert 'href="../tables/questions.csv?ask=nearest-station&amp;lang=en"' in html


def test_an_atlas_without_questions_still_asks_of_any_two_layers(page, atlas):
    bare = replace(atlas, questions=())
    html = page(atlas=bare)
    assert "data-question-answer" not in html
    assert "data-question" in html
    assert rows(page("overlap,village_renewal,baietan_clusters", atlas=bare))
