"""`make bench`: one table on the screen and in benchmarks/RESULTS.md."""

from __future__ import annotations

import argparse
import contextlib
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from benchmarks import app_rows, cdn, growth, plain
from benchmarks.app_rows import PlainApp, measured
from benchmarks.figures import HEAD, Figure, table
from benchmarks.own_file import own_figures
from benchmarks.results import circumstances, write_section
from map_app.atlas import Atlas, load_atlas
from map_app.settings import read_settings
from scripts.find_browser import find_browser
from tests.support.app_server import RunningApp, running_app

SECTION = "One reader at a time"
EXPLAINED = (
    "Medians, with least and greatest in brackets. The plain alternative is a streamlit-folium app "
    "with the same data, measured in the same run (where a row says so, a headless browser); the "
    "last column is its figure divided by ours."
)


def served_plain() -> contextlib.AbstractContextManager[tuple[RunningApp, float]]:
    """Start the plain app, under Streamlit's own settings where ours are others."""
    return served(plain.SCRIPT, **plain.STREAMLIT)


@contextlib.contextmanager
def served(
    script: str | Path = "streamlit_app.py", **settings: str
) -> Iterator[tuple[RunningApp, float]]:
    """Start an app; give it and the seconds until its first HTTP answer."""
    with tempfile.TemporaryDirectory() as folder:
        begun = time.perf_counter()
        with running_app(folder, script=str(script), **settings) as app:
            yield app, time.perf_counter() - begun


def app_figures(browser: Browser, atlas: Atlas, beside: PlainApp) -> list[Figure]:
    """Return the rows of the app and its own data."""
    told: list[Figure] = []

    def measure() -> list[Figure]:
        with served() as (app, start_s):
            parts = (
                ("acting", lambda: app_rows.acting(app, browser, atlas, beside)),
                ("opening", lambda: app_rows.opening(app, start_s, browser, beside)),
                ("memory", lambda: app_rows.memory(app, browser, beside)),
                ("files", lambda: app_rows.files(app, browser)),
            )
            for what, part in parts:
                told.extend(measured(what, part))
        return []

    failed = measured("the app", measure)
    return told + failed


def growth_figures(browser: Browser, *, has_plain: bool) -> list[Figure]:
    """Return the rows of readers' own files of more and more areas."""
    told: list[Figure] = []
    with tempfile.TemporaryDirectory() as folder:
        for count, path in growth.files(Path(folder)):
            told += measured(
                f"{count:,} areas",
                lambda count=count, path=path: _file_figures(browser, path, count, has_plain),  # type: ignore[misc]
            )
    return told


def _file_figures(browser: Browser, path: Path, count: int, has_plain: bool) -> list[Figure]:  # noqa: FBT001
    """Return the rows of one file: every app is a new one, with nobody else on it."""
    with served() as (app, _):
        ours = own_figures(app, browser, path, count)
    if not has_plain:
        return growth.rows(count, path, ours, None)
    with served_plain() as (app, _):
        theirs = growth.plain_figures(app, browser, path, count)
    return growth.rows(count, path, ours, theirs)


def plain_figures(browser: Browser, atlas: Atlas) -> tuple[PlainApp, list[Figure]]:
    """Return what the plain app took, and a row that says so where it was not measured."""
    if not cdn.fetch_packages():
        return PlainApp(), [Figure("the plain app", said="not measured: npm is not there")]
    told = PlainApp()

    def measure() -> list[Figure]:
        with served_plain() as (app, start_s):
            app_rows.plain_app(app, start_s, browser, atlas, told)
        return []

    return told, measured("the plain app", measure)


def main() -> int:
    """Measure, print the table and write it down."""
    words = argparse.ArgumentParser(prog="benchmarks", description=__doc__)
    words.add_argument("--only", choices=("app", "growth"), help="one part alone")
    only = words.parse_args().only
    settings = read_settings()
    atlas = load_atlas(settings.seeds, settings.layers)
    told: list[Figure] = []
    sys.stdout.write(HEAD)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=find_browser(), args=["--no-sandbox", "--disable-background-networking"]
        )
        if only != "growth":
            beside, notes = plain_figures(browser, atlas)
            told += app_figures(browser, atlas, beside) + notes
        if only != "app":
            told += growth_figures(browser, has_plain=cdn.fetch_packages())
        browser.close()
    rows = table(told)
    if only is None:
        write_section(SECTION, f"{circumstances()} {EXPLAINED}\n\n{rows}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
