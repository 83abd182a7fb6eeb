from __future__ import annotations

import pytest

from map_app.plan.flat import flatten
from map_app.plan.mentions import Name, Rank, find_mentions
from map_app.plan.reading import read_text
from map_app.plan.records import OutlineEntry

NAMES = (
    Name("花地村", "huadi"),
    Name("花地", "huadi", scope=(0, 12)),
    Name("花地河", "river"),
    Name("海中", "haizhong"),
    Name("南海中学", None, Rank.OTHER_NAME),
    Name("核心区", "core"),
    Name("岭南文化中心核心区", "lingnan"),
    Name("核心区域", None, Rank.OTHER_NAME),
    Name("广佛线", "guangfo"),
    Name("广钢—广船组团", "gzsteel"),
    Name("11号线", "line-11"),
    Name("13号线", "line-13"),
    Name("5号线", "line-5"),
    Name("佛山地铁", None, Rank.OTHER_NAME),
    Name("鹅潭一号", "etan", Rank.PROJECT),
)


def mentions(words, names=NAMES):
    text = "纲要\n\n" + words
    reading = read_text(text, [OutlineEntry("body", None, None, None, "纲要", 0, len(text))], "")
    flat = flatten(text, reading.paragraphs)
    return find_mentions(text, flat, names, reading.sentences)


def places(words):
    return [m.place_id for m in mentions(words)]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("推进花地河碧道。", ["river"]),
        ("南海中学、海中村。", ["haizhong"]),
        ("建设岭南文化中心核心区。", ["lingnan"]),
        ("生态岛核心区域与核心区。", ["core"]),
        ("地铁11、13号线。", ["line-11", "line-13"]),
        ("十一号线、十三号线二期。", ["line-11", "line-13"]),
        ("佛山地铁 5 号线、11 号线等与 13 号线。", ["line-13"]),
        ("广钢-广船组团、广钢—广船组团。", ["gzsteel", "gzsteel"]),
        ("11 家、13 家，AF11、13。", []),
        ("鹅潭一号项目。", ["etan"]),
    ],
)
def test_the_longest_whole_name_is_meant(words, expected):
    assert places(words) == expected


def test_a_name_cut_by_a_page_break_is_found_where_it_stands():
    (found,) = mentions("优先推进地铁广\n\n佛线站点。")
    assert (found.place_id, found.as_printed) == ("guangfo", "广\n\n佛线")


def test_a_mention_knows_its_sentence():
    text = "纲要\n\n先做别的。再做花地村改造。"
    (found,) = mentions("先做别的。再做花地村改造。")
    assert text[found.sentence_start : found.sentence_end] == "再做花地村改造。"


def test_a_short_name_counts_only_where_it_is_said_to():
    words = "鹤洞、花地等旧村。" + "别处的花地不是村。"
    assert [m.start for m in mentions(words)] == [words.index("花地") + len("纲要\n\n")]


def test_a_name_that_means_a_place_here_beats_one_that_means_another_everywhere():
    names = (Name("西塱", "village"), Name("西塱", "depot", scope=(4, 6)))
    assert [m.place_id for m in mentions("西塱周边。西塱村。", names)] == ["depot", "village"]


def test_titles_and_contents_name_nothing(plan):
    said = {"body", "table1", "table2", "annex1", "annex2"}
    headings = [p for p in plan.reading.paragraphs if p.kind == "heading" or p.part not in said]
    inside = [m for m in plan.mentions for p in headings if p.start <= m.start < p.end]
    assert inside == []


def test_mentions_are_printed_as_they_stand(plan):
    assert all(plan.text[m.start : m.end] == m.as_printed for m in plan.mentions)
