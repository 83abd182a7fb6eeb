"""Figures are written as a reader of the plan expects them."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from map_app.cartography import fmt


@pytest.mark.parametrize(
    ("amount_wan", "zh", "en"),
    [
        (
            14049100,
            "1,404.91 亿元（14,049,100 万元）",
            "CNY 140.49 billion (printed: 14,049,100 万元)",
        ),
        (5000, "5,000 万元", "CNY 50,000,000"),
        (0.5, "0.5 万元", "CNY 5,000"),
    ],
)
def test_money_is_told_in_large_units_with_the_printed_figure(amount_wan, zh, en):
    assert fmt.money_text(amount_wan, "zh") == zh
    assert fmt.money_text(amount_wan, "en") == en


@pytest.mark.parametrize(
    ("area_ha", "zh"), [(3.416, "3.4 公顷"), (341.6, "342 公顷"), (5910.2, "5,910 公顷")]
)
def test_an_area_has_no_more_digits_than_a_sketch_can_bear(area_ha, zh):
    assert fmt.area_text(area_ha, "zh") == zh


def test_a_short_line_is_told_in_metres():
    assert fmt.length_text(0.6404, "zh") == "640 米"
    assert fmt.length_text(5.34, "en") == "5.3 km"


def test_a_length_just_under_a_kilometre_is_never_a_thousand_metres():
    assert fmt.length_text(0.9996, "zh") == "1.0 公里"


@pytest.mark.parametrize(
    ("share", "zh"),
    [(0, "0%"), (0.004, "不足 1%"), (0.87, "87%"), (0.997, "99% 以上"), (1, "100%")],
)
def test_a_share_never_rounds_to_nothing_or_to_all(share, zh):
    assert fmt.share_text(share, "zh") == zh


@given(st.floats(0, 1))
def test_only_the_whole_is_a_hundred_per_cent(share):
    assert (fmt.share_text(share, "en") == "100%") == (share == 1)


def test_precision_is_told_either_way():
    assert fmt.precision_text(300, "zh") == "±300 米"
    assert fmt.precision_text(1500, "en") == "±1.5 km"


@pytest.mark.parametrize(
    ("date", "zh", "en"),
    [
        (dt.date(2026, 7, 1), "2026年7月1日", "1 July 2026"),
        ("2025-06", "2025年6月", "June 2025"),
        ("2020", "2020年", "2020"),
        ("运营公告", "运营公告", "运营公告"),
        ("2020-13", "2020-13", "2020-13"),
    ],
)
def test_a_date_is_as_exact_as_it_was_given(date, zh, en):
    assert fmt.date_text(date, "zh") == zh
    assert fmt.date_text(date, "en") == en
