"""The table of a layer beside the map: search, order, and rows that lead to the map."""

from __future__ import annotations

import pytest

MARKED = "() => document.querySelectorAll('.leaflet-marked-pane path').length"


@pytest.fixture
def table(at):
    """A reader before the table of the villages."""
    reader = at("page=layers&of=village_renewal")
    reader.page.locator(".features tbody tr").first.wait_for()
    return reader


def shown(reader):
    return reader.page.locator(".features tbody tr:visible").count()


def test_the_card_of_a_layer_leads_to_its_table(reader):
    row = reader.page.locator('[data-layer="metro_lines"]')
    row.locator("[data-about]").click()
    row.get_by_text("属性表").click()
    reader.page.locator(".features tbody tr").first.wait_for()
    assert "page=layers&of=metro_lines" in reader.page.url
    assert shown(reader) == 12
    assert reader.page.locator("[data-count]").inner_text() == "共列 12 / 12 项"


def test_words_and_filter_narrow_the_rows_at_once_and_stand_in_the_address(table):
    table.page.locator("[data-words]").fill("塱")
    table.page.wait_for_url("**q=**")
    assert shown(table) == 2
    table.page.locator("[data-clear]").click()
    table.page.locator('[data-token="chapter-4"]').click()
    table.page.wait_for_url("**filter=chapter-4**")
    assert shown(table) == 8
    assert "of=village_renewal" in table.page.url


def test_a_column_orders_the_rows_and_the_other_way_round(table):
    first = table.page.locator(".features tbody th").first
    table.page.locator('[data-sort="area_ha"]').click()
    table.page.wait_for_url("**sort=area_ha**")
    table.page.locator('[aria-sort="ascending"]').wait_for()
    smallest = first.inner_text()
    table.page.locator('[data-sort="-area_ha"]').click()
    table.page.locator('[aria-sort="descending"]').wait_for()
    assert first.inner_text() != smallest
    assert shown(table) == 20


def test_a_row_marks_its_place_and_its_name_opens_the_sheet(table):
    row = table.page.locator('tr[data-id="village-donglang"]')
    row.locator("[data-mark]").click()
    table.frame.wait_for_function(f"() => ({MARKED})() > 0")
    row.locator(".proj-name").click()
    table.wait_for_heading("东塱村")
    assert "of=village_renewal" in table.page.url


def test_a_row_that_is_no_place_brings_its_ground_before_the_reader(at):
    reader = at("page=layers&of=water")
    row = reader.page.locator(".features tbody tr").first
    row.wait_for()
    before = reader.settled()
    row.locator("[data-zoom]").click()
    reader.page.wait_for_url("**extent=**")
    assert reader.settled() != before


def test_the_page_works_without_script(open_page, app):
    page = open_page(java_script_enabled=False)
    page.goto(f"{app.url}pages/layers?of=water")
    page.get_by_role("link", name="位置误差").click()
    assert "sort=precision_m" in page.url
    page.locator("[name=q]").fill("花地")
    page.locator("[data-go]").click()
    assert "sort=precision_m" in page.url
    assert "of=water" in page.url
    names = page.locator(".features tbody th").all_inner_texts()
    assert names
    assert all("花地" in name for name in names)
