"""What a reader does on the page, in the words of a test."""

from __future__ import annotations

from typing import Self

from playwright.sync_api import Frame, Locator, Page

from tests.support.pointer import point_at

FRAME = 'iframe[title="规划地图"]'
PANEL = '[data-testid="targets"]'
READY_MS = 30_000
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
"""The options of a reader with a phone in hand."""
BOUNDS = "() => planMap.getBounds().toBBoxString().split(',').map(Number)"
GET_POINT = """([lon, lat, zoom]) => {
    const map = window.planMap;
    map.setView([lat, lon], zoom ?? map.getZoom(), {animate: false});
    const point = map.latLngToContainerPoint([lat, lon]);
    return [point.x, point.y];
}"""


class MapPage:
    """The open page of one reader."""

    def __init__(self, page: Page) -> None:
        """Wrap a Playwright page."""
        self.page = page

    def open(self, url: str) -> Self:
        """Open the address and wait until the map can be clicked."""
        self.page.goto(url)
        self.wait_for_map()
        return self

    def open_beside(self, url: str, selector: str) -> Self:
        """Open a page beside the map: wait for what it shows, then for the map."""
        self.page.goto(url)
        self.page.locator(selector).wait_for(timeout=READY_MS)
        self.wait_for_map()
        return self

    def wait_for_map(self) -> None:
        """Wait until the map document has made its map."""
        self.page.wait_for_selector(FRAME, timeout=READY_MS, state="attached")
        self.frame.wait_for_function("() => Boolean(window.planMap)", timeout=READY_MS)

    def settled(self) -> list[float]:
        """Wait until the map stands still; return what it shows: west, south, east, north."""
        before: list[float] = []
        for _ in range(60):
            now: list[float] = self.frame.evaluate(BOUNDS)
            if now == before:
                return now
            before = now
            self.page.wait_for_timeout(250)
        raise AssertionError("the map never stands still")

    @property
    def frame(self) -> Frame:
        """The map document's frame."""
        found = self.page.query_selector(FRAME)
        frame = found.content_frame() if found else None
        if frame is None:
            raise LookupError(FRAME)
        return frame

    @property
    def panel(self) -> Locator:
        """The targets panel."""
        return self.page.locator(PANEL)

    def click_at(self, lon: float, lat: float, zoom: float = 15) -> None:
        """Bring the place under the middle of the map and click it with the mouse."""
        x, y = self.frame.evaluate(GET_POINT, [lon, lat, zoom])
        box = self.page.locator(FRAME).bounding_box()
        if box is None:
            raise LookupError(FRAME)
        point_at(self.page, self.frame, box["x"] + x, box["y"] + y)
        self.page.mouse.click(box["x"] + x, box["y"] + y)

    def heading(self) -> str:
        """Return the panel's heading, the name of the place that it tells of."""
        return self.panel.locator("h2").first.inner_text()

    def wait_for_heading(self, name: str) -> None:
        """Wait until the panel tells of this place."""
        self.panel.locator("h2", has_text=name).first.wait_for(timeout=READY_MS)

    def text(self) -> str:
        """Return every word of the panel, folded ones too."""
        return str(self.panel.evaluate("panel => panel.textContent"))
