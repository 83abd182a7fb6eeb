"""What lies within a distance, and in an area; measured on the ground, nearest first."""

from __future__ import annotations

import math

import pytest
import shapely
from pyproj import Geod
from shapely.ops import nearest_points

from map_app.atlas.nearby import stations_near
from map_app.atlas.questions import (
    ask_layers,
    buffered,
    lies_in,
    nearest_of,
    things_of_layer,
    things_of_place,
    within,
)
from map_app.errors import RequestError, UnknownPlaceError
from map_app.geo import from_grid, ground_area, ground_distance, to_grid

GEOD = Geod(ellps="WGS84")


def test_distances_agree_with_an_independent_geodesic_computation(atlas):
    village = atlas.ground.feature_geometry("village-donglang")
    found = within(atlas, "东塱村", 3_000, "metro_stations")
    assert len(found.hits) > 5
    for near in found.hits:
        station = atlas.ground.feature_geometry(near.place.id)
        grid = nearest_points(to_grid(village), to_grid(station))[0]
        edge = from_grid(grid)
        _, _, metres = GEOD.inv(edge.x, edge.y, station.x, station.y)
        assert near.distance_m == pytest.approx(metres, rel=1e-3, abs=0.01)


def test_the_nearest_comes_first_and_nothing_lies_beyond(atlas):
    distances = [near.distance_m for near in within(atlas, "东塱村", 2_000, "metro_stations").hits]
    assert distances == sorted(distances)
    assert distances[-1] <= 2_000


def test_the_same_stations_are_near_as_on_the_sheet(atlas):
    for village in atlas.records("village"):
        sheet = stations_near(atlas.plan, atlas.ground, village.id)
        found = within(atlas, village.id, 800, "metro_stations").hits
        assert [near.place.id for near in found] == [near.place.id for near in sheet]


def test_a_place_is_not_near_itself(atlas):
    found = within(atlas, "芳村站", 1_000, "metro_stations")
    assert "station-fangcun" not in {near.place.id for near in found.hits}


def test_a_place_that_is_not_drawn_has_nothing_near_and_says_why(atlas):
    found = within(atlas, "25号线", 500, "metro_stations")
    assert found.hits == ()
    assert [one.what for one in found.unchecked] == ["25号线"]


def test_a_layer_s_places_that_nothing_draws_are_unchecked(atlas):
    found = within(atlas, "东塱村", 500, "metro_lines")
    assert "25号线" in {one.what for one in found.unchecked}


@pytest.mark.parametrize("metres", [-1, math.nan, math.inf, 1e6])
def test_metres_that_are_no_distance_are_refused(atlas, metres):
    with pytest.raises(RequestError, match="距离应为0到100000米之间"):
        within(atlas, "东塱村", metres, "metro_stations")


def test_a_layer_that_there_is_not_comes_with_those_there_are(atlas):
    with pytest.raises(RequestError, match="metro_stations（轨道站点）"):
        within(atlas, "东塱村", 500, "metro")
    with pytest.raises(UnknownPlaceError):
        within(atlas, "nowhere at all", 500, "metro_stations")


def test_a_buffer_reaches_as_far_as_it_says_on_the_ground():
    circle = buffered(shapely.Point(113.24, 23.1), 500)
    for lon, lat in shapely.get_coordinates(circle):
        assert ground_distance(113.24, 23.1, lon, lat).metres == pytest.approx(500, rel=1e-3)
    assert ground_area(circle).ha == pytest.approx(math.pi * 25, rel=1e-3)


def test_a_drawn_line_gets_a_width():
    line = shapely.LineString([(113.2, 23.1), (113.21, 23.1)])
    assert ground_area(buffered(line, 20)).ha == pytest.approx(4.1 + 0.13, rel=0.02)


@pytest.mark.parametrize("metres", [math.nan, math.inf, 1e6])
def test_a_buffer_that_is_no_distance_is_refused(metres):
    with pytest.raises(RequestError, match="缓冲距离"):
        buffered(shapely.Point(113.24, 23.1), metres)


def test_every_layer_that_is_asked_about_answers(atlas):
    around = buffered(shapely.Point(113.2484, 23.0667), 800)
    answers = lies_in(atlas, around, ["village_renewal", "metro_stations", "metro_lines"])
    villages, stations, lines = answers
    assert [one.layer_id for one in answers] == ["village_renewal", "metro_stations", "metro_lines"]
    assert all(hit.a.id == "asked" and hit.area_ha > 0 for hit in villages.overlaps.hits)
    assert (stations.overlaps.hits, stations.overlaps.unchecked) == ((), ())
    assert lines.overlaps.hits[0].length_km > 0
    assert "25号线" in {one.what for one in lines.overlaps.unchecked}


def test_what_is_drawn_around_the_district_holds_all_of_it(atlas):
    district = atlas.ground.feature_geometry("district-liwan")
    (answer,) = lies_in(atlas, buffered(district, 500), ["village_renewal"])
    assert {hit.share_of_b for hit in answer.overlaps.hits} == {1.0}
    assert len(answer.overlaps.hits) == 20


def test_a_place_asks_every_layer_and_is_not_told_of_itself(atlas):
    of = things_of_place(atlas, atlas.place("东塱村"))
    villages, lines = ask_layers(atlas, of, ["village_renewal", "metro_lines"])
    assert all(hit.b.id != "village-donglang" for hit in villages.overlaps.hits)
    assert "25号线" in {one.what for one in lines.overlaps.unchecked}


@pytest.mark.parametrize(
    "geometry",
    [shapely.Polygon(), shapely.Polygon([(0, 0), (1, 1), (0, 1), (1, 0)])],
    ids=["empty", "crossing itself"],
)
def test_an_area_that_is_none_is_refused(atlas, geometry):
    with pytest.raises(RequestError, match="请重新画"):
        lies_in(atlas, geometry, ["village_renewal"])


def test_the_nearest_station_of_each_village_is_the_nearest(atlas):
    villages, stations = (
        things_of_layer(atlas, layer) for layer in ("village_renewal", "metro_stations")
    )
    for village, near in nearest_of(villages, stations):
        apart = {one.ref.id: village.grid.distance(one.grid) for one in stations.things}
        assert near.place.id == min(apart, key=apart.get)
        assert near.distance_m == pytest.approx(min(apart.values()), abs=0.01)


def test_the_nearest_to_a_thing_is_another(atlas):
    stations = things_of_layer(atlas, "metro_stations")
    assert all(one.ref.id != near.place.id for one, near in nearest_of(stations, stations))


def test_where_there_is_no_other_nothing_is_nearest(atlas):
    one = things_of_place(atlas, atlas.place("东塱村"))
    assert [near for _, near in nearest_of(one, one)] == [None]
    nothing = things_of_place(atlas, atlas.place("25号线"))
    assert [near for _, near in nearest_of(one, nothing)] == [None]
