"""A reader's own file goes through the real server: read, looked at, taken, clicked, taken away."""

from __future__ import annotations

import json

import pytest

from tests.geo.uploads.made_files import BOUNDS, NAMES, ZONE_38, frame, shapefile_parts
from tests.geo.uploads.made_files import shapefile_zip as zip_of
from tests.support.map_page import READY_MS, MapPage

MIDDLE = (113.225, 23.065)
"""Of the first area of the file."""
VRT = (
    b'<OGRVRTDataSource><OGRVRTLayer name="a"><SrcDataSource>/etc/passwd</SrcDataSource>'
    b"</OGRVRTLayer></OGRVRTDataSource>"
)


@pytest.fixture(scope="module")
def parcels(tmp_path_factory):
    """A Shapefile in GBK without .cpg, in CGCS2000 zone 38 with prefix."""
    parts = shapefile_parts(tmp_path_factory.mktemp("parcels"), frame(ZONE_38))
    return {"name": "地块.zip", "mimeType": "application/zip", "buffer": zip_of(parts)}


def choose(reader, file):
    reader.page.locator("[data-own-add]").click()
    reader.page.locator("[data-own-input]").set_input_files([file])


@pytest.fixture(scope="module")
def taken(open_kept_page, app, parcels):
    """A reader who has added the file; each test leaves it on the map."""
    reader = MapPage(open_kept_page()).open(app.url)
    choose(reader, parcels)
    reader.page.locator("[data-own-sample]", has_text=NAMES[0]).wait_for(timeout=READY_MS)
    confirm = reader.page.locator("[data-own-confirm]")
    if confirm.is_visible():
        confirm.click()
    reader.page.locator("[data-own-take]").click()
    reader.page.locator("[data-own]").first.wait_for(timeout=READY_MS)
    return reader


def test_it_lies_where_it_should_under_its_right_names(taken):
    taken.click_at(*MIDDLE)
    taken.wait_for_heading(NAMES[0])
    assert "不是《纲要》的内容" in taken.text()
    assert taken.page.locator("[data-hits]").get_by_text("白鹅潭沿江总部经济带").count() == 1


@pytest.mark.usefixtures("taken")
def test_another_reader_sees_nothing_of_it(reader, atlas):
    other = reader
    other.click_at(*MIDDLE)
    other.wait_for_heading(atlas.pick(*MIDDLE, 5)[0].place.name)
    assert "自有图层" not in other.text()
    assert other.page.locator("[data-own]").count() == 0


def test_a_file_that_points_at_the_servers_own_is_refused_and_nothing_is_lost(taken):
    choose(taken, {"name": "a.geojson", "mimeType": "application/json", "buffer": VRT})
    refusal = taken.page.locator("[data-own-refusal]")
    refusal.filter(has_text="。").wait_for(timeout=READY_MS)
    assert "root:" not in taken.page.content()
    taken.page.locator("[data-own-shut]").click()
    assert taken.page.locator("[data-own]").count() == 1
    drawn = "() => document.querySelectorAll('.leaflet-own_1-pane path').length"
    assert taken.frame.evaluate(drawn) == len(NAMES)


def test_it_is_taken_away_as_it_came(taken):
    row = taken.page.locator("[data-own]").first
    row.locator('[data-own-open="save"]').click()
    with taken.page.expect_download() as saved:
        row.locator("[data-own-fetch]").click()
    told = json.loads(saved.value.path().read_text("utf-8"))
    names = [one["properties"]["名称"] for one in told["features"]]
    assert names == list(NAMES)
    west, south = told["features"][0]["geometry"]["coordinates"][0][0]
    assert BOUNDS[0] - 1e-5 <= west <= BOUNDS[2]
    assert BOUNDS[1] - 1e-5 <= south <= BOUNDS[3]


def test_what_lies_around_it_is_asked_from_its_sheet_and_stands_in_no_address(taken):
    taken.click_at(*MIDDLE)
    taken.wait_for_heading(NAMES[0])
    taken.panel.locator(".around a", has_text="1000米").click()
    taken.wait_for_heading(f"{NAMES[0]}及周边1,000米")
    assert (
        taken.panel.locator('[data-layer-answer="own_1"] tbody').inner_text().startswith(NAMES[1])
    )
    assert "own" not in taken.page.url
    with taken.page.expect_download() as saved:
        taken.panel.locator("[data-file=csv]").click()
    assert "读者自有数据" in saved.value.path().read_text("utf-8-sig")


def test_a_file_that_is_too_large_is_refused_before_it_is_sent(taken, parcels):
    taken.page.evaluate("""() => {
        const inner = Array.from(document.querySelectorAll("*"), (one) => one.shadowRoot);
        const roots = [document, ...inner.filter(Boolean)];
        const found = roots.map((one) => one.querySelector("[data-own-dialog]"));
        found.find(Boolean).dataset.mostMb = "0.0001";
    }""")
    asked = []
    taken.page.on("request", lambda request: asked.append(request.url))
    choose(taken, parcels)
    taken.page.locator("[data-own-refusal]", has_text="请先裁剪或拆分").wait_for(timeout=READY_MS)
    assert not any("own/files" in url for url in asked)
    taken.page.locator("[data-own-shut]").click()
