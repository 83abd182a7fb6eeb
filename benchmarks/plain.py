"""Drives the plain streamlit-folium app: opened, clicked, a layer switched, a file brought."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from pathlib import Path

from playwright.sync_api import BrowserContext, Frame, Page
from playwright.sync_api import Error as BrowserError

from benchmarks import cdn
from benchmarks.clicks import click_times_ms
from benchmarks.clocks import awaited_ms, begin_to_await, note_events
from benchmarks.pairs import PAIRS, SWITCHED

SCRIPT = Path(__file__).resolve().parent / "plain_app.py"
STREAMLIT = {"STREAMLIT_SERVER_MAX_UPLOAD_SIZE": "200", "STREAMLIT_RUNNER_POST_SCRIPT_GC": "true"}
"""What Streamlit does unless it is told otherwise, as our own settings tell it."""
OPEN_SECONDS = 60
SETTLE_MS = 2000
POLL_SECONDS = 0.005
SHAPES = "() => document.querySelectorAll('.leaflet-interactive').length"
PANEL = "#plain"


class PlainPage:
    """The plain app as one reader has it open."""

    def __init__(self, context: BrowserContext) -> None:
        """Begin with an empty page that finds folium's files on this machine."""
        cdn.serve_locally(context)
        self.page: Page = context.new_page()

    def open(self, url: str) -> float:
        """Open the app; return the milliseconds until its map can be clicked."""
        begun = time.perf_counter()
        self.page.goto(url)
        element = self.page.wait_for_selector(
            'iframe[title*="st_folium"]', timeout=OPEN_SECONDS * 1000
        )
        if element is None or element.content_frame() is None:
            raise LookupError("st_folium")
        self.frame.wait_for_selector(".leaflet-interactive", timeout=OPEN_SECONDS * 1000)
        return (time.perf_counter() - begun) * 1000

    def settle(self) -> None:
        """Wait until the script has run again for what the map told of itself."""
        self.page.wait_for_timeout(SETTLE_MS)

    @property
    def frame(self) -> Frame:
        """The map's frame; raises LookupError while there is none."""
        element = self.page.query_selector('iframe[title*="st_folium"]')
        frame = element.content_frame() if element else None
        if frame is None:
            raise LookupError("st_folium")
        return frame

    def click_times_ms(self, points: Sequence[tuple[float, float]], zoom: int = 15) -> list[float]:
        """Return the milliseconds from click to sheet at each point."""
        return click_times_ms(self.page, self.frame, PANEL, points, zoom)

    def shapes(self) -> int:
        """Return how many shapes the map has; 0 while it is loaded again."""
        try:
            return int(self.frame.evaluate(SHAPES))
        except (LookupError, BrowserError):
            return 0

    def until(self, is_there: Callable[[int], bool], seconds: float = OPEN_SECONDS) -> float:
        """Return when the map has as many shapes as wanted; TimeoutError when it never has."""
        until = time.perf_counter() + seconds
        while time.perf_counter() < until:
            if is_there(self.shapes()):
                return time.perf_counter()
            time.sleep(POLL_SECONDS)
        raise TimeoutError(f"none within {seconds:.0f} s")

    def switch_times_ms(self, times: int) -> list[float]:
        """Return the milliseconds from a click on a layer's box to the map without or with it."""
        spent = []
        for _ in range(times):
            before = self.shapes()
            begun = time.perf_counter()
            self.page.get_by_text(SWITCHED, exact=True).click()
            spent.append((self.until(_another(before)) - begun) * 1000)
            self.settle()
        return spent

    def upload_s(self, path: Path, count: int, seconds: float) -> float:
        """Return the seconds from sending a file to its areas on the map."""
        before = self.shapes()
        begun = time.perf_counter()
        self.page.locator('input[type="file"]').set_input_files(path)
        return self.until(lambda now: now >= before + count, seconds) - begun

    def overlay_times_ms(self) -> list[float]:
        """Return the milliseconds from asking for each pair of layers to the table of it."""
        note_events(self.page)
        spent = []
        for first, second in PAIRS:
            begin_to_await(self.page, f"#overlaid.{first}.{second} td")
            self.page.get_by_role("button", name=f"{first} × {second}").click()
            spent.append(awaited_ms(self.page, self.page))
            self.settle()
        return spent


def _another(before: int) -> Callable[[int], bool]:
    """Return whether a number of shapes is another than before, and not none."""
    return lambda now: now not in {0, before}
