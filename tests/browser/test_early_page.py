"""The page is whole in the first document; Streamlit comes after it and nothing changes by that."""

from __future__ import annotations

import json

import pytest

from tests.support.map_page import MapPage
from tests.support.points import clickable_point

READING = '[data-page-name="read"]'
AT_THE_LINE = """(box) => {
    const view = box.getBoundingClientRect();
    const line = view.top + view.height * 0.2;
    const begun = [...box.querySelectorAll('[data-para]')]
        .filter((one) => one.offsetHeight && one.getBoundingClientRect().top <= line);
    return Number(begun.pop().dataset.para);
}"""
COUNT_SHIFTS = """window.shifted = 0;
new PerformanceObserver(list => list.getEntries().forEach(one => { window.shifted += one.value; }))
    .observe({type: 'layout-shift', buffered: true});"""
WITHOUT_V = """window.RegExp = new Proxy(RegExp, { construct(one, told) {
    if (String(told[1]).includes('v')) throw new SyntaxError('v');
    return new one(...told);
} });"""
STANDING = """() => {
    const { activeElement } = document.querySelector('[data-page-host]').shadowRoot;
    return [activeElement.textContent, document.title, window.location.href, history.length];
}"""


class HeldReader(MapPage):
    """A reader whose browser is not given Streamlit's scripts before they are let go."""

    def __init__(self, page, app):
        super().__init__(page)
        self.told, self.map_loads, self._held, self._is_held = [], [], [], True
        page.route("**/static/js/*", self._come)
        page.on("websocket", lambda socket: socket.on("framesent", self._told))
        page.on("request", lambda one: "/maps/" in one.url and self.map_loads.append(one.url))
        page.add_init_script(COUNT_SHIFTS)
        self.url = app.url

    def _come(self, route):
        self._held.append(route) if self._is_held else route.continue_()

    def _told(self, words):
        self.told.append(words)

    def open(self, url):
        """Open the address and wait for the map; the document is whole only when Streamlit is."""
        self.page.goto(url, wait_until="commit")
        self.wait_for_map()
        return self

    def let_go(self):
        """Let Streamlit start, and wait until Python has been told what is seen."""
        self._is_held = False
        while self._held:
            self._held.pop(0).continue_()
        for _ in range(150):
            if len(self.told) > 1:  # the first asks for the page, the next tells what is seen
                self.page.wait_for_timeout(500)
                return
            self.page.wait_for_timeout(100)
        raise AssertionError("Python is never told")

    def hears(self, words):
        """Return whether Python has been told these words."""
        return any(words in json.dumps(str(one)) for one in self.told)


@pytest.fixture
def held(open_page, app):
    return HeldReader(open_page(), app)


def test_a_click_is_answered_before_streamlit_has_started_and_stands_when_it_has(held, atlas):
    held.open(held.url)
    held.click_at(*clickable_point(atlas, "village-donglang"))
    held.wait_for_heading("东塱村")
    held.panel.locator("h2").first.focus()
    held.settled()
    held.page.wait_for_timeout(500)
    assert held.told == []
    before = held.page.evaluate(STANDING)
    shifted = held.page.evaluate("() => window.shifted")
    held.let_go()
    assert held.hears("village-donglang")
    assert held.page.evaluate(STANDING) == before
    assert held.page.evaluate("() => window.shifted") == shifted
    assert len(held.map_loads) == 1
    held.page.go_back()
    held.page.wait_for_url(lambda url: "place=" not in url)


def test_the_text_is_read_before_streamlit_has_started_and_on_when_it_has(held):
    held.open(f"{held.url}?page=read&at=17648")
    box = held.page.locator(READING)
    box.get_by_text("抓紧推进城市更新改造").last.wait_for()
    held.page.wait_for_timeout(500)
    assert box.evaluate(AT_THE_LINE) == 17648
    box.hover()
    held.page.mouse.wheel(0, 600)
    held.page.wait_for_timeout(300)
    read = box.evaluate(AT_THE_LINE)
    assert read > 17648
    held.let_go()
    assert box.evaluate(AT_THE_LINE) == read


def test_a_browser_too_old_for_streamlit_alone_has_the_page_and_no_sentence_over_it(held):
    held.page.add_init_script(WITHOUT_V)
    held.open(held.url)
    assert not held.page.evaluate(
        "() => { try { return new RegExp('', 'v'); } catch { return 0; } }"
    )
    assert held.page.locator("[data-too-old]").is_hidden()


def test_markup_in_an_address_is_text_in_the_first_document(held):
    held.open(f"{held.url}?place=%3C/script%3E%3Cscript%3Ewindow.hacked%3D1%3C/script%3E")
    held.page.locator("[data-notice-words]").get_by_text("</script><script>").wait_for()
    assert held.page.evaluate("() => window.hacked") is None


@pytest.mark.parametrize("path", ["index.html?place=village-tanwei", "page?place=village-tanwei"])
def test_a_document_of_streamlits_own_leads_to_ours(open_page, app, path):
    reader = MapPage(open_page()).open(app.url + path)
    reader.wait_for_heading("坦尾村")
    assert reader.page.url.startswith(f"{app.url}?place=village-tanwei")
