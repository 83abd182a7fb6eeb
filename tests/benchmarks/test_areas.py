"""The file that the benchmark brings: valid, the same each time, with places to click in it."""

from __future__ import annotations

import geopandas as gpd
import pytest
import shapely
from shapely import Point

from benchmarks.areas import middles, write_areas


def test_the_areas_are_sound_apart_and_the_same_each_time(tmp_path):
    first, again = tmp_path / "a.geojson", tmp_path / "b.geojson"
    write_areas(first, 60)
    write_areas(again, 60)
    assert first.read_bytes() == again.read_bytes()
    frame = gpd.read_file(first)
    assert len(frame) == 60
    assert frame.is_valid.all()
    assert frame["名称"].is_unique
    assert shapely.union_all(frame.geometry).area == pytest.approx(
        shapely.area(frame.geometry).sum()
    )


def test_every_place_to_click_lies_in_another_area(tmp_path):
    path = tmp_path / "a.geojson"
    write_areas(path, 400)
    frame = gpd.read_file(path)
    found = [frame.index[frame.contains(Point(*one))].tolist() for one in middles(400, 24)]
    assert len(found) == 24
    assert all(len(one) == 1 for one in found)
    assert len({one[0] for one in found}) == 24
