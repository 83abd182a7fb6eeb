"""A real Chromium, the app on a loopback port, and everything outside refused."""

from __future__ import annotations

import contextlib
from functools import cache, partial
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import sync_playwright

from map_app.atlas import default_view
from map_app.draw import map_document
from scripts.find_browser import find_browser
from tests.support.app_server import running_app
from tests.support.kept_reader import KeptReader
from tests.support.standing import StandingReaders
from tests.support.standing_map import StandingMaps

READER = {"viewport": {"width": 1440, "height": 900}, "locale": "zh-CN"}
"""A reader on a laptop."""

# The two address-bar menus that a window of Chromium draws ahead take a third of a test's time.
# Chromium heeds the last list alone: the rest repeats what Playwright switches off for our sake.
SWITCHED_OFF = [
    "WebUIOmniboxPopup",
    "WebUIOmniboxAimPopup",
    "AimEnabled",
    "AvoidCorsURLLoaderRestartOnRedirect",
    "AvoidUnnecessaryBeforeUnloadCheckSync",
    "DestroyProfileOnBrowserClose",
    "HttpsFirstBalancedModeAutoEnable",
    "HttpsUpgrades",
    "LensOverlay",
    "MediaRouter",
    "NetworkTimeServiceQuerying",
    "OptimizationHints",
    "PaintHolding",
    "PreconnectToSearch",
    "TcpPortRandomizationWin",
    "ThirdPartyStoragePartitioning",
]
CHROMIUM_OPTIONS = [
    f"--disable-features={','.join(SWITCHED_OFF)}",
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]


@pytest.fixture(scope="session")
def browser():
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=find_browser(), args=CHROMIUM_OPTIONS)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def app(tmp_path_factory):
    with running_app(tmp_path_factory.mktemp("app")) as running:
        yield running


@pytest.fixture
def outside():
    """Every address beyond this machine that a page asked for."""
    return []


@pytest.fixture(scope="session")
def kept_reader(browser):
    """The context that most tests open their page in, one after the other."""
    kept = KeptReader(browser, **READER)
    yield kept
    kept.close()


@pytest.fixture
def open_page(browser, kept_reader, outside):
    """Return a function that gives a fresh reader's page; nothing outside is reached."""
    with fresh_pages(browser, outside, kept_reader) as page:
        yield page


@pytest.fixture(scope="module")
def open_kept_page(browser):
    """Return a function that gives a page which several tests look at and none changes."""
    with fresh_pages(browser, []) as page:
        yield page


def note(outside, request):
    """Keep the address of a request that goes beyond this machine."""
    if urlsplit(request.url).hostname not in {"127.0.0.1", "", None}:
        outside.append(request.url)


@contextlib.contextmanager
def fresh_pages(browser, outside, kept_reader=None):
    """Give a function that opens pages; in the end close them and see that `outside` is empty.

    Each page is another reader's. The first that asks for nothing special is the kept reader's.
    """
    contexts = []

    note_outside = partial(note, outside)

    def page(**options):
        if kept_reader is not None and kept_reader.is_free and not options:
            return kept_reader.take(note_outside)
        context = browser.new_context(**(READER | options))
        context.on("request", note_outside)
        contexts.append(context)
        return context.new_page()

    yield page
    for context in contexts:
        context.close()
    if kept_reader is not None:
        kept_reader.give_back()
    assert outside == []


@pytest.fixture(scope="session")
def standing(browser, app):
    """The pages of the app that stay open from test to test."""
    readers = StandingReaders(browser, app.url, READER | {"reduced_motion": "reduce"})
    yield readers
    readers.close()


@pytest.fixture
def at(standing, outside):
    """Return a function that gives the standing page at a query, as one comes there by Back.

    It is one reader's page: called again in a test it leads the same reader elsewhere. For how a
    page is opened, and for a second reader, there is `open_page`.
    """
    with standing.noting(partial(note, outside)):
        yield standing.take
    assert outside == []


@pytest.fixture(scope="session")
def html_of(atlas, look):
    """Return a function that gives the project's own map document, written once a language."""
    return cache(lambda language: map_document(atlas, look, language).html)


@pytest.fixture(scope="session")
def standing_maps(browser, atlas, html_of):
    """The map documents that stay open from test to test."""
    states = default_view(atlas, "zh").layers
    layers = [{"id": one.id, "on": one.on, "opacity": 1, "only": []} for one in states]
    maps = StandingMaps(browser, html_of, layers, READER)
    yield maps
    maps.close()


@pytest.fixture
def reader(at):
    """A reader on a laptop with the map before them."""
    return at()
