"""`read`: what an upload would say, as one JSON document or as text, and an exit code."""

from __future__ import annotations

import json

import pytest

from map_app.cli import main
from tests.geo.uploads.made_files import BOUNDS, NAMES, frame, geojson_bytes

KEYS = {
    *("name", "features", "geometry", "encoding", "datum", "datum_certain", "bounds", "columns"),
    *("sample", "mended", "rejected", "warnings"),
}


@pytest.fixture
def path(tmp_path):
    made = tmp_path / "地块.geojson"
    made.write_bytes(geojson_bytes())
    return made


def test_a_file_that_is_taken_is_one_document_and_exit_code_zero(capsys, path):
    assert main(["read", str(path), "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert (said["ok"], said["error"]) == (True, None)
    layer = said["layers"][0]
    assert set(layer) == KEYS
    assert (layer["name"], layer["features"], layer["geometry"]) == ("地块", 3, "area")
    assert layer["bounds"] == pytest.approx(BOUNDS)
    assert layer["sample"] == [{"名称": name} for name in NAMES]


def test_a_file_that_is_refused_is_one_document_and_exit_code_two(capsys, path):
    path.write_bytes(b"AC1032" + bytes(20))
    assert main(["read", str(path), "--json"]) == 2
    said = json.loads(capsys.readouterr().out)
    assert (said["ok"], said["layers"]) == (False, [])
    assert "DXF" in said["error"]


def test_people_read_the_same_as_text(capsys, path):
    assert main(["read", str(path)]) == 0
    said = capsys.readouterr().out
    assert said.startswith("地块：3个要素，面\n坐标系：wgs84\n编码：UTF-8\n")
    path.write_bytes(b"")
    assert main(["read", str(path)]) == 2
    assert capsys.readouterr() == ("", "文件是空的，请重新导出。\n")


@pytest.mark.parametrize("words", ["", ".", "/", "nowhere", "a\nb\x1b[31m", "\udcff", "x" * 5000])
def test_what_is_no_file_is_one_sentence(capsys, words):
    assert main(["read", words]) == 2
    told = capsys.readouterr()
    assert (told.out, told.err.count("\n")) == ("", 1)
    assert "\x1b" not in told.err


def test_what_the_reader_names_is_heard(capsys, tmp_path):
    path = tmp_path / "a.gpkg"
    for layer in ("甲", "乙"):
        frame().to_file(path, layer=layer, driver="GPKG")
    assert main(["read", str(path), "--json"]) == 2
    assert "甲、乙" in json.loads(capsys.readouterr().out)["error"]
    words = ["read", str(path), "--layer", "乙", "--datum", "GCJ-02", "--encoding", "utf8"]
    assert main([*words, "--json"]) == 0
    said = json.loads(capsys.readouterr().out)["layers"][0]
    assert (said["name"], said["datum"], said["datum_certain"]) == ("乙", "gcj-02", True)
    assert said["bounds"] != pytest.approx(BOUNDS, abs=1e-4)


def test_a_limit_that_is_no_number_is_said(capsys, path, monkeypatch):
    monkeypatch.setenv("MAP_APP_UPLOAD_SECONDS", "soon")
    assert main(["read", str(path)]) == 2
    assert capsys.readouterr().err == "环境变量MAP_APP_UPLOAD_SECONDS应为大于0的整数。\n"


def test_a_limit_of_the_environment_is_kept(capsys, path, monkeypatch):
    monkeypatch.setenv("MAP_APP_UPLOAD_FEATURES", "2")
    assert main(["read", str(path)]) == 2
    assert capsys.readouterr().err == "要素超过2个，请先裁剪或拆分后再上传。\n"
