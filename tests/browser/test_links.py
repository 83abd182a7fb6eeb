"""A link carries the whole view: opened elsewhere it shows the same; a garbled one says so."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from map_app.atlas import LayerState, MapView, default_view
from map_app.atlas.view import filter_values
from tests.support.map_page import BOUNDS, FRAME, READY_MS, MapPage

CLIPBOARD = ["clipboard-read", "clipboard-write"]
NO_CLIPBOARD = "Object.defineProperty(Navigator.prototype, 'clipboard', {get: () => undefined})"
NO_COPYING = NO_CLIPBOARD + "; document.execCommand = () => false"
LAYERS_SHOWN = """ids => ids.map(id => {
    const {zIndex, display, opacity} = planMap.getPane(`layer-${id}`).style;
    const place = (Number(zIndex) - 300) % 190;
    return {on: display !== 'none', opacity: Number(opacity), place};
})"""
PIXEL = 2e-4
"""In degrees, at the zooms of these tests."""
METRE = 1.5e-5
"""In degrees; a little more than the finest digit of an address."""
GARBLED = {
    "far too much": "layers=" + "x," * 5000,
    "markup": "place=%3Cimg%20src%3Dx%20onerror%3D%22window.hacked%3D1%22%3E",
}
"""What an address can say wrongly is all in tests/atlas/test_view.py, a place that is none in
test_address.py."""
PLACES = (None, "village-donglang", "cluster-julong", "line-11")
PAGES = (
    ("map", ()),
    ("compare", (("with", "line-11,line-22"),)),
    ("indicators", (("sort", "change"),)),
    ("projects", (("q", "站"),)),
)


@pytest.fixture
def open_at(open_page, app):
    """Return a function that opens an address of the app and waits for the map."""

    def opened(query, before=""):
        reader = MapPage(open_page())
        reader.page.context.grant_permissions(CLIPBOARD)
        if before:
            reader.page.add_init_script(before)
        reader.page.goto(f"{app.url}?{query}")
        reader.page.wait_for_selector(FRAME, state="attached", timeout=READY_MS)
        reader.frame.wait_for_function("() => Boolean(window.planMap)", timeout=READY_MS)
        reader.page.locator("[data-ready] h2").first.wait_for(timeout=READY_MS)
        return reader

    return opened


def copied(reader):
    """Press the button and return the link that it copies."""
    reader.page.get_by_role("button", name="复制链接").or_(
        reader.page.get_by_role("button", name="Copy link")
    ).click()
    reader.page.locator("[data-copied] p").wait_for()
    return reader.page.evaluate("() => navigator.clipboard.readText()")


def places_of(reader, layer_ids):
    return [one["place"] for one in reader.frame.evaluate(LAYERS_SHOWN, layer_ids)]


def narrowings(atlas, layer_id):
    """Return ways to narrow a layer: not at all, to the first of its values, to all but that."""
    values = filter_values(atlas).get(layer_id, ())
    return [(), values[:1], values[1:]]


def random_view(atlas, chance):
    start = default_view(atlas, chance.choice(["zh", "en"]))
    layers = [
        LayerState(
            one.id,
            chance.random() < 0.7,
            chance.choice([1.0, 0.5, 0.37]),
            chance.choice(narrowings(atlas, one.id)),
        )
        for one in chance.sample(start.layers, len(start.layers))
    ]
    west, south = chance.uniform(113.18, 113.22), chance.uniform(23.04, 23.10)
    page, words = chance.choice(PAGES)
    return replace(
        start,
        place=chance.choice(PLACES),
        layers=tuple(chance.choice([start.layers, layers])),
        extent=chance.choice([None, (west, south, west + 0.03, south + 0.02)]),
        page=page,
        words=words,
    )


@pytest.mark.parametrize("seed", range(3))
def test_the_page_shows_the_view_that_its_address_names(open_at, atlas, seed):
    view = random_view(atlas, random.Random(seed))  # noqa: S311  any views will do
    reader = open_at(view.to_query())
    west, south, east, north = reader.settled()
    shown = reader.frame.evaluate(LAYERS_SHOWN, [one.id for one in view.layers])
    assert [one["on"] for one in shown] == [one.on for one in view.layers]
    assert [one["place"] for one in shown] == list(range(len(view.layers)))
    if view.place is None:
        assert [one["opacity"] for one in shown] == [one.opacity for one in view.layers]
    if view.extent:
        assert west <= view.extent[0] + PIXEL
        assert south <= view.extent[1] + PIXEL
        assert view.extent[2] <= east + PIXEL
        assert view.extent[3] <= north + PIXEL
    told, sentence = MapView.from_query(copied(reader).partition("?")[2], atlas)
    assert sentence is None
    assert replace(told, extent=view.extent) == view


def test_the_link_carries_where_the_text_is_read(at, atlas):
    reader = at("page=read&at=17428")
    reader.page.context.grant_permissions(CLIPBOARD)
    reader.page.locator("[data-reading]").wait_for(timeout=READY_MS)
    told, sentence = MapView.from_query(copied(reader).partition("?")[2], atlas)
    assert (told.page, sentence) == ("read", None)
    assert dict(told.words)["at"].startswith("174")


def test_a_copied_link_opens_on_the_same_ground(at, open_at):
    reader = at("place=village-donglang")
    reader.page.context.grant_permissions(CLIPBOARD)
    reader.settled()
    reader.frame.evaluate("() => planMap.setView([23.071, 113.233], 15.5, {animate: false})")
    ground = reader.settled()
    reader.page.wait_for_timeout(100)
    link = copied(reader)
    elsewhere = open_at(link.partition("?")[2])
    elsewhere.wait_for_heading("东塱村")
    assert elsewhere.settled() == pytest.approx(ground, abs=METRE)
    assert elsewhere.frame.evaluate("() => planMap.getZoom()") == 15.5


def test_another_language_keeps_the_ground_and_everything_else(open_at):
    reader = open_at("page=compare&with=line-11,line-22&layers=-roads")
    reader.frame.evaluate("() => planMap.setView([23.071, 113.233], 14, {animate: false})")
    ground = reader.settled()
    reader.page.wait_for_timeout(200)
    reader.page.locator("[data-language]").click()
    reader.page.wait_for_url("**lang=en**")
    reader.page.get_by_text("Only here").first.wait_for(timeout=READY_MS)
    reader.wait_for_map()
    assert reader.settled() == pytest.approx(ground, abs=METRE)
    assert not reader.page.locator('[data-layer="roads"] input[type=checkbox]').is_checked()


def test_the_link_is_copied_over_plain_http_too(open_at):
    reader = open_at("place=village-donglang", NO_CLIPBOARD)
    reader.wait_for_heading("东塱村")
    reader.page.get_by_role("button", name="复制链接").click()
    said = reader.page.locator("[data-copied] p")
    said.wait_for()
    assert said.inner_text().startswith("链接已复制，打开即见此处的东塱村、")
    reader.page.get_by_role("combobox").first.click()
    reader.page.keyboard.press("Control+V")
    assert "place=village-donglang" in reader.page.get_by_role("combobox").first.input_value()


def test_where_nothing_can_be_copied_the_link_is_shown_selected(open_at):
    reader = open_at("place=village-donglang", NO_COPYING)
    reader.wait_for_heading("东塱村")
    reader.page.get_by_role("button", name="复制链接").click()
    field = reader.page.locator("[data-copied] input")
    field.wait_for()
    assert "place=village-donglang" in field.input_value()
    whole = "node => node.selectionStart === 0 && node.selectionEnd === node.value.length"
    assert field.evaluate(whole)
    reader.page.keyboard.press("Escape")
    field.wait_for(state="detached")


@pytest.mark.parametrize("query", GARBLED.values(), ids=GARBLED.keys())
def test_a_garbled_address_opens_the_usual_view_with_one_sentence(open_at, query):
    reader = open_at(query)
    said = reader.page.locator("[data-notice-words]")
    said.wait_for(timeout=READY_MS)
    assert said.inner_text().count("。") == 1
    assert said.inner_text().endswith("已按默认显示。")
    assert reader.heading() == "荔湾区“十四五”规划"
    shown = reader.frame.evaluate(BOUNDS)
    assert shown[0] < 113.18
    assert shown[2] > 113.27
    assert reader.page.evaluate("() => window.hacked") is None
    reader.page.locator("[data-notice-close]").click()
    said.wait_for(state="hidden")


def test_the_keyboard_alone_changes_the_order_of_layers_and_the_link_keeps_it(reader):
    ids = ["baietan_clusters", "village_renewal"]
    assert places_of(reader, ids) == [4, 5]
    reader.page.locator('[data-layer="village_renewal"] input[type=checkbox]').focus()
    for key in ("Tab", "Tab", "Tab", "Enter"):
        reader.page.keyboard.press(key)
    reader.page.wait_for_url("**layers=village_renewal,baietan_clusters")
    assert places_of(reader, ids) == [5, 4]
    rows = reader.page.locator("[data-layer]").evaluate_all(
        "all => all.map(one => one.dataset.layer)"
    )
    assert rows.index("village_renewal") == rows.index("baietan_clusters") + 1
    reader.page.keyboard.press("Shift+Tab")
    reader.page.keyboard.press("Enter")
    reader.page.wait_for_url(lambda url: "layers" not in url)
