"""The sheet alone, the picture and the page, the other language, the small screen."""

from __future__ import annotations

import io
import itertools

import pytest
from PIL import Image
from pypdf import PdfReader

from tests.support.map_page import PHONE, MapPage

A4_AT_300_DPI = (3508, 2480)


def test_a_sheet_alone_needs_no_script(open_page, app):
    page = open_page(java_script_enabled=False)
    page.goto(f"{app.url}sheets/village-donglang")
    assert page.locator("h1").count() == 1
    assert "东塱村" in page.inner_text("body")
    assert "20 条旧村改造" in page.inner_text("body")


def test_headings_of_a_sheet_alone_go_down_in_order(open_page, app):
    page = open_page(java_script_enabled=False)
    page.goto(f"{app.url}sheets/belt-baietan")
    levels = page.eval_on_selector_all(
        "h1,h2,h3,h4,h5,h6", "nodes => nodes.map(node => Number(node.tagName[1]))"
    )
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels))


def test_a_sheet_that_does_not_exist_is_a_sentence_with_404(open_page, app):
    page = open_page()
    answer = page.goto(f"{app.url}sheets/atlantis")
    assert answer.status == 404
    assert "atlantis" in page.inner_text("body")


def downloaded(reader, kind):
    """Press 出图 for this kind of file and return its bytes."""
    reader.page.locator("[data-export-open]").click()
    reader.page.locator(f'input[name="format"][value="{kind}"]').check(force=True)
    with reader.page.expect_download(timeout=90_000) as waiting:
        reader.page.locator("[data-export-make]").click()
    return waiting.value.path().read_bytes()


@pytest.fixture
def chosen(at):
    reader = at("place=village-tanwei")
    reader.wait_for_heading("坦尾村")
    return reader


def test_one_button_gives_the_view_as_a_picture(chosen):
    picture = Image.open(io.BytesIO(downloaded(chosen, "png")))
    assert picture.size == A4_AT_300_DPI


def test_one_button_gives_the_view_as_pages_whose_words_can_be_read(chosen):
    reader = PdfReader(io.BytesIO(downloaded(chosen, "pdf")))
    words = reader.pages[0].extract_text()
    assert "坦尾村" in words
    assert "荔府〔2021〕4号" in words


def test_the_interface_is_english_at_a_switch_and_the_plans_words_stay_chinese(open_page, app):
    reader = MapPage(open_page()).open(f"{app.url}?place=village-donglang&lang=en")
    reader.wait_for_heading("东塱村")
    assert "Named" in reader.text() or "named" in reader.text()
    assert "旧村改造" in reader.text()
    assert reader.page.locator("[data-app]").get_attribute("lang") == "en"


def test_on_a_small_screen_the_sheet_slides_over_the_map_and_nothing_is_wider(at):
    reader = at("place=cluster-julong", **PHONE)
    page = reader.page
    reader.wait_for_heading("白鹅潭聚龙组团")
    assert page.evaluate("() => document.documentElement.scrollWidth") <= PHONE["viewport"]["width"]
    assert reader.panel.bounding_box()["y"] > PHONE["viewport"]["height"] / 4
