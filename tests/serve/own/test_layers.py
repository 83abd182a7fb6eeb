"""Layers over the web: added once the datum is sure, given a look, handed to the map."""

from __future__ import annotations

import json

import pytest

from tests.geo.uploads.made_files import NAMES, geojson
from tests.serve.own.conftest import come_to


def test_a_layer_is_added_and_listed(reader):
    row = reader.add()
    assert (row["id"], row["title"], row["features"], row["geometry"]) == (
        *("own_1", "我的地块"),
        *(3, "area"),
    )
    assert row["columns"] == [{"id": "名称", "kind": "text"}]
    assert row["legend"] == [{"label": "我的地块", "colour": row["style"]["colour"]}]
    assert reader.get("/own/layers").json() == [row]


def test_a_doubtful_datum_has_to_be_confirmed(reader, hands):
    hands.certain = False
    file = reader.read()
    answer = reader.post("/own/layers", json={"file": file["id"], "title": ""})
    assert answer.status_code == 409
    assert "坐标系" in answer.json()["error"]
    confirmed = {"file": file["id"], "title": "", "datum_confirmed": True}
    row = reader.post("/own/layers", json=confirmed).json()
    assert "由您确认" in row["precision_note"]


@pytest.mark.parametrize(
    "body",
    [{}, {"file": 1}, {"file": "f1", "title": 2}, {"file": "f1", "datum_confirmed": "yes"}, []],
)
def test_what_is_no_layer_is_said(reader, body):
    reader.read()
    assert reader.post("/own/layers", json=body).status_code == 400


def test_a_bad_file_leaves_the_layers_alone(reader):
    row = reader.add()
    bad = reader.read(b"no map")
    assert reader.post("/own/layers", json={"file": bad["id"]}).status_code == 400
    assert reader.get("/own/layers").json() == [row]


def test_features_say_their_row_their_name_and_their_class(reader):
    row = reader.add()
    said = reader.get(f"/own/layers/{row['id']}/features?v=1").json()
    told = [one["properties"] for one in said["features"]]
    assert [(one["row"], one["name"], one["c"]) for one in told] == [
        (number, name, 0) for number, name in enumerate(NAMES, start=1)
    ]
    assert said["features"][0]["geometry"]["coordinates"][0][0] == [113.23, 23.06]


def test_a_layer_is_coloured_by_value_and_in_one_colour_again(reader):
    row = reader.add()
    url = f"/own/layers/{row['id']}/style"
    styled = reader.post(url, json={"by": "名称", "title": "按名称"}).json()
    assert (styled["version"], styled["title"], styled["style"]["by"]) == (2, "按名称", "名称")
    assert {one["label"] for one in styled["legend"]} == set(NAMES)
    plain = reader.post(url, json={"by": None, "colour": "#123456"}).json()
    assert plain["legend"] == [{"label": "按名称", "colour": "#123456"}]


@pytest.mark.parametrize(
    "body", [{"colour": "red"}, {"colour": "#12345"}, {"by": "没有"}, {"by": 1}, {"size": 3}]
)
def test_what_is_no_style_is_said_and_changes_nothing(reader, body):
    row = reader.add()
    assert reader.post(f"/own/layers/{row['id']}/style", json=body).status_code == 400
    assert reader.get("/own/layers").json() == [row]


def test_how_exact_a_layer_is_is_what_its_reader_says(reader):
    row = reader.add()
    assert row["precision_m"] is None
    assert "位置精度未知" in row["precision_note"]
    url = f"/own/layers/{row['id']}/style"
    told = reader.post(url, json={"precision_m": " 2.5 "}).json()
    assert (told["precision_m"], told["style"]) == (2.5, row["style"])
    assert "约2.5米（按您所填）" in told["precision_note"]
    assert reader.post(url, json={"title": "别的"}).json()["precision_m"] == 2.5
    area = {"area": "own,own_1/1~100", "layers": "own_1", "format": "csv"}
    words = reader.get("/questions", params=area).content.decode("utf-8-sig")
    assert "位置误差约2.5米（按读者所填），未经核实" in words
    assert reader.post(url, json={"precision_m": ""}).json()["precision_m"] is None


@pytest.mark.parametrize("metres", ["0", "-1", "5001", "很准", "1e9", 3])
def test_what_is_no_error_in_metres_is_refused(reader, metres):
    row = reader.add()
    answer = reader.post(f"/own/layers/{row['id']}/style", json={"precision_m": metres})
    assert answer.status_code == 400
    assert reader.get("/own/layers").json() == [row]


def test_a_layer_that_was_let_go_is_gone(reader):
    row = reader.add()
    assert reader.delete(f"/own/layers/{row['id']}").status_code == 204
    assert reader.get("/own/layers").json() == []
    assert reader.get(f"/own/layers/{row['id']}/features").status_code == 404


def test_a_large_layer_comes_as_tiles_alone(open_own_app):
    reader = come_to(open_own_app(plain_features=2))
    row = reader.add()
    assert row["drawn_as"] == "tiles"
    assert reader.get(f"/own/layers/{row['id']}/features").status_code == 400


def test_names_of_a_file_are_words_and_nothing_else(reader):
    document = geojson()
    document["features"][0]["properties"] = {"名称": "</script><script>alert(1)</script>"}
    row = reader.add(json.dumps(document).encode(), title="<b>x</b>")
    answer = reader.get(f"/own/layers/{row['id']}/features")
    assert answer.headers["content-type"].startswith("application/json")
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert row["title"] == "<b>x</b>"
