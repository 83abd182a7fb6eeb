"""Every feature has the look that the catalogue and the plan's status give it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from map_app.atlas import LayerState, default_view
from map_app.cartography import legend_entries, styles


@pytest.fixture(scope="session")
def line_styles(atlas, look):
    frame = atlas.ground.layers["metro_lines"].frame
    drawn = styles(atlas, look, "metro_lines")
    return {row["section_id"]: drawn[n] for n, row in enumerate(frame.to_dict("records"))}


def test_a_line_has_its_official_colour(line_styles):
    assert line_styles["line-6-all"].stroke == "#80225F"


def test_a_line_that_the_plan_calls_open_is_solid(line_styles):
    assert line_styles["line-6-all"].dash == ()


def test_a_line_that_the_plan_calls_under_construction_is_dashed(line_styles):
    assert line_styles["line-11-all"].dash == (10, 6)


def test_a_line_that_the_plan_does_not_name_is_solid_and_thinner(line_styles):
    assert line_styles["line-1-all"].dash == ()
    assert line_styles["line-1-all"].width_px < line_styles["line-6-all"].width_px


def test_every_layer_has_a_look_for_every_feature(atlas, look):
    for layer_id, layer in atlas.ground.layers.items():
        assert len(styles(atlas, look, layer_id)) == len(layer.frame)


def test_the_legend_tells_what_is_on_and_nothing_else(atlas, look):
    villages = LayerState(id="village_renewal", on=True, opacity=1.0)
    lines = LayerState(id="metro_lines", on=False, opacity=1.0)
    view = replace(default_view(atlas), layers=(villages, lines))
    assert [entry.title for entry in legend_entries(atlas, look, view)] == ["旧村"]


def test_a_sketched_layer_says_so_in_the_legend(atlas, look):
    entries = legend_entries(atlas, look, default_view(atlas))
    assert all(entry.sketch for entry in entries if entry.layer_id == "baietan_clusters")


def test_every_kind_of_road_that_is_drawn_is_in_the_legend(atlas, look):
    entries = legend_entries(atlas, look, default_view(atlas))
    told = [entry.style for entry in entries if entry.layer_id == "roads"]
    drawn = styles(atlas, look, "roads").values()
    assert {style for style in drawn if style.symbol != "none"} == set(told)


def test_the_legend_says_that_some_lines_run_but_are_not_in_the_plan(atlas, look):
    titles = [entry.title for entry in legend_entries(atlas, look, default_view(atlas))]
    assert "运营中，《纲要》未提及该段" in titles


def test_the_legend_speaks_the_readers_language(atlas, look):
    for entry in legend_entries(atlas, look, default_view(atlas, "en")):
        assert not any("\u4e00" <= letter <= "\u9fff" for letter in entry.title + entry.group)
