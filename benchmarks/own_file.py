"""A reader's own file through the real page: sent, read, taken, on the screen, clicked, dragged."""

from __future__ import annotations

import time
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser

from benchmarks.areas import middles
from benchmarks.clicks import click_times_ms
from benchmarks.panning import Panning, panning
from benchmarks.watch import watched
from tests.support.app_server import RunningApp
from tests.support.map_page import MapPage

UPLOAD_SECONDS = 60
CLICKS = 24
PANEL = '[data-testid="targets"]'
ZOOM = 16
# Everything of the layer that is asked for stands on the screen: pictures that are all there, or
# shapes; then two more frames, so that it is painted too.
ON_SCREEN = """() => {
    const pane = document.querySelector('.leaflet-own_1-pane');
    if (!pane) return false;
    const tiles = [...pane.querySelectorAll('canvas.leaflet-tile')];
    const isDrawn = tiles.length && tiles.every((one) => one.matches('.leaflet-tile-loaded'));
    return Boolean(isDrawn || pane.querySelector('path'));
}"""
PAINTED = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"


@dataclass(frozen=True)
class OwnFigures:
    """What a file of so many areas costs: seconds, milliseconds, and MB of the process tree."""

    usable_s: float
    clicks_ms: list[float]
    panning: Panning
    peak_mb: float


def own_figures(app: RunningApp, browser: Browser, path: Path, count: int) -> OwnFigures:
    """Upload a file of so many areas in a browser of its own, click and drag it."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    try:
        reader = MapPage(context.new_page()).open(app.url)
        reader.settled()
        with watched(app) as watch:
            usable = usable_s(reader, path)
            points = middles(count, CLICKS)
            clicks = click_times_ms(reader.page, reader.frame, PANEL, points, ZOOM)
            moved = _panned(reader)
    finally:
        context.close()
    return OwnFigures(usable, clicks, moved, watch.peak_mb)


def usable_s(reader: MapPage, path: Path) -> float:
    """Return the seconds from sending the file to all of it that is in view on the screen."""
    page, frame = reader.page, reader.frame
    page.locator("[data-own-add]").click()
    begun = time.perf_counter()
    page.locator("[data-own-input]").set_input_files(path)
    page.locator("[data-own-take]:not([disabled])").click(timeout=UPLOAD_SECONDS * 1000)
    frame.wait_for_function(ON_SCREEN, timeout=UPLOAD_SECONDS * 1000)
    frame.evaluate(PAINTED)
    return time.perf_counter() - begun


def _panned(reader: MapPage) -> Panning:
    """Drag the map where all of the file is in view, and where single areas are."""
    page, frame = reader.page, reader.frame
    rates, longest = [], 0.0
    for zoom in (13, ZOOM):
        frame.evaluate("(zoom) => planMap.setView([23.0925, 113.22], zoom, {animate: false})", zoom)
        frame.wait_for_function(ON_SCREEN, timeout=UPLOAD_SECONDS * 1000)
        told = panning(page, frame)
        rates += told.rates
        longest = max(longest, told.longest_ms)
    return Panning(rates, longest)
