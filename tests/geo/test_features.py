"""A layer's file that cannot be used says which feature, on which line, and why."""

from __future__ import annotations

import json
import math

import pytest

from tests.geo.ground_folder import ROW, Folder, box, feature

GOOD = feature("zone-a", box(113.2, 23.1))
BOW_TIE = {
    "type": "Polygon",
    "coordinates": [
        [[113.2, 23.1], [113.21, 23.11], [113.21, 23.1], [113.2, 23.11], [113.2, 23.1]]
    ],
}

NAN_CORNER = {
    "type": "Polygon",
    "coordinates": [[[113.2, 23.1], [113.21, math.nan], [113.21, 23.11], [113.2, 23.1]]],
}


@pytest.mark.parametrize("key", ["name", "precision_m", "method", "source", "drawn_on", "id"])
def test_a_feature_without_what_every_feature_carries_is_named_by_its_line(
    folder: Folder, key: str
):
    folder.features(GOOD, feature("zone-b", box(113.22, 23.1), **{key: ...}))
    if key == "id":
        folder.features(GOOD, feature(..., box(113.22, 23.1)))
    which = "feature 2" if key == "id" else "feature 2 (zone-b)"
    assert folder.said() == [f"layers/zones.geojson line 4: {which}: {key}: is missing"]


@pytest.mark.parametrize("value", [0, -5, "about 100", True, math.nan, math.inf])
def test_a_precision_is_a_number_of_metres_above_nought(folder: Folder, value: object):
    folder.features(feature("zone-a", box(113.2, 23.1), precision_m=value))
    assert "precision_m: should be a number of metres above 0" in folder.said()[0]


def test_a_drawing_date_is_a_date(folder: Folder):
    folder.features(feature("zone-a", box(113.2, 23.1), drawn_on="last summer"))
    assert "drawn_on: should be a date such as 2026-07-01" in folder.said()[0]


@pytest.mark.parametrize(
    ("geometry", "sentence"),
    [
        (None, "is missing or cannot be read"),
        ({}, "is missing or cannot be read"),
        ({"type": "Circle", "coordinates": [1, 2]}, "is missing or cannot be read"),
        ({"type": "Polygon", "coordinates": [[[113.2, "north"]]]}, "is missing or cannot be read"),
        ({"type": "Polygon", "coordinates": [[[113.2, 23.1]]]}, "is missing or cannot be read"),
        ({"type": "Polygon"}, "is missing or cannot be read"),
        ({"type": "Polygon", "coordinates": [[[10**400, 23.1]] * 4]}, "cannot be read"),
        ({"type": "Polygon", "coordinates": []}, "is empty"),
        (BOW_TIE, "is not valid: Self-intersection"),
        (NAN_CORNER, "holds a coordinate that is not a number"),
        (box(23.1, 113.2), "has latitude first; longitude comes first"),
        (box(12.5, 41.9), "lies outside Guangzhou; is the datum EPSG:4326?"),
        ({"type": "Point", "coordinates": [113.2, 23.1]}, "should be of the kind 'area'"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_geometry_that_cannot_be_used_is_said(folder: Folder, geometry: object, sentence: str):
    folder.features(GOOD, feature("zone-b", geometry))
    (problem,) = folder.problems()
    assert (problem.file, problem.row) == ("layers/zones.geojson", 4)
    assert sentence in problem.message


def test_an_id_that_stands_twice_is_said_with_both_lines(folder: Folder):
    folder.features(GOOD, feature("zone-b", box(113.22, 23.1)), GOOD)
    said = "feature 3 (zone-a): id: 'zone-a' stands at line 3 already"
    assert folder.said() == [f"layers/zones.geojson line 5: {said}"]


def test_a_layer_may_say_that_features_share_an_id(folder: Folder):
    folder.catalogue(ROW + "shared_id = true\n")
    folder.features(GOOD, feature("zone-a", box(113.22, 23.1), precision_m=250))
    ground = folder.load()
    whole = ground.feature_geometry("zone-a")
    assert whole is not None
    assert whole.geom_type == "MultiPolygon"
    assert ground.precision_m("zone-a") == 250


def test_all_problems_of_a_file_are_said_at_once(folder: Folder):
    folder.features(
        feature("zone-a", BOW_TIE, source=...), feature("zone-a", box(23.1, 113.2), name=" ")
    )
    assert [problem.row for problem in folder.problems()] == [3, 3, 4, 4, 4]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "is not GeoJSON"),
        ("{", "is not GeoJSON"),
        ("[1, 2]", "is not GeoJSON"),
        ('{"type": "FeatureCollection"}', "a FeatureCollection with `features` is expected"),
        ('{"type": "Feature", "features": []}', "a FeatureCollection with `features` is expected"),
        ('{"type": "FeatureCollection", "features": {}}', "is expected"),
        ('{"type": "FeatureCollection", "features": []}', "has no features"),
        ('{"type": "FeatureCollection", "features": [1 2]}', "is not GeoJSON"),
        ('{"features": [' + "[" * 200_000, "is nested too deep"),
    ],
    ids=lambda value: value[:50],
)
def test_a_file_that_is_no_geojson_is_one_sentence(folder: Folder, text: str, sentence: str):
    (folder.path / "zones.geojson").write_text(text, encoding="utf-8")
    (problem,) = folder.problems()
    assert sentence in problem.message


def test_a_file_in_another_encoding_is_one_sentence(folder: Folder):
    (folder.path / "zones.geojson").write_bytes("荔湾".encode("gb18030"))
    assert folder.said() == ["layers/zones.geojson: is not text in UTF-8"]


def test_features_may_stand_before_the_type_and_all_on_one_line(folder: Folder):
    text = json.dumps({"features": [GOOD, {"type": "Feature"}], "type": "FeatureCollection"})
    (folder.path / "zones.geojson").write_text(text, encoding="utf-8")
    assert {problem.row for problem in folder.problems()} == {1}


def test_a_feature_that_is_no_object_is_said(folder: Folder):
    text = '{"type": "FeatureCollection", "features": [17]}'
    (folder.path / "zones.geojson").write_text(text, encoding="utf-8")
    assert any("geometry: is missing" in line for line in folder.said())


@pytest.mark.parametrize("crs", [None, {}, {"properties": None}, {"properties": []}, "EPSG:4326"])
def test_a_crs_member_that_names_none_is_passed_over(folder: Folder, crs: object):
    folder.features(GOOD, crs=crs)
    assert folder.load().layer_of("zone-a") == "zones"


def test_an_id_written_as_a_number_is_read_as_text(folder: Folder):
    folder.features(feature(7, box(113.2, 23.1)))
    assert folder.load().layer_of("7") == "zones"
