from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from map_app.plan.citing import chinese_number

LABELS = [
    ("积极推进旧村改造，推进西郊", "《纲要》第四章第二节第2点"),
    ("新发展理念得到全面贯彻", "《纲要》第二章第三节"),
    ("发挥荔湾位处广州", "《纲要》第三章"),
    ("6 | 城中村改造开工累计数", "《纲要》表2第6行"),
    ("化学需氧量 | %", "《纲要》表1第15行"),
    ("表中数据为 2019 年数据", "《纲要》表1说明"),
    ("推进大坦沙岛（西郊村", "《纲要》附件1第四组（二）旧村改造项目"),
    ("四 | 城市更新建设项目", "《纲要》附件1第四组城市更新建设项目"),
    ("“五轨道”即轨道交通", "《纲要》附件2“三隧四路五轨道”"),
    ("即简政放权、放管结合", "《纲要》附件2“放管服”"),
    ("现阶段我区经济社会发展仍存在", "《纲要》第一章第一节"),
    ("习近平总书记视察广州时", "《纲要》引言"),
]


@pytest.mark.parametrize(("words", "label"), LABELS, ids=[label for _, label in LABELS])
def test_words_are_cited_by_the_smallest_entry_that_holds_them(plan, words, label):
    start = plan.text.index(words)
    assert plan.cite(start, start + len(words)).label == label


def test_a_citation_carries_chapter_section_and_item(plan):
    start = plan.text.index("积极推进旧村改造")
    citation = plan.cite(start, start + 8)
    assert (citation.chapter, citation.section, citation.item) == (4, 2, 2)


def test_words_over_two_items_are_cited_by_their_section(plan):
    start = plan.text.index("提升白鹅潭商务区的整体形象")
    assert plan.cite(start, start + 60).label == "《纲要》第三章第二节"


@given(st.integers(0, 50_000), st.integers(0, 50_000))
def test_any_stretch_has_a_label(plan, first, second):
    citation = plan.cite(min(first, second), max(first, second))
    assert citation.label.startswith("《纲要》")


def test_the_outline_has_eleven_chapters_with_sections_numbered_from_one(plan):
    body = [e for e in plan.outline if e.part == "body" and e.chapter is not None]
    assert [e.chapter for e in body if e.section is None] == list(range(1, 12))
    for chapter in range(1, 12):
        numbers = [e.section for e in body if e.chapter == chapter and e.section and e.item is None]
        assert numbers == list(range(1, len(numbers) + 1))


def test_every_entry_of_the_outline_lies_within_the_one_above_it(plan):
    extents = {(e.chapter, e.section, e.item): e for e in plan.outline if e.part == "body"}
    for (chapter, section, item), entry in extents.items():
        if chapter is None:
            continue
        above = (chapter, section, None) if item else (chapter if section else None, None, None)
        assert extents[above].start <= entry.start < entry.end <= extents[above].end


@pytest.mark.parametrize(("number", "words"), [(1, "一"), (10, "十"), (11, "十一"), (25, "二十五")])
def test_numbers_are_written_in_chinese(number, words):
    assert chinese_number(number) == words
