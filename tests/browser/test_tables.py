"""Indicators and projects in a real browser: narrowed at once, marked on the map, taken away."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from urllib.parse import unquote

import pytest

from tests.support.map_page import FRAME, PHONE, READY_MS, MapPage

MARKED = ".leaflet-marked-pane path"
SEEN_ROWS = "[data-row]:not([hidden])"


@pytest.fixture
def open_rows(at):
    """Return a function that goes to a page of rows beside the map."""

    def opened(name, more="", **options):
        reader = at(f"page={name}{more}", **options)
        reader.page.locator(f"[data-rows={name}] [data-row]").first.wait_for(timeout=READY_MS)
        return reader

    return opened


def rows(reader):
    return reader.page.locator(SEEN_ROWS).locator("visible=true")


def chip(reader, token):
    return reader.page.locator(f'a[data-token="{token}"]')


def test_how_many_a_filter_finds_stands_in_no_box_of_its_own(open_rows):
    count = chip(open_rows("indicators"), "约束性").locator(".count")
    assert count.evaluate("one => getComputedStyle(one).borderTopWidth") == "0px"


def test_a_filter_acts_at_once_and_asks_the_server_nothing(open_rows):
    reader = open_rows("indicators")
    asked = []
    reader.page.on("request", lambda request: asked.append(request.url))
    chip(reader, "约束性").click()
    chip(reader, "table-2").click()
    assert rows(reader).count() == 6
    assert reader.page.locator("[data-count]").inner_text() == "共列 6 / 44 项"
    assert not [url for url in asked if "/pages/" in url]


def test_a_filter_stands_in_the_address_and_comes_back_from_it(open_rows, open_page):
    reader = open_rows("indicators")
    chip(reader, "绿色转型").click()
    assert "filter=绿色转型" in unquote(reader.page.url)
    elsewhere = open_page()
    elsewhere.goto(reader.page.url)
    elsewhere.locator("[data-row]:not([hidden])").first.wait_for(timeout=READY_MS)
    assert elsewhere.locator(SEEN_ROWS).count() == 4
    assert chip(MapPage(elsewhere), "绿色转型").get_attribute("aria-current") == "true"


def test_heads_without_rows_are_hidden(open_rows):
    reader = open_rows("indicators")
    chip(reader, "文化发展").click()
    heads = reader.page.locator("[data-rows] h4").locator("visible=true")
    assert heads.all_inner_texts() == ["文化发展"]


def test_what_fits_nothing_is_said_and_can_be_cleared(open_rows):
    reader = open_rows("indicators")
    chip(reader, "文化发展").click()
    chip(reader, "words").click()
    assert reader.page.locator("[data-nothing]").is_visible()
    reader.page.locator("[data-clear]").click()
    assert rows(reader).count() == 44


def test_another_order_comes_and_the_keyboard_stays(open_rows):
    reader = open_rows("indicators")
    link = reader.page.locator('a[data-sort="change"]')
    link.focus()
    reader.page.keyboard.press("Enter")
    reader.page.wait_for_url("**sort=change**")
    reader.page.locator('a[data-sort="change"][aria-current]').wait_for()
    first = reader.page.locator("[data-row]").first
    assert first.get_attribute("data-id") == "indicator-2-02"
    focused = reader.page.locator('a[data-sort="change"]:focus')
    assert focused.count() == 1


def test_what_a_table_does_not_know_is_said_and_left_out_of_address_and_downloads(open_page, app):
    asked = f"{app.url}?page=projects&filter=village-xx,group-1&sort=zzz"
    reader = MapPage(open_page()).open_beside(asked, "[data-rows=projects]")
    said = reader.page.locator("[data-notice-words]").inner_text()
    assert said == "地址中的排序“zzz”、筛选“village-xx”无法识别，已按默认显示。"
    assert unquote(reader.page.url).endswith("?page=projects&filter=group-1")
    for link in reader.page.locator("a[data-file]").all():
        answer = reader.page.request.get(link.evaluate("node => node.href"))
        assert answer.status == 200


def test_by_keyboard_alone_a_filter_is_set_and_taken_back(open_rows):
    reader = open_rows("indicators")
    chip(reader, "预期性").focus()
    reader.page.keyboard.press("Shift+Tab")
    assert reader.page.locator('a[data-token="约束性"]:focus').count() == 1
    reader.page.keyboard.press("Enter")
    assert rows(reader).count() == 14
    assert reader.page.locator('a[data-token="约束性"]:focus').count() == 1
    reader.page.keyboard.press("Enter")
    assert rows(reader).count() == 44


def test_the_twenty_villages_are_marked_together(open_rows):
    reader = open_rows("indicators")
    reader.page.locator("#indicator-2-06 [data-mark]").click()
    reader.frame.wait_for_function(
        f"() => document.querySelectorAll('{MARKED}').length >= 20", timeout=READY_MS
    )


def test_projects_are_found_while_words_are_typed(open_rows):
    reader = open_rows("projects")
    reader.page.locator("[data-words]").press_sequentially("大桥")
    assert rows(reader).count() == 5
    assert "q=大桥" in unquote(reader.page.url)
    heads = reader.page.locator("[data-group-head]").locator("visible=true")
    assert heads.count() == 1


def test_a_number_that_is_typed_is_no_piece_of_a_longer_one(open_rows):
    reader = open_rows("projects")
    reader.page.locator("[data-words]").fill("11号线")
    assert rows(reader).count() == 2
    reader.page.locator("[data-words]").fill("1号线")
    assert rows(reader).count() == 0
    reader.page.locator("[data-words]").fill("af0202")
    assert rows(reader).count() > 0


def test_projects_of_a_place_are_chosen_from_the_list(open_rows):
    reader = open_rows("projects")
    value = reader.page.locator('option[data-token="village-haibei"]').get_attribute("value")
    reader.page.locator("[data-places]").select_option(value)
    names = rows(reader).locator(".proj-name").all_inner_texts()
    assert names == ["海北村联社留用地产业项目", "海北村旧村改造"]


def test_a_click_on_a_project_marks_its_places_and_its_name_opens_its_sheet(open_rows):
    reader = open_rows("projects")
    row = reader.page.locator('[data-id="project-renewal-datansha"]')
    row.locator(".proj-work").click()
    reader.frame.wait_for_function(
        f"() => document.querySelectorAll('{MARKED}').length >= 3", timeout=READY_MS
    )
    row.locator(".proj-name").click()
    reader.wait_for_heading("大坦沙岛（西郊村、河沙村、坦尾村）旧村改造")
    assert reader.page.locator("[data-rows=projects]").is_visible()


def test_leaving_the_page_takes_the_marks_away(open_rows):
    reader = open_rows("projects")
    reader.page.locator('[data-id="project-etan-no1"] [data-mark]').click()
    reader.frame.wait_for_function(f"() => document.querySelectorAll('{MARKED}').length > 0")
    reader.page.locator('[data-page-link="map"]').click()
    reader.frame.wait_for_function(f"() => document.querySelectorAll('{MARKED}').length === 0")


def test_the_file_holds_what_is_seen(open_rows):
    reader = open_rows("indicators")
    chip(reader, "约束性").click()
    with reader.page.expect_download() as download:
        reader.page.locator('[data-file="csv"]').click()
    assert download.value.suggested_filename == "荔湾规划一张图-指标.csv"
    text = Path(download.value.path()).read_bytes().decode("utf-8-sig")
    ids = {row["编号"] for row in csv.DictReader(io.StringIO(text, newline=""))}
    seen = rows(reader).evaluate_all("all => all.map((one) => one.dataset.id)")
    assert ids == set(seen)


@pytest.mark.parametrize("name", ["indicators", "projects"])
def test_on_a_phone_nothing_is_wider_than_the_screen(open_rows, name):
    reader = open_rows(name, **PHONE)
    page = reader.page.locator(f"[data-rows={name}]")
    assert page.evaluate("node => node.scrollWidth <= node.clientWidth + 1")
    wide = page.evaluate(
        "node => [...node.querySelectorAll('*')].filter((one) =>"
        " one.getBoundingClientRect().right > innerWidth + 1).length"
    )
    assert wide == 0


def test_on_a_phone_the_filters_are_folded_and_a_map_link_turns_to_the_map(open_rows):
    reader = open_rows("projects", **PHONE)
    assert not chip(reader, "改造").is_visible()
    reader.page.locator("[data-asks] summary").click()
    assert chip(reader, "改造").is_visible()
    reader.page.locator('[data-id="project-etan-no1"] [data-mark]').click()
    reader.page.locator(FRAME).wait_for(state="visible")


def test_without_script_links_and_form_do_the_same(open_page, app):
    page = open_page(java_script_enabled=False)
    page.goto(f"{app.url}pages/indicators")
    page.get_by_role("link", name="约束性").first.click()
    assert page.locator("[data-row]").count() == 14
    page.goto(f"{app.url}pages/projects")
    page.locator("[name=q]").fill("大桥")
    page.locator("[data-go]").click()
    assert page.locator("[data-row]").count() == 5
    page.get_by_role("link", name="按地点").click()
    assert page.locator("[name=q]").input_value() == "大桥"


def test_the_layout_stays_while_rows_are_narrowed(open_rows):
    reader = open_rows("projects")
    box = reader.page.locator("[data-words]")
    chip(reader, "group-3").scroll_into_view_if_needed()
    before = box.bounding_box()
    box.press_sequentially("医院")
    chip(reader, "group-3").click()
    assert box.bounding_box() == before
