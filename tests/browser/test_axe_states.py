"""axe-core finds nothing to object to as one page goes through its states."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.test_axe import SIZES, objections
from tests.support.map_page import READY_MS, MapPage
from tests.support.own_server import OwnServer, read, refused

FILE = {"name": "地块.zip", "mimeType": "application/zip", "buffer": b"PK" * 2000}
AREA = "area=circle,113.225,23.1,500~200"
DOUBTFUL = {"datum_certain": False, "warnings": ["文件没有说明坐标系。"], "mended": 3}
LEFT_OUT = {"rejected": [{"row": 7, "reason": "没有图形"}]}


class States(MapPage):
    """One reader's page, taken to each state from whatever the last test left."""

    def __init__(self, page):
        super().__init__(page)
        self.server = OwnServer(page)

    def find(self, name):
        return self.page.locator(f"[data-{name}]")

    def turn_to(self, name):
        """Go to a page by its link, leaving a dialog that stands open."""
        if self.find("own-dialog").is_visible():
            self.find("own-shut").click()
        self.page.locator(f'[data-page-link="{name}"]').first.click()
        self.page.locator(f'[data-page-link="{name}"][aria-current]').wait_for()

    def open_card(self, name):
        """Unfold a card on the map; on a phone a sheet may lie over it."""
        self.find(name).evaluate("card => { card.open = true; }")

    def open_dialog(self):
        """Open the dialog for a file of one's own, as before one is chosen."""
        self.turn_to("map")
        self.open_card("layers")
        self.find("own-add").evaluate("button => button.click()")  # a sheet may lie over it
        expect(self.find("own-dialog")).to_have_attribute("data-step", "choose")

    def choose_file(self, *states):
        self.open_dialog()
        self.server.states = list(states)
        self.find("own-input").set_input_files([FILE])

    def ask_the_datum(self):
        self.choose_file(read(**DOUBTFUL, **LEFT_OUT))
        self.find("own-confirm").wait_for()


@pytest.fixture(scope="module", params=SIZES)
def states(request, open_kept_page, app):
    """The page with an answer to what lies in a circle, in one size and language."""
    states = States(open_kept_page(viewport=SIZES[request.param]))
    states.open(f"{app.url}?{AREA}&lang={request.param}")
    states.page.locator("[data-ready] .targets h2").wait_for(timeout=READY_MS)
    return states


def test_an_answer_and_the_card_that_asks(states):
    states.open_card("asking")
    assert objections(states.page) == []


@pytest.mark.parametrize("name", ["questions", "layers"])
def test_the_pages_of_questions_and_layers(states, name):
    states.turn_to(name)
    states.page.locator(f"[data-page] [data-rows={name}]").wait_for(timeout=READY_MS)
    assert objections(states.page) == []


def test_the_dialog_before_a_file_is_chosen(states):
    states.open_dialog()
    assert objections(states.page) == []


def test_a_file_that_is_refused(states):
    states.choose_file(refused("这是DWG图形，无法直接读取；请另存为DXF后上传。"))
    expect(states.find("own-dialog")).to_have_attribute("data-step", "refused")
    assert objections(states.page) == []


def test_a_file_whose_datum_is_asked(states):
    states.ask_the_datum()
    states.find("own-rejected").locator("summary").click()
    assert objections(states.page) == []


def test_a_layer_of_one_s_own_with_all_that_can_be_done(states):
    states.ask_the_datum()
    states.find("own-confirm").click()
    states.find("own-take").click()
    row = states.find("own").first
    row.wait_for(state="attached")
    for part in ("style", "save"):
        row.locator(f'[data-own-open="{part}"]').evaluate("button => button.click()")
        assert objections(states.page) == []
