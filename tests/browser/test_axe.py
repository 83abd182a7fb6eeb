"""axe-core finds nothing to object to on any page, in either size and language."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.support.map_page import READY_MS

SIZES = {"zh": {"width": 1440, "height": 900}, "en": {"width": 390, "height": 844}}
APP = (
    *("", "place=village-donglang", "page=read&at=17428", "page=indicators", "page=projects"),
    *("page=compare&with=line-11,line-22", "page=layers&of=village_renewal"),
)
ALONE = ("sheets/village-donglang", "sheets", "pages/read", "present?set=villages")


def objections(page):
    """Return every rule that is broken, each with the first element that breaks it."""
    found = Axe().run(page).response["violations"]
    return [(one["id"], one["nodes"][0]["target"], one["nodes"][0]["html"][:200]) for one in found]


@pytest.fixture(scope="module", params=SIZES)
def language(request):
    return request.param


@pytest.fixture(scope="module")
def page(open_kept_page, language):
    return open_kept_page(viewport=SIZES[language])


@pytest.fixture
def app_at(at, language):
    """Return a function that gives the app at a query in this size and language."""
    options = {} if language == "zh" else {"viewport": SIZES[language]}
    return lambda query="": at(query, lang=language, **options).page


@pytest.mark.parametrize("query", APP)
def test_the_app_has_nothing_that_axe_objects_to(app_at, query):
    assert objections(app_at(query)) == []


def test_the_export_panel_has_nothing_that_axe_objects_to(app_at):
    page = app_at()
    page.locator("[data-export-open]").click()
    page.locator("[data-export] h2").first.wait_for(timeout=READY_MS)
    assert objections(page) == []


@pytest.mark.parametrize("path", ALONE)
def test_pages_alone_have_nothing_that_axe_objects_to(page, app, language, path):
    page.goto(f"{app.url}{path}{'&' if '?' in path else '?'}lang={language}")
    assert objections(page) == []
