"""Tables as files: what is read back from them is what the Atlas answers."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest
from openpyxl import load_workbook

from map_app.briefing import Words, csv_bytes, indicator_table, project_table, xlsx_bytes
from map_app.briefing.statements import indicators
from map_app.briefing.tables.table import Column, Table
from map_app.errors import RequestError

MAKERS = {"indicators": indicator_table, "projects": project_table}


@pytest.fixture
def table(atlas, look):
    return lambda name, language="zh", **asked: MAKERS[name](atlas, Words(look, language), asked)


@pytest.fixture
def small():
    columns = (Column("名称"), Column("数值", "number"))
    rows = (("=1+1", 5.0), ("甲\n乙,“丙”", 0.25), (None, None), ("a\x07b", -3))
    return Table("表", columns, rows, "说明", (("来源", "=cmd"),), "Microsoft YaHei")


def read_csv(content):
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def read_book(content):
    return load_workbook(io.BytesIO(content))


def plain(value):
    return (
        ""
        if value is None
        else f"{value:.6f}".rstrip("0").rstrip(".")
        if isinstance(value, float)
        else str(value)
    )


@pytest.mark.parametrize("name", MAKERS)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_csv_read_back_is_the_table(table, name, language):
    made = table(name, language)
    content = csv_bytes(made)
    head, *rows = read_csv(content)
    assert content.startswith(b"\xef\xbb\xbf")
    assert head == [column.head for column in made.columns]
    assert len(set(head)) == len(head)
    assert rows == [[plain(value) for value in row] for row in made.rows]


@pytest.mark.parametrize("name", MAKERS)
def test_a_workbook_read_back_is_the_table(table, name):
    made = table(name)
    sheet = read_book(xlsx_bytes(made)).worksheets[0]
    rows = [tuple(cell.value for cell in row) for row in sheet.iter_rows()]
    assert rows[0] == tuple(column.head for column in made.columns)
    assert rows[1:] == [tuple(value if value != "" else None for value in r) for r in made.rows]


def test_numbers_in_a_workbook_are_numbers(table):
    made = table("projects")
    sheet = read_book(xlsx_bytes(made)).worksheets[0]
    heads = [column.head for column in made.columns]
    money = heads.index("总投资（万元）") + 1
    assert sheet.cell(2, money).value == 9465725
    assert sheet.cell(2, money).data_type == "n"
    assert sheet.cell(2, money).number_format == "#,##0"


@pytest.mark.parametrize("name", MAKERS)
def test_the_head_of_a_workbook_stays_and_can_filter(table, name):
    made = table(name)
    sheet = read_book(xlsx_bytes(made)).worksheets[0]
    assert sheet.freeze_panes == "F2"
    assert sheet.auto_filter.ref.endswith(str(len(made.rows) + 1))


@pytest.mark.parametrize("name", MAKERS)
def test_the_second_sheet_says_source_and_caveat(table, atlas, name):
    sheet = read_book(xlsx_bytes(table(name))).worksheets[1]
    words = "\n".join(str(cell.value) for row in sheet.iter_rows() for cell in row)
    assert atlas.plan.meta.title in words
    assert atlas.plan.meta.number in words
    assert atlas.plan.meta.caveat_zh in words


@pytest.mark.parametrize("name", MAKERS)
def test_every_row_has_a_citation_whose_offsets_hold(table, atlas, name):
    made = table(name)
    heads = [column.head for column in made.columns]
    quote, start, end = (heads.index(head) for head in ("原文", "起", "止"))
    for row in made.rows:
        assert atlas.plan.quote_display(row[start], row[end]) == row[quote]
        assert any(isinstance(value, str) and value.startswith("《纲要》") for value in row)


def test_the_money_in_the_file_adds_up(table):
    made = table("projects")
    column = [c.head for c in made.columns].index("总投资（万元）")
    assert sum(row[column] or 0 for row in made.rows) == 29_120_230
    assert "29,120,230" in made.notes[-1][1]


def test_a_file_holds_the_rows_that_were_asked_for(table):
    assert len(table("indicators", filter="table-2,约束性").rows) == 6
    found = table("projects", filter="landmark-huadihe").rows
    assert [row[-2] for row in found] == [
        "project-group-2", "project-package-2-5", "project-greenways", "project-greenways-huadihe",
    ]  # fmt: skip


def asked_of(made, head="筛选"):
    return dict(made.notes)[head]


def test_a_file_says_what_was_asked_in_the_words_of_the_page(table):
    made = table("indicators", filter="table-2,约束性", q="人口", sort="change")
    assert asked_of(made) == "表: 表2 “十四五”目标；属性: 约束性；词语: 人口；排序: 按变化幅度"
    made = table("projects", filter="group-2,landmark-huadihe")
    assert "地点: 花地河" in asked_of(made)
    assert "group-2" not in asked_of(made)
    assert asked_of(table("projects", "en"), "Filter") == "All rows"


@pytest.mark.parametrize("name", MAKERS)
def test_no_file_is_made_of_something_else_than_was_asked(table, name):
    with pytest.raises(RequestError, match="瞎写"):
        table(name, filter="瞎写")


def test_words_never_become_formulas(small):
    rows = read_csv(csv_bytes(small))
    assert rows[1][0] == "'=1+1"
    assert rows[4][1] == "-3"
    book = read_book(xlsx_bytes(small))
    assert book.worksheets[0]["A2"].value == "=1+1"
    assert book.worksheets[0]["A2"].data_type == "s"
    assert book.worksheets[1]["B1"].data_type == "s"


def test_line_breaks_commas_and_quotes_come_back(small):
    assert read_csv(csv_bytes(small))[2] == ["甲\n乙,“丙”", "0.25"]
    assert read_book(xlsx_bytes(small)).worksheets[0]["A3"].value == "甲\n乙,“丙”"


def test_control_characters_do_not_stop_a_workbook(small):
    assert read_book(xlsx_bytes(small)).worksheets[0]["A5"].value == "ab"


def test_a_table_without_rows_is_a_head(small):
    none = replace(small, rows=())
    assert read_csv(csv_bytes(none)) == [["名称", "数值"]]
    assert read_book(xlsx_bytes(none)).worksheets[0].max_row == 1


def test_the_file_says_which_figures_are_not_to_be_compared(table):
    made = table("indicators")
    heads = [column.head for column in made.columns]
    match, row_id = heads.index("口径"), heads.index("编号")
    said = {row[row_id]: row[match] for row in made.rows}
    assert said["indicator-1-05"] == "口径相近"
    assert said["indicator-1-06"] == "同一口径"
    unsettled = {name for name, words in said.items() if words == "尚在核算，不作比较"}
    assert unsettled == {"indicator-1-03", "indicator-1-04", "indicator-2-03"}


def test_the_page_marks_a_baseline_that_the_plan_takes_back(atlas):
    baselines = {row.name: row.baseline for row in indicators(atlas)}
    assert baselines["社会消费品零售总额年均增速"] == "5.9†"
    assert baselines["新增高新技术企业累计数量"] == "254*"
    assert baselines["现代服务业增加值占服务业增加值比重"] == "48.1"


def test_money_stands_in_the_file_in_both_units(table):
    made = table("projects")
    heads = [column.head for column in made.columns]
    units = (
        "总投资（万元）",
        "“十四五”期间投资（万元）",
        "总投资（亿元）",
        "“十四五”期间投资（亿元）",
    )
    (group,) = [row for row in made.rows if row[heads.index("编号")] == "project-group-1"]
    amounts = [group[heads.index(unit)] for unit in units]
    assert amounts == [9465725, 5832914, 946.5725, 583.2914]


def test_a_file_stands_in_the_order_of_the_tables_unless_another_is_asked_for(table):
    def numbers(**asked):
        return [(row[0], row[1]) for row in table("indicators", **asked).rows]

    printed = numbers()
    assert list(dict.fromkeys(printed)) == [
        *(("表2", number) for number in range(1, 24)),
        *(("表1", number) for number in range(1, 19)),
    ]
    assert printed == sorted(printed, key=lambda one: (one[0] != "表2", one[1]))
    assert [n for t, n in numbers(filter="民生福祉")] == [16, 17, 18, 19, 20, 21, 22]
    assert numbers(sort="attribute") != printed
