"""The preview of 出图: page by page, large and small, a word while it is drawn."""

from __future__ import annotations

import itertools

import pytest
from playwright.sync_api import expect

from tests.support.export_panel import ASKED, PICTURE, Panel, serve_set

TYPE = """(field, words) => [...words].forEach((letter) => {
    field.value += letter;
    field.dispatchEvent(new InputEvent('input', {bubbles: true, data: letter}));
})"""


@pytest.fixture(scope="module")
def opened(browser, app):
    context = browser.new_context(viewport={"width": 1440, "height": 900}, locale="zh-CN")
    yield Panel(context.new_page(), f"{app.url}?place=village-donglang")
    context.close()


@pytest.fixture
def panel(opened):
    """The panel, open, as a reader meets it for the first time."""
    opened.open_afresh()
    yield opened
    opened.close()


def test_the_last_picture_stays_while_the_next_is_drawn(panel):
    before = panel.find(PICTURE).get_attribute("src")
    place = panel.find(PICTURE).bounding_box()
    panel.held = []
    with panel.page.expect_request(ASKED):
        panel.choose("paper", "A3")
    panel.find("[data-preview-progress].is-on").wait_for(state="attached")
    assert panel.find(PICTURE).get_attribute("src") == before
    panel.let_go()
    expect(panel.find(PICTURE)).not_to_have_attribute("src", before)
    assert panel.find(PICTURE).bounding_box() == place


def test_a_choice_made_while_the_last_one_is_drawn_is_drawn_too(panel):
    panel.held = []
    with panel.page.expect_request(ASKED):
        panel.choose("paper", "A3")
    panel.choose("upright", "1")
    panel.let_go()
    panel.rests()
    assert (panel.asked[-1]["paper"], panel.asked[-1]["upright"]) == ("A3", "1")


def test_typing_asks_once_when_the_reader_rests(panel):
    panel.unfold("texts")
    before = len(panel.asked)
    title = panel.find("[name=title]")
    assert panel.asks(lambda: title.evaluate(TYPE, "规划一图"))["title"] == "规划一图"
    assert len(panel.asked) == before + 1


def test_pages_are_turned_and_another_format_begins_at_the_first(panel):
    panel.asks(lambda: panel.format("pdf"))
    expect(panel.find("[data-preview-page]")).to_have_text("第1页，共3页")
    assert panel.asks(panel.find("[data-preview-after]").click)["number"] == "2"
    expect(panel.find("[data-preview-page]")).to_have_text("第2页，共3页")
    assert "number" not in panel.asks(lambda: panel.format("png"))
    expect(panel.find("[data-preview-turn]")).to_be_hidden()


def test_a_click_on_the_page_makes_it_large_and_escape_small_again(panel):
    before = panel.find(PICTURE).bounding_box()["width"]
    asked = panel.asks(lambda: panel.page.mouse.click(*panel.map_point(0.5, 0.5)))
    assert asked["dpi"] == "144"
    assert panel.find(PICTURE).bounding_box()["width"] > 1.5 * before
    assert panel.asks(lambda: panel.page.keyboard.press("Escape"))["dpi"] == "72"
    assert panel.find("[data-export]").evaluate("dialog => dialog.open")


def test_by_keyboard_the_page_is_made_large_at_a_button(panel):
    larger = panel.find("[data-preview-larger]")
    panel.asks(lambda: larger.press("Enter"))
    expect(larger).to_have_attribute("aria-pressed", "true")
    expect(larger).to_have_text("缩小")
    panel.asks(lambda: larger.press("Enter"))


def test_a_note_is_put_on_the_map_without_making_it_large(panel):
    panel.unfold("notes")
    panel.find("[data-notes-add=note]").click()
    panel.page.mouse.click(*panel.map_point(0.25, 0.75))
    assert panel.find(".is-large").count() == 0
    panel.find("[data-notes] button").click()


def test_the_first_preview_is_waited_for_in_words(open_page, app):
    panel = Panel(open_page(), f"{app.url}?place=village-donglang")
    panel.held = []
    panel.find("[data-export-open]").click()
    expect(panel.find("[data-preview-instead]")).to_have_text("正在绘制预览…")
    expect(panel.find("[data-preview-progress]")).to_have_class("panel-progress is-on")
    panel.let_go()
    expect(panel.find("[data-preview-instead]")).to_be_hidden()


def test_a_set_shows_its_first_place_in_the_sets_own_format(panel):
    panel.unfold("texts")
    panel.asks(lambda: panel.find("[name=title]").fill("一册"))
    panel.asks(lambda: panel.format("pdf"))
    asked = panel.asks(lambda: panel.choose("what", "set:villages"))
    assert (asked["place"], asked["format"]) == ("village-xijiao", "pdf")
    assert "title" not in asked


def test_the_button_says_how_far_a_set_is_when_the_panel_is_closed(panel):
    serve_set(panel, itertools.repeat(("working", 3)))
    panel.choose("what", "set:villages")
    panel.format("pdf")
    panel.find("[data-export-make]").click()
    expect(panel.find("[data-export-open]")).to_have_text("出图 3/20")
    panel.close()
    expect(panel.find("[data-export-open]")).to_have_text("出图 3/20")
    panel.find("[data-export-open]").click()
    panel.find("[data-set-cancel]").click()
    expect(panel.find("[data-export-open]")).to_have_text("出图")
    panel.page.unroute("**/sets**")
