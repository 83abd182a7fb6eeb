"""The rows of the layer card: filter, drag, zoom, what is known of a layer, a living legend."""

from __future__ import annotations

import pytest

from tests.support.map_page import PHONE, MapPage

NAMED = "[...document.querySelectorAll('.name')].map(one => one.textContent)"
VISIBLE = """layer => [...document.querySelectorAll(`.leaflet-layer-${layer}-pane path`)]
    .filter(one => getComputedStyle(one).display !== 'none').length"""


@pytest.fixture
def marked(reader):
    """A reader whose map document would forget its mark when it is loaded again."""
    reader.frame.evaluate("() => { window.theSameDocument = true; }")
    yield reader
    assert reader.frame.evaluate("() => window.theSameDocument") is True


def row(reader, layer_id):
    return reader.page.locator(f'[data-layer="{layer_id}"]')


def narrow(reader, layer_id, *values):
    one = row(reader, layer_id)
    one.locator("[data-about]").click()
    for value in values:
        one.locator(f'[data-value="{value}"]').click()


def wait_visible(reader, layer_id, count):
    reader.frame.wait_for_function(
        f"([layer, n]) => ({VISIBLE})(layer) === n", arg=[layer_id, count]
    )


def test_a_filter_hides_features_and_their_names_at_once_and_shows_them_again(marked):
    assert "6号线" in marked.frame.evaluate(NAMED)
    whole = marked.frame.evaluate(VISIBLE, "metro_lines")
    narrow(marked, "metro_lines", "construction")
    marked.frame.wait_for_function(f"whole => ({VISIBLE})('metro_lines') < whole", arg=whole)
    names = marked.frame.evaluate(NAMED)
    assert "11号线" in names
    assert "6号线" not in names
    row(marked, "metro_lines").locator("[data-show-all]").click()
    wait_visible(marked, "metro_lines", whole)
    assert "6号线" in marked.frame.evaluate(NAMED)


def test_a_filter_is_in_the_address_and_comes_back_with_it(marked, open_page):
    narrow(marked, "village_renewal", "chapter-4")
    marked.page.wait_for_url("**layers=village_renewal:chapter-4")
    elsewhere = MapPage(open_page()).open(marked.page.url)
    wait_visible(elsewhere, "village_renewal", marked.frame.evaluate(VISIBLE, "village_renewal"))
    said = row(elsewhere, "village_renewal").locator("[data-only]")
    assert "第四章点名" in said.inner_text()
    assert "旧村改造" in elsewhere.page.locator("[data-narrowed]").inner_text()


def test_a_click_on_what_a_filter_hides_opens_what_lies_below(marked, atlas):
    narrow(marked, "village_renewal", "chapter-4")
    marked.page.wait_for_url("**layers=**")
    point = atlas.ground.feature_geometry("village-donglang").representative_point()
    marked.click_at(point.x, point.y)
    marked.panel.locator("h2", has_text="规划").first.wait_for(state="detached")
    assert marked.heading() != "东塱村"


def test_lines_of_the_legend_that_a_filter_leaves_without_a_feature_are_gone(marked):
    narrow(marked, "metro_lines", "construction")
    legend = row(marked, "metro_lines").locator(".swatches")
    legend.get_by_text("征拆交地").wait_for(state="hidden")
    assert legend.get_by_text("在建").is_visible()


def test_lines_of_the_legend_are_dimmed_where_nothing_like_them_is_in_view(marked):
    line = row(marked, "belt_and_zones").locator("li", has_text="岭南文化中心核心区")
    assert "is-unseen" not in (line.get_attribute("class") or "")
    top = line.evaluate("one => one.getBoundingClientRect().top")
    marked.frame.evaluate("() => planMap.setView([23.05, 113.19], 15, {animate: false})")
    marked.page.wait_for_function(
        "one => one.classList.contains('is-unseen')", arg=line.element_handle()
    )
    assert line.evaluate("one => one.getBoundingClientRect().top") == top


def test_a_layer_is_brought_before_the_reader(marked):
    row(marked, "village_renewal").hover()
    before = marked.settled()
    row(marked, "village_renewal").locator("[data-zoom]").click()
    marked.page.wait_for_url("**extent=**")
    assert marked.settled() != before


def order_of(reader):
    return [
        one
        for one in reader.page.locator("[data-layer]").evaluate_all(
            "all => all.map(one => one.dataset.layer)"
        )
        if one in {"metro_lines", "metro_stations", "projects"}
    ]


def test_a_row_dragged_by_its_grip_changes_the_order_of_card_map_and_address(marked):
    assert order_of(marked) == ["projects", "metro_stations", "metro_lines"]
    row(marked, "projects").hover()
    grip = row(marked, "projects").locator("[data-grip]").bounding_box()
    below = row(marked, "metro_stations").bounding_box()
    marked.page.mouse.move(grip["x"] + 8, grip["y"] + 8)
    marked.page.mouse.down()
    marked.page.mouse.move(grip["x"] + 8, below["y"] + below["height"] - 2, steps=8)
    marked.page.mouse.up()
    assert order_of(marked) == ["metro_stations", "projects", "metro_lines"]
    marked.page.wait_for_url("**layers=projects,metro_stations")
    above = "pane => getComputedStyle(document.querySelector(pane)).zIndex"
    heights = [
        int(marked.frame.evaluate(above, f".leaflet-layer-{one}-pane"))
        for one in ("projects", "metro_stations")
    ]
    assert heights == sorted(heights)


def test_what_is_known_of_a_layer_is_read_by_keyboard(marked):
    one = row(marked, "metro_lines")
    one.locator("[data-about]").focus()
    marked.page.keyboard.press("Enter")
    told = one.locator("[data-details]").inner_text()
    for words in ("CPTOND-2025", "ODbL 1.0", "2026-11-23", "±50", "并行线路", "12 个要素"):
        assert words in told


def test_on_a_phone_a_row_opens_with_all_its_controls_inside_the_screen(at):
    phone = at(**PHONE)
    phone.page.locator("[data-layers] > summary").tap()
    one = row(phone, "metro_lines")
    one.locator("[data-about]").tap()
    for control in ("[data-up]", "[data-zoom]", "[data-grip]", "input[type=range]"):
        place = one.locator(control).first
        place.scroll_into_view_if_needed()
        assert place.is_visible()
    one.locator('[data-value="construction"]').tap()
    one.locator("[data-only]").wait_for()
    across = phone.page.locator("[data-layers]").evaluate(
        "one => one.scrollWidth - one.clientWidth"
    )
    assert across <= 0
