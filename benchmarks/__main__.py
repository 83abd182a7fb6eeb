"""`make bench`: one table on the screen and in benchmarks/RESULTS.md."""

from __future__ import annotations

import contextlib
import datetime as dt
import platform
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from benchmarks import cdn, exports
from benchmarks.clicks import click_times_ms, points_of
from benchmarks.reading import address_ms, search_ms, text_ms
from benchmarks.server import memory_of, warm_page_ms
from map_app.atlas import Atlas, load_atlas
from map_app.settings import read_settings
from scripts.find_browser import find_browser
from tests.support.app_server import RunningApp, running_app
from tests.support.map_page import MapPage

CLICKS = 24
READERS = 8
WARM_OPENINGS = 5
RESULTS = Path(__file__).resolve().parent / "RESULTS.md"
PLAIN = Path(__file__).resolve().parent / "plain_app.py"
Row = tuple[str, str, str]


@contextlib.contextmanager
def served(script: str = "streamlit_app.py") -> Iterator[tuple[RunningApp, float]]:
    """Start an app; give it and the seconds until its first HTTP answer."""
    with tempfile.TemporaryDirectory() as folder:
        begun = time.perf_counter()
        with running_app(folder, script=script) as app:
            yield app, time.perf_counter() - begun


def spread(values: list[float]) -> str:
    """Return the median with the least and the greatest."""
    return f"{statistics.median(values):.0f} ({min(values):.0f}–{max(values):.0f})"


def own_figures(browser: Browser, atlas: Atlas) -> tuple[list[Row], list[float]]:
    """Return the app's rows and its click times."""
    with served() as (app, start_seconds):
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        reader = MapPage(page).open(app.url)
        times = click_times_ms(page, reader.frame, '[data-testid="targets"]', _points(atlas))
        texts = [text_ms(page) for _ in range(WARM_OPENINGS)]
        page.close()
        opened = _opening_rows(app, browser)
        memory = memory_of(app, browser, READERS)
        files = _export_rows(app, browser)
    rows = [
        ("server start to first HTTP answer, s", f"{start_seconds:.1f}", "≤ 5"),
        *opened,
        ("click on 规划原文 → the whole text painted, ms", spread(texts), "≤ 1000"),
        ("search over the whole text, ms", spread(search_ms(atlas)), "≤ 100"),
        ("memory of the process tree after start, MB", f"{memory.after_start_mb:.0f}", "≤ 500"),
        ("memory for each further reader, MB", f"{memory.per_reader_mb:.1f}", "≤ 15"),
        *files,
    ]
    return rows, times


def _opening_rows(app: RunningApp, browser: Browser) -> list[Row]:
    """Return the rows of pages asked for by their address, on a warm server."""
    known = browser.new_context()
    fresh, again, early = [], [], []
    for _ in range(WARM_OPENINGS):
        first = browser.new_context().new_page()
        fresh.append(warm_page_ms(first, app.url))
        first.context.close()
        again.append(warm_page_ms(known.new_page(), app.url))
        early.append(address_ms(known.new_page(), app.url))
    known.close()
    return [
        ("warm server: page asked for to a map that can be clicked, ms", spread(fresh), "≤ 1500"),
        ("the same in a browser that was here before, ms", spread(again[1:]), "≤ 1500"),
        ("reading page by its address → text that scrolls, ms", spread(early), "≤ 1000"),
    ]


def _export_rows(app: RunningApp, browser: Browser) -> list[Row]:
    """Return the rows of files, and of many readers who ask for files at once."""
    rows = [(what, spread(times), goal) for what, times, goal in exports.rows(app, browser)]
    many = exports.crowd(app)
    return [
        *rows,
        ("the twenty villages as one PDF, s", f"{exports.set_seconds(app):.1f}", "≤ 12"),
        (
            f"{exports.TOGETHER} readers export at once: first to last file, s",
            f"{many.waits_s[0]:.1f}–{many.waits_s[-1]:.1f}",
            "–",
        ),
        ("memory of the process tree meanwhile, at most, MB", f"{many.peak_mb:.0f}", "≤ 1200"),
    ]


def plain_times(browser: Browser, atlas: Atlas) -> list[float]:
    """Return the click times of the plain streamlit-folium app; empty when npm is not there."""
    if not cdn.fetch_packages():
        return []
    with served(str(PLAIN)) as (app, _):
        context = browser.new_context(viewport={"width": 1440, "height": 900})
        cdn.serve_locally(context)
        page = context.new_page()
        page.goto(app.url)
        element = page.wait_for_selector('iframe[title*="st_folium"]', timeout=60_000)
        frame = element.content_frame() if element else None
        if frame is None:
            return []
        frame.wait_for_selector(".leaflet-interactive", timeout=60_000)
        page.wait_for_timeout(2000)
        return click_times_ms(page, frame, "#plain", _points(atlas))


def _points(atlas: Atlas) -> list[tuple[float, float]]:
    return points_of(atlas, CLICKS)


def report(rows: list[Row]) -> str:
    """Return the table with its head: date, machine, versions."""
    packages = ("streamlit", "folium", "streamlit-folium", "geopandas")
    versions = ", ".join(f"{name} {version(name)}" for name in packages)
    today = dt.datetime.now(tz=dt.UTC).date().isoformat()
    head = (
        f"# Figures\n\n{today}, {platform.machine()}, Python {platform.python_version()}, "
        f"{versions}. Medians, with least and greatest in brackets.\n\n"
        "| What | Measured | Goal |\n|---|--:|--:|\n"
    )
    return head + "".join(f"| {what} | {value} | {goal} |\n" for what, value, goal in rows)


def main() -> int:
    """Measure, print the table and write it down."""
    settings = read_settings()
    atlas = load_atlas(settings.seeds, settings.layers)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=find_browser(), args=["--no-sandbox", "--disable-background-networking"]
        )
        rows, own = own_figures(browser, atlas)
        plain = plain_times(browser, atlas)
        browser.close()
    clicks: list[Row] = [
        (f"click → last entry painted, ms, {len(own)} places", spread(own), "≤ 60")
    ]
    if plain:
        ratio = statistics.median(plain) / statistics.median(own)
        clicks += [
            ("the same in a plain streamlit-folium app, ms", spread(plain), "–"),
            ("times faster than the plain app", f"{ratio:.1f}", "≥ 6"),
        ]
    else:
        clicks.append(("the plain app was not measured: npm is not there", "–", "–"))
    table = report(clicks + rows)
    RESULTS.write_text(table, encoding="utf-8")
    sys.stdout.write(table)
    return 0


if __name__ == "__main__":
    sys.exit(main())
