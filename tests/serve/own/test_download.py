"""A reader's own layer taken away: the same features, in the datum asked for, saying so."""

from __future__ import annotations

import json
from urllib.parse import quote

import pyogrio
import pytest

from tests.geo.uploads.made_files import BOUNDS, NAMES, geojson, is_near
from tests.serve.own.conftest import come_to

URL = "/own/layers/own_1/file"


@pytest.fixture
def opened(tmp_path):
    """Return a function that opens a downloaded file as another program would."""

    def opens(content, form):
        path = tmp_path / f"taken.{form}"
        path.write_bytes(content)
        return pyogrio.read_dataframe(path)

    return opens


def taken(reader, form, datum):
    answer = reader.get(URL, params={"format": form, "datum": datum})
    assert answer.status_code == 200
    return answer


@pytest.mark.parametrize("form", ["geojson", "gpkg"])
@pytest.mark.parametrize(("datum", "code"), [("wgs84", 4326), ("cgcs2000", 4490)])
def test_the_file_has_every_feature_in_the_datum_asked_for(reader, opened, form, datum, code):
    reader.add()
    frame = opened(taken(reader, form, datum).content, form)
    assert frame.crs.to_epsg() == code
    assert list(frame["名称"]) == list(NAMES)
    assert is_near(frame.total_bounds, BOUNDS)


def test_the_file_is_called_by_the_layer_and_its_datum(reader):
    reader.add(title="我的/地块")
    answer = taken(reader, "gpkg", "cgcs2000")
    assert quote("我的地块-CGCS2000.gpkg") in answer.headers["content-disposition"]
    assert answer.headers["cache-control"] == "no-store"


def test_the_file_says_where_it_comes_from_and_what_was_done(reader):
    reader.add()
    said = taken(reader, "geojson", "cgcs2000").json()
    assert "地块.geojson" in said["description"]
    assert "1米以内" in said["datum"]


def test_columns_that_a_geopackage_keeps_for_itself_are_called_otherwise(reader, opened):
    document = geojson()
    for one in document["features"]:
        one["properties"] = {"fid": "a", "FID": "b", "geom": "c", "名称": "甲"}
    reader.add(json.dumps(document).encode())
    frame = opened(taken(reader, "gpkg", "wgs84").content, "gpkg")
    assert {"fid_", "FID__", "geom_", "名称"} <= set(frame.columns)


@pytest.mark.parametrize("query", ["format=shp", "datum=gcj-02", "format=", "datum=x"])
def test_what_is_no_file_is_said(reader, query):
    reader.add()
    answer = reader.get(f"{URL}?{query}")
    assert (answer.status_code, "gpkg" in answer.json()["error"]) == (400, True)


def test_another_reader_s_layer_cannot_be_taken(own_app, reader):
    reader.add()
    assert come_to(own_app).get(URL).status_code == 404
    assert own_app.get(URL).status_code == 404
