"""Markup in any name or property is shown as text, on the map and in the page."""

from __future__ import annotations

import json
import shutil

import pytest

from tests.support.app_server import PROJECT, running_app
from tests.support.map_page import MapPage

HOSTILE = "<img src=x onerror=window.hacked=1></script><script>window.hacked=2</script>"


def poison(layers, seeds):
    """Put markup into a feature's name and into the name of its place."""
    path = layers / "village_renewal.geojson"
    data = json.loads(path.read_text("utf-8"))
    feature = next(f for f in data["features"] if f["properties"]["id"] == "village-donglang")
    feature["properties"]["note"] = HOSTILE
    feature["properties"]["name"] = "东塱村" + HOSTILE
    path.write_text(json.dumps(data, ensure_ascii=False), "utf-8")
    places = seeds / "places.csv"
    words = places.read_text("utf-8").replace(",东塱村,", f",东塱村{HOSTILE},")
    places.write_text(words, "utf-8")


@pytest.fixture(scope="module")
def poisoned(tmp_path_factory):
    folder = tmp_path_factory.mktemp("poisoned")
    for name in ("seeds", "layers"):
        shutil.copytree(PROJECT / name, folder / name)
    poison(folder / "layers", folder / "seeds")
    data = {"MAP_APP_SEEDS": str(folder / "seeds"), "MAP_APP_LAYERS": str(folder / "layers")}
    with running_app(folder, **data) as app:
        yield app


@pytest.fixture(scope="module")
def opened(open_kept_page, poisoned):
    """The page of a reader before the sheet of the place with markup in its name."""
    reader = MapPage(open_kept_page()).open(f"{poisoned.url}?place=village-donglang")
    reader.wait_for_heading("东塱村<img src=x")
    return reader


def test_markup_in_a_name_is_text_on_the_map_and_in_the_page(opened):
    reader, page = opened, opened.page
    page.wait_for_timeout(1000)
    assert page.evaluate("() => window.hacked") is None
    assert reader.frame.evaluate("() => window.hacked") is None
    assert reader.panel.locator("img").count() == 0


def test_markup_in_a_name_is_text_on_the_sheet_alone(open_page, poisoned):
    page = open_page()
    page.goto(f"{poisoned.url}sheets/village-donglang")
    assert HOSTILE in page.inner_text("h1")
    assert page.evaluate("() => window.hacked") is None


def test_markup_in_a_name_is_text_in_the_search(opened):
    page = opened.page
    page.get_by_role("combobox").fill("东塱村")
    page.get_by_role("option").filter(has_text="<img src=x").first.wait_for()
    assert page.evaluate("() => window.hacked") is None
