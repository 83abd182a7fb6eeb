"""Places side by side in a real browser: chosen by keyboard, marked on the map, printed."""

from __future__ import annotations

import io
from urllib.parse import unquote

import pytest
from pypdf import PdfReader

from tests.support.map_page import PHONE, READY_MS

CLUSTERS = "cluster-datansha,cluster-julong"
COLUMNS = "table.side-by-side thead th"
ADDER = "[data-adder] [data-search]"
MARKED = ".leaflet-marked-pane path"
FOCUSED = """() => {
    let here = document.activeElement;
    while (here.shadowRoot) here = here.shadowRoot.activeElement;
    return here.closest('[data-adder]') !== null;
}"""


@pytest.fixture
def open_compare(at):
    """Return a function that goes to the compare page beside the map."""

    def opened(query="", **options):
        reader = at(f"page=compare{query}", **options)
        reader.page.locator("[data-compare]").wait_for(timeout=READY_MS)
        return reader

    return opened


def columns(reader, count):
    """Wait until so many places stand side by side; return their names."""
    reader.page.locator(f'table[data-columns="{count}"]').wait_for(timeout=READY_MS)
    return reader.page.locator(f"{COLUMNS} .col-name").all_inner_texts()


def compared(reader):
    return unquote(reader.page.url).partition("with=")[2].partition("&")[0]


def test_the_keyboard_alone_chooses_places_and_takes_them_out(open_compare):
    reader = open_compare()
    reader.page.locator(ADDER).focus()
    for words in ("大坦沙健康", "聚龙组团"):
        reader.page.wait_for_function(FOCUSED)
        reader.page.keyboard.type(words)
        reader.page.keyboard.press("Enter")
        reader.page.wait_for_url("**with=**" if words == "大坦沙健康" else "**with=*,*")
    assert columns(reader, 2) == ["大坦沙健康医疗组团", "白鹅潭聚龙组团"]
    assert compared(reader) == CLUSTERS
    reader.page.wait_for_function(FOCUSED)
    reader.page.locator(f"{COLUMNS} .take-out").first.focus()
    reader.page.keyboard.press("Enter")
    reader.page.locator('table[data-columns="2"]').wait_for(state="detached")
    assert compared(reader) == "cluster-julong"


def test_the_box_offers_places_alone(open_compare):
    reader = open_compare()
    reader.page.locator(ADDER).fill("西塱")
    reader.page.locator("#found-compared [role=option]").first.wait_for()
    heads = reader.page.locator("#found-compared .found-kind").all_inner_texts()
    assert set(heads) <= {"地点", "项目"}


def test_a_sheet_adds_its_place_to_those_compared(open_compare):
    reader = open_compare("&with=village-xijiao")
    reader.page.get_by_role("combobox").first.fill("东塱村")
    reader.page.locator("#found [role=option]").first.click()
    reader.wait_for_heading("东塱村")
    reader.panel.get_by_role("link", name="加入对比").click()
    assert columns(reader, 2) == ["西郊村", "东塱村"]


def test_places_stay_chosen_while_another_is_looked_for_on_the_map(open_compare):
    reader = open_compare("&with=village-xijiao")
    reader.page.get_by_role("link", name="地图", exact=True).click()
    reader.panel.get_by_role("link", name="坦尾村", exact=True).click()
    reader.wait_for_heading("坦尾村")
    reader.panel.get_by_role("link", name="加入对比").click()
    assert columns(reader, 2) == ["西郊村", "坦尾村"]


def test_a_fifth_place_is_left_out_with_a_sentence(open_compare):
    four = "line-11,line-22,line-6,line-8"
    reader = open_compare(f"&with={four}&place=village-donglang")
    reader.wait_for_heading("东塱村")
    columns(reader, 4)
    reader.panel.get_by_role("link", name="加入对比").click()
    reader.page.get_by_text("已选四处，移除一处后可再添加。").first.wait_for()
    assert compared(reader) == four


def test_the_map_marks_what_is_compared_and_only_then(open_compare):
    reader = open_compare(f"&with={CLUSTERS}")
    columns(reader, 2)
    reader.frame.locator(MARKED).first.wait_for(state="attached")
    reader.page.get_by_role("link", name="地图", exact=True).click()
    reader.frame.wait_for_function(f"() => document.querySelectorAll('{MARKED}').length === 0")


def test_back_takes_back_the_last_place(open_compare):
    reader = open_compare(f"&with={CLUSTERS}")
    columns(reader, 2)
    reader.page.get_by_text("从目录中添加").click()
    reader.page.locator(".chooser").get_by_role("link", name="坦尾村", exact=True).click()
    columns(reader, 3)
    reader.page.go_back()
    columns(reader, 2)


def test_without_script_places_are_chosen_and_compared(open_page, app):
    page = open_page(java_script_enabled=False)
    page.goto(f"{app.url}pages/compare?with=cluster-datansha")
    page.get_by_role("link", name="白鹅潭聚龙组团", exact=True).click()
    assert page.locator(f"{COLUMNS} .col-name").all_inner_texts() == [
        "大坦沙健康医疗组团",
        "白鹅潭聚龙组团",
    ]
    page.get_by_role("link", name="移除大坦沙健康医疗组团").click()
    assert page.locator(".waiting").inner_text().startswith("白鹅潭聚龙组团")


def test_on_paper_it_lies_across_and_says_what_is_shared(open_page, app):
    page = open_page()
    page.goto(f"{app.url}pages/compare?with={CLUSTERS}")
    paper = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))
    boxes = [one.mediabox for one in paper.pages]
    assert all(box.width > box.height for box in boxes)
    page.emulate_media(media="print")  # a file has no words where the machine has no Chinese font
    words = "".join(page.inner_text("body").split())
    assert "两处共有" in words
    assert "仅此处" in words
    assert "移除" not in words


def test_a_phone_shows_two_places_without_scrolling_sideways(open_compare):
    reader = open_compare(f"&with={CLUSTERS}", **PHONE)
    columns(reader, 2)
    page = reader.page.locator(".page-one:not([hidden])")
    assert page.evaluate("node => node.scrollWidth <= node.clientWidth")


def test_on_a_phone_the_names_stay_above_their_columns(open_compare):
    more = "&with=line-11,line-22,station-xilang,village-hesha"
    reader = open_compare(more, **PHONE)
    columns(reader, 4)
    page = reader.page.locator(".page-one:not([hidden])")
    page.evaluate("node => node.scrollTo(200, 1500)")
    head = reader.page.locator(COLUMNS).first.bounding_box()
    assert head["y"] == pytest.approx(page.bounding_box()["y"], abs=2)


def test_on_a_phone_the_table_scrolls_in_its_own_box(open_page, app):
    page = open_page(viewport={"width": 390, "height": 844})
    page.goto(f"{app.url}pages/compare?with=line-11,line-22,village-hesha,cluster-julong")
    page.get_by_text("左右滑动可看全表。").wait_for()
    assert page.evaluate("() => document.documentElement.scrollWidth") <= 390
    assert page.locator(".table-box").evaluate("node => node.scrollWidth > node.clientWidth")


def test_what_the_box_offers_lies_above_the_list_of_places(open_compare):
    reader = open_compare()
    reader.page.locator(ADDER).fill("西")
    option = reader.page.locator("#found-compared [role=option]").last
    option.wait_for()
    option.scroll_into_view_if_needed()
    hit = option.evaluate(
        """node => {
            const {left, top, width, height} = node.getBoundingClientRect();
            const at = node.getRootNode().elementFromPoint(left + width / 2, top + height / 2);
            return node.contains(at);
        }"""
    )
    assert hit
