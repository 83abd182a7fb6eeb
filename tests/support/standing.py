"""A page of the app that stays open from test to test, and is given each as it was opened.

To open a page of the app takes two seconds of a processor, to come back to how it was opened a
tenth of that. What the page and its map show is compared with what they showed at first: a page
that does not come back is closed, and another opened.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from playwright.sync_api import Browser, Error, Request

from tests.support.map_page import FRAME, PANEL, MapPage

SCRIPT = Path(__file__).with_suffix(".js").read_text(encoding="utf-8")
APP = "[data-app]"
DRAWN = """() => JSON.stringify([
    planMap.getBounds().toBBoxString().split(',').map((one) => Number(one).toFixed(5)),
    [...document.querySelectorAll('.leaflet-pane')]
        .filter((pane) => !/own_/.test(pane.className) || pane.querySelector('path, canvas'))
        .map((pane) => [
            pane.className, pane.style.zIndex, pane.style.display, pane.style.opacity,
            pane.querySelectorAll('path').length]),
    planMap.getMinZoom(), Boolean(planMap.isDrawnOn), planMap.doubleClickZoom.enabled(),
    document.querySelectorAll('.is-shown, .is-drawn-on, .draw-handle').length,
])"""
SAME_DRAWN = f"(before) => ({DRAWN})() === before"
SAME = "(before) => window.standing.state() === before"
COMES_BACK_MS = 5_000
USUAL_TIMEOUT_MS = 30_000


class StandingReader:
    """The page of one sort of reader: on a laptop, on a phone."""

    def __init__(self, browser: Browser, url: str, options: Mapping[str, object]) -> None:
        """Open the page."""
        self._context = browser.new_context(**options)  # type: ignore[arg-type]
        self.page = self._context.new_page()
        self.reader = MapPage(self.page).open(url)
        self.page.locator(f"{APP}[data-ready] {PANEL} h2").first.wait_for(state="attached")
        self.reader.settled()
        self.page.locator(APP).evaluate(SCRIPT)
        self.page.evaluate("() => window.standing.reset()")
        self._drawn = str(self.reader.frame.evaluate(DRAWN))
        self._state = str(self.page.evaluate("() => window.standing.state()"))

    def comes_back(self) -> bool:
        """Bring the page back; return whether page and map are what they were at first."""
        try:
            self.page.unroute_all()
            self._context.clear_permissions()
            self.page.set_default_timeout(USUAL_TIMEOUT_MS)
            self.page.evaluate("() => window.standing.reset()")
            self._point_at_nothing()
            self.page.wait_for_function(SAME, arg=self._state, timeout=COMES_BACK_MS)
            frame = self.reader.frame
            frame.wait_for_function(SAME_DRAWN, arg=self._drawn, timeout=COMES_BACK_MS)
        except (Error, LookupError):
            return False
        return True

    def _point_at_nothing(self) -> None:
        """Take the pointer off everything: a frame believes it where it was there last."""
        box = self.page.locator(FRAME).bounding_box()
        if box is None:
            raise LookupError(FRAME)
        self.page.mouse.move(box["x"] + 2, box["y"] + 2)
        self.page.mouse.move(0, 0)

    def go(self, query: str) -> MapPage:
        """Go to the query within the page, and return it."""
        self.page.evaluate("(query) => window.standing.go(query)", f"?{query}" if query else "")
        return self.reader

    def close(self) -> None:
        """Close the page and its context."""
        self._context.close()


class StandingReaders:
    """A standing page for every sort of reader that the tests ask for."""

    def __init__(self, browser: Browser, url: str, usual: Mapping[str, object]) -> None:
        """Open none yet; `usual` are the options of a context where a test asks for no others."""
        self._browser, self._url, self._usual = browser, url, usual
        self._standing: dict[str, StandingReader] = {}
        self._taken: set[str] = set()
        self._noted: Callable[[Request], None] | None = None

    @contextlib.contextmanager
    def noting(self, noted: Callable[[Request], None]) -> Iterator[None]:
        """Let one test take them; `noted` is called with every request meanwhile."""
        self._noted = noted
        try:
            yield
        finally:
            self._noted = None
            self._taken.clear()

    def take(self, query: str = "", lang: str = "zh", **options: object) -> MapPage:
        """Return the page of such a reader at this query: as it was opened, if not taken before."""
        key = repr((lang, sorted(options.items())))
        standing = self._standing.get(key)
        if key in self._taken and standing is not None:
            return standing.go(query)
        self._taken.add(key)
        if standing is None or not standing.comes_back():
            if standing is not None:
                standing.close()
            url = self._url + ("?lang=en" if lang == "en" else "")
            standing = StandingReader(self._browser, url, {**self._usual, **options})
            standing.page.on("request", self._note)
            self._standing[key] = standing
        return standing.go(query) if query else standing.reader

    def close(self) -> None:
        """Close them all."""
        for one in self._standing.values():
            one.close()

    def _note(self, request: Request) -> None:
        if self._noted is not None:
            self._noted(request)
