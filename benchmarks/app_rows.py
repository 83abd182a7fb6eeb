"""The app's rows, each beside the plain app's: opening, clicking, layers, overlay, files."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass, field

from playwright.sync_api import Browser, ViewportSize

from benchmarks import acts, exports
from benchmarks.clicks import click_times_ms, points_of
from benchmarks.figures import NONE, Figure, Plain
from benchmarks.plain import PlainPage
from benchmarks.reading import address_ms, search_ms, text_ms
from benchmarks.server import SETTLE_SECONDS, memory_of, tree_memory_mb, warm_page_ms
from map_app.atlas import Atlas
from tests.support.app_server import RunningApp
from tests.support.map_page import MapPage

CLICKS = 24
PLAIN_CLICKS = 12
SWITCHES, PLAIN_SWITCHES = 12, 4
READERS = 8
WARM_OPENINGS = 5
PLAIN_OPENINGS = 3
WINDOW: ViewportSize = {"width": 1440, "height": 900}
PANEL = '[data-testid="targets"]'


@dataclass
class PlainApp:
    """What the plain app took for the same; empty where it was not measured."""

    start_s: list[float] = field(default_factory=list)
    open_ms: list[float] = field(default_factory=list)
    clicks_ms: list[float] = field(default_factory=list)
    switches_ms: list[float] = field(default_factory=list)
    overlays_ms: list[float] = field(default_factory=list)
    memory_mb: list[float] = field(default_factory=list)


def plain_app(
    app: RunningApp, start_s: float, browser: Browser, atlas: Atlas, told: PlainApp
) -> None:
    """Measure the plain app into `told`; what was measured before a failure stays."""
    told.start_s.append(start_s)
    for number in range(PLAIN_OPENINGS):
        context = browser.new_context(viewport=WINDOW)
        plain = PlainPage(context)
        told.open_ms.append(plain.open(app.url))
        plain.settle()
        if number == 0:
            told.memory_mb.append(tree_memory_mb(app.process))
            told.clicks_ms += plain.click_times_ms(points_of(atlas, PLAIN_CLICKS))
            told.switches_ms += plain.switch_times_ms(PLAIN_SWITCHES)
            told.overlays_ms += plain.overlay_times_ms()
        context.close()


def acting(app: RunningApp, browser: Browser, atlas: Atlas, plain: PlainApp) -> list[Figure]:
    """Return the rows of what a reader does on the open page."""
    context = browser.new_context(viewport=WINDOW)
    reader = MapPage(context.new_page()).open(app.url)
    clicks = click_times_ms(reader.page, reader.frame, PANEL, points_of(atlas, CLICKS))
    switches = acts.switch_times_ms(reader, SWITCHES)
    overlays = acts.overlay_times_ms(reader)
    texts = [text_ms(reader.page) for _ in range(WARM_OPENINGS)]
    context.close()
    told: list[tuple[str, list[float], str, list[float]]] = [
        (f"click → last entry painted, ms, {len(clicks)} places", clicks, "≤ 60", plain.clicks_ms),
        ("layer switched → map without or with it, ms", switches, NONE, plain.switches_ms),
        ("two layers overlaid → table painted, ms", overlays, NONE, plain.overlays_ms),
        ("click on 规划原文 → the whole text painted, ms", texts, "≤ 1000", []),
        ("search over the whole text, ms", search_ms(atlas), "≤ 100", []),
    ]
    return [Figure(what, values, goal, Plain(theirs)) for what, values, goal, theirs in told]


def opening(app: RunningApp, start_s: float, browser: Browser, plain: PlainApp) -> list[Figure]:
    """Return the rows of pages asked for by their address, on a warm server, and of memory."""
    known = browser.new_context(viewport=WINDOW)
    fresh, again, early = [], [], []
    for _ in range(WARM_OPENINGS):
        first = browser.new_context(viewport=WINDOW)
        fresh.append(warm_page_ms(first.new_page(), app.url))
        first.close()
        again.append(warm_page_ms(known.new_page(), app.url))
        early.append(address_ms(known.new_page(), app.url))
    known.close()
    start, opened = Plain(plain.start_s), Plain(plain.open_ms)
    page = "warm server: page asked for → a map that can be clicked, new browser, ms"
    return [
        Figure("server start → first HTTP answer, s", [start_s], "≤ 5", start, decimals=1),
        Figure(page, fresh, "≤ 1500", opened),
        Figure("the same in a browser that was here before, ms", again[1:], "≤ 1500", opened),
        Figure("reading page by its address → text that scrolls, ms", early, "≤ 1000"),
    ]


def memory(app: RunningApp, browser: Browser, plain: PlainApp) -> list[Figure]:
    """Return the rows of memory after the start and for each further reader."""
    told = memory_of(app, browser, READERS)
    return [
        Figure(
            f"memory of the process tree {SETTLE_SECONDS} s after its first reader, MB",
            [told.after_start_mb],
            "≤ 500",
            Plain(plain.memory_mb),
        ),
        Figure("memory for each further reader, MB", [told.per_reader_mb], "≤ 15", decimals=1),
    ]


def files(app: RunningApp, browser: Browser) -> list[Figure]:
    """Return the rows of files, and of many readers who ask for files at once."""
    picture = Plain(exports.screenshot_ms(app, browser))
    page = Plain(exports.printed_ms(app, browser))
    beside = {"png": picture, "pdf": page}
    rows = [
        Figure(what, values, goal, beside.get(form, Plain()))
        for form, what, values, goal in exports.rows(app)
    ]
    many = exports.crowd(app)
    at_once = f"{exports.TOGETHER} readers export at once"
    return [
        *rows,
        Figure("the twenty villages as one PDF, s", [exports.set_seconds(app)], "≤ 12", decimals=1),
        Figure(f"{at_once}: until each has the file, s", many.waits_s, decimals=1),
        Figure("most memory of the process tree meanwhile, MB", [many.peak_mb], "≤ 1200"),
    ]


def measured(what: str, measure: Callable[[], list[Figure]]) -> list[Figure]:
    """Return what is measured, and print it meanwhile.

    Where it cannot be, one row says why, and the rest goes on.
    """
    try:
        told = measure()
    except Exception as error:  # noqa: BLE001  (whatever it is, it stands in the table)
        why = (str(error) or type(error).__name__).splitlines()[0].replace("|", "/")
        told = [Figure(what, said=f"not measured: {why[:120]}")]
    sys.stdout.write("".join(one.row() for one in told))
    sys.stdout.flush()
    return told
