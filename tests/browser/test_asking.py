"""Measuring and asking on the page: drawn on the map, told in the panel, kept in the address."""

from __future__ import annotations

from urllib.parse import unquote

import pytest

from tests.support.map_page import FRAME, PHONE, READY_MS, MapPage
from tests.support.pointer import point_at

CIRCLE = "area=circle,113.225,23.1,800"
CORNERS = ((300, 300), (500, 310), (480, 480))
SHOWN = ".leaflet-asked-pane path"
MARKED = ".leaflet-marked-pane path"
ANSWER = "[data-answer]"


def tool(reader, kind):
    reader.page.locator("[data-asking] > summary").click()
    reader.page.locator(f'[data-draw="{kind}"]').click()
    reader.frame.wait_for_function("() => document.querySelector('.is-drawn-on')")


def draw(reader, kind, spots=CORNERS):
    """Draw on the map by mouse and end with Enter."""
    tool(reader, kind)
    box = reader.page.locator(FRAME).bounding_box()
    for x, y in spots:
        point_at(reader.page, reader.frame, box["x"] + x, box["y"] + y)
        reader.page.mouse.click(box["x"] + x, box["y"] + y)
    reader.page.keyboard.press("Enter")


def answer(reader, title=""):
    found = reader.panel.locator(ANSWER, has_text=title)
    found.wait_for(timeout=READY_MS)
    return found


def shown(reader):
    reader.frame.wait_for_function(f"() => document.querySelector('{SHOWN}')", timeout=READY_MS)


@pytest.fixture
def asking(at):
    """Return a function that goes to an address which asks about something."""

    def opened(query, title="", **options):
        reader = at(query, **options)
        answer(reader, title)
        return reader

    return opened


def test_what_lies_in_a_drawn_polygon_is_told_and_stands_in_the_address(reader):
    draw(reader, "polygon")
    told = answer(reader, "所画多边形")
    assert told.locator("[data-hit]").count() > 0
    reader.page.wait_for_url("**area=polygon,**")
    reader.frame.wait_for_function(f"() => document.querySelectorAll('{MARKED}').length > 0")


def test_an_address_shows_shape_and_answer_elsewhere(open_page, app):
    reader = MapPage(open_page()).open(f"{app.url}?{CIRCLE}")
    answer(reader, "半径800米")
    shown(reader)
    assert reader.frame.locator(".draw-handle").count() == 2


def test_a_hit_leads_to_its_sheet_and_back_to_the_answer(asking):
    reader = asking(CIRCLE)
    shown(reader)
    name = reader.panel.locator("[data-hit] a").first.inner_text()
    reader.panel.locator("[data-hit] a").first.click()
    reader.wait_for_heading(name)
    assert "area=circle" in unquote(reader.page.url)
    assert reader.frame.locator(SHOWN).count() > 0
    reader.page.go_back()
    answer(reader, "半径800米")


def test_back_from_an_answer_takes_the_shape_off_the_map(reader):
    draw(reader, "rectangle", CORNERS[::2])
    answer(reader, "所画矩形")
    reader.page.wait_for_url("**area=**")
    reader.page.go_back()
    reader.wait_for_heading("荔湾区")
    reader.frame.wait_for_function(f"() => !document.querySelector('{SHOWN}')")
    reader.page.go_forward()
    answer(reader, "所画矩形")
    shown(reader)


def test_clearing_takes_shape_and_answer_away(asking):
    reader = asking(CIRCLE)
    shown(reader)
    reader.panel.locator("[data-area-clear]").click()
    reader.wait_for_heading("荔湾区")
    reader.frame.wait_for_function(f"() => !document.querySelector('{SHOWN}, {MARKED}')")
    reader.page.wait_for_function("() => !location.search.includes('area')")


def test_a_layer_that_is_switched_off_is_asked_no_more(asking):
    reader = asking(CIRCLE)
    block = reader.panel.locator('[data-layer-answer="village_renewal"]')
    assert block.count() == 1
    reader.page.locator('[data-layer="village_renewal"] input[type="checkbox"]').uncheck()
    block.wait_for(state="detached")


def test_a_sheet_asks_for_what_lies_around_its_place(at):
    reader = at("place=village-donglang")
    reader.wait_for_heading("东塱村")
    reader.panel.get_by_role("link", name="500米", exact=True).click()
    answer(reader, "东塱村及周边500米")
    assert "area=place,village-donglang~500" in unquote(reader.page.url)
    shown(reader)


def test_a_place_is_asked_about_by_keyboard_alone(reader):
    card = reader.page.locator("[data-asking]")
    card.locator("summary").first.press("Enter")
    card.locator("[data-draw-buffer]").select_option("800")
    card.locator(".asking-form > summary").press("Enter")
    card.get_by_role("combobox", name="地点及周边").focus()
    reader.page.keyboard.type("东塱村")
    reader.page.keyboard.press("Enter")
    answer(reader, "东塱村及周边800米")


def test_a_circle_is_given_by_numbers_and_wrong_ones_are_told(reader):
    reader.page.locator("[data-asking] > summary").click()
    reader.page.locator(".asking-form > summary").click()
    form = reader.page.locator('[data-ask-numbers="circle"]')
    form.locator('[name="lon"]').fill("113.225")
    form.get_by_role("button").click()
    assert "经纬度" in reader.page.locator("[data-numbers-said]").inner_text()
    form.locator('[name="lat"]').fill("23.1")
    form.locator('[name="radius"]').fill("500")
    form.locator('[name="radius"]').press("Enter")
    answer(reader, "半径500米")


def test_a_distance_is_measured_and_chooses_nothing(reader):
    draw(reader, "distance")
    said = reader.page.locator("[data-drawing-said]")
    reader.page.locator("[data-drawing-ask]").wait_for()
    assert "公里" in said.inner_text()
    assert "area=" not in reader.page.url
    assert "place=" not in reader.page.url


def test_what_was_measured_can_be_asked_about(reader):
    draw(reader, "area")
    reader.page.locator("[data-drawing-ask]").click()
    answer(reader, "所画多边形")


def test_escape_gives_drawing_up_and_the_card_is_back(reader):
    tool(reader, "polygon")
    reader.page.keyboard.press("Escape")
    reader.page.locator("[data-asking]").wait_for()
    reader.frame.wait_for_function("() => !document.querySelector('.is-drawn-on')")


def test_a_corner_dragged_elsewhere_is_answered_anew_without_another_step(reader):
    draw(reader, "polygon")
    answer(reader, "所画多边形")
    reader.page.wait_for_url("**area=**")
    shown(reader)
    before, steps = reader.page.url, reader.page.evaluate("() => history.length")
    handle = reader.frame.locator(".draw-handle").first
    handle.wait_for()
    spot = handle.bounding_box()
    x, y = spot["x"] + spot["width"] / 2, spot["y"] + spot["height"] / 2
    reader.page.mouse.move(x, y)
    reader.page.mouse.down()
    reader.page.mouse.move(x - 60, y - 40, steps=5)
    reader.page.mouse.up()
    reader.page.wait_for_function("(before) => location.href !== before", arg=before)
    assert reader.page.evaluate("() => history.length") == steps


def test_answers_are_taken_away_as_files(asking):
    reader = asking(CIRCLE)
    for link in reader.panel.locator("a[data-file]").all():
        got = reader.page.request.get(link.evaluate("node => node.href"))
        assert got.status == 200
        assert "attachment" in got.headers["content-disposition"]


def test_the_other_language_keeps_what_was_asked(open_page, app):
    reader = MapPage(open_page()).open(f"{app.url}?{CIRCLE}")
    reader.page.locator("[data-language]").click()
    answer(reader, "The circle drawn (radius 800 m)")


def test_a_phone_draws_by_finger_and_its_page_does_not_scroll_sideways(at):
    reader = at(**PHONE)
    reader.page.locator("[data-asking] > summary").tap()
    reader.page.locator('[data-draw="circle"]').tap()
    reader.frame.wait_for_function("() => document.querySelector('.is-drawn-on')")
    box = reader.page.locator(FRAME).bounding_box()
    for x, y in ((150, 250), (220, 250)):
        reader.page.touchscreen.tap(box["x"] + x, box["y"] + y)
    answer(reader, "所画圆")
    width = reader.page.locator("[data-app]").evaluate("node => node.scrollWidth")
    assert width <= 390


def test_an_address_that_asks_about_nothing_known_says_so(open_page, app):
    reader = MapPage(open_page()).open(f"{app.url}?area=circle,1,2,3")
    assert "所问范围" in reader.page.locator("[data-notice-words]").inner_text()


def test_on_a_phone_the_answer_of_an_address_comes_up_over_the_map(asking):
    reader = asking(CIRCLE, **PHONE)
    reader.page.locator('[data-body][data-stop="half"]').wait_for(timeout=READY_MS)
