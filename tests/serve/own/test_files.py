"""Files over the web: sent, told of, previewed, read again, refused, deleted."""

from __future__ import annotations

import os

import pytest

from map_app.settings import UploadLimits
from tests.geo.uploads.made_files import NAMES
from tests.readers.hands import soon
from tests.serve.own.conftest import come_to


def test_a_file_is_told_of_as_the_command_line_tells_it(reader):
    said = reader.read()
    assert (said["name"], said["state"], said["error"]) == ("地块.geojson", "read", None)
    layer = said["layers"][0]
    assert (layer["name"], layer["features"], layer["columns"]) == ("地块", 3, ["名称"])
    assert (layer["datum"], layer["datum_certain"]) == ("wgs84", True)
    assert layer["datum_title"].startswith("WGS 84")


def test_a_reader_may_choose_among_all_datums_and_encodings(reader):
    choices = reader.read()["choices"]
    ids = [one["id"] for one in choices["datums"]]
    assert {"wgs84", "cgcs2000", "gcj-02", "bd-09"} <= set(ids)
    assert {"UTF-8", "GB18030"} <= {one["id"] for one in choices["encodings"]}


def test_what_is_no_map_is_refused_with_a_sentence_in_the_asked_language(reader):
    file = reader.read(b"hello")
    assert (file["state"], file["layers"]) == ("refused", [])
    assert file["error"].startswith("这不是地图数据")
    english = reader.get(f"/own/files/{file['id']}?lang=en").json()
    assert english["error"].startswith("This is no map data")


def test_a_file_is_read_again_in_another_datum(reader, hands):
    file = reader.read()
    body = {"datum": "gcj-02", "encoding": "GB18030", "layer": "地块"}
    answer = reader.post(f"/own/files/{file['id']}/read", json=body)
    assert answer.status_code == 202
    assert soon(lambda: len(hands.asked) == 2)
    choices = hands.asked[1][1]
    assert (choices.datum, choices.encoding, choices.layer) == ("gcj-02", "GB18030", "地块")


@pytest.mark.parametrize(
    "body", [b"[1]", b"{", b'{"datum": 1}', b'{"nonsense": "x"}', b"[" * 60_000, b" " * 70_000]
)
def test_what_is_no_choice_is_said(reader, body):
    file = reader.read()
    answer = reader.post(f"/own/files/{file['id']}/read", content=body)
    assert answer.status_code == 400
    assert "datum" in answer.json()["error"]


def test_a_preview_shows_what_was_read_before_it_is_a_layer(reader):
    file = reader.read()
    said = reader.get(f"/own/files/{file['id']}/preview").json()
    assert (said["type"], said["shown"], said["of"]) == ("FeatureCollection", 3, 3)
    assert [one["properties"]["name"] for one in said["features"]] == list(NAMES)


def test_there_is_no_preview_of_what_was_refused(reader):
    file = reader.read(b"hello")
    assert reader.get(f"/own/files/{file['id']}/preview").status_code == 400


def test_a_deleted_file_is_gone(reader, tmp_path):
    file = reader.read()
    assert reader.delete(f"/own/files/{file['id']}").status_code == 204
    assert reader.get(f"/own/files/{file['id']}").status_code == 404
    assert [name for _, _, names in os.walk(tmp_path) for name in names] == [".held"]


async def pieces(count):
    for _ in range(count):
        yield b"x" * 100_000


@pytest.mark.parametrize("content", [b"x" * 1_100_000, pieces(11)], ids=["told", "untold"])
def test_a_file_that_is_too_large_is_refused_and_nothing_of_it_kept(
    open_own_app, tmp_path, content
):
    reader = come_to(open_own_app(UploadLimits(file_mb=1)))
    answer = reader.post("/own/files?name=a.geojson", content=content)
    assert answer.status_code == 413
    assert "1 MB" in answer.json()["error"]
    assert [name for _, _, names in os.walk(tmp_path) for name in names if name != ".held"] == []


def test_too_many_files_are_said(open_own_app):
    reader = come_to(open_own_app(files=1))
    reader.read()
    answer = reader.post("/own/files?name=b", content=b"x")
    assert (answer.status_code, "1" in answer.json()["error"]) == (429, True)


def test_too_many_readers_are_said(open_own_app):
    app = open_own_app(readers=1)
    come_to(app).read()
    answer = app.post("/own?lang=en")
    assert answer.status_code == 429
    assert answer.json()["error"].startswith("Many readers")


def test_a_file_without_a_name_is_refused(reader):
    assert reader.post("/own/files", content=b"x").status_code == 400


def test_others_are_answered_while_a_file_is_read(own_app, reader, hands):
    hands.gate.clear()
    file_id = reader.send()
    assert soon(lambda: reader.get(f"/own/files/{file_id}").json()["state"] == "reading")
    assert own_app.get("/sheets/village-donglang").status_code == 200


def test_below_a_base_path_too(own_app):
    assert own_app.post("/map/own").status_code == 201
