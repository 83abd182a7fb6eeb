"""Tables whose columns hold positions: their names, their order, and which rows are kept."""

from __future__ import annotations

import csv
import io

import pytest
from openpyxl import Workbook

from map_app.settings import UploadLimits
from tests.geo.uploads.made_files import CM_114, NAMES, ZONE_38, frame, is_near, zipped

CENTRES = tuple(area.centroid for area in frame().geometry)
EXPECTED = (113.225, 23.065, 113.249, 23.065)


def positions(crs):
    return [(point.x, point.y) for point in frame(crs).geometry.centroid]


def csv_of(header, rows, delimiter=","):
    lines = [header, *(map(str, row) for row in rows)]
    return "\n".join(delimiter.join(line) for line in lines)


def workbook(*sheets):
    book = Workbook()
    book.remove(book.active)
    for title, rows in sheets:
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    held = io.BytesIO()
    book.save(held)
    return held.getvalue()


def keys_of(layer):
    return {one.key.removeprefix("upload.") for one in layer.warnings}


@pytest.mark.parametrize(
    "header",
    [
        ("名称", "经度", "纬度"),
        ("名称", "lon", "lat"),
        ("name", "Longitude", "LATITUDE"),
        ("名称", "经度(°)", "纬度(°)"),
        ("名称", "x", "y"),
    ],
)
def test_degrees_are_found_by_the_names_of_their_columns(looked, header):
    rows = [(n, p.x, p.y) for n, p in zip(NAMES, CENTRES, strict=True)]
    layer = looked(csv_of(header, rows), "点.csv")
    assert is_near(layer.bounds, EXPECTED)
    assert (layer.datum, layer.datum_certain) == ("wgs84", False)
    assert {"no_datum", "guessed_datum"} <= keys_of(layer)
    assert layer.columns == (header[0],)


@pytest.mark.parametrize(
    ("header", "is_surveyed"),
    [
        (("名称", "横坐标", "纵坐标"), False),
        (("名称", "X坐标", "Y坐标"), False),
        (("名称", "X坐标", "Y坐标"), True),
        (("名称", "x", "y"), True),
    ],
)
@pytest.mark.parametrize("crs", [ZONE_38, CM_114])
def test_metres_are_taken_with_north_first_or_east_first(looked, header, is_surveyed, crs):
    rows = [
        (name, *(one[::-1] if is_surveyed else one))
        for name, one in zip(NAMES, positions(crs), strict=True)
    ]
    layer = looked(csv_of(header, rows), "点.csv")
    assert is_near(layer.bounds, EXPECTED)
    assert ("flipped" in keys_of(layer)) == is_surveyed
    assert not layer.datum_certain


def test_a_datum_that_is_named_makes_a_table_certain(looked):
    rows = [(name, *one[::-1]) for name, one in zip(NAMES, positions(ZONE_38), strict=True)]
    layer = looked(csv_of(("名称", "X坐标", "Y坐标"), rows), "点.csv", datum="EPSG:4526")
    assert (layer.datum, layer.datum_certain) == ("cgcs2000-zone38", True)
    assert is_near(layer.bounds, EXPECTED)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", "\t", ";"])
def test_a_csv_is_read_in_any_usual_encoding_and_with_any_usual_mark(looked, encoding, delimiter):
    text = csv_of(("名称", "经度", "纬度"), [("东塱村", 113.22, 23.06)], delimiter)
    layer = looked(text.encode(encoding), "点.csv")
    assert layer.sample == ({"名称": "东塱村"},)


def test_wkt_is_read_and_a_row_of_bad_wkt_is_named(looked):
    rows = ['甲,"POLYGON ((113.2 23, 113.3 23, 113.3 23.1, 113.2 23))"', "乙,POLYGON ((1"]
    layer = looked("\n".join(["名称,WKT", *rows, "丙,"]), "面.csv")
    assert (layer.features, layer.geometry) == (1, "area")
    told = [(one.row, one.reason.key) for one in layer.rejected]
    assert told == [(3, "upload.reason.bad_wkt"), (4, "upload.reason.no_geometry")]


def test_rows_without_numbers_are_named_by_their_line_and_the_rest_kept(looked):
    text = "名称,经度,纬度\n甲,113.2,23.1\n乙,无,23.1\n\n丙,,\n丁,113.3,23.1\n"
    layer = looked(text, "点.csv")
    assert layer.features == 2
    told = [(one.row, one.reason.key) for one in layer.rejected]
    assert told == [(3, "upload.reason.not_numbers"), (5, "upload.reason.no_numbers")]


@pytest.mark.parametrize("words", ["113°13′30″", "113°13'30\"", "113度13分30秒", "113.225°"])
def test_degrees_may_be_written_with_minutes_and_seconds(looked, words):
    quoted = words.replace('"', '""')
    layer = looked(f'名称,经度,纬度\n甲,"{quoted}",23.065\n', "点.csv")
    assert layer.bounds[0] == pytest.approx(113.225)


def test_a_table_without_positions_is_refused_with_what_it_has(refused):
    assert refused("名称,面积\n甲,1", "表.csv") == "no_columns"
    assert refused("words without end", "表.txt") == "no_columns"
    assert refused(workbook(("一", [["名称", "面积"], ["甲", 1]])), "表.xlsx") == "no_columns"
    assert refused(workbook(("一", [])), "表.xlsx") == "no_columns"


def test_a_table_with_a_header_alone_is_refused(refused):
    assert refused("经度,纬度\n", "表.csv") == "empty_layer"


def test_too_many_rows_or_columns_are_refused(refused):
    text = "经度,纬度\n" + "113.2,23.1\n" * 3
    assert refused(text, "a.csv", UploadLimits(features=2)) == "many_features"
    assert refused(text, "a.csv", UploadLimits(columns=1)) == "many_columns"


def test_a_workbook_is_read_below_its_titles(looked):
    rows = [["荔湾区旧村"], ["2026年"], ["名称", "经度", "纬度", "面积"], ["甲", 113.2, 23.1, 1.5]]
    layer = looked(workbook(("说明", [["见下页"]]), ("旧村", rows)), "表.xlsx")
    assert (layer.name, layer.encoding) == ("旧村", None)
    assert layer.sample == ({"名称": "甲", "面积": 1.5},)


def test_sheets_with_positions_are_to_be_chosen_from(looked, refused):
    rows = [["经度", "纬度"], [113.2, 23.1]]
    book = workbook(("甲", rows), ("乙", rows))
    assert refused(book, "表.xlsx") == "several_layers"
    assert looked(book, "表.xlsx", layer="乙").name == "乙"


def test_a_broken_workbook_or_one_with_entities_is_refused(refused):
    good = workbook(("一", [["经度", "纬度"], [113.2, 23.1]]))
    assert refused(good[:-300], "表.xlsx") == "broken_zip"
    parts = {"xl/workbook.xml": "<x/>", "[Content_Types].xml": "<y/>"}
    assert refused(zipped(parts), "表.xlsx") == "damaged"
    evil = {**parts, "xl/workbook.xml": '<!DOCTYPE x [<!ENTITY e "e">]><x>&e;</x>'}
    assert refused(zipped(evil), "表.xlsx") == "entities"


def test_a_column_of_words_and_numbers_becomes_one_of_words(looked):
    rows = [["经度", "纬度", "编号"], [113.2, 23.1, 1], [113.3, 23.1, "乙"]]
    layer = looked(workbook(("一", rows)), "表.xlsx")
    assert [row["编号"] for row in layer.sample] == ["1", "乙"]


def test_tables_are_read_in_the_reading_process_too(tmp_path, the_layer):
    rows = [["名称", "经度", "纬度"], ["甲", 113.2, 23.1]]
    (tmp_path / "表.xlsx").write_bytes(workbook(("一", rows)))
    (tmp_path / "表.csv").write_text("名称,经度,纬度\n甲,113.2,23.1\n", encoding="gb18030")
    for name in ("表.xlsx", "表.csv"):
        assert the_layer(tmp_path / name).sample == ({"名称": "甲"},)


def test_a_layer_that_a_table_does_not_have_is_refused(looked, refused):
    text = "经度,纬度\n113.2,23.1\n"
    assert refused(text, "点.csv", layer="别的") == "unknown_layer"
    assert looked(text, "点.csv", layer="点").name == "点"


def test_a_csv_leaves_python_s_own_limit_of_cells_as_it_was(looked):
    before = csv.field_size_limit()
    assert looked("name,lon,lat\n甲,113.22,23.08\n", "a.csv").features == 1
    assert csv.field_size_limit() == before
