"""The export panel: one page is opened for all tests; the server's drawing is stood in for."""

from __future__ import annotations

import itertools
import json
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

from tests.support.export_panel import (
    CHOSEN,
    PICTURE,
    Panel,
    marks,
    serve_set,
)

WIDE = {"width": 1440, "height": 900}
PHONE = {"width": 390, "height": 844}
MEMORY = "liwan-map:export:1"
OPEN = "place=village-donglang"


@pytest.fixture(scope="module")
def opened(browser, app):
    context = browser.new_context(viewport=WIDE, locale="zh-CN", accept_downloads=True)
    yield Panel(context.new_page(), f"{app.url}?{OPEN}")
    context.close()


@pytest.fixture
def panel(opened):
    """The panel, open, as a reader meets it for the first time."""
    opened.open_afresh()
    yield opened
    opened.page.unroute("**/sets**")
    for remove in opened.find("[data-notes] button").all()[::-1]:
        remove.click()
    opened.close()


def test_the_preview_is_of_the_file_that_is_taken_made_small(panel):
    panel.asks(lambda: panel.format("pdf"))
    words = panel.asks(lambda: panel.choose("template", "internal"))
    assert (words["place"], words["template"]) == ("village-donglang", "internal")
    assert (words["format"], words["dpi"]) == ("pdf", "72")


def test_choices_are_words_of_the_address_and_the_usual_ones_are_left_out(panel):
    panel.unfold("blocks")
    panel.choose("upright", "1")
    panel.choose("scale", "own")
    panel.find("[name=scale_own]").fill("1:15 000")
    panel.find("[name=blocks][value=legend]").uncheck()
    words = panel.asks(lambda: panel.find("[name=blocks][value=qr]").check())
    assert words["blocks"] == "-legend,qr"
    assert (words["upright"], words["scale"]) == ("1", "15000")
    assert not {"what", "title", "office", "mark"} & set(words)


def test_what_the_server_refuses_is_said_beside_the_preview(panel):
    panel.refusal = "比例尺“3”应为1:500至1:1000000之间的整数。"
    panel.asks(lambda: panel.choose("scale", "5000"))
    expect(panel.find("[data-preview-said]")).to_have_text(panel.refusal)
    panel.refusal = None
    panel.asks(lambda: panel.choose("scale", ""))
    expect(panel.find("[data-preview-said]")).to_have_text("")


@pytest.mark.parametrize(
    ("name", "said"), [("xlsx", "共25行"), ("geojson", "旧村"), ("gpkg", "要素数")]
)
def test_a_file_without_a_page_shows_its_first_rows(panel, name, said):
    panel.asks(lambda: panel.format(name))
    expect(panel.find("[data-preview-rows]")).to_contain_text(said)
    expect(panel.find("[data-preview-picture]")).to_be_hidden()
    assert panel.find("[name=paper]").is_disabled()
    assert panel.find("[name=dpi]").is_disabled()


def test_slides_are_previewed_on_their_own_paper(panel):
    assert panel.asks(lambda: panel.format("pptx"))["paper"] == "16:9"
    assert panel.asks(lambda: panel.format("pdf"))["paper"] == "A4"


def test_a_click_on_the_preview_puts_a_note_where_it_points(panel):
    panel.unfold("notes")
    panel.find("[data-notes-add=note]").click()
    panel.page.mouse.click(*panel.map_point(0.25, 0.75))
    asked = panel.asks(lambda: panel.page.keyboard.type("拟建公园"))
    [(position, words)] = marks(asked)
    assert words == "拟建公园"
    assert position == pytest.approx([113.225, 23.025], abs=3e-4)


def test_an_arrow_is_dragged_from_its_words_to_its_tip(panel):
    panel.unfold("notes")
    panel.find("[data-notes-add=arrow]").click()
    panel.page.mouse.move(*panel.map_point(0.2, 0.2))
    panel.page.mouse.down()
    panel.page.mouse.move(*panel.map_point(0.5, 0.4))
    [(positions, _)] = marks(panel.asks(panel.page.mouse.up))
    assert positions == pytest.approx([113.22, 23.08, 113.25, 23.06], abs=3e-4)


def test_an_arrow_is_clicked_together_too(panel):
    panel.unfold("notes")
    panel.find("[data-notes-add=arrow]").click()
    panel.page.mouse.click(*panel.map_point(0.2, 0.2))
    asked = panel.asks(lambda: panel.page.mouse.click(*panel.map_point(0.5, 0.4)))
    assert len(marks(asked)[0][0]) == 4


def test_by_keyboard_a_note_stands_at_the_chosen_place_and_goes_again(panel):
    panel.unfold("notes")
    panel.find("[data-notes-where]").select_option("chosen")
    panel.find("[data-notes-add=note]").press("Enter")
    [(position, _)] = marks(panel.asks(lambda: panel.page.keyboard.type("本村")))
    assert position == pytest.approx(CHOSEN)
    panel.page.keyboard.press("Tab")
    assert "mark" not in panel.asks(lambda: panel.page.keyboard.press("Enter"))
    assert panel.find("[data-notes] li").count() == 0


def test_escape_ends_picking_first_and_then_closes(panel):
    panel.unfold("notes")
    panel.find("[data-notes-add=note]").click()
    panel.page.keyboard.press("Escape")
    assert panel.find("[data-export]").evaluate("dialog => dialog.open")
    assert panel.find("[data-notes-add=note]").get_attribute("aria-pressed") == "false"
    panel.page.keyboard.press("Escape")
    assert not panel.find("[data-export]").evaluate("dialog => dialog.open")
    panel.open()


def test_choices_are_remembered_without_what_belongs_to_one_place(panel):
    panel.unfold("texts")
    panel.choose("paper", "A3")
    panel.format("pdf")
    panel.find("[name=office]").fill("荔湾区规划编制中心")
    panel.find("[name=title]").fill("东塱")
    kept = json.loads(panel.page.evaluate(f"() => localStorage.getItem('{MEMORY}')"))
    assert (kept["paper"], kept["format"], kept["office"]) == ("A3", "pdf", "荔湾区规划编制中心")
    assert "title" not in kept


def test_what_was_said_of_a_file_goes_when_another_is_chosen(panel):
    panel.find("[data-export-reset]").click()
    expect(panel.find("[data-export-said]")).to_have_text("已恢复默认。")
    panel.choose("paper", "A3")
    expect(panel.find("[data-export-said]")).to_have_text("")


def test_a_title_that_is_too_long_is_typed_whole_so_that_it_can_be_refused(panel):
    panel.unfold("texts")
    words = "规划" * 30
    assert panel.asks(lambda: panel.find("[name=title]").fill(words))["title"] == words


def test_without_places_compared_the_panel_says_how_to_compare(panel):
    option = panel.find("[data-what-compare]")
    expect(option).to_have_text("对比（先在“对比”页选二至四处）")
    assert option.is_disabled()


def test_defaults_come_back_at_a_button(panel):
    panel.choose("paper", "A3")
    panel.find("[data-export-reset]").click()
    assert panel.find("[name=paper]").input_value() == "A4"
    assert panel.page.evaluate(f"() => localStorage.getItem('{MEMORY}')") is None


def test_a_picture_is_put_on_the_clipboard(panel):
    panel.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    asked = panel.asks(panel.find("[data-export-copy]").click)
    assert asked["dpi"] == "300"
    expect(panel.find("[data-export-said]")).to_have_text("图片已复制，可直接粘贴。")
    kinds = "async () => (await navigator.clipboard.read()).flatMap((one) => one.types)"
    assert "image/png" in panel.page.evaluate(kinds)


def test_a_set_is_followed_to_its_file(panel):
    asked = serve_set(panel, [("waiting", 0), ("working", 7), ("working", 19), ("done", 20)])
    panel.choose("what", "set:villages")
    panel.format("pdf")
    expect(panel.find("[data-preview-said]")).to_contain_text("西郊村")
    with panel.page.expect_download():
        panel.find("[data-export-make]").click()
        bar = panel.find("[data-set-bar]")
        expect(bar).to_have_attribute("aria-valuenow", "7")
        expect(bar).to_have_attribute("aria-valuetext", "7 / 20")
        expect(panel.find("[data-set-count]")).to_have_text("19 / 20")
    assert asked[1]["set"] == ["villages"]
    assert asked[1]["format"] == ["pdf"]
    assert "place" not in asked[1]
    assert asked[-1] == ("GET", "/t0ken/file")


def test_a_set_can_be_cancelled(panel):
    asked = serve_set(panel, itertools.repeat(("working", 3)))
    panel.choose("what", "set:clusters")
    panel.format("pptx")
    panel.find("[data-export-make]").click()
    with panel.page.expect_request(lambda request: request.method == "DELETE"):
        panel.find("[data-set-cancel]").click()
    expect(panel.find("[data-export-said]")).to_have_text("已取消。")
    expect(panel.find("[data-set-work]")).to_be_hidden()
    expect(panel.find("[data-export-make]")).to_be_enabled()
    assert ("DELETE", "/t0ken") in asked


def test_a_set_that_fails_says_why(panel):
    sentence = "东塱村：图例放不下。"
    panel.page.route(
        "**/sets**",
        lambda route: route.fulfill(
            status=202 if route.request.method == "POST" else 200,
            json={"id": "a", "state": "failed", "done": 2, "count": 20, "sentence": sentence},
        ),
    )
    panel.choose("what", "set:villages")
    panel.format("xlsx")
    panel.find("[data-export-make]").click()
    expect(panel.find("[data-export-said]")).to_have_text(sentence)


def test_a_set_has_no_files_of_features_and_no_notes(panel):
    panel.format("geojson")
    panel.choose("what", "set:lines")
    assert panel.find('input[name="format"]:checked').input_value() == "pdf"
    assert panel.find('input[name="format"][value="gpkg"]').is_disabled()
    assert panel.find("[data-export-notes]").get_attribute("inert") is not None


def test_the_presenting_view_opens_what_is_chosen(panel):
    panel.choose("what", "set:villages")
    link = urlsplit(panel.find("[data-export-present]").get_attribute("href"))
    assert link.path.endswith("/present")
    assert parse_qs(link.query) == {"set": ["villages"]}


def test_places_compared_can_be_taken_side_by_side_or_as_a_set(open_page, app):
    ids = "cluster-datansha,cluster-julong"
    panel = Panel(open_page(), f"{app.url}?page=compare&with={ids}&lang=en")
    panel.page.locator("[data-compare]").wait_for()
    panel.open()
    assert (panel.asked[-1]["what"], panel.asked[-1]["with"]) == ("compare", ids)
    words = panel.asks(lambda: panel.choose("what", f"set:{ids}"))
    assert words["place"] == "cluster-datansha"
    expect(panel.find("[data-preview-said]")).to_contain_text("first place")


def test_what_a_browser_kept_badly_is_passed_over(open_page, app):
    page = open_page(viewport=PHONE)
    kept = {"format": "docx", "paper": "A3", "dpi": "9000", "office": 7, "blocks": "all"}
    page.add_init_script(f"localStorage.setItem('{MEMORY}', JSON.stringify({json.dumps(kept)}))")
    page.add_init_script("delete window.ClipboardItem")
    panel = Panel(page, f"{app.url}?{OPEN}")
    panel.open()
    assert panel.find('input[name="format"]:checked').input_value() == "png"
    assert panel.find("[name=paper]").input_value() == "A3"
    assert panel.find("[name=dpi]").input_value() == "300"
    expect(panel.find("[data-export-copy]")).to_be_hidden()
    preview, fields = (panel.find(one).bounding_box() for one in (PICTURE, "[data-export-fields]"))
    dialog = panel.find("[data-export]").bounding_box()
    assert (dialog["width"], dialog["height"]) == (PHONE["width"], PHONE["height"])
    assert preview["y"] + preview["height"] <= fields["y"]
    assert panel.find("[data-export-fields]").evaluate(
        "node => node.scrollWidth <= node.clientWidth"
    )
