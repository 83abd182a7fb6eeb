"""Rows and features to go on working with: real numbers, citations, sources beside them."""

from __future__ import annotations

import io
import json

import geopandas as gpd
import openpyxl
import pyogrio
import pytest
import shapely

from map_app.briefing.write import file_of as bytes_of
from map_app.errors import RequestError
from map_app.geo import from_grid


@pytest.fixture(scope="module")
def book_of(briefing_of):
    def book(place=None, **options):
        briefing = briefing_of(place, format="xlsx", **options)
        return openpyxl.load_workbook(io.BytesIO(bytes_of(briefing)))

    return book


def rows_of(sheet):
    head, *rows = sheet.iter_rows(values_only=True)
    return [dict(zip(head, row, strict=True)) for row in rows]


@pytest.mark.parametrize("place", ["village-donglang", "belt-baietan", "line-1"])
def test_every_statement_of_a_sheet_is_a_row_with_its_citation(book_of, atlas, place):
    rows = rows_of(book_of(place).worksheets[0])
    sheet = atlas.sheet(place)
    entries = [*sheet.named, *sheet.through, *sheet.sketch]
    assert [row["出处"] for row in rows] == [entry.citation.label for entry in entries]


def test_offsets_of_a_row_lead_to_its_words(book_of, atlas):
    for row in rows_of(book_of("cluster-datansha").worksheets[0]):
        assert atlas.plan.text[row["起"] : row["止"]].strip()


def test_the_way_a_statement_bears_on_a_place_is_told_apart(book_of):
    ways = [row["方式"] for row in rows_of(book_of("village-donglang").worksheets[0])]
    assert list(dict.fromkeys(ways)) == ["点名", "经由所属", "按示意推断"]


def test_figures_are_real_numbers_with_their_units(book_of):
    rows = rows_of(book_of("village-donglang")["数值"])
    started = [row for row in rows if row["单位"] == "条"]
    assert started
    assert all(isinstance(row["数值"], (int, float)) for row in started)
    assert 20 in {row["数值"] for row in started}


def test_a_target_that_is_words_has_no_number(book_of):
    rows = rows_of(book_of()["主要指标"])
    assert {row["2025年目标数值"] for row in rows if not row["目标原文"].isascii()} == {None}
    assert any(isinstance(row["2025年目标数值"], (int, float)) for row in rows)


def test_the_head_of_every_sheet_stays_in_sight(book_of):
    book = book_of("village-donglang")
    assert {sheet.freeze_panes for sheet in book.worksheets[:-1]} == {"B2"}


def test_sources_and_caveats_stand_on_a_page_of_their_own(book_of):
    notes = dict(book_of("village-donglang").worksheets[-1].iter_rows(values_only=True))
    assert "荔府〔2021〕4号" in notes["来源"]
    assert notes["提示"].startswith("规划期（2021—2025年）已届满")


def test_a_view_as_a_workbook_lists_what_is_on_the_map(book_of):
    rows = rows_of(book_of("line-11", what="view")["图上要素"])
    assert "11号线" in {row["名称"] for row in rows}
    assert all(row["位置误差（米）"] > 0 and row["来源"] for row in rows)


@pytest.fixture(scope="module")
def shown(briefing_of):
    briefing = briefing_of("village-donglang", format="geojson", what="view")
    return briefing, json.loads(bytes_of(briefing))


def test_features_taken_away_lie_where_the_layers_have_them(shown, atlas):
    for feature in shown[1]["features"]:
        layer = atlas.ground.layers[feature["properties"]["layer"]].frame
        ours = layer[layer["id"] == feature["properties"]["id"]].geometry
        taken = shapely.from_geojson(json.dumps(feature["geometry"]))
        assert any(taken.hausdorff_distance(one) < 1e-6 for one in ours)


def test_only_what_meets_the_frame_is_taken(shown):
    briefing, collection = shown
    inside = from_grid(shapely.box(*briefing.picture.frame.bounds_m)).buffer(0.001)
    ids = {feature["properties"]["id"] for feature in collection["features"]}
    assert "village-donglang" in ids
    assert "village-xijiao" not in ids
    for feature in collection["features"]:
        assert shapely.from_geojson(json.dumps(feature["geometry"])).intersects(inside)


def test_every_layer_goes_with_its_licence_and_precision(shown):
    for layer in shown[1]["layers"]:
        assert layer["licence"]
        assert layer["credit"]
        assert float(layer["precision_m"]) > 0


def test_a_layer_that_is_off_is_not_taken(atlas, look, view_of, made_on):
    from dataclasses import replace

    from map_app.briefing import Options, make_briefing

    view = view_of("line-11")
    view = replace(view, layers=tuple(replace(s, on=s.id == "metro_lines") for s in view.layers))
    briefing = make_briefing(atlas, look, view, made_on, Options(format="geojson", what="view"))
    layers = {one["properties"]["layer"] for one in json.loads(bytes_of(briefing))["features"]}
    assert layers == {"metro_lines"}


def test_a_geopackage_has_a_table_for_each_layer_with_its_metadata(briefing_of, tmp_path):
    briefing = briefing_of("village-donglang", format="gpkg")
    (tmp_path / "view.gpkg").write_bytes(bytes_of(briefing))
    tables = {name for name, _ in pyogrio.list_layers(tmp_path / "view.gpkg")}
    assert tables == {layer.id for layer in briefing.layers}
    villages = gpd.read_file(tmp_path / "view.gpkg", layer="village_renewal")
    assert villages.crs == "EPSG:4326"
    assert "东塱村" in set(villages["name"])
    info = pyogrio.read_info(tmp_path / "view.gpkg", layer="village_renewal")
    assert info["layer_metadata"]["licence"] == "ODbL 1.0"


def test_no_column_of_our_own_checks_is_taken_away(shown):
    for feature in shown[1]["features"]:
        assert not {"match_value", "file_line"} & feature["properties"].keys()


def test_figures_say_how_they_bear_on_the_place(book_of):
    rows = rows_of(book_of("village-donglang")["数值"])
    whole_group = [row for row in rows if row["目标名称"] == "总投资"]
    assert whole_group
    assert {row["方式"] for row in rows} <= {"点名", "经由所属", "按示意推断", "全区"}
    assert all(row["方式"] != "点名" and row["经由"] for row in whole_group)


@pytest.mark.parametrize("place", ["village-donglang", "line-11"])
def test_a_places_own_file_of_features_holds_the_place_alone(briefing_of, place):
    features = json.loads(bytes_of(briefing_of(place, format="geojson")))["features"]
    assert {one["properties"]["id"] for one in features} == {place}


def test_the_districts_file_of_features_holds_all_that_is_shown(briefing_of):
    assert len(json.loads(bytes_of(briefing_of(None, format="geojson")))["features"]) > 100


@pytest.mark.parametrize("form", ["geojson", "gpkg"])
def test_a_place_that_is_not_drawn_has_no_file_of_features(briefing_of, form):
    with pytest.raises(RequestError, match="25号线"):
        briefing_of("line-25", format=form)


def test_no_two_columns_of_a_workbook_are_headed_alike(briefing_of):
    for place in ("village-donglang", "line-11", None):
        for table in briefing_of(place, format="xlsx").tables:
            heads = [column.head for column in table.columns]
            assert len(set(heads)) == len(heads)
