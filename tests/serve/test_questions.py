"""What lies in an area, asked of the routes: told for the panel, as a page, as a file."""

from __future__ import annotations

import csv
import io
import json
import re

import pytest
from openpyxl import load_workbook
from pyproj import Geod
from shapely.geometry import shape

ELLIPSOID = Geod(ellps="WGS84")
CIRCLE = "circle,113.225,23.1,800"
RING = [[113.22, 23.09], [113.23, 23.09], [113.23, 23.1], [113.22, 23.1], [113.22, 23.09]]
POLYGON = {"type": "Polygon", "coordinates": [RING]}
BOW = [[113.2, 23.09], [113.23, 23.1], [113.23, 23.09], [113.2, 23.1], [113.2, 23.09]]
OTHER_SITE = {"sec-fetch-site": "cross-site"}


def ask(client, of, query="", headers=None, **more):
    return client.post(f"/questions{query}", json={"of": of, **more}, headers=headers or {})


def blocks(html):
    """Return the ids that were found of every layer."""
    pieces = html.split('data-layer-answer="')[1:]
    return {
        one.partition('"')[0]: re.findall(
            r'data-hit="([^"]+)"', one.partition('<div class="thin"')[0]
        )
        for one in pieces
    }


def test_an_address_is_answered_for_the_panel(client):
    answer = client.get(f"/questions?area={CIRCLE}&fragment=1")
    assert answer.headers["x-panel"] == "answer"
    assert "village-huadi" in blocks(answer.text)["village_renewal"]
    assert "所画圆（半径800米）" in answer.text


def test_the_same_address_alone_is_a_whole_page_without_script(client):
    page = client.get(f"/questions?area={CIRCLE}&lang=en").text
    assert page.startswith("<!doctype html>")
    assert page.count("<h1") == 1
    assert "<script" not in page
    assert "The circle drawn (radius 800 m)" in page


def test_the_ground_asked_about_is_measured_on_the_ellipsoid(client):
    told = client.get(f"/questions/shape?area={CIRCLE}").json()
    area_m2 = abs(ELLIPSOID.geometry_area_perimeter(shape(told["geometry"]))[0])
    html = client.get(f"/questions?area={CIRCLE}&fragment=1").text
    hectares = float(re.search(r"([\d.,]+) 公顷 · ([\d.,]+) 亩", html)[1])
    assert hectares == pytest.approx(area_m2 / 10_000, rel=1e-3)


def test_a_drawn_shape_and_its_address_are_answered_alike(client):
    corners = ",".join(f"{lon},{lat}" for lon, lat in RING[:-1])
    by_address = client.get(f"/questions?area=polygon,{corners}&fragment=1").text
    posted = ask(client, {"geometry": POLYGON}).text
    assert blocks(posted) == blocks(by_address)
    assert blocks(posted)


def test_a_place_lies_not_in_itself(client):
    html = ask(client, {"place": "东塱村"}, layers=["village_renewal"]).text
    assert "village-donglang" not in str(blocks(html))


def test_what_lies_around_a_place_is_found_with_a_buffer(client):
    layers = ["baietan_clusters"]
    bare = blocks(ask(client, {"place": "village-donglang"}, layers=layers).text)
    around = blocks(ask(client, {"place": "village-donglang"}, buffer_m=500, layers=layers).text)
    assert not bare.get("baietan_clusters")
    assert "cluster-medport" in around["baietan_clusters"]


def test_overlaps_thinner_than_the_drawings_are_no_hits(client):
    html = ask(client, {"place": "东塱村"}, buffer_m=500, layers=["village_renewal"]).text
    assert blocks(html) == {"village_renewal": []}
    assert "village-hedong" in html.partition("data-thin")[2]


def test_layers_of_which_nothing_lies_there_are_named(client):
    html = ask(client, {"place": "东塱村"}, layers=["metro_stations"]).text
    assert "轨道站点" in html.partition("data-without")[2]


def test_what_has_no_position_is_told_as_not_checked_with_the_reason(client):
    html = client.get(f"/questions?area={CIRCLE}&layers=metro_lines&fragment=1").text
    told = html.partition("data-unchecked")[2]
    assert "25号线" in told
    assert "没有可用的位置" in told


def test_the_places_found_are_told_for_the_map_without_the_base_map(client):
    html = client.get(f"/questions?area={CIRCLE}&fragment=1").text
    marks = re.search(r'data-marks="([^"]*)"', html)[1].split()
    assert "village-huadi" in marks
    assert not [one for one in marks if one.startswith(("road-", "water-", "district-"))]


def test_an_outline_that_crosses_itself_is_mended_and_says_so(client):
    answer = ask(client, {"geometry": {"type": "Polygon", "coordinates": [BOW]}})
    assert answer.status_code == 200
    assert "自相交" in answer.text


@pytest.mark.parametrize(
    ("of", "more", "said"),
    [
        ({"geometry": {"type": "Polygon", "coordinates": [[[113.2, 23.1]]]}}, {}, "点太少"),
        ({"geometry": {"type": "Polygon", "coordinates": []}}, {}, "点太少"),
        ({"geometry": {"type": "Circle", "coordinates": [1, 2]}}, {}, "GeoJSON"),
        ({"geometry": {"type": "Point", "coordinates": ["a", 2]}}, {}, "不是经纬度"),
        ({"geometry": {"type": "Point", "coordinates": [113.2, 99]}}, {}, "不是经纬度"),
        ({"geometry": {"type": "Point", "coordinates": [10, 20]}}, {}, "太远"),
        ({"geometry": {"type": "GeometryCollection", "geometries": []}}, {}, "GeoJSON"),
        ({"place": "亚特兰蒂斯"}, {}, "没有这个地点"),
        ({"place": "25号线"}, {}, "没有画出"),
        ({"place": "沙面街道"}, {}, "没有画出"),
        ({}, {}, "JSON"),
        ({"place": "东塱村", "geometry": POLYGON}, {}, "JSON"),
        ({"place": "东塱村"}, {"buffer_m": -5}, "缓冲"),
        ({"place": "东塱村"}, {"buffer_m": 1e9}, "缓冲"),
        ({"place": "东塱村"}, {"buffer_m": True}, "JSON"),
        ({"place": "东塱村"}, {"layers": []}, "没有打开任何图层"),
        ({"place": "东塱村"}, {"layers": ["<b>"]}, "没有这些图层"),
        ({"place": "东塱村"}, {"layers": "roads"}, "JSON"),
        ({"place": "东塱村"}, {"colour": "red"}, "JSON"),
    ],
    ids=str,
)
def test_what_cannot_be_asked_is_refused_with_a_sentence(client, of, more, said):
    answer = ask(client, of, **more)
    assert answer.status_code == 400
    assert answer.headers["x-panel"] == "problem"
    assert said in answer.text
    assert "<b>" not in answer.text


@pytest.mark.parametrize(
    "content", [b"", b"[]", b"{", b"\xff\xfe", b"[" * 5000, b'{"of": {"geometry": NaN}}', b"1e999"]
)
def test_what_is_no_question_is_refused(client, content):
    answer = client.post("/questions", content=content)
    assert answer.status_code == 400


@pytest.mark.parametrize("number", ["NaN", "Infinity", "1e999", "-Infinity"])
def test_numbers_that_are_none_are_refused(client, number):
    content = f'{{"of": {{"geometry": {{"type": "Point", "coordinates": [{number}, 23.1]}}}}}}'
    assert "不是经纬度" in client.post("/questions", content=content).text


def test_a_question_that_is_too_large_is_refused_unread(client):
    answer = client.post("/questions", content=b" " * 2_100_000)
    assert answer.status_code == 413
    assert "2 MB" in answer.text


def test_too_many_vertices_are_refused(client):
    line = [[113.2 + one / 1e6, 23.1] for one in range(20_002)]
    answer = ask(client, {"geometry": {"type": "LineString", "coordinates": line}})
    assert "20,000" in answer.text


def test_a_page_of_another_site_cannot_ask(client):
    answer = ask(client, {"place": "东塱村"}, headers=OTHER_SITE)
    assert answer.status_code == 403
    assert answer.headers["content-type"].startswith("text/plain")


@pytest.mark.parametrize(
    "area",
    [
        *("", "circle", "circle,1,2", "polygon,113.2,23.1", "polygon,113.2", "place,", "place,x"),
        *("circle,113.2,23.1,0", "circle,113.2,23.1,99999", f"{CIRCLE}~", f"{CIRCLE}~-5"),
        *(f"{CIRCLE}~99999", "star,113.2,23.1,113.3,23.2", "line,nan,23.1,113.3,23.2", "a" * 4000),
        *("rectangle,113.2,23.1,113.3,23.2,113.4,23.3", "line," + ",".join(["113.2,23.1"] * 101)),
    ],
)
def test_an_address_that_asks_nothing_is_refused_with_a_sentence(client, area):
    answer = client.get("/questions", params={"area": area})
    assert answer.status_code == 400
    assert "data-problem" in answer.text


def test_an_answer_is_taken_away_as_csv_with_a_head(client):
    answer = client.get(f"/questions?area={CIRCLE}~200&format=csv")
    assert 'filename="liwan-overlay.csv"' in answer.headers["content-disposition"]
    lines = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"), newline="")))
    head = {line[0]: line[1] for line in lines[: lines.index([])]}
    assert head["所问"] == "所画圆（半径800米）及周边200米"
    assert {"面积（椭球面）", "所用数据", "制表时间", "精度", "提示"} <= head.keys()
    results = {line[2] for line in lines[lines.index([]) + 2 :]}
    assert {"命中", "未能核对"} <= results


def test_a_workbook_of_what_was_posted_opens(client):
    answer = ask(client, {"geometry": POLYGON}, "?format=xlsx", lang="en")
    book = load_workbook(io.BytesIO(answer.content))
    assert book.worksheets[0]["B1"].value == "The shape given"


def test_a_format_that_is_none_is_refused(client):
    assert client.get(f"/questions?area={CIRCLE}&format=exe").status_code == 400


def test_the_shape_of_an_address_comes_with_its_control_points(client):
    told = client.get("/questions/shape?area=line,113.2,23.1,113.21,23.11~50").json()
    assert told["geometry"]["type"] == "Polygon"
    assert told["kind"] == "line"
    assert told["points"] == [[113.2, 23.1], [113.21, 23.11]]
    json.dumps(told, allow_nan=False)


def test_the_shape_of_no_address_is_a_plain_sentence(client):
    answer = client.get("/questions/shape?area=x")
    assert answer.status_code == 400
    assert answer.headers["content-type"].startswith("text/plain")


def test_a_sheet_asks_what_lies_in_and_around_its_place_by_links(client):
    html = client.get("/sheets/village-donglang").text
    asked = re.findall(r'href="\.\./(questions\?area=[^"]+)"', html)
    assert asked[0] == "questions?area=place,village-donglang"
    assert [one.rpartition("~")[2] for one in asked[1:]] == ["200", "500", "800", "1000"]
    assert all(client.get(f"/{one}").status_code == 200 for one in asked)


def test_a_place_that_is_not_drawn_offers_nothing_to_ask(client):
    assert "questions?area" not in client.get("/sheets/line-25").text
