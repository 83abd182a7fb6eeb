"""An answer taken away says what was asked, of which data, when and how exactly."""

from __future__ import annotations

import csv
import io

import pytest
from openpyxl import load_workbook

from map_app.atlas.questions import (
    answer_question,
    overlaps_of,
    read_question,
    things_named,
    within_of,
)
from map_app.briefing import (
    Asking,
    Words,
    csv_bytes,
    overlap_table,
    question_table,
    within_table,
    xlsx_bytes,
)


@pytest.fixture
def asking(atlas, look, made_on):
    return lambda language: Asking(atlas, Words(look, language), made_on)


@pytest.fixture
def overlap(atlas, asking):
    def make(a="village_renewal", b="baietan_clusters", language="zh"):
        of, among = things_named(atlas, a), things_named(atlas, b)
        found = overlaps_of(of, among, 0.01)
        return overlap_table(asking(language), of, among, 0.01, found), found

    return make


@pytest.fixture
def within(atlas, asking):
    of, among = things_named(atlas, "东塱村"), things_named(atlas, "metro_lines")
    found = within_of(of, among, 800)
    return within_table(asking("zh"), of, among, 800, found), found


def lines_of(table):
    return list(csv.reader(io.StringIO(csv_bytes(table).decode("utf-8-sig"), newline="")))


def test_the_head_says_what_was_asked_of_which_data_when_and_how_exactly(overlap):
    told = dict(overlap()[0].head)
    assert told["所问"] == "旧村改造（20条）与白鹅潭“1+11”组团的重叠，至少占其中之一的1%"
    assert "白鹅潭“1+11”组团" in told["所用数据"]
    assert "误差约" in told["所用数据"]
    assert told["制表时间"] == "2026-11-23 10:20"
    assert "千分之一" in told["精度"]


def test_every_layer_asked_is_named_with_its_source(overlap):
    data = [words for name, words in overlap()[0].head if name == "所用数据"]
    assert [words.split("：")[0] for words in data] == ["旧村改造（20条）", "白鹅潭“1+11”组团"]


def test_the_csv_has_the_head_an_empty_row_and_the_rows(overlap):
    table, found = overlap()
    lines = lines_of(table)
    above = len(table.head)
    assert lines[0][0] == "所问"
    assert lines[above] == []
    assert lines[above + 1] == [column.head for column in table.columns]
    assert len(lines) == above + 2 + len(found.hits) + len(found.within_drawing_error)


def test_the_workbook_has_the_same_head_and_real_numbers(overlap):
    table, found = overlap()
    sheet = load_workbook(io.BytesIO(xlsx_bytes(table))).worksheets[0]
    top = table.rows_above + 1
    assert sheet["A1"].value == "所问"
    assert sheet.cell(top, 1).value == "结果"
    assert sheet.cell(top + 1, 4).value == found.hits[0].area_ha
    assert sheet.freeze_panes == f"C{top + 1}"
    assert sheet.auto_filter.ref.startswith(f"A{top}:")


def test_fifteen_mu_stand_beside_a_hectare_and_shares_in_per_cent(overlap):
    table, found = overlap()
    row = dict(zip([c.head for c in table.columns], table.rows[0], strict=True))
    assert row["重叠面积（亩）"] == pytest.approx(15 * found.hits[0].area_ha, abs=0.01)
    assert row["占甲的比例（%）"] == pytest.approx(100 * found.hits[0].share_of_a)


def test_the_three_lists_are_told_apart(overlap):
    villages, _ = overlap()
    lines, found = overlap("metro_lines", "village_renewal")
    assert {row[0] for row in villages.rows} == {"命中", "绘图误差之内，不能判定"}
    unchecked = [row for row in lines.rows if row[0] == "未能核对"]
    assert len(unchecked) == len(found.unchecked)
    assert ("25号线", "图上没有画出，没有可用的位置") in {(row[1], row[9]) for row in unchecked}


def test_what_lies_near_is_told_with_its_distance(within):
    table, found = within
    hits = [row for row in table.rows if row[0] == "命中"]
    assert [(row[1], row[2]) for row in hits] == [(n.place.name, n.distance_m) for n in found.hits]
    assert dict(table.head)["所问"] == "东塱村周围800米以内的“轨道交通”"
    assert any(row[0] == "未能核对" and row[4] for row in table.rows)


def test_an_english_answer_is_english(overlap):
    table, _ = overlap(language="en")
    assert (
        table.head[0][1].startswith("What of Old-village renewal")
        or "lies over" in table.head[0][1]
    )
    assert {row[0] for row in table.rows} == {"Hit", "Within drawing error, cannot be told"}


@pytest.mark.parametrize("word", ["villages-near-stations,800,operating", "nearest-station"])
def test_a_ready_made_question_is_taken_away_with_what_was_asked(atlas, asking, word):
    asked = read_question(word, atlas)
    table = question_table(asking("zh"), asked)
    found = answer_question(atlas, asked.question, asked.metres, asked.status)
    assert len(table.rows) == len(found.near) + len(found.without) + len(found.unchecked)
    assert dict(table.head)["所问"].startswith(asked.question.title_zh)


def test_the_distance_and_status_asked_stand_in_the_head(atlas, asking):
    asked = read_question("villages-near-stations,800,operating", atlas)
    told = dict(question_table(asking("zh"), asked).head)["所问"]
    assert told == "车站周边的旧村（800米以内、建成通车）"
