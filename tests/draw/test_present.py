"""The presenting page: a heading, one picture, nothing to be seen of the tool."""

from __future__ import annotations

import re

import pytest

from map_app.draw import Deck, Slide, present_page

SLIDES = (Slide("甲", "export?place=a", "./?place=a"), Slide("乙", "export?place=b", "./?place=b"))


@pytest.fixture
def written(atlas, look):
    def page(language="zh", title="两处", slides=SLIDES, number=1):
        return present_page(atlas, look, Deck(title, slides, number, "set=a,b"), language).html

    return page


def test_it_has_one_heading_and_says_its_language(written):
    assert re.findall(r"<h1[^>]*>(.*?)</h1>", written()) == ["甲"]
    assert '<html lang="zh-CN">' in written()
    assert '<html lang="en">' in written("en")


def test_a_single_slide_is_not_counted(written):
    page = written(title="", slides=SLIDES[:1])
    assert "<title>甲 · 荔湾规划一张图</title>" in page
    assert 'rel="next"' not in page
    assert 'rel="prev"' not in page


def test_its_words_are_in_the_readers_language(written):
    assert "上一页" in written(number=2)
    assert "Previous" in written("en", number=2)
    assert "Drawing…" in written("en")


def test_a_title_cannot_end_the_decks_element(written):
    hostile = (Slide("</script><script>1", "export?", "./"),)
    assert written(slides=hostile).count("<script") == 2


def test_the_same_deck_gives_the_same_page(written):
    assert written() == written()
