"""A reader's own layers on a page: as on the screen, with legend and source, none left out."""

from __future__ import annotations

import datetime as dt
import io
import json
import zipfile
from dataclasses import replace

import geopandas as gpd
import numpy as np
import pytest
import shapely
from openpyxl import load_workbook
from PIL import Image

from map_app.atlas import LayerState, default_view
from map_app.atlas.own import OwnStyle
from map_app.briefing import Options, make_briefing, own_layers
from map_app.briefing.write import file_of
from map_app.errors import RequestError
from tests.support.own_layers import own_layer

NOW = dt.datetime(2026, 11, 24, 9, 0, tzinfo=dt.UTC)
HERE = shapely.box(113.20, 23.06, 113.24, 23.10)
ROWS = [{"名称": "甲", "用途": "居住"}, {"名称": "乙", "用途": "=商业"}]


@pytest.fixture
def page(atlas, look):
    """Return a function that makes the page of these own layers, all on at this opacity."""

    def make(*layers, opacity=1.0, on=True, words=(), **options):
        mine = atlas.with_layer(*layers)
        states = tuple(LayerState(one.id, on=on, opacity=opacity) for one in layers)
        view = replace(default_view(mine), own=states, words=words)
        told = Options(**{"format": "png", "what": "view", "dpi": 100, **options})
        return make_briefing(mine, look, view, NOW, told)

    return make


@pytest.fixture
def asking():
    """The words of a view that asks what lies in a circle."""
    return (("area", "circle,113.22,23.08,500"),)


def test_it_is_drawn_in_the_reader_s_order_and_opacity(page):
    made = page(own_layer([HERE], layer_id="own_2"), own_layer([HERE]), opacity=0.4)
    assert [(one.layer, one.opacity) for one in made.picture.own] == [
        ("own_2", 0.4),
        ("own_1", 0.4),
    ]
    assert [one.layer_id for one in made.legend[:2]] == ["own_1", "own_2"]


def test_a_layer_that_is_off_or_elsewhere_is_on_no_page(page):
    elsewhere = own_layer([shapely.box(113.9, 23.8, 113.91, 23.81)])
    for made in (page(own_layer([HERE]), on=False), page(elsewhere)):
        assert made.picture.own == ()
        assert not any(one.layer_id == "own_1" for one in made.legend)
        assert not any("自有" in line for line in made.foot)


def test_the_picture_shows_its_colour(page):
    solid = OwnStyle("#00FF00")
    with_it, without = (
        np.asarray(Image.open(io.BytesIO(file_of(one))).convert("RGB")).astype(int)
        for one in (page(own_layer([HERE], style=solid)), page(own_layer([HERE]), on=False))
    )
    greener = (with_it[..., 1] - with_it[..., 0] > 60) & (without[..., 1] - without[..., 0] < 40)
    assert greener.mean() > 0.01


def test_by_value_every_class_in_the_frame_is_in_the_legend_and_no_other(page):
    away = shapely.box(113.9, 23.8, 113.91, 23.81)
    rows = [{"用途": "居住"}, {"用途": "商业"}, {"用途": "工业"}]
    layer = own_layer([HERE, HERE, away], rows, style=OwnStyle("#AA4499", "用途"))
    titles = [one.title for one in page(layer).legend if one.layer_id == "own_1"]
    assert sorted(titles) == ["我的地块：商业（自有）", "我的地块：居住（自有）"]


def test_points_lines_and_areas_have_a_line_of_the_legend_each(page):
    line = shapely.LineString([(113.2, 23.06), (113.24, 23.1)])
    shapes = [shapely.Point(113.22, 23.08), line, HERE]
    made = page(own_layer(shapes))
    assert [one.shape for one in made.legend[:3]] == ["point", "line", "area"]
    assert len(file_of(made)) > 10_000


def test_the_foot_says_whose_the_data_are(page):
    (said,) = [line for line in page(own_layer([HERE])).foot if "自有" in line]
    for words in (
        "读者自有数据",
        "红线.geojson",
        "2026年11月24日",
        "WGS 84",
        "未经核实",
        "链接中没有",
    ):
        assert words in said


def test_what_lies_in_an_area_counts_the_reader_s_own_layers(page, asking):
    made = page(own_layer([HERE, HERE]), words=asking, what="sheet")
    assert any(
        one.via == "我的地块" and "第2块" in one.statement
        for section in made.sections
        for one in section.entries
    )


def test_of_many_things_of_one_layer_a_page_names_the_first(page, asking):
    made = page(own_layer([HERE] * 200), words=asking, what="sheet")
    said = next(e for s in made.sections for e in s.entries if e.via == "我的地块").statement
    assert said.endswith("只列出前60项，共200项")
    assert "第61块" not in said


@pytest.mark.parametrize("few", [0, 10_000])
def test_no_feature_is_left_out_however_many_and_small(page, monkeypatch, few):
    monkeypatch.setattr(own_layers, "FEW", few)
    lons = np.linspace(113.2, 113.24, 700)
    shapes = [shapely.box(lon, 23.08, lon + 1e-7, 23.08 + 1e-7) for lon in lons]
    (drawing,) = page(own_layer(shapes)).picture.own
    drawn = sum(len(shapely.get_parts(part.geometry)) for part in drawing.parts)
    assert drawn == 700
    assert len(drawing.parts) == (3 if few == 0 else 700)


def test_what_no_page_can_hold_is_refused_with_a_sentence(page, monkeypatch):
    monkeypatch.setattr(own_layers, "MOST_VERTICES", 3)
    with pytest.raises(RequestError, match=r"自有图层“我的地块”.*没有出图"):
        page(own_layer([HERE]))


@pytest.mark.parametrize("form", ["geojson", "gpkg", "xlsx"])
def test_features_and_rows_of_what_is_shown_have_them_too(page, form, tmp_path):
    away = shapely.box(113.9, 23.8, 113.91, 23.81)
    layer = own_layer([HERE, away, HERE], [*ROWS, {"名称": "丙", "用途": "=商业"}])
    content = file_of(page(layer, format=form))
    if form == "geojson":
        told = json.loads(content)
        mine = [one for one in told["features"] if one["properties"]["layer"] == "own_1"]
        assert [one["properties"]["名称"] for one in mine] == ["甲", "丙"]
        (about,) = [one for one in told["layers"] if one["id"] == "own_1"]
        assert "未经核实" in about["source"]
    elif form == "gpkg":
        path = tmp_path / "view.gpkg"
        path.write_bytes(content)
        assert list(gpd.read_file(path, layer="own_1")["名称"]) == ["甲", "丙"]
    else:
        assert zipfile.is_zipfile(io.BytesIO(content))
        sheet = load_workbook(io.BytesIO(content))["我的地块"]
        cells = [cell for row in sheet.iter_rows() for cell in row]
        assert {"甲", "丙", "=商业"} <= {cell.value for cell in cells}
        assert not any(cell.data_type == "f" for cell in cells)


def test_a_workbook_takes_layers_of_any_name(page):
    titles = ["红线/2024:[甲]*?", "红线-2024--甲---", "规划" * 40, "规划" * 40, "'来源与说明'"]
    layers = [own_layer([HERE], layer_id=f"own_{at}", title=one) for at, one in enumerate(titles)]
    book = load_workbook(io.BytesIO(file_of(page(*layers, format="xlsx"))))
    assert [
        "红线-2024--甲---",
        "红线-2024--甲--- (2)",
        ("规划" * 40)[:31],
        f"{('规划' * 40)[:27]} (2)",
        "来源与说明",
        "来源与说明 (2)",
    ] == book.sheetnames[-6:]
    head, row = book["红线-2024--甲---"]["A3:A4"]
    assert (head[0].font.bold, row[0].font.bold) == (True, False)
