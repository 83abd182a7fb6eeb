"""How long a file takes from asking to the last byte, beside a browser's own picture of the map.

Asked of a warm server: a file of each kind is drawn once before, so that the drawing processes
run. Every file asked for is another one, for the desk keeps what it has just drawn.
"""

from __future__ import annotations

import json
import threading
import time
import urllib.request
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from playwright.sync_api import Browser

from benchmarks.server import tree_memory_mb
from tests.support.app_server import RunningApp
from tests.support.map_page import FRAME, MapPage

PLACES = ("village-donglang", "cluster-datansha", "village-huadi", "zone-hailong", "line-11")
WARMING = "station-xilang"
FORMATS = (
    *(("png", "≤ 1000"), ("pdf", "≤ 2000"), ("svg", "–"), ("pptx", "≤ 1500")),
    *(("xlsx", "–"), ("geojson", "–"), ("gpkg", "–")),
)
WHAT = {
    "png": "A4 at 300 dpi (beside: a headless browser opens the map and takes its picture)",
    "pdf": "A4 (beside: a headless browser prints the place's page, without a map)",
    "svg": "A4",
    "pptx": "a slide",
}
TOGETHER = 10
POLL_SECONDS = 0.1
SECONDS = 120


@dataclass(frozen=True)
class Crowd:
    """Readers who export at once: when each had the file, and the most the server's tree took."""

    waits_s: list[float]
    peak_mb: float


def file_ms(app: RunningApp, form: str) -> list[float]:
    """Return the milliseconds of one file for each place; the first, to get warm, is left out."""
    _ask_ms(app, f"place={WARMING}&format={form}")
    return [_ask_ms(app, f"place={place}&format={form}") for place in PLACES]


def screenshot_ms(app: RunningApp, browser: Browser) -> list[float]:
    """Return the milliseconds a browser takes for a picture of the map alone, its page opened."""
    times = []
    for place in PLACES:
        begun = time.perf_counter()
        context = browser.new_context(
            viewport={"width": 1440, "height": 900}, device_scale_factor=2.5
        )
        page = MapPage(context.new_page()).open(f"{app.url}?place={place}").page
        page.locator(FRAME).screenshot()
        times.append((time.perf_counter() - begun) * 1000)
        context.close()
    return times


def crowd(app: RunningApp) -> Crowd:
    """Let ten readers ask for a page each at once; watch the server's memory meanwhile."""
    waits: list[float] = []
    readers = [
        threading.Thread(
            target=lambda scale=scale: waits.append(
                _ask_ms(app, f"place=village-donglang&format=png&scale={scale}") / 1000
            )
        )
        for scale in range(20_000, 20_000 + TOGETHER)
    ]
    for reader in readers:
        reader.start()
    peak = 0.0
    while any(reader.is_alive() for reader in readers):
        peak = max(peak, tree_memory_mb(app.process))
        time.sleep(POLL_SECONDS)
    return Crowd(sorted(waits), peak)


def printed_ms(app: RunningApp, browser: Browser) -> list[float]:
    """Return the milliseconds a browser takes to print a place's page as PDF, the page opened."""
    times = []
    for place in PLACES:
        begun = time.perf_counter()
        context = browser.new_context()
        page = context.new_page()
        page.goto(f"{app.url}sheets/{place}")
        page.pdf(format="A4")
        times.append((time.perf_counter() - begun) * 1000)
        context.close()
    return times


def rows(app: RunningApp) -> Iterator[tuple[str, str, list[float], str]]:
    """Yield the format, what was measured, in milliseconds, and its goal."""
    for form, goal in FORMATS:
        what = f"{form.upper()} of one place, {WHAT.get(form, 'its data')}, ms"
        yield form, what, file_ms(app, form), goal


def _ask_ms(app: RunningApp, query: str) -> float:
    """Return the milliseconds until the whole file is here."""
    begun = time.perf_counter()
    with urllib.request.urlopen(f"{app.url}export?{query}", timeout=SECONDS) as answer:  # noqa: S310 loopback
        answer.read()
    return (time.perf_counter() - begun) * 1000


def set_seconds(app: RunningApp, words: str = "villages", form: str = "pdf") -> float:
    """Return the seconds from asking for a set to its whole file."""
    begun = time.perf_counter()
    asked = urllib.request.Request(f"{app.url}sets?set={words}&format={form}", method="POST")  # noqa: S310
    with urllib.request.urlopen(asked, timeout=SECONDS) as answer:  # noqa: S310 loopback
        job = json.load(answer)["id"]
    for told in _states(app, job):
        if told["state"] in {"done", "failed", "cancelled"}:
            break
        time.sleep(POLL_SECONDS)
    with urllib.request.urlopen(f"{app.url}sets/{job}/file", timeout=SECONDS) as answer:  # noqa: S310
        answer.read()
    return time.perf_counter() - begun


def _states(app: RunningApp, job: str) -> Iterable[dict[str, object]]:
    while True:
        with urllib.request.urlopen(f"{app.url}sets/{job}", timeout=SECONDS) as answer:  # noqa: S310
            yield json.load(answer)
