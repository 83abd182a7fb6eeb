"""A place has a stable address, and the browser's Back goes back."""

from __future__ import annotations

from tests.support.map_page import MapPage
from tests.support.points import clickable_point


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
    reader.page.wait_for_timeout(1500)
    assert reader.frame.evaluate("() => window.theSameDocument") is True


def test_a_nonsense_place_says_so_and_the_map_goes_on(open_page, app, atlas):
    reader = MapPage(open_page()).open(f"{app.url}?place=atlantis")
    reader.page.get_by_text("atlantis").first.wait_for()
    reader.click_at(*clickable_point(atlas, "village-donglang"))
    reader.wait_for_heading("东塱村")


def test_markup_in_the_address_is_shown_as_text(open_page, app):
    page = open_page()
    page.on("dialog", lambda dialog: dialog.dismiss())
    MapPage(page).open(f"{app.url}?place=%3Cimg%20src%3Dx%20onerror%3Dwindow.hacked%3D1%3E")
    page.get_by_text("<img src=x").first.wait_for()
    assert page.evaluate("() => window.hacked") is None
