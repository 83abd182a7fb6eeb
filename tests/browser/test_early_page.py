"""A page beside the map can be read before the app has started, and is not lost when it has."""

from __future__ import annotations

import pytest

from tests.support.map_page import MapPage

EARLY = "[data-early]"
READING = '[data-page-name="read"]'
AT_THE_LINE = """(box) => {
    const view = box.getBoundingClientRect();
    const line = view.top + view.height * 0.2;
    const begun = [...box.querySelectorAll('[data-para]')]
        .filter((one) => one.offsetHeight && one.getBoundingClientRect().top <= line);
    return Number(begun.pop().dataset.para);
}"""


@pytest.fixture
def held_app(open_page):
    """A page whose app does not start before it is let go: its scripts do not come."""
    page = open_page()
    held, is_held = [], [True]

    def come(route):
        held.append(route) if is_held else route.continue_()

    def let_go():
        is_held.clear()
        while held:
            held.pop(0).continue_()

    page.route("**/static/js/*", come)
    return page, let_go


def test_the_text_can_be_read_before_the_app_has_started(held_app, app):
    page, _ = held_app
    page.goto(f"{app.url}?page=read&at=17648", wait_until="commit")
    box = page.locator(f"{EARLY} .early")
    box.get_by_text("抓紧推进城市更新改造").last.wait_for()
    assert box.evaluate(AT_THE_LINE) == 17648
    box.hover()
    page.mouse.wheel(0, 600)
    page.wait_for_timeout(300)
    assert box.evaluate(AT_THE_LINE) > 17648


def test_the_app_takes_over_where_the_reader_has_read_on(held_app, app):
    page, let_go = held_app
    page.goto(f"{app.url}?page=read", wait_until="commit")
    box = page.locator(f"{EARLY} .early")
    box.locator("[data-para]").first.wait_for()
    box.evaluate("(box) => { box.scrollTop = 5000; }")
    read = box.evaluate(AT_THE_LINE)
    let_go()
    page.locator(EARLY).wait_for(state="detached")
    assert page.locator(READING).evaluate(AT_THE_LINE) == read
    MapPage(page).wait_for_map()


@pytest.mark.parametrize(
    "query", ["page=indicators&filter=table-2", "page=compare", "page=projects"]
)
def test_every_page_is_there_early_and_then_the_apps_own(open_page, app, query):
    page = open_page()
    page.goto(f"{app.url}?{query}", wait_until="commit")
    page.locator(f"{EARLY} h2").first.wait_for()
    page.locator("[data-page-name] h2").first.wait_for()
    page.locator(EARLY).wait_for(state="detached")


def test_the_map_alone_has_no_page_before_it(reader):
    assert reader.page.locator(EARLY).count() == 0


def test_markup_in_a_search_is_text_in_the_early_page(held_app, app):
    page, _ = held_app
    page.goto(
        f"{app.url}?page=read&q=%3Cscript%3Ewindow.hacked%3D1%3C/script%3E", wait_until="commit"
    )
    page.locator(f"{EARLY} [data-reading]").wait_for(state="attached")
    assert page.evaluate("() => window.hacked") is None
