"""Places side by side: nothing is lost, nothing said twice, distances measured on the ground."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyproj import Geod

from map_app.atlas.compare import KINDS, compare
from map_app.atlas.nearby import NEAR_M, REACH_M, StationNear, stations_near
from map_app.atlas.records import PlaceRef
from map_app.errors import RequestError, UnknownPlaceError

PLACES = [
    *("belt-baietan", "zone-lingnan", "precinct-south", "cluster-julong", "cluster-datansha"),
    *("village-xijiao", "village-donglang", "line-11", "line-22", "station-xilang"),
    *("landmark-yongqingfang", "district-liwan", "project-package-1-1", "subdistrict-huadi"),
]
several = st.lists(st.sampled_from(PLACES), min_size=2, max_size=4, unique=True)
SCALE_ERROR = 0.001
"""EPSG:4547 keeps lengths here to well under a thousandth."""


def had(aspect, places):
    """Return what every place has of an aspect, shared or alone."""
    found = {place_id: list(own) for place_id, own in zip(places, aspect.own, strict=True)}
    for shared in aspect.shared:
        for place_id, thing in zip(shared.place_ids, shared.told, strict=True):
            found[place_id].append(thing)
    return found


@given(several)
def test_every_statement_stands_in_the_comparison_just_once(atlas, places):
    told = compare(atlas, places)
    for kind in KINDS:
        for place_id, entries in had(told.entries[kind], places).items():
            sheet = atlas.sheet(place_id)
            said = [one for one in (*sheet.named, *sheet.through) if one.kind == kind]
            assert Counter(entries) == Counter(said)


@given(several)
def test_what_is_shared_is_of_several_and_what_is_own_of_one(atlas, places):
    told = compare(atlas, places)
    for aspect in (*told.entries.values(),):
        ids = [entry.id for own in aspect.own for entry in own]
        shared = [{entry.id for entry in one.told} for one in aspect.shared]
        assert all(len(one.place_ids) > 1 for one in aspect.shared)
        assert all(len(same) == 1 for same in shared)
        assert len(ids) == len(set(ids))
        assert not set(ids) & set().union(*shared)


@given(several)
def test_what_most_share_comes_first(atlas, places):
    for aspect in compare(atlas, places).entries.values():
        counts = [len(one.place_ids) for one in aspect.shared]
        assert counts == sorted(counts, reverse=True)


@given(several)
def test_everything_that_was_not_found_is_said(atlas, places):
    told = had(compare(atlas, places).not_found, places)
    for place_id, missing in told.items():
        assert {one.zh for one in missing} == set(atlas.sheet(place_id).not_found)
        assert {one.en for one in missing} == set(atlas.sheet(place_id).not_found_en)


def test_two_clusters_share_the_belt_and_lie_in_different_precincts(atlas):
    told = compare(atlas, ["cluster-datansha", "cluster-julong"])
    assert [one.told[0].place.id for one in told.belongs_to.shared] == ["belt-baietan"]
    alone = [[way.place.id for way in own] for own in told.belongs_to.own]
    assert alone == [["precinct-north"], ["precinct-south"]]


def test_what_one_belongs_to_by_the_plan_and_another_by_sketch_is_shared(atlas):
    told = compare(atlas, ["cluster-datansha", "village-xijiao"])
    belt = next(one for one in told.belongs_to.shared if one.told[0].place.id == "belt-baietan")
    assert [way.relation for way in belt.told] == ["counted_in", None]


def test_nothing_inferred_from_sketches_is_compared(atlas):
    told = compare(atlas, ["village-xijiao", "village-hesha"])
    sketched = {entry.id for entry in atlas.sheet("village-xijiao").sketch}
    listed = {
        entry.id for aspect in told.entries.values() for one in aspect.shared for entry in one.told
    }
    assert sketched
    assert not listed & sketched
    assert told.rest[0].sketched == len(atlas.sheet("village-xijiao").sketch)


def test_a_line_brings_its_status_from_the_plan_and_of_today(atlas):
    line, village = compare(atlas, ["line-11", "village-xijiao"]).statuses
    assert {one.line for one in line.plan} == {one.line for one in line.today} == {"line-11"}
    assert village.plan == village.today == ()


@pytest.mark.parametrize("places", [["line-11"], ["line-11", "line-11"], PLACES[:5], []])
def test_fewer_than_two_more_than_four_or_one_twice_are_refused(atlas, places):
    with pytest.raises(RequestError, match="二至四处"):
        compare(atlas, places)


def test_an_unknown_place_is_refused(atlas):
    with pytest.raises(UnknownPlaceError):
        compare(atlas, ["line-11", "atlantis"])


def test_a_station_inside_an_area_is_at_no_distance(small):
    (near,) = stations_near(small.plan, small.ground, "village-a")
    assert (near.place.id, near.distance_m) == ("station-a", 0.0)


@pytest.mark.parametrize("point", ["landmark-yongqingfang", "landmark-shamian"])
def test_distances_are_those_on_the_ellipsoid(atlas, point):
    lon, lat = atlas.record(point).point
    found = stations_near(atlas.plan, atlas.ground, point)
    assert found
    for near in found:
        there = atlas.record(near.place.id).point
        _, _, metres = Geod(ellps="GRS80").inv(lon, lat, *there)
        assert near.distance_m == pytest.approx(metres, rel=SCALE_ERROR, abs=0.5)


def test_all_stations_within_800_m_are_listed_nearest_first(atlas):
    found = stations_near(atlas.plan, atlas.ground, "landmark-yongqingfang")
    lon, lat = atlas.record("landmark-yongqingfang").point
    inverse = Geod(ellps="GRS80").inv
    expected = {
        station.id
        for station in atlas.records("station")
        if inverse(lon, lat, *station.point)[2] <= REACH_M
    }
    assert {near.place.id for near in found} == expected
    assert [near.distance_m for near in found] == sorted(near.distance_m for near in found)


def test_a_station_is_not_near_itself(atlas):
    found = stations_near(atlas.plan, atlas.ground, "station-huangsha")
    assert "station-huangsha" not in {near.place.id for near in found}


def test_near_what_is_not_drawn_nothing_is_measured(atlas):
    assert stations_near(atlas.plan, atlas.ground, "precinct-north") is None
    assert compare(atlas, ["precinct-north", "line-11"]).stations[0] is None


def test_the_error_of_a_distance_is_that_of_both_drawings(atlas):
    for near in stations_near(atlas.plan, atlas.ground, "cluster-julong"):
        both = atlas.ground.precision_m("cluster-julong") + atlas.ground.precision_m(near.place.id)
        assert near.precision_m == both


@pytest.mark.parametrize(
    ("distance_m", "precision_m", "close"),
    [(500, 0, True), (510, 9, False), (510, 10, True), (700, 101, True), (0, 400, False)],
)
def test_a_distance_that_the_error_may_carry_across_500_or_800_m_is_a_close_call(
    distance_m, precision_m, close
):
    near = StationNear(PlaceRef("s", "站", "station"), distance_m, precision_m)
    assert near.is_close_call is close
    assert near.is_near is (distance_m <= NEAR_M)


def test_the_small_plan_compares_too(small):
    told = compare(small, ["village-a", "village-b"])
    assert [one.id for one in told.places] == ["village-a", "village-b"]
    assert [one.place.id for one in told.near.own[0]] == ["station-a"]
