"""The map document alone, standing open from test to test and given each as it was opened."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from playwright.sync_api import Browser, Error

from tests.support.map_frame import MapFrame
from tests.support.standing import COMES_BACK_MS, DRAWN, SAME_DRAWN

OWN = ("own_1", "own_2", "own_tried")
RESET = """(messages) => {
    const frame = document.querySelector('iframe');
    Object.assign(frame.style, {width: '', height: ''});
    messages.forEach((message) => frame.contentWindow.postMessage(message, '*'));
}"""


class StandingMaps:
    """A map document for every language and sort of reader that the tests ask for."""

    def __init__(
        self,
        browser: Browser,
        html_of: Callable[[str], str],
        layers: list[dict[str, object]],
        usual: Mapping[str, object],
    ) -> None:
        """Open none yet; `layers` are as they are at first, `usual` is what every context has."""
        self._browser, self._html_of, self._usual = browser, html_of, usual
        self._standing: dict[str, tuple[MapFrame, str]] = {}
        self._back = [
            {"type": "draw-stop"},
            *({"type": "own-remove", "id": one} for one in OWN),
            {"type": "own-state", "layers": []},
            {"type": "mark", "ids": []},
            {"type": "select", "id": None, "fly": False},
            {"type": "layers", "layers": layers},
            {"type": "show", "whole": True},
        ]

    def take(self, language: str = "zh", **options: object) -> MapFrame:
        """Return such a reader's map document, as it was opened."""
        key = repr((language, sorted(options.items())))
        standing = self._standing.get(key)
        if standing and self._comes_back(*standing):
            return standing[0]
        if standing:
            standing[0].page.context.close()
        context = self._browser.new_context(**{**self._usual, **options})  # type: ignore[arg-type]
        opened = MapFrame(context.new_page(), self._html_of(language))
        opened.page.evaluate(RESET, self._back)
        opened.settled()
        self._standing[key] = (opened, str(opened.frame.evaluate(DRAWN)))
        return opened

    def close(self) -> None:
        """Close them all."""
        for opened, _ in self._standing.values():
            opened.page.context.close()

    def _comes_back(self, opened: MapFrame, drawn: str) -> bool:
        """Return whether the document shows what it did at first; what it said is forgotten."""
        try:
            opened.page.evaluate(RESET, self._back)
            opened.page.mouse.move(2, 2)
            opened.frame.wait_for_function(SAME_DRAWN, arg=drawn, timeout=COMES_BACK_MS)
            opened.page.evaluate("() => { window.heard = []; }")
        except Error:
            return False
        return True
