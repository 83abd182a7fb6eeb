"""Layers, legend and search act at once, and the map document is never loaded again for them."""

from __future__ import annotations

import pytest

from tests.support.map_page import MapPage
from tests.support.points import clickable_point

BOX = """node => {
    const {left, top, right, bottom} = node.getBoundingClientRect();
    return [left, top, right, bottom];
}"""
VILLAGES = ".leaflet-layer-village_renewal-pane"
CHOSEN = ".leaflet-chosen-pane path"


@pytest.fixture
def marked(reader):
    """A reader whose map document would forget its mark when it is loaded again."""
    reader.frame.evaluate("() => { window.theSameDocument = true; }")
    yield reader
    assert reader.frame.evaluate("() => window.theSameDocument") is True


def layer_switch(reader, layer_id):
    return reader.page.locator(f'[data-layer="{layer_id}"] input[type="checkbox"]')


def test_switching_a_layer_off_takes_it_off_the_map_and_on_brings_it_back(marked):
    villages = marked.frame.locator(VILLAGES)
    assert villages.locator("path").count() > 0
    layer_switch(marked, "village_renewal").uncheck()
    villages.wait_for(state="hidden")
    layer_switch(marked, "village_renewal").check()
    marked.frame.wait_for_function(
        f"() => document.querySelector('{VILLAGES}').style.display === ''"
    )


def test_the_legend_shows_only_what_is_on(marked):
    swatches = marked.page.locator('[data-layer="village_renewal"] .swatches')
    assert swatches.is_visible()
    layer_switch(marked, "village_renewal").uncheck()
    swatches.wait_for(state="hidden")


def test_a_switched_layer_stays_off_when_the_address_is_opened_elsewhere(marked, open_page):
    layer_switch(marked, "village_renewal").uncheck()
    marked.page.wait_for_url("**layers=**")
    elsewhere = type(marked)(open_page()).open(marked.page.url)
    assert not layer_switch(elsewhere, "village_renewal").is_checked()


def test_a_place_is_found_by_name_pinyin_initials_and_misread_name(marked):
    box = marked.page.get_by_role("combobox")
    option = marked.page.get_by_role("option").filter(has_text="东塱村").first
    for words in ("东塱村", "东塱", "donglangcun", "dlc", "东塍村"):
        box.fill("")
        option.wait_for(state="detached")
        box.fill(words)
        option.wait_for()
    option.click()
    marked.wait_for_heading("东塱村")


FOCUSED = """() => {
    let one = document.activeElement;
    const inside = (node) => node.shadowRoot && node.shadowRoot.activeElement;
    while (one && inside(one)) one = inside(one);
    return one.textContent.trim() || one.getAttribute('aria-label');
}"""


def test_the_tab_key_begins_at_our_own_way_past_the_head(open_page, app):
    reader = MapPage(open_page()).open(app.url)
    stops = []
    for _ in range(3):
        reader.page.keyboard.press("Tab")
        stops.append(reader.page.evaluate(FOCUSED))
    assert stops == ["跳到内容", "荔湾规划一张图", "搜索地点、指标或原文"]


def test_the_keyboard_alone_finds_and_opens_a_place(marked):
    marked.page.get_by_role("combobox").focus()
    marked.page.keyboard.type("西塱")
    second = marked.page.get_by_role("option").filter(has_text="西塱村").first
    second.wait_for()
    while second.get_attribute("aria-selected") != "true":
        marked.page.keyboard.press("ArrowDown")
    marked.page.keyboard.press("Enter")
    marked.wait_for_heading("西塱村")


def test_enter_opens_the_first_find_even_when_it_is_not_yet_there(marked):
    marked.page.get_by_role("combobox").focus()
    marked.page.keyboard.type("坦尾村")
    marked.page.keyboard.press("Enter")
    marked.wait_for_heading("坦尾村")


def test_a_click_does_not_load_the_map_again(marked, atlas):
    marked.click_at(*clickable_point(atlas, "village-donglang"))
    marked.wait_for_heading("东塱村")
    marked.page.wait_for_timeout(1500)


def test_the_chosen_place_stands_out_and_stays_so_when_layers_are_switched(marked, atlas):
    marked.click_at(*clickable_point(atlas, "village-donglang"))
    marked.wait_for_heading("东塱村")
    marked.frame.locator(CHOSEN).first.wait_for(state="attached")
    outlines = marked.frame.locator(CHOSEN).count()
    layer_switch(marked, "baietan_clusters").uncheck()
    marked.page.wait_for_timeout(500)
    assert marked.frame.locator(CHOSEN).count() == outlines


def test_every_place_is_reached_from_a_list_by_keyboard(marked):
    link = marked.panel.get_by_role("link", name="坦尾村", exact=True)
    link.focus()
    marked.page.keyboard.press("Enter")
    marked.wait_for_heading("坦尾村")


def test_a_name_under_the_pointer_is_shown(reader, atlas):
    lon, lat = clickable_point(atlas, "village-donglang")
    x, y = reader.frame.evaluate(
        "([lon, lat]) => { planMap.setView([lat, lon], 15, {animate: false});"
        " const p = planMap.latLngToContainerPoint([lat, lon]); return [p.x, p.y]; }",
        [lon, lat],
    )
    box = reader.page.locator('iframe[title="规划地图"]').bounding_box()
    tip = reader.frame.locator(".tip.is-shown", has_text="东塱村")
    for step in range(40):  # the map may still be settling: a pointer that rests is told nothing
        reader.page.mouse.move(box["x"] + x + step % 2, box["y"] + y)
        if tip.count():
            break
        reader.page.wait_for_timeout(100)
    assert tip.is_visible()


def test_the_layers_stay_above_the_sheet_and_scroll_by_themselves(at):
    reader = at("page=read&at=17428&place=line-11")
    reader.wait_for_heading("11号线")
    card = reader.page.locator("[data-layers]")
    card.locator("summary").first.click()
    last = card.locator(".layer-group").last
    last.locator("summary").click()
    row = last.locator("[data-layer]").last
    row.scroll_into_view_if_needed()
    sheet_top = reader.page.locator("[data-panel]").evaluate(BOX)[1]
    assert card.evaluate(BOX)[3] <= sheet_top
    assert row.locator(".layer-switch").evaluate(BOX)[3] <= sheet_top
    assert card.evaluate("node => node.scrollHeight > node.clientHeight")


def test_the_rows_stand_still_under_the_pointer(reader):
    rows = reader.page.locator("[data-layer]")
    tops = "all => all.map(one => one.getBoundingClientRect().top)"
    before = rows.evaluate_all(tops)
    reader.page.locator('[data-layer="village_renewal"]').hover()
    reader.page.wait_for_timeout(200)
    assert rows.evaluate_all(tops) == before
    more = reader.page.locator('[data-layer="village_renewal"] .layer-more')
    assert more.evaluate("node => getComputedStyle(node).opacity") == "1"
