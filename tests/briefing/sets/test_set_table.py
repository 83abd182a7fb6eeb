"""A set as a workbook: an overview, and real numbers with the words they come from."""

from __future__ import annotations

import io

import openpyxl
import pytest

from map_app.briefing.sets.contents import contents_of
from map_app.briefing.sets.set_table import set_tables
from map_app.briefing.sets.works import Workbook, done


@pytest.fixture(scope="module")
def book(order_of):
    order = order_of("东塱村,西郊村", format="xlsx")
    return openpyxl.load_workbook(io.BytesIO(done(Workbook(set_tables(order, contents_of(order))))))


def rows_of(sheet):
    head, *rows = sheet.iter_rows(values_only=True)
    return [dict(zip(head, row, strict=True)) for row in rows]


def test_the_overview_has_a_row_a_place_with_real_measures(book):
    first, second = rows_of(book.worksheets[0])
    assert (first["地点"], second["地点"]) == ("东塱村", "西郊村")
    assert isinstance(first["面积（公顷）"], float)
    assert first["点名（条）"] >= 1


def test_figures_are_numbers_with_unit_and_year(book):
    told = [row for row in rows_of(book.worksheets[1]) if row["数值"] is not None]
    assert {row["地点"] for row in told} == {"东塱村", "西郊村"}
    assert all(isinstance(row["数值"], int | float) for row in told)
    assert any((row["数值"], row["单位"]) == (14_049_119, "万元") for row in told)


def test_every_statement_of_the_sheets_has_a_row_with_its_citation(book, atlas):
    rows = rows_of(book.worksheets[1])
    for place in ("village-donglang", "village-xijiao"):
        sheet = atlas.sheet(place)
        told = {(row["起"], row["止"]) for row in rows if row["编号"] == place}
        entries = (*sheet.named, *sheet.through, *sheet.sketch)
        assert told == {(one.citation.start, one.citation.end) for one in entries}
    assert all(row["出处"].startswith("《纲要》") for row in rows)


def test_sources_and_caveats_stand_on_the_last_sheet(book):
    notes = dict(book.worksheets[-1].iter_rows(values_only=True))
    assert "荔府〔2021〕4号" in notes["来源"]
    assert "已届满" in notes["提示"]
