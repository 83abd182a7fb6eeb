"""The export panel as a test drives it; the server's drawing is stood in for."""

from __future__ import annotations

import io
import re
from urllib.parse import parse_qs, urlsplit

from PIL import Image
from playwright.sync_api import expect

from tests.support.map_page import MapPage

CORNERS = (113.20, 23.10, 113.30, 23.10, 113.30, 23.00, 113.20, 23.00)
CHOSEN = (113.25, 23.06)
BOX = (0.1, 0.2, 0.5, 0.6)
IS_BUSY = re.compile("is-on")
ASKED = re.compile(r"/(export|preview)\?")
PICTURE = "[data-preview-picture]:not([hidden])"


def written(values):
    return ",".join(str(value) for value in values)


def picture_bytes(size=(842, 595)):
    file = io.BytesIO()
    Image.new("RGB", size, "white").save(file, "PNG")
    return file.getvalue()


TABLES = {
    "xlsx": [{"title": "规划怎么说", "heads": ["地点"], "rows": [["东塱村"]], "count": 25}],
    "geojson": [{"title": "", "heads": [], "rows": [["旧村", 20]], "count": 1}],
}
TABLES["gpkg"] = TABLES["geojson"]
HEADERS = {
    "X-Map-Box": written(BOX),
    "X-Map-Corners": written(CORNERS),
    "X-Map-Chosen": written(CHOSEN),
    "Content-Type": "image/png",
    "Content-Disposition": "attachment; filename=\"map.png\"; filename*=UTF-8''%E5%9B%BE.png",
}


class Panel:
    """The panel of one reader, and what it asks of the server."""

    def __init__(self, page, url):
        self.page = page
        self.asked = []
        self.refusal = None
        self.held = None
        page.route(ASKED, self._answer)
        MapPage(page).open(url)
        page.set_default_timeout(10_000)

    def _answer(self, route):
        words = parse_qs(urlsplit(route.request.url).query)
        self.asked.append(
            {key: value if key == "mark" else value[0] for key, value in words.items()}
        )
        if self.held is not None:
            self.held.append(route)
        elif "/preview" in route.request.url and words["format"][0] in TABLES:
            route.fulfill(json=TABLES[words["format"][0]])
        elif self.refusal:
            route.fulfill(status=400, content_type="text/plain; charset=utf-8", body=self.refusal)
        else:
            route.fulfill(headers=HEADERS | {"X-Page": self.place_of(words)}, body=picture_bytes())

    def place_of(self, words):
        """Return which page of how many is answered: a PDF has three here."""
        count = 3 if words["format"] == ["pdf"] else 1
        return f"{words.get('number', ['1'])[0]}/{count}"

    def find(self, selector):
        return self.page.locator(selector)

    def open(self):
        self.find("[data-export-open]").click()
        self.find(PICTURE).wait_for()
        self.rests()

    def open_afresh(self):
        """Open it as a reader meets it for the first time."""
        self.page.evaluate("() => localStorage.clear()")
        self.refusal = self.held = None
        self.find("[data-export-open]").click()
        self.choose("what", "sheet")
        self.find("[data-export-reset]").click()
        self.find(PICTURE).wait_for()
        self.rests()

    def close(self):
        self.find("[data-export-shut]").click()

    def choose(self, name, value):
        self.find(f"select[name={name}]").select_option(value)

    def format(self, name):
        self.find(f'input[name="format"][value="{name}"]').check(force=True)

    def rests(self):
        """Wait until what stands is what was chosen: nothing is asked for or about to be."""
        expect(self.find("[data-preview-progress]")).not_to_have_class(IS_BUSY)

    def asks(self, act):
        """Do something and return what is asked of the server for it, once that has come."""
        self.rests()
        with self.page.expect_response(ASKED):
            act()
        self.rests()
        return self.asked[-1]

    def let_go(self):
        """Answer what is held, as soon as there is something; hold no more."""
        while not self.held:
            self.page.wait_for_timeout(10)
        held, self.held = self.held, None
        for route in held:
            route.fulfill(headers=HEADERS, body=picture_bytes())

    def unfold(self, name):
        self.find(f"[data-export-{name}]").evaluate("node => { node.open = true; }")

    def map_point(self, right, down):
        """Return where on the screen these shares of the previewed map are."""
        box = self.find(PICTURE).bounding_box()
        scale = min(box["width"] / 842, box["height"] / 595)
        wide, high = 842 * scale, 595 * scale
        left, top = box["x"] + (box["width"] - wide) / 2, box["y"] + (box["height"] - high) / 2
        return (
            left + (BOX[0] + right * BOX[2]) * wide,
            top + (BOX[1] + down * BOX[3]) * high,
        )


def marks(asked):
    """Return positions and words of the notes that were asked for."""
    split = [one.partition(";") for one in asked["mark"]]
    return [([float(value) for value in places.split(",")], words) for places, _, words in split]


def serve_set(panel, states):
    """Stand in for the routes of sets; return the methods and paths asked for."""
    asked, left = [], iter(states)

    def answer(route):
        address = urlsplit(route.request.url)
        asked.append((route.request.method, address.path.rpartition("/sets")[2]))
        if route.request.method == "POST":
            asked.append(parse_qs(address.query))
            route.fulfill(status=202, json={"id": "t0ken", "count": 20})
        elif route.request.method == "DELETE":
            route.fulfill(status=204)
        elif address.path.endswith("/file"):
            route.fulfill(headers=HEADERS | {"Content-Type": "application/pdf"}, body=b"%PDF-")
        else:
            state, done = next(left)
            route.fulfill(
                json={"state": state, "done": done, "count": 20, "sentence": "", "bytes": 5}
            )

    panel.page.route("**/sets**", answer)
    return asked
