"""Figures, quotes, addresses and swatches: the small parts of a sheet."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from map_app.atlas import default_view
from map_app.cartography import legend_entries
from map_app.draw import Links, directory_page, look_tokens, swatch, text_page
from map_app.draw.figure_rows import figure_row
from map_app.draw.quote_pieces import quote_pieces, stands_in
from map_app.plan import Figure, QuotePart


def figure(value, unit, operator="=", printed="", year=None):
    return Figure("总量", value, unit, year, operator, printed)


@pytest.mark.parametrize(
    ("given_figure", "zh"),
    [
        (figure(29120230, "万元"), "2,912.02 亿元（29,120,230 万元）"),
        (figure(86, "%", ">="), "≥ 86%"),
        (figure(6, "%", "~"), "约 6%"),
        (figure(20, "条"), "20 条"),
        (figure(1450, None), "1,450"),
        (figure(None, "吨", "text", "完成市下达目标任务"), "完成市下达目标任务"),
    ],
)
def test_a_figure_is_written_with_sign_and_unit_or_as_it_is_printed(given_figure, zh):
    assert figure_row(given_figure, "zh").value == zh


def test_a_figure_says_its_year_in_the_readers_language():
    assert figure_row(figure(1, "个", year=2025), "zh").year == "2025年"
    assert figure_row(figure(1, "个", year=2025), "en").year == "2025"


PARTS = (QuotePart("推进"), QuotePart("东塱村", "东塍村"), QuotePart("改造，建设学校。"))


def test_the_words_that_bear_on_the_place_are_strong():
    strong = [piece.text for piece in quote_pieces(PARTS, "建设学校") if piece.is_strong]
    assert strong == ["建设学校"]


def test_a_misread_name_within_the_words_is_strong_and_keeps_its_note():
    pieces = quote_pieces(PARTS, "东塱村〔原文作“东塍村”〕改造")
    assert [(p.text, p.printed) for p in pieces if p.is_strong] == [
        ("东塱村", "东塍村"),
        ("改造", None),
    ]


def test_a_statement_in_other_words_makes_nothing_strong():
    assert not any(piece.is_strong for piece in quote_pieces(PARTS, "别的"))
    assert not stands_in(PARTS, "别的")


@given(
    st.lists(
        st.builds(QuotePart, st.text("甲乙丙，。", min_size=1), st.none() | st.just("误")),
        min_size=1,
    ),
    st.text("甲乙丙，。"),
)
def test_cutting_a_quote_loses_and_adds_no_word(parts, statement):
    shown = "".join(p.text + (f"〔原文作“{p.printed}”〕" if p.printed else "") for p in parts)
    assert "".join(p.text + p.note for p in quote_pieces(parts, statement)) == shown


def test_addresses_are_relative_and_carry_the_language():
    assert Links("", "zh").sheet("line-11") == "sheets/line-11"
    assert Links("../", "en").sheet("a/b?c") == "../sheets/a%2Fb%3Fc?lang=en"
    assert Links("../", "zh").home("line-11") == "../?place=line-11"
    assert Links("", "en").text(3, 9) == "text/3-9?lang=en"


def test_the_list_of_places_names_every_kind_once(atlas, look):
    page = directory_page(atlas, look, "zh")
    assert page.count('<details class="section kind"') == 11


def test_a_table_row_is_shown_in_its_text(atlas, look):
    indicator = atlas.plan.indicators["indicator-2-06"]
    page = text_page(atlas, look, indicator.citation.start, indicator.citation.end, "zh")
    assert indicator.citation.label in page


def test_every_token_of_the_theme_is_given_to_the_pages(look):
    tokens = look_tokens(look)
    assert all(f"--{name}: {look.theme.paint(name)};" in tokens for name in look.theme.colour)


def test_every_line_of_the_legend_has_a_picture(atlas, look):
    view = default_view(atlas)
    view = replace(view, layers=tuple(replace(state, on=True) for state in view.layers))
    for index, entry in enumerate(legend_entries(atlas, look, view)):
        picture = str(swatch(entry, f"hatch-{index}"))
        assert picture.startswith("<svg")
        assert picture.count("<") >= 3
