"""Bad geometry is mended where that is safe and counted; what cannot be used is named."""

from __future__ import annotations

import json

import numpy as np
import pytest
import shapely
from shapely.geometry import mapping

from map_app.geo.uploads.mending import sound
from map_app.geo.uploads.raw_layer import RawLayer
from map_app.settings import UploadLimits
from tests.geo.uploads.made_files import FIRST

BOW_TIE = shapely.Polygon([(0, 0), (2, 2), (2, 0), (0, 2)])
FLAT = shapely.Polygon([(0, 0), (1, 0), (2, 0), (0, 0)])
SPIKE = shapely.Polygon([(0, 0), (4, 0), (4, 4), (2, 4), (2, 9), (2, 4), (0, 4)])
NOWHERE = shapely.Point(float("nan"), 1)
FAR = shapely.Point(1e300, 1)
EMPTY = shapely.Polygon()


def layer_of(*places):
    geometries = np.empty(len(places), dtype=object)
    geometries[:] = places
    return RawLayer("x", {}, geometries, np.arange(1, len(places) + 1))


@pytest.mark.parametrize(("place", "area"), [(BOW_TIE, 2.0), (SPIKE, 16.0)])
def test_an_area_that_crosses_itself_is_mended(place, area):
    found = sound(layer_of(place), UploadLimits())
    assert (found.mended, len(found.rejected)) == (1, 0)
    assert found.geometries[0].is_valid
    assert found.geometries[0].area == pytest.approx(area)


@pytest.mark.parametrize(
    ("place", "why"),
    [
        (FLAT, "cannot_mend"),
        (NOWHERE, "not_finite"),
        (FAR, "not_finite"),
        (EMPTY, "empty"),
        (None, "no_geometry"),
    ],
)
def test_what_cannot_be_used_is_named_and_the_rest_kept(place, why):
    found = sound(layer_of(FIRST, place, FIRST), UploadLimits())
    assert [(one.row, one.reason.key) for one in found.rejected] == [(2, f"upload.reason.{why}")]
    assert list(found.rows) == [1, 3]
    assert found.mended == 0


def test_one_bad_feature_of_a_geojson_does_not_lose_the_others(tmp_path, the_layer):
    good = {"type": "Feature", "properties": {"n": 2**80}, "geometry": mapping(FIRST)}
    words = {**good, "geometry": {"type": "Polygon", "coordinates": "what"}}
    document = {"type": "FeatureCollection", "features": [good, words, 7, good]}
    path = tmp_path / "a.geojson"
    path.write_text(json.dumps(document), encoding="utf-8")
    layer = the_layer(path)
    assert layer.features == 2
    told = [(one.row, one.reason.key) for one in layer.rejected]
    assert told == [(2, "upload.reason.bad_geometry"), (3, "upload.reason.no_feature")]


def test_an_open_ring_is_closed_and_counted(tmp_path, the_layer):
    ring = [[113.2, 23.1], [113.3, 23.1], [113.3, 23.2], [113.2, 23.2]]
    path = tmp_path / "a.geojson"
    path.write_text(json.dumps({"type": "Polygon", "coordinates": [ring]}), encoding="utf-8")
    assert the_layer(path).mended == 1
