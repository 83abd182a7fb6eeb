"""The address form of what a reader is looking at."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from map_app.atlas import LayerState, MapView, default_view

PLACES = [None, "village-donglang", "cluster-core", "line-11", "project-etan-no1"]


@st.composite
def views(draw, atlas):
    start = default_view(atlas)
    layers = tuple(
        LayerState(state.id, draw(st.booleans()), draw(st.floats(0, 1)))
        for state in draw(st.permutations(start.layers))
    )
    west, south = draw(st.floats(113, 113.3)), draw(st.floats(23, 23.2))
    wide, high = draw(st.floats(0.001, 1)), draw(st.floats(0.001, 1))
    extent = draw(st.sampled_from([None, (west, south, west + wide, south + high)]))
    return replace(
        start,
        place=draw(st.sampled_from(PLACES)),
        layers=draw(st.sampled_from([start.layers, layers])),
        extent=extent,
        page=draw(st.sampled_from(["map", "places", "text"])),
        language=draw(st.sampled_from(["zh", "en"])),
    )


@given(st.data())
def test_an_address_brings_back_the_view_it_was_made_of(atlas, data):
    view = data.draw(views(atlas))
    assert MapView.from_query(view.to_query(), atlas) == (view, None)


def test_the_view_at_the_start_needs_no_address(atlas):
    view = default_view(atlas)
    assert view.to_query() == ""
    assert MapView.from_query("", atlas) == (view, None)
    assert default_view(atlas, "en").to_query() == "lang=en"


def test_layers_start_as_the_catalogue_has_them(atlas):
    specs = [layer.spec for layer in atlas.ground.layers.values()]
    assert [(s.id, s.on) for s in default_view(atlas).layers] == [(s.id, s.on) for s in specs]


def test_an_address_is_short_and_readable(small):
    start = default_view(small)
    layers = (LayerState("zones", on=False), *start.layers[1:5], LayerState("stations", True, 0.5))  # noqa: FBT003
    extent = (113.2, 23.0, 113.3, 23.1)
    view = replace(start, place="village-a", layers=layers, extent=extent)
    assert view.to_query() == (
        "place=village-a&layers=-zones,belts,clusters,villages,lines,stations~0.5"
        "&extent=113.20000,23.00000,113.30000,23.10000"
    )


def test_a_view_made_by_hand_says_all_its_layers(small):
    by_hand = MapView(place=None, layers=default_view(small).layers)
    assert MapView.from_query(by_hand.to_query(), small) == (by_hand, None)


def test_a_place_may_be_given_by_its_name(atlas):
    view, sentence = MapView.from_query(f"?place={quote('东塱村')}", atlas)
    assert (view.place, sentence) == ("village-donglang", None)


def test_layers_that_an_address_leaves_out_are_as_at_the_start(small):
    view, _ = MapView.from_query("layers=-villages,belts~0.3", small)
    told = {state.id: (state.on, state.opacity) for state in view.layers}
    assert [state.id for state in view.layers][:2] == ["villages", "belts"]
    assert told["villages"] == (False, 1.0)
    assert told["belts"] == (True, 0.3)
    assert told["stations"] == (True, 1.0)


@pytest.mark.parametrize(
    ("query", "word"),
    [
        ("place=nowhere", "地点“nowhere”"),
        ("layers=zones,moon", "图层“moon”"),
        ("layers=zones~7", "图层“zones~7”"),
        ("extent=1,2,3", "范围“1,2,3”"),
        ("extent=a,b,c,d", "范围“a,b,c,d”"),
        ("extent=2,1,1,2", "范围“2,1,1,2”"),
        ("extent=nan,0,1,1", "范围“nan,0,1,1”"),
        ("page=../etc", "页面“../etc”"),
        ("lang=fr", "语言“fr”"),
    ],
)
def test_a_garbled_part_is_as_at_the_start_and_said_in_one_sentence(small, query, word):
    view, sentence = MapView.from_query(query, small)
    assert view == default_view(small)
    assert sentence == f"地址中的{word}无法识别，已按默认显示。"


def test_several_garbled_parts_are_one_sentence_and_the_others_hold(small):
    view, sentence = MapView.from_query("place=x&extent=1&lang=en&layers=-zones", small)
    assert view.language == "en"
    assert not view.layers[0].on
    assert sentence == (
        "The address says place “x”, extent “1”, which is not known here; the usual view is shown."
    )


@given(st.text(max_size=60))
def test_any_query_at_all_gives_a_view(small, query):
    view, sentence = MapView.from_query(query, small)
    assert isinstance(view, MapView)
    assert sentence is None or sentence.count("。") == 1


@given(st.sampled_from(["place", "layers", "extent", "page", "lang"]), st.text(max_size=40))
def test_any_value_of_any_part_gives_a_view_that_has_an_address(small, key, value):
    view, _ = MapView.from_query(f"{key}={quote(value.encode('utf-8', 'replace'))}", small)
    assert MapView.from_query(view.to_query(), small) == (view, None)


def test_what_an_address_does_not_know_is_passed_over(small):
    assert MapView.from_query("embed=true&utm=1&place=", small) == (default_view(small), None)
