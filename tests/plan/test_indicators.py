from __future__ import annotations

import pytest

FIGURES = [
    ("indicator-1-18", "targets", (">=", 86, "%", "86以上")),
    ("indicator-2-10", "targets", (">=", 86, "%", "86 以上")),
    ("indicator-2-01", "targets", ("~", 6, "%", "6 左右")),
    ("indicator-2-04", "targets", ("=", 2500, "亿元", "2500")),
    ("indicator-2-08", "targets", ("text", None, "%", "完成市下达目标任务")),
    ("indicator-1-09", "results", ("text", None, "%", "与经济增长基本同步")),
    ("indicator-1-16", "results", ("=", 5.98, "平方米", "5.98")),
]


@pytest.mark.parametrize(("row", "side", "expected"), FIGURES, ids=[f[0] for f in FIGURES])
def test_a_figure_is_a_number_where_it_is_one(plan, row, side, expected):
    figure = getattr(plan.indicators[row], side)[0]
    assert (figure.operator, figure.value, figure.unit, figure.printed) == expected


def test_table_one_has_eighteen_numbers_of_which_fifteen_has_four_rows(plan):
    rows = [i for i in plan.indicators.values() if i.table == 1]
    assert sorted({i.number for i in rows}) == list(range(1, 19))
    assert [i.sub for i in rows if i.number == 15] == ["二氧化硫", "化学需氧量", "氨氮", "氮氧化物"]
    assert len(rows) == 21


def test_table_two_has_twenty_three_rows(plan):
    rows = [i for i in plan.indicators.values() if i.table == 2]
    assert [i.number for i in rows] == list(range(1, 24))


def test_six_targets_of_table_two_are_binding(plan):
    binding = [
        i.number for i in plan.indicators.values() if i.table == 2 and i.attribute == "约束性"
    ]
    assert binding == [8, 9, 10, 11, 17, 23]


def test_the_first_row_of_table_one_has_a_growth_and_a_total_in_each_cell(plan):
    row = plan.indicators["indicator-1-01"]
    assert [(f.name, f.operator, f.value, f.unit) for f in row.targets] == [
        ("年均增长", ">=", 7, "%"), ("总值", "=", 1500, "亿元"),
    ]  # fmt: skip
    assert [(f.value, f.unit) for f in row.results] == [(3.4, "%"), (1086.07, "亿元")]


def test_notes_stand_with_the_rows_they_qualify(plan):
    noted = {i.number: i.notes[0].id for i in plan.indicators.values() if i.notes}
    assert noted == {3: "table-1-note-1", 4: "table-1-note-1", 11: "table-1-note-2"}


def test_the_employment_figure_is_of_2019(plan):
    assert [f.year for f in plan.indicators["indicator-1-11"].results] == [2019]


def test_every_printed_figure_stands_in_the_row_it_is_cited_by(plan):
    for indicator in plan.indicators.values():
        for figure in indicator.figures:
            words = plan.text[figure.citation.start : figure.citation.end]
            assert figure.printed in words


def test_every_pair_names_two_places_in_the_text(plan):
    for pair in plan.pairs:
        target, baseline = pair.target.citation, pair.baseline.citation
        assert target is not None
        assert baseline is not None
        assert pair.baseline.printed in plan.text[baseline.start : baseline.end]


PAIRS = [
    ("indicator-2-01", "indicator-1-01", 3.4, 6, "same"),
    ("indicator-2-02", "indicator-1-08", 48.1, 65, "same"),
    ("indicator-2-10", "indicator-1-18", 89.3, 86, "same"),
    ("indicator-2-16", "indicator-1-09", None, None, "similar"),
    ("indicator-2-20", None, 7.04, 8, "similar"),
]


@pytest.mark.parametrize(("target", "baseline", "was", "aim", "match"), PAIRS)
def test_a_target_is_paired_with_what_was(plan, target, baseline, was, aim, match):
    found = next(p for p in plan.pairs if p.target_indicator == target)
    assert (found.baseline_indicator, found.baseline.value, found.target.value, found.match) == (
        baseline, was, aim, match,
    )  # fmt: skip


def test_every_result_of_table_one_stands_in_one_pair_with_its_target(plan):
    results = [(i.id, figure) for i in plan.indicators.values() for figure in i.results]
    pairs = [pair for pair in plan.pairs if pair.is_result]
    assert [(pair.target_indicator, pair.baseline) for pair in pairs] == results
    similar = {pair.target_indicator for pair in pairs if pair.match == "similar"}
    assert similar == {"indicator-1-05"}


def test_the_stock_of_high_tech_firms_is_never_the_same_as_new_ones(plan):
    pairs = [p for p in plan.pairs if p.target_indicator == "indicator-2-13"]
    assert pairs
    assert all(p.match == "similar" and p.note for p in pairs)
