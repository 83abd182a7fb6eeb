"""Views with a name: the office's open at a click, a reader's own are kept in the browser."""

from __future__ import annotations

import pytest

from tests.support.map_page import MapPage

NO_STORE = """() => Object.defineProperty(window, 'localStorage', {
    get() { throw new DOMException('denied', 'SecurityError'); } })"""


@pytest.fixture
def menu(reader):
    """The menu of views, open."""
    reader.page.locator("[data-views] > summary").click()
    return reader.page.locator("[data-views]")


def is_on(reader, layer_id):
    return reader.page.locator(f'[data-layer="{layer_id}"] input[type="checkbox"]').is_checked()


def save(menu, name):
    menu.locator("[data-view-name]").fill(name)
    menu.locator("[data-view-name]").press("Enter")
    menu.locator("[data-kept] a", has_text=name).wait_for()


def test_a_view_of_the_office_switches_layers_without_drawing_the_map_anew(reader, menu):
    reader.frame.evaluate("() => { window.theSameDocument = true; }")
    menu.get_by_text("轨道＋旧村").click()
    reader.page.wait_for_url("**layers=**")
    assert is_on(reader, "metro_lines")
    assert not is_on(reader, "baietan_clusters")
    assert reader.frame.evaluate("() => window.theSameDocument") is True


def test_back_takes_a_view_back(reader, menu):
    menu.get_by_text("一带两区").click()
    reader.page.wait_for_url("**layers=**")
    reader.page.go_back()
    reader.page.wait_for_function("() => !location.search.includes('layers')")
    assert is_on(reader, "metro_lines")


def test_a_view_leaves_the_chosen_place_open(at):
    reader = at("place=village-donglang")
    reader.wait_for_heading("东塱村")
    reader.page.locator("[data-views] > summary").click()
    reader.page.get_by_text("轨道＋旧村").click()
    reader.page.wait_for_url("**place=village-donglang&layers=**")
    assert reader.heading() == "东塱村"


def test_a_reader_s_own_view_comes_back_after_the_page_is_opened_again(open_page, app):
    reader = MapPage(open_page()).open(app.url)
    reader.page.locator("[data-views] > summary").click()
    menu = reader.page.locator("[data-views]")
    reader.page.locator('[data-layer="village_renewal"] input[type="checkbox"]').uncheck()
    reader.page.wait_for_url("**layers=**")
    save(menu, "没有旧村")
    reader.page.goto(reader.page.url.split("?")[0])
    reader.wait_for_map()
    reader.page.wait_for_selector("[data-ready]")
    assert is_on(reader, "village_renewal")
    reader.page.locator("[data-views] > summary").click()
    reader.page.get_by_text("没有旧村").click()
    reader.page.wait_for_url("**layers=-village_renewal**")
    assert not is_on(reader, "village_renewal")


def test_an_own_view_is_renamed_and_deleted_by_keyboard(reader, menu):
    save(menu, "甲")
    menu.get_by_role("button", name="改名：甲").focus()
    reader.page.keyboard.press("Enter")
    reader.page.keyboard.type("乙")
    reader.page.keyboard.press("Enter")
    menu.locator("[data-kept] a", has_text="乙").wait_for()
    menu.get_by_role("button", name="删除：乙").press("Enter")
    menu.locator("[data-kept] a").wait_for(state="detached")
    assert "已删除“乙”" in menu.locator("[data-views-said]").inner_text()


def test_the_name_of_a_view_is_text_and_never_markup(menu):
    save(menu, "<img src=x onerror=alert(1)>")
    assert menu.locator("img").count() == 0


def test_a_view_is_copied_as_a_link(at, app):
    reader = at("layers=-roads")
    page = reader.page
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.locator("[data-views] > summary").click()
    menu = page.locator("[data-views]")
    save(menu, "无路网")
    menu.get_by_role("button", name="链接：无路网").click()
    menu.get_by_text("已复制“无路网”的链接").wait_for()
    copied = page.evaluate("() => navigator.clipboard.readText()")
    assert copied.startswith(app.url)
    assert "layers=-roads" in copied
    assert reader.heading()


def test_where_the_browser_keeps_nothing_only_the_office_s_views_are_offered(open_page, app):
    page = open_page()
    page.add_init_script(f"({NO_STORE})()")
    MapPage(page).open(app.url)
    page.wait_for_selector("[data-ready]")
    page.locator("[data-views] > summary").click()
    assert page.get_by_text("轨道＋旧村").is_visible()
    assert not page.locator("[data-saved-views]").is_visible()
