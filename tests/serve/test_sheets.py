"""A click and an address are both answered with a sheet."""

from __future__ import annotations

from urllib.parse import unquote

import pytest


@pytest.fixture(scope="module")
def donglang(atlas):
    lon, lat = atlas.record("village-donglang").point
    return {"lon": lon, "lat": lat, "m": 1}


def test_a_click_is_answered_with_the_sheet_of_the_first_place_under_it(client, donglang):
    answer = client.get("/sheets", params=donglang)
    assert unquote(answer.headers["x-place"]) == "village-donglang"
    assert '<h2 class="sheet-title" lang="zh-CN" tabindex="-1">东塱村</h2>' in answer.text


def test_the_other_places_under_a_click_are_all_listed_above_the_sheet(client, atlas, donglang):
    hits = atlas.pick(donglang["lon"], donglang["lat"], 1)
    listed = client.get("/sheets", params=donglang).text.split("</nav>")[0]
    assert len(hits) > 2
    assert all(f"sheets/{hit.place.id}" in listed for hit in hits[1:])


def test_a_preferred_place_under_a_click_opens_and_the_first_is_listed(client, donglang):
    answer = client.get("/sheets", params=donglang | {"place": "district-liwan"})
    assert answer.headers["x-place"] == "district-liwan"
    assert "sheets/village-donglang" in answer.text.split("</nav>")[0]


def test_a_preferred_place_that_is_not_there_is_passed_over(client, donglang):
    answer = client.get("/sheets", params=donglang | {"place": "zone-lingnan"})
    assert answer.headers["x-place"] == "village-donglang"


def test_a_click_beside_the_district_says_so(client):
    answer = client.get("/sheets", params={"lon": 110, "lat": 20, "fragment": 1})
    assert answer.status_code == 404
    assert "未找到" in answer.text


@pytest.mark.parametrize(
    "asked",
    [
        "lon=abc&lat=23",
        "lon=nan&lat=23",
        "lon=inf&lat=23",
        "lon=1e400&lat=1",
        "lon=113.2",
        "lon=999&lat=23",
        "lon=113&lat=91",
        "lon=113&lat=23&m=-1",
        "lon=113&lat=23&m=99999",
        "lon=113&lat=23&m=x",
        "lon=113" + "0" * 5000 + "&lat=1",
    ],
)
def test_a_click_that_cannot_be_understood_is_refused_with_a_sentence(client, asked):
    answer = client.get(f"/sheets?{asked}&fragment=1")
    assert answer.status_code == 400
    assert "不能识别" in answer.text


def test_an_address_alone_is_a_whole_page(client):
    answer = client.get("/sheets/village-donglang")
    assert answer.text.startswith("<!doctype html>")
    assert '<html lang="zh-CN">' in answer.text
    assert "<title>东塱村 · 荔湾规划一张图</title>" in answer.text
    assert "<script" not in answer.text


def test_a_name_leads_to_the_address_of_its_place(client):
    answer = client.get("/sheets/东塱村?lang=en", follow_redirects=False)
    assert answer.status_code == 307
    assert answer.headers["location"] == "village-donglang?lang=en"


def test_a_name_is_answered_at_once_in_the_panel(client):
    answer = client.get("/sheets/东塱村?fragment=1")
    assert answer.headers["x-place"] == "village-donglang"


def test_an_unknown_place_is_a_page_that_says_so(client):
    answer = client.get("/sheets/atlantis")
    assert answer.status_code == 404
    assert "atlantis" in answer.text
    assert "<h1" in answer.text


@pytest.mark.parametrize("fragment", ["", "?fragment=1"])
def test_markup_in_an_address_is_shown_as_text(client, fragment):
    answer = client.get(f"/sheets/<script>alert(1)</script>{fragment}")
    assert "<script" not in answer.text
    assert "&lt;script&gt;" in answer.text


def test_without_a_position_all_places_are_listed(client, atlas):
    page = client.get("/sheets").text
    listed = [place for place in atlas.plan.places.values() if place.kind != "district"]
    assert all(f'href="sheets/{place.id}"' in page for place in listed)


def test_the_same_page_is_not_sent_twice(client):
    first = client.get("/sheets/village-donglang")
    again = client.get("/sheets/village-donglang", headers={"If-None-Match": first.headers["etag"]})
    assert again.status_code == 304
    assert again.content == b""


def test_the_tag_of_a_page_changes_with_its_language(client):
    tags = {client.get(f"/sheets/line-11{q}").headers["etag"] for q in ("", "?lang=en")}
    assert len(tags) == 2


def test_english_is_for_the_interface_and_the_plan_stays_chinese(client):
    page = client.get("/sheets/village-donglang?lang=en").text
    assert '<html lang="en">' in page
    assert "Named by the plan" in page
    assert '<blockquote class="quote' in page
    assert 'lang="zh-CN">推进大坦沙岛' in page
