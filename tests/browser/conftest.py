"""A real Chromium, the app on a loopback port, and everything outside refused."""

from __future__ import annotations

import contextlib
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import sync_playwright

from scripts.find_browser import find_browser
from tests.support.app_server import running_app
from tests.support.map_page import MapPage

LAPTOP = {"width": 1440, "height": 900}
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


@pytest.fixture
def open_page(browser, outside):
    """Return a function that gives a fresh reader's page; nothing outside is reached."""
    with fresh_pages(browser, outside) as page:
        yield page


@pytest.fixture(scope="module")
def open_kept_page(browser):
    """Return a function that gives a page which several tests look at and none changes."""
    with fresh_pages(browser, []) as page:
        yield page


@contextlib.contextmanager
def fresh_pages(browser, outside):
    """Give a function that opens pages; in the end close them and see that `outside` is empty."""
    contexts = []

    def note_outside(request):
        if urlsplit(request.url).hostname not in {"127.0.0.1", "", None}:
            outside.append(request.url)

    def page(**options):
        context = browser.new_context(**({"viewport": LAPTOP, "locale": "zh-CN"} | options))
        context.on("request", note_outside)
        contexts.append(context)
        return context.new_page()

    yield page
    for context in contexts:
        context.close()
    assert outside == []


@pytest.fixture
def reader(open_page, app):
    """A reader on a laptop with the map before them."""
    return MapPage(open_page()).open(app.url)
