"""A click and a reader's own features: found in one order with the plan's, told as their own."""

from __future__ import annotations

import json

import pytest
from shapely.geometry import box, mapping

from tests.geo.uploads.made_files import NAMES, geojson
from tests.serve.own.conftest import come_to


@pytest.fixture
def village(atlas):
    """A spot in an old village that the plan names."""
    lon, lat = atlas.record("village-donglang").point
    return lon, lat


def document(*areas, **properties):
    features = [
        {
            "type": "Feature",
            "properties": {"名称": f"第{number}块", **properties},
            "geometry": mapping(area),
        }
        for number, area in enumerate(areas, start=1)
    ]
    return json.dumps({"type": "FeatureCollection", "features": features}).encode()


def around(spot, size):
    lon, lat = spot
    return box(lon - size, lat - size, lon + size, lat + size)


def clicked(reader, spot, own="own_1", **more):
    params = {"lon": spot[0], "lat": spot[1], "m": 5, "fragment": 1, "own": own, **more}
    return reader.get("/sheets", params=params)


def test_an_own_feature_that_is_smaller_stands_first_and_the_plan_s_beside(reader, village):
    reader.add(document(around(village, 1e-5)))
    answer = clicked(reader, village)
    assert (answer.headers["x-panel"], answer.headers["x-own"]) == ("own", "own_1/1")
    assert "自有图层" in answer.text
    assert 'href="sheets/village-donglang"' in answer.text.split("</nav>")[0]


def test_an_own_feature_that_is_larger_stands_beside_the_plan_s(reader, village):
    reader.add(document(around(village, 0.2)))
    answer = clicked(reader, village)
    assert answer.headers["x-place"] == "village-donglang"
    others = answer.text.split("</nav>")[0]
    assert 'data-own-layer="own_1" data-own-row="1"' in others


def test_places_that_are_nowhere_drawn_are_named_by_their_reason_and_folded(reader, village):
    reader.add(document(around(village, 1e-5)))
    sheet = reader.get("/own/layers/own_1/features/1").text
    folded = sheet.split('data-section="unchecked"')[1]
    assert "规划中没有图上位置的地点" in folded
    assert folded.count("<b>") == folded.count("图上没有画出，没有可用的位置") + 1


def test_one_of_the_things_under_a_click_can_be_preferred(reader, village):
    reader.add(document(around(village, 0.2)))
    assert clicked(reader, village, place="own_1/1").headers["x-own"] == "own_1/1"


@pytest.mark.parametrize("own", ["", "own_2", "nonsense,own_9"])
def test_layers_that_are_off_or_not_there_are_not_found(reader, village, own):
    reader.add(document(around(village, 1e-5)))
    assert "x-own" not in clicked(reader, village, own=own).headers


def test_a_click_of_who_has_no_layers_any_more_shows_the_plan_and_says_so(own_app, village):
    params = {"lon": village[0], "lat": village[1], "m": 5, "fragment": 1, "own": "own_1"}
    answer = own_app.get("/sheets", params=params, headers={"x-reader": "guess"})
    assert answer.headers["x-place"] == "village-donglang"
    assert answer.headers["x-own-reader"] == "gone"


def test_another_reader_s_features_are_not_found_by_a_click(reader, other, village):
    reader.add(document(around(village, 1e-5), 秘密="不可见"))
    answer = clicked(other, village)
    assert "x-own" not in answer.headers
    assert "不可见" not in answer.text


def test_nothing_under_a_click_is_said(reader):
    assert clicked(reader, (113.0, 22.0)).status_code == 404


def test_a_sheet_tells_the_file_s_attributes_and_measures(reader, village):
    reader.add(document(around(village, 1e-3), 用途="居住", 面积=12.5))
    answer = reader.get("/own/layers/own_1/features/1?fragment=1")
    assert answer.headers["x-own-bounds"].count(",") == 3
    for words in ("第1块", "用途", "居住", "12.5", "公顷", "亩", "不是《纲要》的内容"):
        assert words in answer.text


def test_a_sheet_says_what_of_the_plan_lies_there(reader, village):
    reader.add(document(around(village, 1e-3)))
    text = reader.get("/own/layers/own_1/features/1").text
    plan = text.split('data-section="plan"')[1]
    assert 'href="sheets/village-donglang"' in plan
    assert "占本要素" in plan


def test_a_sheet_far_from_the_plan_says_that_nothing_is_there(reader):
    reader.add(document(box(114.0, 24.0, 114.01, 24.01)))
    assert "没有规划图形与它相交" in reader.get("/own/layers/own_1/features/1").text


def test_whatever_stands_in_a_file_is_words(reader):
    bad = '<img src=x onerror=alert(1)>"'
    reader.add(document(box(113.2, 23.0, 113.3, 23.1), **{bad: bad}), title=bad)
    for url in ("/own/layers/own_1/features/1", "/own/layers/own_1/table"):
        text = reader.get(url).text
        assert "<img" not in text
        assert "&lt;img" in text


@pytest.mark.parametrize("row", ["0", "4", "-1", "x", "1e0", "9" * 5000])
def test_what_is_no_feature_is_not_there(reader, row):
    reader.add()
    assert reader.get(f"/own/layers/own_1/features/{row}").status_code == 404
    assert reader.get(f"/own/layers/own_1/features/{row}/shape").status_code == 404


def test_a_feature_s_shape_can_be_marked_on_the_map(reader):
    reader.add()
    said = reader.get("/own/layers/own_1/features/2/shape").json()
    assert said["features"][0]["properties"] == {"row": 2, "name": NAMES[1]}


def test_a_table_lists_searches_and_sorts(reader):
    reader.add()
    table = reader.get("/own/layers/own_1/table").text
    assert all(name in table for name in NAMES)
    assert 'data-own-layer="own_1" data-own-row="3"' in table
    found = reader.get("/own/layers/own_1/table", params={"q": "沙面"}).text
    assert "沙面岛" in found
    assert "东塱村" not in found
    down = reader.get("/own/layers/own_1/table", params={"sort": "-名称"}).text
    assert 'aria-sort="descending"' in down
    order = sorted(NAMES, key=down.index)
    assert order == sorted(NAMES, reverse=True)


def test_a_long_table_has_pages(reader):
    many = geojson()
    many["features"] = [
        {**many["features"][0], "properties": {"名称": f"n{number:03}"}} for number in range(250)
    ]
    reader.add(json.dumps(many).encode())
    second = reader.get("/own/layers/own_1/table?start=100").text
    assert "n100" in second
    assert "n099" not in second
    assert 'data-own-start="200"' in second
    assert reader.get("/own/layers/own_1/table?start=9000").text.count('scope="row"') == 50
    assert reader.get("/own/layers/own_1/table?start=x").status_code == 400


@pytest.mark.parametrize("url", ["features/1", "features/1/shape", "table"])
def test_another_reader_sees_no_feature(own_app, reader, url):
    reader.add()
    stranger = come_to(own_app)
    assert stranger.get(f"/own/layers/own_1/{url}").status_code == 404
    assert own_app.get(f"/own/layers/own_1/{url}").status_code == 404


def test_a_sheet_is_told_in_english(reader, village):
    reader.add(document(around(village, 1e-3)))
    text = reader.get("/own/layers/own_1/features/1?lang=en").text
    assert "Your own layer" in text
    assert "not the plan" in text
