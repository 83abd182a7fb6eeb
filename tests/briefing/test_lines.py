"""Lines of Chinese text: nothing lost, nothing too wide, no stray mark at a line's start."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from map_app.briefing.lines import NOT_AT_END, NOT_AT_START, break_lines, latin_marks

CLOSING = "，。、；：？！）》」”%"
OPENING = "（《「“"


def ems(text):
    return sum(0.5 if character.isascii() else 1.0 for character in text)


words = st.text("荔湾区规划东塱村产业", min_size=1, max_size=9)
latin = st.text("abcXYZ0123456789.", min_size=1, max_size=8)
pieces = st.builds(
    lambda before, middle, after: before + middle + after,
    st.sampled_from(["", *OPENING]),
    st.one_of(words, latin),
    st.sampled_from(["", " ", "。”", *CLOSING]),
)
sentences = st.lists(pieces, max_size=40).map("".join)
any_text = st.text(max_size=120)


@given(any_text, st.integers(1, 40))
def test_the_lines_joined_are_the_text(text, limit):
    assert "".join(break_lines(text, limit, ems)) == text


@given(sentences, st.integers(12, 40))
def test_no_line_is_wider_than_the_limit(text, limit):
    assert all(ems(line.rstrip()) <= limit for line in break_lines(text, limit, ems))


@given(any_text, st.integers(1, 40))
def test_even_a_wild_text_is_never_wider_than_the_limit(text, limit):
    for line in break_lines(text, limit, ems):
        assert ems(line.rstrip()) <= limit or len(line.strip()) == 1


@given(sentences, st.integers(12, 40))
def test_no_line_begins_with_a_closing_mark(text, limit):
    assert not any(line[0] in NOT_AT_START for line in break_lines(text, limit, ems)[1:])


@given(sentences, st.integers(12, 40))
def test_no_line_ends_with_an_opening_mark(text, limit):
    assert not any(line[-1] in NOT_AT_END for line in break_lines(text, limit, ems)[:-1])


@given(sentences, st.integers(12, 40))
def test_a_number_is_never_cut_in_two(text, limit):
    lines = break_lines(text, limit, ems)
    for before, after in pairwise(lines):
        assert not (before[-1].isdigit() and before[-1].isascii() and after[0].isdigit())


def test_a_closing_mark_takes_its_character_along_to_the_next_line():
    assert break_lines("规划范围内，城中村", 5, ems) == ("规划范围", "内，城中村")


def test_a_line_feed_ends_a_line():
    assert break_lines("一、\n二、", 10, ems) == ("一、\n", "二、")


def test_a_dash_of_two_characters_stays_whole():
    assert break_lines("如意坊——沙面", 4, ems) == ("如意", "坊——沙", "面")


def test_thousands_are_one_number():
    assert break_lines("总投资2,851,763万元", 7, ems) == ("总投资", "2,851,763万元")


def test_english_words_get_marks_as_narrow_as_they_are():
    assert latin_marks("Bai’etan “1+11”") == 'Bai\'etan "1+11"'


def test_chinese_words_keep_their_marks():
    assert latin_marks("“一带两区”") == "“一带两区”"
