"""The benchmark's own words: percentiles, rows, and sections that leave each other alone."""

from __future__ import annotations

import pytest

from benchmarks.figures import Figure, Plain, percentile, spread, table, with_section


@pytest.mark.parametrize(("share", "told"), [(0.5, 50), (0.95, 95), (0.99, 99), (1, 100), (0, 1)])
def test_a_percentile_is_a_value_that_was_measured(share, told):
    assert percentile(range(100, 0, -1), share) == told


def test_the_percentile_of_few_is_the_greatest():
    assert percentile([3, 1, 2], 0.95) == 3


def test_there_is_no_percentile_of_nothing():
    with pytest.raises(ValueError, match="nothing"):
        percentile([], 0.5)


def test_a_spread_is_the_median_with_least_and_greatest():
    assert spread([4, 1, 100]) == "4 (1–100)"
    assert spread([3.25], 1) == "3.2"


def test_a_row_has_the_plain_figure_and_how_many_times_ours_it_is():
    figure = Figure("click, ms", [50, 40, 60], "≤ 80", Plain([500, 400, 600]))
    assert figure.row() == "| click, ms | 50 (40–60) | ≤ 80 | 500 (400–600) | 10.0 |\n"


def test_what_the_plain_alternative_did_not_reach_is_a_ratio_beyond():
    figure = Figure("usable, s", [6.0], "≤ 10", Plain(beyond=60, said="none in 60 s"), decimals=1)
    assert figure.row() == "| usable, s | 6.0 | ≤ 10 | none in 60 s | > 10.0 |\n"


def test_what_was_not_measured_says_why_and_has_no_ratio():
    row = Figure("click, ms", said="not measured", plain=Plain([5])).row()
    assert row == "| click, ms | not measured | – | 5 | – |\n"


def test_a_table_has_as_many_columns_in_its_head_as_in_its_rows():
    lines = table([Figure("memory, MB", [3])]).splitlines()
    assert {line.count("|") for line in lines} == {6}


def test_a_section_is_put_in_place_of_its_own_and_no_other():
    first = with_section("# Figures\n", "One", "a\n")
    both = with_section(first, "Two", "b")
    assert both == "# Figures\n\n## One\n\na\n\n## Two\n\nb\n"
    assert with_section(both, "One", "c") == "# Figures\n\n## One\n\nc\n\n## Two\n\nb\n"
