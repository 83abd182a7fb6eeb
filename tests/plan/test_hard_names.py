"""Names that are pieces of other words, told apart by reading the whole text.

Each list has every place in the text (contents left out) where the word means that place. All
other occurrences of the word mean something else: 花地河, 南海中学, 龙溪大道, 数字经济核心区.
"""

from __future__ import annotations

import re

import pytest

BODY_START = 2259
# 西塱、广钢车辆段周边: the depot, its cluster or the land around, never the village
OPEN_TO_READING = 16340
MEANT = {
    "village-huadi": ("花地", [18300, 44344]),
    "village-haizhong": ("海中", [44388]),
    "village-longxi": ("龙溪", [44372]),
    "village-hedong": ("鹤洞", [18297, 44335]),
    # 东濠, 东漵联社, 东滘; 东漖街 is the subdistrict, 东濠大桥 a bridge, 东塍 a sluice
    "village-dongjiao": ("东[漖濠漱滘漵塍]", [18294, 42450, 44331]),
    "village-nanjiao": ("南[漖滘漵]", [44360]),
    "cluster-nanjiao": ("南[漖滘漵]", [16253, 42227, 46766]),
    "cluster-core": ("核心区", [15850, 15929, 16013, 16177, 19998, 41786, 41823, 46709]),
    "village-xilang": ("西[塱塍朗]", [44352]),
    "village-donglang": ("东[塱塍朗]", [44356]),
    "cluster-xilang-depot": ("西[塱塍朗]", [16211, 42076, 46773]),
    "line-11": (r"11(?=、13号线| 号线)|十一号线", [4845, 17441, 42805, 44886]),
    "line-8": (r"8号线|八号线", [4816, 44879]),
}


def occurrences(text, word):
    return [
        m.start()
        for m in re.finditer(word, text)
        if m.start() >= BODY_START and m.start() != OPEN_TO_READING
    ]


@pytest.mark.parametrize("place_id", MEANT)
def test_a_place_is_named_exactly_where_the_word_means_it(plan, place_id):
    word, meant = MEANT[place_id]
    spans = [(m.start, m.end) for m in plan.mentions if m.place_id == place_id]
    spans = [span for span in spans if span[0] != OPEN_TO_READING]
    found = [o for o in occurrences(plan.text, word) if any(a <= o < b for a, b in spans)]
    assert found == meant
    assert len(spans) == len(meant)


def test_land_around_a_depot_is_not_the_village(plan):
    assert "village-xilang" not in {m.place_id for m in plan.mentions if m.start == OPEN_TO_READING}


@pytest.mark.parametrize("place_id", ["line-1", "line-5"])
def test_a_line_that_the_plan_never_names_is_mentioned_nowhere(plan, place_id):
    assert [m for m in plan.mentions if m.place_id == place_id] == []


@pytest.mark.parametrize("words", ["推动地铁线网与佛山地铁", "配合推动地铁线网与佛山地铁"])
def test_lines_of_foshan_are_not_lines_of_guangzhou(plan, words):
    start = plan.text.index(words) + words.index("佛山地铁")
    end = plan.text.index("等线路对接", start)
    lines = {p.id for p in plan.places.values() if p.kind == "metro_line"}
    assert [m for m in plan.mentions if m.place_id in lines and start <= m.start < end] == []


def test_each_of_the_twenty_villages_is_named_in_the_renewal_package(plan):
    package = plan.projects["project-package-4-2"]
    villages = {p.id for p in plan.places.values() if p.kind == "village"}
    named = [m.place_id for m in plan.mentions if package.start <= m.start < package.end]
    assert len(villages) == 20
    assert sorted(place for place in named if place in villages) == sorted(villages)
