"""The page of questions in a real browser: asked by links and by the form, seen on the map."""

from __future__ import annotations

from urllib.parse import unquote

import pytest

from tests.support.map_page import PHONE, READY_MS, MapPage

MARKED = ".leaflet-marked-pane path"
ROWS = "[data-question-answer] .pair-box >> nth=0 >> tbody tr"
TITLE = "[data-question-answer] .table-title"


@pytest.fixture
def open_questions(at):
    """Return a function that goes to the page of questions beside the map."""

    def opened(more="", **options):
        reader = at(f"page=questions{more}", **options)
        reader.page.locator("[data-page] [data-question-answer]").wait_for(timeout=READY_MS)
        return reader

    return opened


def title(reader, words):
    reader.page.locator(TITLE, has_text=words).wait_for(timeout=READY_MS)


def test_another_distance_is_a_step_that_back_takes_back(open_questions):
    reader = open_questions()
    title(reader, "500米以内")
    reader.page.get_by_role("link", name="800米", exact=True).click()
    title(reader, "800米以内")
    assert "ask=villages-near-stations,800" in unquote(reader.page.url)
    reader.page.go_back()
    title(reader, "500米以内")


def test_the_form_asks_of_any_two_layers_and_the_address_says_so(open_questions, open_page):
    reader = open_questions()
    form = reader.page.locator("[data-question]")
    form.locator('[name="kind"]').select_option("within")
    form.locator('[name="a"]').select_option("village_renewal")
    form.locator('[name="b"]').select_option("projects")
    form.locator('[name="m"]').fill("300")
    form.locator('[name="m"]').press("Enter")
    title(reader, "300米以内")
    reader.page.wait_for_url("**ask=within,village_renewal,projects,300**")
    elsewhere = MapPage(open_page())
    elsewhere.page.goto(reader.page.url)
    title(elsewhere, "300米以内")


def test_metres_are_asked_for_only_where_they_are_meant(open_questions):
    reader = open_questions()
    metres = reader.page.locator('[data-question] [name="m"]')
    assert metres.is_hidden()
    reader.page.locator('[data-question] [name="kind"]').select_option("within")
    metres.wait_for()


def test_a_row_is_marked_on_the_map(open_questions):
    reader = open_questions()
    reader.page.locator(ROWS).nth(1).locator("[data-mark]").click()
    reader.frame.wait_for_function(
        f"() => document.querySelectorAll('{MARKED}').length > 0", timeout=READY_MS
    )
    assert reader.page.locator("tr.is-marked").count() == 1


def test_a_name_opens_its_sheet_beside_the_page(open_questions):
    reader = open_questions()
    link = reader.page.locator(ROWS).first.locator("a[data-place]").first
    name = link.inner_text()
    link.click()
    reader.wait_for_heading(name)
    assert reader.page.locator("[data-question-answer]").is_visible()


def test_downloads_hold_what_is_asked(open_questions):
    reader = open_questions("&ask=nearest-station")
    for link in reader.page.locator("[data-question-answer] a[data-file]").all():
        got = reader.page.request.get(link.evaluate("node => node.href"))
        assert got.status == 200
        assert "attachment" in got.headers["content-disposition"]


def test_a_phone_shows_every_figure_without_scrolling_sideways(open_questions):
    reader = open_questions("&ask=villages-in-clusters", **PHONE)
    box = reader.page.locator(".pair-box").first
    assert box.evaluate("node => node.scrollWidth <= node.clientWidth")
    current = reader.page.locator(".pages a[aria-current]").bounding_box()
    sides = reader.page.locator(".sides").bounding_box()
    assert current["x"] + current["width"] <= sides["x"] + 1
