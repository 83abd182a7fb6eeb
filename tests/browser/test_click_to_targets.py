"""A click on a place opens every target that bears on it, in the plan's own words."""

from __future__ import annotations

import pytest

from tests.support.map_page import MapPage
from tests.support.points import clickable_point

CLICKED = {
    "village-donglang": "东塱村",
    "village-tanwei": "坦尾村",
    "cluster-julong": "白鹅潭聚龙组团",
    "zone-hailong": "海龙广佛高质量发展科创示范区",
    "line-11": "11号线",
}
ZOOM = 15


def section_text(reader, name):
    """Return the words of one section of the sheet (named, through, sketch, district …)."""
    return reader.panel.locator(f'[data-section="{name}"]').evaluate("node => node.textContent")


def clicked(reader, atlas, place_id):
    """Click the place with the mouse and return the reader once its sheet is there."""
    reader.click_at(*clickable_point(atlas, place_id), ZOOM)
    reader.wait_for_heading(CLICKED[place_id])
    return reader


@pytest.fixture
def sheet_of(at):
    """Return a function that gives the page of a reader before the sheet of a place."""

    def sheet_of(place_id):
        reader = at(f"place={place_id}")
        reader.wait_for_heading(CLICKED[place_id])
        return reader

    return sheet_of


@pytest.mark.parametrize("place_id", CLICKED)
def test_a_click_opens_the_sheet_of_the_place_under_it(reader, atlas, place_id):
    assert clicked(reader, atlas, place_id).heading() == CLICKED[place_id]


@pytest.mark.parametrize("place_id", CLICKED)
def test_a_sheet_shows_every_entry_of_its_place_with_its_citation(sheet_of, atlas, place_id):
    words = sheet_of(place_id).text()
    sheet = atlas.sheet(place_id)
    for entry in (*sheet.named, *sheet.through, *sheet.sketch):
        assert entry.citation.label in words
        assert entry.statement in words


def test_donglang_is_named_by_the_one_row_of_the_annex_with_its_misreading_marked(sheet_of):
    named = section_text(sheet_of("village-donglang"), "named")
    assert "旧村改造" in named
    assert "东塍" in named


def test_donglang_has_the_count_of_twenty_villages_and_the_package(sheet_of):
    through = section_text(sheet_of("village-donglang"), "through")
    assert "城中村改造开工累计数" in through
    assert "20" in through
    assert "旧村改造" in through


def test_the_sluice_of_the_same_name_is_not_among_donglangs_targets(sheet_of):
    assert "水闸泵站" not in sheet_of("village-donglang").text()


def test_donglang_says_what_it_lies_in_by_the_drawn_areas(sheet_of, atlas):
    sketch = section_text(sheet_of("village-donglang"), "sketch")
    assert "按示意范围推断，非规划原文" in sketch
    for entry in atlas.sheet("village-donglang").sketch:
        assert entry.through.place.name in sketch


def test_tanwei_is_named_twice_and_reached_through_datansha(sheet_of, atlas):
    reader = sheet_of("village-tanwei")
    assert len(atlas.sheet("village-tanwei").named) == 2
    assert reader.panel.locator('[data-section="named"] [data-entry]').count() == 2
    assert "大坦沙" in section_text(reader, "through")


def test_the_last_entry_is_marked(sheet_of):
    assert sheet_of("village-donglang").panel.locator("[data-last]").count() == 1


def test_overlapping_places_are_listed_one_click_away(reader, atlas):
    lon, lat = clickable_point(atlas, "village-donglang")
    zoom_metres = 20.0
    hits = atlas.pick(lon, lat, zoom_metres)
    reader.click_at(lon, lat, ZOOM)
    reader.wait_for_heading(hits[0].place.name)
    other = hits[1].place.name
    reader.panel.locator("[data-hits]").get_by_text(other, exact=True).click()
    reader.wait_for_heading(other)
    assert reader.heading() == other


def test_neither_page_nor_server_reaches_outside(open_page, atlas, app, outside):
    clicked(MapPage(open_page()).open(app.url), atlas, "village-donglang")
    assert outside == []
    assert app.outside_addresses() == []
