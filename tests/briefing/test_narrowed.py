"""A picture of a narrowed view: what is hidden on screen is hidden there, and it says so."""

from __future__ import annotations

import json
import sqlite3

import pytest
import shapely

from map_app.atlas import MapView
from map_app.briefing import Options, file_of, make_briefing

STATUSES = {
    "在建（《纲要》所载）",
    "征拆交地（《纲要》所载）",
    "建成通车（《纲要》所载，2020年）",
    "运营中，《纲要》未提及该段",
}
SENTENCE = "图上只显示部分要素：轨道交通（《纲要》所载建设状态：在建）"


@pytest.fixture(scope="module")
def narrowed(atlas, look, made_on):
    def make(query, **options):
        view, sentence = MapView.from_query(query, atlas)
        assert sentence is None
        return make_briefing(atlas, look, view, made_on, Options(**options))

    return make


def test_only_what_is_shown_on_screen_is_drawn(narrowed):
    picture = narrowed("layers=metro_lines:construction").picture
    lines = {one.place for one in picture.drawn if one.layer == "metro_lines"}
    assert "line-11" in lines
    assert "line-10" not in lines


def test_the_legend_lists_only_looks_that_are_shown(narrowed):
    whole = {one.title for one in narrowed("").legend}
    titles = {one.title for one in narrowed("layers=metro_lines:construction").legend}
    assert whole >= STATUSES
    assert titles & STATUSES == {"在建（《纲要》所载）"}


def test_names_of_what_is_hidden_do_not_stand_on_the_picture(narrowed):
    labels = narrowed("layers=metro_lines:construction").picture.labels
    named = {one.place_id for one in labels if one.layer_id == "metro_lines"}
    assert "line-11" in named
    assert "line-10" not in named


def test_a_name_moves_to_the_section_that_is_shown(narrowed, atlas):
    picture = narrowed("layers=metro_lines:unnamed").picture
    spots = [(one.lon, one.lat) for one in picture.labels if one.place_id == "line-8"]
    layer = atlas.ground.layers["metro_lines"].frame
    east = layer[layer["section_id"] == "line-8-east"].geometry.iloc[0]
    north = layer[layer["section_id"] == "line-8-north"].geometry.iloc[0]
    for spot in spots:
        assert distance(east, spot) <= distance(north, spot)


def distance(line, spot):
    return line.distance(shapely.Point(spot))


def test_the_foot_says_that_the_picture_is_narrowed_and_to_what(narrowed):
    assert narrowed("layers=metro_lines:construction").foot[0] == SENTENCE
    assert not any("图上只显示" in line for line in narrowed("").foot)


def test_a_layer_that_is_off_is_not_said_to_be_narrowed(narrowed):
    foot = narrowed("layers=-metro_lines:construction").foot
    assert not any("图上只显示" in line for line in foot)


def test_the_foot_says_it_in_english_too(narrowed):
    foot = narrowed("layers=metro_lines:construction&lang=en").foot
    assert foot[0] == (
        "Only some features are shown: Metro and intercity lines "
        "(Status in the plan: Under construction)"
    )


def test_the_chosen_place_is_drawn_though_a_filter_hides_it(narrowed):
    picture = narrowed("place=line-10&layers=metro_lines:construction").picture
    assert {one.place for one in picture.drawn if one.chosen} == {"line-10"}


def test_a_geojson_has_what_is_shown_and_says_so(narrowed):
    told = json.loads(
        file_of(narrowed("layers=metro_lines:construction", what="view", format="geojson"))
    )
    lines = {
        one["properties"]["plan_status"]
        for one in told["features"]
        if one["properties"]["layer"] == "metro_lines"
    }
    assert lines == {"construction"}
    assert told["shown"] in SENTENCE


def test_a_geopackage_has_what_is_shown(narrowed, tmp_path):
    file = tmp_path / "shown.gpkg"
    file.write_bytes(
        file_of(narrowed("layers=metro_lines:construction", what="view", format="gpkg"))
    )
    with sqlite3.connect(file) as book:
        rows = book.execute("select distinct plan_status from metro_lines").fetchall()
    assert rows == [("construction",)]
