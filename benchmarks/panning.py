"""How many pictures a second the browser shows while the map is dragged."""

from __future__ import annotations

import itertools
from dataclasses import dataclass

from playwright.sync_api import Frame, Page

DRAGS = 4
STEPS = 40
REACH_PX = 320
COUNT_PICTURES = """() => {
    window.shownAt = [];
    const note = (now) => {
        window.shownAt.push(now);
        if (window.shownAt) window.nextPicture = requestAnimationFrame(note);
    };
    window.nextPicture = requestAnimationFrame(note);
}"""
STOP = """() => {
    cancelAnimationFrame(window.nextPicture);
    return window.shownAt;
}"""


@dataclass(frozen=True)
class Panning:
    """Pictures a second of each drag, and the longest that one picture stood, in ms."""

    rates: list[float]
    longest_ms: float


def panning(page: Page, frame: Frame) -> Panning:
    """Drag the map to and fro by the mouse."""
    box = frame.frame_element().bounding_box() or {"x": 0, "y": 0, "width": 800, "height": 600}
    middle = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    rates, longest = [], 0.0
    for number in range(DRAGS):
        reach = REACH_PX if number % 2 else -REACH_PX
        shown = _drag(page, frame, middle, reach)
        gaps = [after - before for before, after in itertools.pairwise(shown)]
        if gaps:
            rates.append(1000 * len(gaps) / sum(gaps))
            longest = max(longest, *gaps)
    return Panning(rates, longest)


def _drag(page: Page, frame: Frame, middle: tuple[float, float], reach: float) -> list[float]:
    """Return when pictures were shown while the map was dragged to the left or the right."""
    x, y = middle
    page.mouse.move(x - reach / 2, y - reach / 4)
    page.mouse.down()
    frame.evaluate(COUNT_PICTURES)
    page.mouse.move(x + reach / 2, y + reach / 4, steps=STEPS)
    shown = frame.evaluate(STOP)
    page.mouse.up()
    page.wait_for_timeout(300)
    return [float(moment) for moment in shown]
