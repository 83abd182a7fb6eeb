"""Tables poured over slides: whole rows where they fit, cut ones where they cannot."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from map_app.briefing.page.ink import Type
from map_app.briefing.slides.pen import nearest_dash
from map_app.briefing.slides.rows import SLACK_SHARE, Row, Table, pour
from map_app.briefing.slides.samples import hatch_of
from map_app.briefing.slides.words import Paragraph, Run, cut, height_mm, lines_of, said
from map_app.errors import ExportError

KIND = Type(9.0)
WIDTHS_MM = (120.0, 60.0)
TOP_MM, BOTTOM_MM = 20.0, 112.0
WORDS = st.text("规划怎么说，。（）“”ab 12,", min_size=1, max_size=400).filter(str.strip)


def row_of(words, source="《纲要》第一章"):
    return Row(((said(words, KIND),), (said(source, KIND),)), continued=(said("续", KIND),))


def table_of(rows, *, together=False):
    head, again = said("点名", KIND), said("点名（续）", KIND)
    heads = row_of("规划内容", "出处")
    return Table(head, again, "点名", WIDTHS_MM, heads, tuple(rows), together)


def words_in(pages, column=0):
    rows = [row for page in pages for part in page for row in part.rows]
    return "".join(one.words for row in rows for one in row.cells[column])


@given(st.lists(WORDS, min_size=1, max_size=12))
def test_all_words_are_poured_in_order_and_none_below_the_bottom(said_there):
    pages = list(pour([table_of(map(row_of, said_there))], TOP_MM, BOTTOM_MM))
    assert words_in(pages) == "".join(said_there)
    for page in pages:
        assert page[-1].bottom_mm <= TOP_MM + SLACK_SHARE * (BOTTOM_MM - TOP_MM) + 1e-6


def test_a_row_that_no_slide_could_hold_is_cut_between_its_lines():
    words = "".join(f"第{number}句话。" for number in range(600))
    pages = list(pour([table_of([row_of(words)])], TOP_MM, BOTTOM_MM))
    assert len(pages) > 1
    assert words_in(pages) == words
    assert [page[0].rows[0].cells[1][0].words for page in pages][:2] == ["《纲要》第一章", "续"]
    assert [page[0].head.words for page in pages][:2] == ["点名", "点名（续）"]


def test_a_row_of_which_not_even_a_line_fits_is_refused():
    with pytest.raises(ExportError, match="放不下"):
        list(pour([table_of([row_of("一句话")])], 0.0, 12.0))


def test_a_table_that_stays_together_is_begun_on_a_slide_that_holds_it():
    first = table_of(row_of("一句话") for _ in range(7))
    second = table_of([row_of("两句话") for _ in range(4)], together=True)
    pages = list(pour([first, second], TOP_MM, BOTTOM_MM))
    assert [len(part.rows) for page in pages for part in page] == [7, 4]
    assert len(pages) == 2


def test_the_first_row_of_a_further_slide_names_its_group_again():
    rows = [
        Row(
            ((said("" if number else "经济", KIND),), (said("一项", KIND),)),
            opening=(said("经济", KIND),),
        )
        for number in range(30)
    ]
    pages = list(pour([table_of(rows)], TOP_MM, BOTTOM_MM))
    assert {page[0].rows[0].cells[0][0].words for page in pages} == {"经济"}


@given(WORDS, st.floats(5.0, 60.0), st.floats(15.0, 150.0))
def test_cut_words_are_whole_together_and_the_first_part_fits(words, most_mm, room_mm):
    first, rest = cut([said(words, KIND)], room_mm, most_mm)
    assert "".join(one.words for one in (*first, *rest)) == words
    assert height_mm(first, room_mm) <= most_mm + 1e-6


def test_cut_runs_keep_their_looks():
    bold = Type(9.0, bold=True)
    paragraph = Paragraph((Run("甲" * 30, KIND), Run("乙" * 30, bold)))
    first, rest = cut([paragraph], 100.0, 5.0)
    at = len(lines_of(paragraph, 100.0)[0])
    runs = [run for one in (*first, *rest) for run in one.runs]
    assert "".join(run.words for run in runs if run.kind.bold) == "乙" * 30
    assert len(first[0].words) == at


@pytest.mark.parametrize(
    ("dash", "name"), [((10, 6), "dash"), ((5, 5), "sysDot"), ((1, 6), "dot"), ((4, 3), "dash")]
)
def test_a_dash_is_written_as_the_nearest_that_programs_know(dash, name):
    assert nearest_dash(dash) == name


@pytest.mark.parametrize(
    ("angle_deg", "name"),
    [(0, "horz"), (45, "wdUpDiag"), (90, "vert"), (135, "wdDnDiag"), (-45, "wdDnDiag")],
)
def test_a_hatch_is_written_as_the_pattern_that_runs_its_way(angle_deg, name):
    assert hatch_of(angle_deg) == name
