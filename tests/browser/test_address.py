"""A place has a stable address, and the browser's Back goes back."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest

from tests.support.map_page import MapPage
from tests.support.points import clickable_point

SHOWN = "() => planMap.getBounds().toBBoxString().split(',').map(Number)"
METRE = 1.5e-5
"""In degrees; a little more than the finest digit of an address."""
DISTRICT_EAST = 113.27
COUNT_SHIFTS = """window.shifted = 0;
new PerformanceObserver(list => list.getEntries().forEach(one => { window.shifted += one.value; }))
    .observe({type: 'layout-shift', buffered: true});"""
LITTLE = 0.1


def test_the_address_of_a_place_opens_its_sheet(open_page, app):
    reader = MapPage(open_page()).open(f"{app.url}?place=village-tanwei")
    reader.wait_for_heading("坦尾村")
    assert reader.heading() == "坦尾村"


def test_a_click_writes_the_place_into_the_address(reader, atlas):
    reader.click_at(*clickable_point(atlas, "village-donglang"))
    reader.wait_for_heading("东塱村")
    assert "place=village-donglang" in reader.page.url


def test_back_goes_back_to_the_place_before(reader, atlas):
    for place_id, name in (("village-donglang", "东塱村"), ("village-kuipeng", "葵蓬村")):
        reader.click_at(*clickable_point(atlas, place_id))
        reader.wait_for_heading(name)
    reader.page.go_back()
    reader.wait_for_heading("东塱村")
    reader.page.go_forward()
    reader.wait_for_heading("葵蓬村")


def test_back_does_not_load_the_map_again(reader, atlas):
    reader.click_at(*clickable_point(atlas, "village-donglang"))
    reader.wait_for_heading("东塱村")
    reader.frame.evaluate("() => { window.theSameDocument = true; }")
    reader.page.go_back()
    reader.page.wait_for_url(lambda url: "place=" not in url)
    reader.settled()
    assert reader.frame.evaluate("() => window.theSameDocument") is True


def test_a_nonsense_place_says_so_and_the_map_goes_on(open_page, app, atlas):
    reader = MapPage(open_page()).open(f"{app.url}?place=atlantis")
    reader.page.get_by_text("atlantis").first.wait_for()
    reader.click_at(*clickable_point(atlas, "village-donglang"))
    reader.wait_for_heading("东塱村")


def settled_extent(reader):
    """Return the extent of the address once it stands still."""
    before = None
    for _ in range(40):
        reader.page.wait_for_timeout(500)
        now = parse_qs(urlsplit(reader.page.url).query).get("extent", [""])[0]
        if now and now == before:
            return now
        before = now
    raise AssertionError("the address never says where the map stands")


def shown_extent(reader):
    return reader.frame.evaluate(SHOWN)


def test_the_address_says_nothing_of_the_ground_while_the_whole_district_is_seen(open_page, app):
    reader = MapPage(open_page()).open(app.url)
    reader.page.wait_for_timeout(1500)
    assert "extent" not in reader.page.url


def test_reloading_shows_the_ground_that_the_reader_went_to(open_page, app):
    reader = MapPage(open_page()).open(app.url)
    steps = reader.page.evaluate("() => history.length")
    reader.frame.evaluate("() => planMap.setView([23.071, 113.233], 15.5, {animate: false})")
    told = settled_extent(reader)
    before = shown_extent(reader)
    assert reader.page.evaluate("() => history.length") == steps
    reader.page.reload()
    reader.wait_for_map()
    reader.settled()
    assert shown_extent(reader) == pytest.approx(before, abs=METRE)
    assert settled_extent(reader) == told


def test_back_restores_each_step_with_its_ground(reader):
    seen = {}
    for name in ("坦尾村", "葵蓬村"):
        reader.page.get_by_role("combobox").fill(name)
        reader.page.get_by_role("option").filter(has_text=name).first.click()
        reader.wait_for_heading(name)
        settled_extent(reader)
        seen[name] = shown_extent(reader)
    reader.frame.evaluate("() => planMap.setView([23.06, 113.23], 16, {animate: false})")
    gone_to = settled_extent(reader)
    reader.page.go_back()
    reader.wait_for_heading("坦尾村")
    reader.settled()
    assert shown_extent(reader) == pytest.approx(seen["坦尾村"], abs=METRE)
    reader.page.go_forward()
    reader.wait_for_heading("葵蓬村")
    assert settled_extent(reader) == gone_to
    reader.page.go_back()
    reader.page.go_back()
    reader.page.wait_for_url(lambda url: "place=" not in url)
    reader.settled()
    assert "extent" not in reader.page.url
    assert shown_extent(reader)[2] > DISTRICT_EAST


def test_the_text_read_again_leaves_the_ground_of_its_address(open_page, app):
    extent = "113.20000,23.05000,113.24000,23.08000"
    reader = MapPage(open_page()).open(f"{app.url}?page=read&at=18109&extent={extent}")
    reader.page.locator("[data-reading]").wait_for()
    reader.page.wait_for_timeout(3000)
    assert f"extent={extent}" in reader.page.url
    west, south, east, north = shown_extent(reader)
    middle = ((west + east) / 2, (south + north) / 2)
    assert middle == pytest.approx((113.22, 23.065), abs=1e-3)
    assert east - west < 0.1


@pytest.mark.parametrize("query", ["page=read&at=17428", "page=indicators", "place=line-11"])
def test_nothing_moves_while_an_address_is_opened(open_page, app, query):
    page = open_page()
    page.add_init_script(COUNT_SHIFTS)
    MapPage(page).open(f"{app.url}?{query}")
    page.wait_for_timeout(1000)
    assert page.evaluate("() => window.shifted") < LITTLE
