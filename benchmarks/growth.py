"""How the app takes to files of 50 to 100,000 areas, beside a plain app with the same files."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Browser
from playwright.sync_api import Error as BrowserError

from benchmarks.areas import middles, write_areas
from benchmarks.figures import Figure, Plain
from benchmarks.own_file import ZOOM, OwnFigures
from benchmarks.panning import panning
from benchmarks.plain import PlainPage
from benchmarks.watch import watched
from tests.support.app_server import RunningApp

COUNTS = (50, 1_000, 10_000, 100_000)
LIMIT_SECONDS = 60
PLAIN_CLICKS = 6
GIVEN_UP = f"none within {LIMIT_SECONDS} s"
PROBLEMS = (BrowserError, TimeoutError, LookupError)


@dataclass
class PlainFigures:
    """What the plain app took for a file; a part that it did not get to is empty."""

    usable_s: list[float] = field(default_factory=list)
    clicks_ms: list[float] = field(default_factory=list)
    rates: list[float] = field(default_factory=list)
    peak_mb: float = 0.0


def files(folder: Path) -> Iterator[tuple[int, Path]]:
    """Yield the numbers of areas, each with its file in the folder."""
    for count in COUNTS:
        path = folder / f"{count}.geojson"
        write_areas(path, count)
        yield count, path


def plain_figures(app: RunningApp, browser: Browser, path: Path, count: int) -> PlainFigures:
    """Bring a file into the plain app, click and drag it; what takes a minute is given up."""
    told = PlainFigures()
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    context.set_default_timeout(LIMIT_SECONDS * 1000)
    try:
        plain = PlainPage(context)
        plain.open(app.url)
        plain.settle()
        with watched(app) as watch:
            _try_all(plain, path, count, told)
        told.peak_mb = watch.peak_mb
    finally:
        context.close()
    return told


def _try_all(plain: PlainPage, path: Path, count: int, told: PlainFigures) -> None:
    try:
        told.usable_s.append(plain.upload_s(path, count, LIMIT_SECONDS))
        plain.settle()
        told.clicks_ms += plain.click_times_ms(middles(count, PLAIN_CLICKS), ZOOM)
        told.rates += panning(plain.page, plain.frame).rates
    except PROBLEMS:
        return


def rows(count: int, path: Path, ours: OwnFigures, theirs: PlainFigures | None) -> list[Figure]:
    """Return the rows of a file."""
    name = f"{count:,} areas, {path.stat().st_size / 1e6:.1f} MB"
    plain = theirs or PlainFigures()
    is_there = theirs is not None
    return [
        Figure(
            f"{name}: file sent → all of it in view on the screen, s",
            [ours.usable_s],
            "≤ 10",
            _plain(plain.usable_s, LIMIT_SECONDS if is_there else 0),
            decimals=1,
        ),
        Figure(
            f"{count:,} areas: click → panel painted, ms",
            ours.clicks_ms,
            "≤ 80",
            _plain(plain.clicks_ms),
        ),
        Figure(
            f"{count:,} areas: pictures a second while the map is dragged",
            ours.panning.rates,
            "> 20",
            _plain(plain.rates),
        ),
        Figure(f"{count:,} areas: longest time without a picture, ms", [ours.panning.longest_ms]),
        Figure(
            f"{count:,} areas: most memory of the process tree, MB",
            [ours.peak_mb],
            "< 1500",
            _plain([plain.peak_mb] if is_there else []),
        ),
    ]


def _plain(values: list[float], beyond: float = 0.0) -> Plain:
    if values:
        return Plain(values)
    return Plain(beyond=beyond, said=GIVEN_UP) if beyond else Plain()
