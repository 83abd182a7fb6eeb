"""Which indicators go from what to what, what is compared, and which places they bear on."""

from __future__ import annotations

import pytest

from map_app.atlas.indicator_rows import (
    indicator_facets,
    indicator_rows,
    indicator_sections,
    leading_change,
)
from map_app.atlas.table_query import TableQuery


@pytest.fixture(scope="module")
def rows(atlas):
    return indicator_rows(atlas.plan)


@pytest.fixture(scope="module")
def row(rows):
    by_id = {one.indicator.id: one for one in rows}
    return lambda name: by_id[f"indicator-{name}"]


def listed(rows, **asked):
    sections = indicator_sections(rows, TableQuery(**asked))
    return [one.indicator.id for section in sections for one in section.rows]


def test_every_row_of_both_tables_is_there_the_new_targets_first(rows, atlas):
    assert len(rows) == len(atlas.plan.indicators) == 44
    assert [one.indicator.table for one in rows] == [2] * 23 + [1] * 21


def test_every_row_stands_in_the_text_where_its_citation_says(rows, atlas):
    for one in rows:
        citation = one.indicator.citation
        assert atlas.plan.text[citation.start : citation.end] == one.indicator.quote


def test_every_figure_says_where_it_is_printed(rows, atlas):
    for one in rows:
        pairs = [figure for change in one.changes for figure in (change.before, change.after)]
        for figure in (*pairs, *one.alone):
            words = atlas.plan.text[figure.citation.start : figure.citation.end]
            assert figure.printed in words


def test_every_figure_of_a_row_is_shown(rows):
    for one in rows:
        pairs = [figure for change in one.changes for figure in (change.before, change.after)]
        assert set(one.indicator.figures) <= {*pairs, *one.alone}


def test_a_target_stands_beside_the_baseline_that_was_paired_with_it(row):
    (change,) = row("2-02").changes
    assert (change.before.value, change.after.value) == (48.1, 65)
    assert change.points == pytest.approx(16.9)


def test_the_first_target_goes_from_growth_to_growth_and_from_total_to_total(row):
    growth, total = row("2-01").changes
    assert (growth.before.value, growth.after.value, growth.points) == (3.4, 6, 2.6)
    assert (total.before.value, total.after.value) == (1086.07, 1450)
    assert total.ratio == pytest.approx(0.335, abs=0.001)


def test_in_the_older_table_a_result_stands_beside_its_target(row):
    (change,) = row("1-16").changes
    assert (change.before.value, change.after.value) == (7.52, 5.98)


@pytest.mark.parametrize("name", ["1-05", "2-04", "2-05", "2-13", "2-18", "2-19", "2-20"])
def test_what_is_only_similar_is_never_compared(row, name):
    assert row(name).changes
    assert not any(change.is_comparable for change in row(name).changes)
    assert leading_change(row(name)) is None


@pytest.mark.parametrize("name", ["1-03", "1-04", "2-03"])
def test_a_figure_that_the_plan_takes_back_is_never_compared(row, name):
    (change,) = row(name).changes
    assert (change.before.value is None, change.after.value is None) == (False, False)
    assert not change.is_settled
    assert (change.is_comparable, change.points, change.ratio) == (False, None, None)
    unsettled = change.before.unsettled or change.after.unsettled
    assert "尚在核算中, 均暂缺" in unsettled.quote


def test_every_other_pair_of_numbers_of_one_measure_is_compared(rows):
    assert {one.indicator.id for one in rows if leading_change(one)} == {
        f"indicator-{name}"
        for name in (
            *("2-01", "2-02", "2-10", "2-15", "1-01", "1-02", "1-06", "1-07", "1-08"),
            *("1-10", "1-11", "1-12", "1-13", "1-16", "1-17", "1-18"),
        )
    }


@pytest.mark.parametrize("name", ["2-08", "2-09", "2-11", "2-16", "2-17", "2-23", "1-09", "1-14"])
def test_words_are_no_number(row, name):
    assert not row(name).has_number
    assert "words" in row(name).tokens
    assert not any(change.is_comparable for change in row(name).changes)


def test_the_renewals_begun_bear_on_the_twenty_villages_because_the_plan_lists_them(row, atlas):
    bearings = row("2-06").bearings
    assert len(bearings) == 20
    assert {one.place.kind for one in bearings} == {"village"}
    for one in bearings:
        words = atlas.plan.text[one.citation.start : one.citation.end]
        assert "20 条旧村改造" in words


def test_every_other_row_bears_on_the_whole_district(rows, atlas):
    for one in rows:
        if one.indicator.id != "indicator-2-06":
            (bearing,) = one.bearings
            assert (bearing.place.id, bearing.citation) == (atlas.plan.meta.district, None)


def test_notes_of_the_table_stay_with_their_rows(row):
    assert [note.id for note in row("1-11").indicator.notes] == ["table-1-note-2"]
    assert [note.id for note in row("1-03").indicator.notes] == ["table-1-note-1"]


def test_binding_stands_apart_from_expected_and_first(rows):
    sections = indicator_sections(rows, TableQuery())
    for section in sections:
        assert {one.indicator.attribute for one in section.rows} == {section.attribute}
    welfare = [s.attribute for s in sections if s.category == "民生福祉"]
    assert welfare == ["约束性", "预期性"]


@pytest.mark.parametrize(
    ("tokens", "count"),
    [
        (("table-2",), 23),
        (("table-2", "约束性"), 6),
        (("table-1", "table-2"), 44),
        (("words", "table-2"), 6),
        (("绿色转型", "number"), 1),
        (("绿色转型", "文化发展"), 5),
    ],
)
def test_filters_of_one_kind_add_and_of_several_kinds_narrow(rows, tokens, count):
    assert len(listed(rows, tokens=tokens)) == count


def test_words_are_found_whatever_their_width(rows):
    assert listed(rows, words="ｒ＆ｄ") == ["indicator-2-12"]
    assert listed(rows, words="没有这样的指标") == []


@pytest.mark.parametrize("sort", ["", "attribute", "change"])
def test_no_order_loses_or_doubles_a_row(rows, sort):
    found = listed(rows, sort=sort)
    assert sorted(found) == sorted(one.indicator.id for one in rows)


def test_by_change_points_and_shares_are_not_mixed_and_fall(rows):
    for section in indicator_sections(rows, TableQuery(sort="change")):
        changes = [leading_change(one) for one in section.rows]
        if section.measure == "none":
            assert set(changes) == {None}
            continue
        sizes = [getattr(change, section.measure) for change in changes]
        assert None not in sizes
        assert sizes == sorted(sizes, reverse=True)


def test_every_token_of_a_row_can_be_asked_for(rows):
    known = {token for facet in indicator_facets(rows) for token in facet.tokens}
    assert all(one.tokens <= known for one in rows)
