from __future__ import annotations

import pytest

from map_app.plan.flat import flat_name
from map_app.plan.line_numbers import line_number, number_lists

LISTS = [
    ("地铁11、13号线建设", [(11, "11"), (13, "13号线")]),
    ("地铁 10 号线、11 号线、22 号线", [(10, "10号线"), (11, "11号线"), (22, "22号线")]),
    ("地铁6号线、8号线北延段以及", [(6, "6号线"), (8, "8号线北延段")]),
    (
        "八号线北延线、十一号线、二十二号线",
        [(8, "八号线北延线"), (11, "十一号线"), (22, "二十二号线")],
    ),
    ("十三号线二期、十号线", [(13, "十三号线二期"), (10, "十号线")]),
    ("10和22号线", [(10, "10"), (22, "22号线")]),
]


@pytest.mark.parametrize(("words", "lines"), LISTS, ids=[words for words, _ in LISTS])
def test_numbers_that_share_a_haoxian_are_each_a_line(words, lines):
    flat = flat_name(words)
    (found,) = number_lists(flat)
    assert [(line.number, flat[slice(*line.span)]) for line in found.lines] == lines


@pytest.mark.parametrize("words", ["35、13公里", "3 号地块", "第十一章", "111号线", "一百一十号线"])
def test_other_numbers_are_no_lines(words):
    assert [line.number for found in number_lists(flat_name(words)) for line in found.lines] == []


@pytest.mark.parametrize(
    ("name", "number"),
    [
        ("11号线", 11),
        ("十一号线", 11),
        ("22", 22),
        ("二十五", 25),
        ("广佛线", None),
        ("1号楼", None),
    ],
)
def test_a_name_gives_its_number(name, number):
    assert line_number(name) == number
