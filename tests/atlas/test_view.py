"""The address form of what a reader is looking at."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import quote, unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from map_app.atlas import LayerState, MapView, default_view
from map_app.atlas.page_words import PAGES
from map_app.atlas.view import filter_values

PLACES = [None, "village-donglang", "cluster-core", "line-11", "project-etan-no1"]
AWKWARD = "荔湾é😀a0 &=+%#?;:~,-/\\'\"<>"


@st.composite
def views(draw, atlas):
    start = default_view(atlas)
    filters = filter_values(atlas)

    def narrowings(layer):
        values = filters.get(layer, ())
        some = st.lists(st.sampled_from(values), unique=True, max_size=len(values) - 1)
        in_order = some.map(lambda told: tuple(one for one in values if one in told))
        return in_order if values else st.just(())

    layers = tuple(
        LayerState(state.id, draw(st.booleans()), draw(st.floats(0, 1)), draw(narrowings(state.id)))
        for state in draw(st.permutations(start.layers))
    )
    west, south = draw(st.floats(113, 113.2)), draw(st.floats(22.9, 23.05))
    wide, high = draw(st.floats(0.25, 1)), draw(st.floats(0.25, 1))
    extent = draw(st.sampled_from([None, (west, south, west + wide, south + high)]))
    page = draw(st.sampled_from(PAGES))
    return replace(
        start,
        place=draw(st.sampled_from(PLACES)),
        layers=draw(st.sampled_from([start.layers, layers])),
        extent=extent,
        page=page,
        language=draw(st.sampled_from(["zh", "en"])),
        words=draw(page_words(atlas, page)),
    )


@st.composite
def page_words(draw, atlas, page):
    choices = atlas.table_choices
    table = choices.get(page) or choices["projects"]
    tokens = [token for facet in table.facets for token in facet.tokens]
    compared = draw(st.lists(st.sampled_from(PLACES[1:]), unique=True, max_size=4))
    said = st.text(AWKWARD, max_size=20).map(lambda words: " ".join(words.split()))
    told = {
        "with": ",".join(compared),
        "at": draw(st.sampled_from(["", "0", "17428", "3294-3369"])),
    }
    told["of"] = draw(st.sampled_from(["", *atlas.ground.layers]))
    told["q"] = draw(said)
    told["sort"] = draw(st.sampled_from(["", *table.sorts]))
    told["filter"] = ",".join(draw(st.lists(st.sampled_from(tokens), unique=True, max_size=5)))
    return tuple(told.items())


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
        "place=village-a&layers=-zones,stations~0.5&extent=113.20000,23.00000,113.30000,23.10000"
    )


def only_of(view):
    return {state.id: state.only for state in view.layers if state.only}


def test_an_address_says_what_of_a_layer_is_shown_so_that_it_can_be_read(atlas):
    start = default_view(atlas)
    shown = ("construction", "planned")
    layers = tuple(
        LayerState(one.id, on=True, opacity=0.5, only=shown) if one.id == "metro_lines" else one
        for one in start.layers
    )
    query = replace(start, layers=layers).to_query()
    assert query == "layers=metro_lines~0.5:construction+planned"
    assert only_of(MapView.from_query(query, atlas)[0]) == {"metro_lines": shown}


@pytest.mark.parametrize(
    "written", ["construction%2Bplanned", "planned+construction", "planned construction"]
)
def test_values_may_be_written_in_any_order_and_with_either_sign_between(atlas, written):
    view, sentence = MapView.from_query(f"layers=metro_lines:{written}", atlas)
    assert (only_of(view), sentence) == ({"metro_lines": ("construction", "planned")}, None)


def test_all_values_of_a_filter_are_as_none(atlas):
    every = "+".join(filter_values(atlas)["metro_lines"])
    assert MapView.from_query(f"layers=metro_lines:{every}", atlas)[0] == default_view(atlas)


def test_a_value_that_a_filter_has_not_is_said_and_the_others_hold(atlas):
    view, sentence = MapView.from_query("layers=metro_lines:planned+dreamt", atlas)
    assert only_of(view) == {"metro_lines": ("planned",)}
    assert sentence == "地址中的图层“metro_lines:dreamt”无法识别，已按默认显示。"


def test_a_plus_in_a_search_word_stays_a_plus(atlas):
    view, _ = MapView.from_query("q=A%2BB&layers=metro_lines:planned", atlas)
    assert dict(view.words)["q"] == "A+B"
    assert MapView.from_query(view.to_query(), atlas) == (view, None)


def test_a_view_made_by_hand_says_all_its_layers(small):
    by_hand = MapView(place=None, layers=default_view(small).layers)
    assert MapView.from_query(by_hand.to_query(), small) == (by_hand, None)


def test_a_place_may_be_given_by_its_name(atlas):
    view, sentence = MapView.from_query(f"?place={quote('东塱村')}", atlas)
    assert (view.place, sentence) == ("village-donglang", None)


def test_layers_that_an_address_leaves_out_are_as_at_the_start(small):
    view, _ = MapView.from_query("layers=-villages,belts~0.3", small)
    told = {state.id: (state.on, state.opacity) for state in view.layers}
    ids = [state.id for state in view.layers]
    assert ids == ["zones", "villages", "clusters", "belts", "lines", "stations"]
    assert told["villages"] == (False, 1.0)
    assert told["belts"] == (True, 0.3)
    assert told["stations"] == (True, 1.0)


@pytest.mark.parametrize(
    ("query", "word"),
    [
        ("place=nowhere", "地点“nowhere”"),
        ("layers=zones,moon", "图层“moon”"),
        ("layers=zones~7", "图层“zones~7”"),
        ("layers=zones:belt", "图层“zones:belt”"),
        ("layers=zones:", "图层“zones:”"),
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


@pytest.mark.parametrize(
    ("query", "kept", "word"),
    [
        ("page=indicators&filter=nonsense", "page=indicators", "筛选“nonsense”"),
        ("page=indicators&filter=约束性,zzz", "page=indicators&filter=约束性", "筛选“zzz”"),
        (
            "page=projects&filter=village-xx,group-1",
            "page=projects&filter=group-1",
            "筛选“village-xx”",
        ),
        ("page=projects&filter=约束性", "page=projects", "筛选“约束性”"),
        ("page=projects&sort=change", "page=projects", "排序“change”"),
        ("filter=约束性,x", "filter=约束性", "筛选“x”"),
    ],
)
def test_a_table_is_asked_only_what_it_knows_and_the_rest_is_said(atlas, query, kept, word):
    view, sentence = MapView.from_query(query, atlas)
    assert unquote(view.to_query()) == kept
    assert sentence == f"地址中的{word}无法识别，已按默认显示。"


@given(st.text(max_size=60))
def test_any_query_at_all_gives_a_view(small, query):
    view, sentence = MapView.from_query(query, small)
    assert isinstance(view, MapView)
    assert sentence is None or sentence.count("。") == 1


@given(
    st.sampled_from(
        ["place", "layers", "extent", "page", "lang", "at", "q", "with", "sort", "filter"]
    ),
    st.text(max_size=40),
)
def test_any_value_of_any_part_gives_a_view_that_has_an_address(small, key, value):
    view, _ = MapView.from_query(f"{key}={quote(value.encode('utf-8', 'replace'))}", small)
    assert MapView.from_query(view.to_query(), small) == (view, None)


@pytest.mark.parametrize(
    ("query", "word"),
    [
        ("extent=2,48,3,49", "范围“2,48,3,49”"),
        ("extent=113.2,23,113.2000001,23.1", "范围“113.2,23,113.2000001,23.1”"),
        ("page=cellar", "页面“cellar”"),
        ("at=99999", "原文位置“99999”"),
        ("at=9-3", "原文位置“9-3”"),
        ("with=nowhere", "对比地点“nowhere”"),
        ("page=map&%ff%fe", "文字“��”"),
        ("page=map&page=read", "重复的词“page”"),
        (f"sort={'x' * 81}", f"排序“{'x' * 30}…”"),
        (f"embed={'x' * 7994}&page=compare", "末尾“&page=compare”"),
    ],
)
def test_what_the_pages_keep_is_held_to_what_there_is(small, query, word):
    view, sentence = MapView.from_query(query, small)
    assert (view.page, view.extent) == ("map", None)
    assert sentence == f"地址中的{word}无法识别，已按默认显示。"


def test_a_fifth_place_to_compare_is_known_and_left_out(small):
    five = "with=village-a,village-b,cluster-c,belt-y,line-11"
    view, sentence = MapView.from_query(five, small)
    assert dict(view.words)["with"].count(",") == 3
    assert sentence == f"最多对比四处，“{small.plan.places['line-11'].name}”未列入。"
    _, both = MapView.from_query(f"{five},nowhere", small)
    assert both.startswith("地址中的对比地点“nowhere”无法识别，已按默认显示；最多对比四处，")


def test_words_that_no_address_of_ours_has_are_passed_over(small):
    assert MapView.from_query("foo=bar&utm_source=x", small) == (default_view(small), None)


def test_places_to_compare_may_be_named_and_are_kept_once(small):
    view, sentence = MapView.from_query(f"page=compare&with={quote('乙村,甲村')},village-b", small)
    assert sentence is None
    assert view.to_query() == "page=compare&with=village-b,village-a"


def test_two_layers_that_change_places_are_the_only_ones_said(small):
    start = default_view(small)
    zones, belts, *others = start.layers
    assert replace(start, layers=(belts, zones, *others)).to_query() == "layers=belts,zones"


def test_of_many_garbled_parts_the_sentence_names_three(small):
    _, sentence = MapView.from_query(f"layers={','.join('abcdef')}", small)
    assert sentence == "地址中的图层“a”、图层“b”、图层“c”等无法识别，已按默认显示。"


def test_a_view_knows_no_words_but_those_of_the_pages(small):
    with pytest.raises(KeyError):
        replace(default_view(small), words=(("cheese", "gouda"),))


def test_what_an_address_does_not_know_is_passed_over(small):
    assert MapView.from_query("embed=true&utm=1&place=", small) == (default_view(small), None)
