"""The table of a layer as a file."""

from __future__ import annotations

import csv
import io

import pytest
from openpyxl import load_workbook


def rows_of(answer):
    return list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))


def test_a_table_is_taken_away_as_it_is_narrowed_and_ordered(client):
    answer = client.get("/tables/layers.csv?of=metro_lines&filter=construction&sort=-length_km")
    head, *rows = rows_of(answer)
    assert head[0] == "名称"
    assert rows[0][0] == "11号线"
    assert len(rows) == 3


def test_a_workbook_has_numbers_and_says_source_licence_and_what_was_asked(client):
    answer = client.get("/tables/layers.xlsx?of=baietan_clusters&q=组团&sort=area_ha")
    book = load_workbook(io.BytesIO(answer.content))
    sheet, notes = book.worksheets
    heads = [cell.value for cell in sheet[1]]
    areas = [row[heads.index("图上面积（公顷）")].value for row in sheet.iter_rows(min_row=2)]
    assert areas == sorted(areas)
    assert all(isinstance(one, float) for one in areas)
    told = "\n".join(str(cell.value) for row in notes.iter_rows() for cell in row)
    for words in ("ODbL 1.0", "本项目绘制", "误差60—1500米", "词语: 组团", "图上面积（公顷） ↑"):
        assert words in told


def test_without_a_layer_all_of_them_are_listed(client, atlas):
    _, *rows = rows_of(client.get("/tables/layers.csv"))
    assert len(rows) == len(atlas.ground.layers)


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("of=moon", "没有这个图层"),
        ("of=metro_lines&sort=beauty", "beauty"),
        ("of=metro_lines&filter=dreamt", "dreamt"),
    ],
)
def test_a_file_of_something_else_than_was_asked_is_never_made(client, query, said):
    answer = client.get(f"/tables/layers.csv?{query}")
    assert answer.status_code == 400
    assert said in answer.text


def test_a_click_finds_nothing_on_a_layer_that_is_switched_off(client, atlas):
    point = atlas.ground.feature_geometry("village-donglang").representative_point()
    here = f"/sheets?lon={point.x:.6f}&lat={point.y:.6f}&fragment=1"
    assert "东塱村" in client.get(here).text
    without = client.get(f"{here}&layers=-village_renewal")
    assert "东塱村" not in without.text.partition("</h2>")[0]
