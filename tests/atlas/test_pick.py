"""What lies under a position."""

from __future__ import annotations

import math

import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from map_app.atlas import MapView
from map_app.errors import RequestError
from map_app.geo import distance_m

WEST, SOUTH, EAST, NORTH = 113.15, 22.99, 113.30, 23.18
lons, lats = st.floats(WEST, EAST), st.floats(SOUTH, NORTH)
tolerances = st.floats(0, 500)


def ids(hits):
    return [hit.place.id for hit in hits]


def dimension(atlas, hit):
    return int(shapely.get_dimensions(atlas.ground.feature_geometry(hit.place.id)))


def test_points_come_before_lines_and_lines_before_areas_smallest_first(small):
    assert ids(small.pick(113.21, 23.01, 5)) == [
        "station-a",
        "line-11",
        "village-a",
        "cluster-c",
        "belt-y",
        "district-x",
    ]


def test_points_and_lines_count_within_the_tolerance_only(small):
    assert ids(small.pick(113.2101, 23.0101, 5))[0] == "village-a"
    near = small.pick(113.2101, 23.0101, 20)
    assert ids(near)[:2] == ["station-a", "line-11"]
    assert near[0].distance_m == pytest.approx(15, abs=1)
    assert near[1].distance_m == pytest.approx(10.2, abs=0.5)


def test_areas_hold_the_position_or_are_no_answer(small):
    assert ids(small.pick(113.2999, 23.0999, 0)) == ["district-x"]
    assert small.pick(113.3001, 23.0999, 500) == ()


def test_layers_that_cannot_be_clicked_answer_nothing(folders):
    folders.swap("catalogue.toml", "clickable = true", "clickable = false")
    assert folders.load().pick(113.21, 23.01, 5) == ()


@given(lons, lats, tolerances)
def test_every_picked_area_contains_the_position(atlas, lon, lat, metres):
    here = shapely.Point(lon, lat)
    for hit in atlas.pick(lon, lat, metres):
        if dimension(atlas, hit) == 2:
            assert atlas.ground.feature_geometry(hit.place.id).intersects(here)
            assert hit.distance_m == 0


@given(lons, lats, tolerances)
def test_every_area_that_contains_the_position_is_picked(atlas, lon, lat, metres):
    here = shapely.Point(lon, lat)
    holding = {
        record.id
        for record in atlas.records()
        if record.area_ha and atlas.ground.feature_geometry(record.id).intersects(here)
    }
    assert holding <= set(ids(atlas.pick(lon, lat, metres)))


@given(lons, lats, tolerances)
def test_picked_points_and_lines_are_as_near_as_said(atlas, lon, lat, metres):
    for hit in atlas.pick(lon, lat, metres):
        if dimension(atlas, hit) < 2:
            geometry = atlas.ground.feature_geometry(hit.place.id)
            assert hit.distance_m == pytest.approx(distance_m(lon, lat, geometry), abs=0.06)
            assert hit.distance_m <= metres + 0.05


@given(lons, lats, tolerances)
def test_hits_stand_in_one_order_and_each_place_once(atlas, lon, lat, metres):
    hits = atlas.pick(lon, lat, metres)
    assert len(set(ids(hits))) == len(hits)
    assert hits == atlas.pick(lon, lat, metres)
    dimensions = [dimension(atlas, hit) for hit in hits]
    assert dimensions == sorted(dimensions)
    areas = [atlas.record(h.place.id).area_ha for h in hits if dimension(atlas, h) == 2]
    assert areas == sorted(areas)


@pytest.mark.parametrize(
    "numbers",
    [
        (math.nan, 23, 0),
        (113, math.inf, 0),
        (181, 23, 0),
        (113, -91, 0),
        (113, 23, -1),
        (113, 23, math.nan),
        (113, 23, math.inf),
    ],
)
def test_numbers_that_are_no_position_are_refused_with_a_sentence(small, numbers):
    with pytest.raises(RequestError, match="应为"):
        small.pick(*numbers)


@pytest.mark.parametrize("where", [(0, 0), (-180, 90), (180, -90), (113, 90)])
def test_the_other_end_of_the_world_is_nowhere(atlas, where):
    assert atlas.pick(*where, 1e12) == ()


def test_a_village_is_the_first_answer_in_its_middle(atlas):
    for village in atlas.records("village"):
        hits = [h for h in atlas.pick(*village.point) if dimension(atlas, h) == 2]
        assert hits[0].place.id == village.id


def states_with(atlas, query):
    return MapView.from_query(query, atlas)[0].layers


def test_a_layer_that_is_off_answers_nothing(small):
    shown = states_with(small, "layers=-stations,-villages")
    assert ids(small.pick(113.21, 23.01, 5, shown)) == [
        "line-11",
        "cluster-c",
        "belt-y",
        "district-x",
    ]


def test_what_a_filter_hides_is_no_answer(atlas):
    point = atlas.ground.feature_geometry("village-donglang").representative_point()
    whole = ids(atlas.pick(point.x, point.y))
    narrowed = ids(
        atlas.pick(point.x, point.y, 0, states_with(atlas, "layers=village_renewal:chapter-4"))
    )
    assert "village-donglang" in whole
    assert narrowed == [one for one in whole if one != "village-donglang"]
