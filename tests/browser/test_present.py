"""放映 in a browser: keys, clicks and swipes turn; nothing of the tool is seen; little is asked."""

from __future__ import annotations

import io
from urllib.parse import parse_qs, urlsplit

import pytest
from PIL import Image

SET = "present?set=line-11,village-donglang,belt-baietan"
NAMES = ["11号线", "东塱村", "白鹅潭沿江总部经济带"]
ANY_PICTURE = "**/export?*"
SEEN = """() => [...document.body.querySelectorAll("*")].filter((node) => {
    const { width, height } = node.getBoundingClientRect();
    return width > 2 && height > 2 && !node.matches("main, .slide");
}).map((node) => node.outerHTML)"""


def drawn_picture():
    written = io.BytesIO()
    Image.new("RGB", (1920, 1080), "#cfe0ea").save(written, format="png")
    return written.getvalue()


PICTURE = drawn_picture()


class Desk:
    """Hands out pictures at once, or holds them back until they are let go."""

    def __init__(self, page):
        self.asked, self.held, self.most, self.is_holding = [], [], 0, False
        self.refusals = {}
        page.route(ANY_PICTURE, self._take)

    def _take(self, route):
        words = parse_qs(urlsplit(route.request.url).query)
        self.asked.append(words["place"][0])
        self.paper = words["paper"][0]
        self.held.append((words["place"][0], route))
        self.most = max(self.most, len(self.held))
        if not self.is_holding:
            self.let_go()

    def let_go(self):
        """Answer all that is held."""
        held, self.held = self.held, []
        for place, route in held:
            if place in self.refusals:
                route.fulfill(status=503, content_type="text/plain", body=self.refusals[place])
            else:
                route.fulfill(status=200, content_type="image/png", body=PICTURE)


@pytest.fixture
def show(open_page, app):
    """Return a function that opens the show with a desk of ours before it."""

    def opened(address=SET, *, holding=False, refusals=None, **options):
        page = open_page(**options)
        page.faults = []
        page.on("pageerror", lambda error: page.faults.append(str(error)))
        page.on(
            "console", lambda said: page.faults.append(said.text) if said.type == "error" else 0
        )
        page.desk = Desk(page)
        page.desk.is_holding, page.desk.refusals = holding, refusals or {}
        page.goto(app.url + address)
        if not holding:
            wait_for(page, int(parse_qs(urlsplit(address).query).get("n", ["1"])[0]))
        return page

    return opened


def wait_for(page, number):
    page.wait_for_selector(f'body[data-shown="{number}"]', timeout=20_000)


def number_of(page):
    return parse_qs(urlsplit(page.url).query).get("n", ["1"])[0]


def test_keys_walk_through_a_set(show):
    page = show()
    steps = [
        *(("ArrowRight", 2), (" ", 3), ("PageDown", 3), ("ArrowLeft", 2), ("Shift+Space", 1)),
        *(("PageUp", 1), ("End", 3), ("Home", 1), ("ArrowDown", 2), ("ArrowUp", 1)),
    ]
    for key, number in steps:
        page.keyboard.press("Shift+ " if key == "Shift+Space" else key)
        wait_for(page, number)
        assert number_of(page) == str(number)
        assert page.title().startswith(f"{number}/3 {NAMES[number - 1]} · ")
        assert page.locator("h1").inner_text() == NAMES[number - 1]
        assert NAMES[number - 1] in page.locator(".slide").get_attribute("alt")
    assert page.evaluate("history.length") <= 2
    assert page.faults == []


def test_nothing_of_the_tool_is_seen(show):
    page = show(viewport={"width": 1920, "height": 1080})
    assert page.evaluate(SEEN) == []
    slide = page.locator(".slide").bounding_box()
    assert (slide["width"], slide["height"]) == (1920, 1080)


def test_only_the_neighbours_are_fetched_ahead_and_turning_to_one_asks_nothing_of_it(show):
    page = show(SET + ",line-22,line-1", holding=True)
    page.wait_for_timeout(300)
    assert page.desk.asked == ["line-11"]
    page.desk.is_holding = False
    page.desk.let_go()
    wait_for(page, 1)
    page.wait_for_timeout(300)
    assert page.desk.asked == ["line-11", "village-donglang"]
    page.desk.is_holding = True
    page.keyboard.press("ArrowRight")
    wait_for(page, 2)
    page.wait_for_timeout(200)
    assert page.desk.asked[2:] == ["belt-baietan"]


def test_never_more_than_two_pictures_are_asked_for_at_once(show):
    page = show(SET + ",line-22,line-1,line-13,line-10", holding=True)
    for key in ["ArrowRight"] * 4 + ["Home", "End", "ArrowLeft"] * 3:
        page.keyboard.press(key)
        page.wait_for_timeout(40)
    assert len(page.desk.held) <= 2
    while page.desk.held:
        page.desk.let_go()
        page.wait_for_timeout(150)
    wait_for(page, 6)
    assert page.desk.most <= 2


def test_the_last_picture_stays_until_the_next_has_come(show):
    page = show()
    page.wait_for_timeout(200)
    page.desk.is_holding = True
    page.keyboard.press("End")
    page.wait_for_timeout(300)
    assert page.locator(".slide").count() == 1
    assert page.locator(".quiet").inner_text() == ""
    page.wait_for_timeout(1000)
    assert page.locator(".quiet").inner_text() == "正在绘制…"
    page.desk.let_go()
    wait_for(page, 3)
    assert page.locator(".quiet").inner_text() == ""


def test_a_refusal_is_said_large_and_the_show_goes_on(show):
    page = show(refusals={"village-donglang": "正在制图的人较多，请稍后再试。"})
    page.keyboard.press("ArrowRight")
    wait_for(page, 2)
    said = page.locator(".sentence")
    assert said.inner_text() == "正在制图的人较多，请稍后再试。"
    assert said.evaluate("node => parseFloat(getComputedStyle(node).fontSize)") >= 22
    page.keyboard.press("ArrowRight")
    wait_for(page, 3)
    assert not said.is_visible()
    page.desk.refusals = {}
    page.keyboard.press("ArrowLeft")
    page.wait_for_function("() => document.querySelector('.sentence').hidden")
    wait_for(page, 2)


def test_a_click_on_either_half_and_a_swipe_turn(show):
    page = show(viewport={"width": 1366, "height": 768})
    page.mouse.click(1200, 400)
    wait_for(page, 2)
    page.mouse.click(100, 400)
    wait_for(page, 1)
    page.mouse.move(900, 400)
    page.mouse.down()
    page.mouse.move(500, 410, steps=4)
    page.mouse.up()
    wait_for(page, 2)


def test_an_address_shows_the_same_slide_elsewhere(show):
    page = show(SET + "&n=3")
    assert page.locator("h1").inner_text() == NAMES[2]
    assert page.desk.asked[0] == "belt-baietan"


def test_escape_leaves_for_the_place_on_the_map(show, app):
    page = show(SET + "&layers=-roads")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Escape")
    page.wait_for_url(f"{app.url}?place=village-donglang&layers=-roads", wait_until="commit")


def test_a_screen_of_more_pixels_gets_the_larger_picture(show):
    screen = {"width": 1440, "height": 900}
    assert show(SET, viewport=screen, screen=screen).desk.paper == "1920x1080"
    assert (
        show(SET, viewport=screen, screen=screen, device_scale_factor=2).desk.paper == "3840x2160"
    )


def test_without_script_there_is_the_picture_and_links_seen_with_the_keyboard(open_page, app):
    page = open_page(java_script_enabled=False)
    desk = Desk(page)
    page.goto(f"{app.url}{SET}&n=2")
    assert desk.asked == ["village-donglang"]
    assert "东塱村" in page.locator(".slide").get_attribute("alt")
    link = page.get_by_role("link", name="下一页")
    assert link.bounding_box()["width"] <= 1
    link.focus()
    assert link.bounding_box()["width"] > 40
    link.press("Enter")
    page.wait_for_url("**&n=3")
