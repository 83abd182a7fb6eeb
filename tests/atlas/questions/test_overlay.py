"""What lies over what: how much, never by the drawings' error alone, never silently left out."""

from __future__ import annotations

import math
import time

import numpy as np
import pytest
import shapely
from pyproj import Geod

from map_app.atlas import PlaceRef
from map_app.atlas.questions import (
    overlaps_of,
    overlay,
    things_of_features,
    things_of_layer,
)
from map_app.errors import MapAppError, RequestError, UnknownPlaceError

GEOD = Geod(ellps="WGS84")
BOX = shapely.box(0, 0, 1_000, 1_000)


def ids(overlaps):
    return [(one.a.id, one.b.id) for one in overlaps]


def union_of(atlas, layer):
    frame = atlas.ground.layers[layer].frame
    return {key: shapely.union_all(rows.geometry.array) for key, rows in frame.groupby("id")}


def geodesic_ha(geometry):
    parts = [p for p in shapely.get_parts(geometry) if p.geom_type == "Polygon"]
    return (
        sum(GEOD.geometry_area_perimeter(shapely.orient_polygons(part))[0] for part in parts)
        / 10_000
    )


@pytest.mark.parametrize(
    "pair",
    [
        ("village_renewal", "baietan_clusters"),
        ("belt_and_zones", "baietan_clusters"),
        ("village_renewal", "district"),
    ],
)
def test_areas_and_shares_agree_with_an_independent_geodesic_computation(atlas, pair):
    found = overlay(atlas, *pair, min_share=0)
    of_a, of_b = (union_of(atlas, layer) for layer in pair)
    told = {(one.a.id, one.b.id): one for one in (*found.hits, *found.within_drawing_error)}
    for a, whole in of_a.items():
        for b, other in of_b.items():
            hectares = geodesic_ha(whole.intersection(other))
            one = told.pop((a, b), None)
            if one is None:
                assert hectares < 0.001
                continue
            assert one.area_ha == pytest.approx(hectares, rel=1e-3, abs=2e-4)
            assert one.share_of_a == pytest.approx(hectares / geodesic_ha(whole), abs=1e-3)
            assert one.share_of_b == pytest.approx(hectares / geodesic_ha(other), abs=1e-3)
    assert told == {}


def test_lengths_agree_with_an_independent_geodesic_computation(atlas):
    found = overlay(atlas, "metro_lines", "village_renewal", min_share=0)
    lines, villages = union_of(atlas, "metro_lines"), union_of(atlas, "village_renewal")
    assert found.hits
    for one in (*found.hits, *found.within_drawing_error):
        inside = lines[one.a.id].intersection(villages[one.b.id])
        metres = math.fsum(GEOD.geometry_length(line) for line in shapely.get_parts(inside))
        assert one.length_km == pytest.approx(metres / 1_000, rel=1e-3, abs=1e-4)
        assert (one.area_ha, one.share_of_b) == (None, None)


def test_a_place_wholly_inside_is_a_hit_though_narrower_than_the_error(things, thing):
    narrow = thing("narrow", shapely.box(100, 100, 300, 300), 400)
    found = overlaps_of(things(narrow), things(thing("wide", BOX, 400)), 0.01)
    assert [(one.share_of_a, one.share_of_b) for one in found.hits] == [(1.0, 0.04)]


@pytest.mark.parametrize(("depth_m", "is_hit"), [(90, False), (110, True)])
def test_an_overlap_thinner_than_the_worse_error_is_no_hit(things, thing, depth_m, is_hit):
    beside = thing("beside", shapely.box(1_000 - depth_m, 0, 2_000, 1_000), 60)
    found = overlaps_of(things(thing("box", BOX, 100)), things(beside), 0)
    assert (len(found.hits), len(found.within_drawing_error)) == ((1, 0) if is_hit else (0, 1))


@pytest.mark.parametrize(("depth_m", "is_hit"), [(45, False), (55, True)])
def test_a_line_or_a_point_near_the_edge_may_be_outside(things, thing, depth_m, is_hit):
    line = thing("line", shapely.LineString([(depth_m, 10), (depth_m, 200), (-2_000, 200)]), 50)
    point = thing("point", shapely.Point(depth_m, 500), 50)
    found = overlaps_of(things(line, point), things(thing("box", BOX, 100)), 0)
    assert len(found.hits) == (2 if is_hit else 0)
    assert len(found.within_drawing_error) == (0 if is_hit else 2)


def test_what_is_drawn_exactly_has_no_drawing_error(things, thing):
    sliver = thing("sliver", shapely.box(999, 0, 2_000, 1_000))
    found = overlaps_of(things(thing("box", BOX)), things(sliver), 0)
    assert len(found.hits) == 1
    assert found.within_drawing_error == ()


def test_what_only_touches_is_told_nowhere(things, thing):
    neighbour = thing("neighbour", shapely.box(1_000, 0, 2_000, 1_000), 100)
    found = overlaps_of(things(thing("box", BOX, 100)), things(neighbour), 0)
    assert (found.hits, found.within_drawing_error) == ((), ())


def test_the_least_share_is_of_either_thing(things, thing):
    small = thing("small", shapely.box(900, 900, 1_100, 1_100))
    tell = lambda share: overlaps_of(things(thing("box", BOX)), things(small), share).hits  # noqa: E731
    (one,) = tell(0.25)
    assert (one.share_of_a, one.share_of_b) == (0.01, 0.25)
    assert tell(0.26) == ()


def test_nothing_is_paired_with_itself_and_no_two_twice(things, thing):
    both = things(thing("a", BOX), thing("b", shapely.box(500, 0, 1_500, 1_000)))
    found = overlaps_of(both, both, 0)
    assert [set(pair) for pair in ids(found.hits)] == [{"a", "b"}]


def test_no_shipped_layer_pairs_a_place_with_itself(atlas):
    for layer in atlas.ground.layers:
        found = overlay(atlas, layer, layer, 0)
        assert all(one.a.id != one.b.id for one in (*found.hits, *found.within_drawing_error))


def test_lines_that_cross_are_a_hit_without_a_share(things, thing):
    one = thing("a", shapely.LineString([(0, 0), (100, 100)]))
    other = thing("b", shapely.LineString([(0, 100), (100, 0)]))
    (hit,) = overlaps_of(things(one), things(other), 0.5).hits
    assert (hit.length_km, hit.share_of_a, hit.area_ha) == (0, None, None)


def test_the_largest_overlap_comes_first(atlas):
    areas = [one.area_ha for one in overlay(atlas, "village_renewal", "baietan_clusters").hits]
    assert areas == sorted(areas, reverse=True)


def test_a_place_that_is_not_drawn_is_unchecked_with_the_reason(atlas):
    found = overlay(atlas, "25号线", "village_renewal")
    assert found.hits == ()
    assert [(one.what, one.why("zh")) for one in found.unchecked] == [
        ("25号线", "图上没有画出，没有可用的位置")
    ]
    assert "not drawn" in found.unchecked[0].why("en")


def test_a_layer_names_the_places_of_its_kind_that_nothing_draws(atlas):
    unchecked = {one.what for one in overlay(atlas, "metro_lines", "village_renewal").unchecked}
    assert "25号线" in unchecked
    assert "1号线" not in unchecked


def test_a_subdistrict_known_by_a_point_alone_is_unchecked(atlas):
    found = overlay(atlas, "places", "belt_and_zones")
    assert "subdistrict" not in {one.a.kind for one in found.hits}
    assert any(one.what == "沙面街道" and "标注点" in one.why_zh for one in found.unchecked)


def test_a_share_of_a_line_is_of_its_length_within_the_district(atlas):
    (hit,) = (one for one in overlay(atlas, "11号线", "district").hits)
    assert hit.length_km == pytest.approx(atlas.record("line-11").length_km, abs=0.01)
    assert hit.share_of_a == pytest.approx(1, abs=0.001)


def test_layers_and_places_are_known_by_id_or_name_alike(atlas):
    by_id = overlay(atlas, "village-donglang", "baietan_clusters")
    assert by_id == overlay(atlas, "东塱村", "白鹅潭“1+11”组团")
    assert by_id == overlay(atlas, "东塱", "Bai’etan “1+11” clusters")


def test_words_that_name_neither_come_with_places_and_layers_to_try(atlas):
    with pytest.raises(UnknownPlaceError, match=r"东塱村.*图层可写：water、roads") as caught:
        overlay(atlas, "东朗村", "village_renewal")
    assert "东塱村" in caught.value.suggestions


@pytest.mark.parametrize("share", [-0.1, 1.1, math.nan, math.inf])
def test_a_share_that_is_none_is_refused(atlas, share):
    with pytest.raises(RequestError, match="0到1之间"):
        overlay(atlas, "village_renewal", "district", share)


def test_no_layer_is_an_error_of_ours(atlas):
    with pytest.raises(MapAppError):
        overlay(atlas, "", "village_renewal")


def test_ten_thousands_of_areas_are_answered_in_seconds(things, thing):
    places = np.random.default_rng(1).uniform(0, 20_000, (30_000, 2))
    many = [thing(f"m{i}", shapely.box(x, y, x + 60, y + 60), 5) for i, (x, y) in enumerate(places)]
    few = [thing(f"f{i}", BOX.buffer(50 * i), 100) for i in range(10)]
    started = time.perf_counter()
    found = overlaps_of(things(*many), things(*few), 0.01)
    assert found.hits
    assert time.perf_counter() - started < 10


def test_a_reader_s_own_hundred_thousand_areas_are_laid_over_the_plan_s_in_seconds(atlas):
    corners = np.random.default_rng(1).uniform((113.17, 23.04), (113.27, 23.15), (100_000, 2))
    boxes = shapely.box(*corners.T, *(corners + 0.0004).T)
    refs = [PlaceRef(f"own-{number}", f"图斑{number}", "own") for number in range(len(boxes))]
    started = time.perf_counter()
    own = things_of_features("图斑", refs, boxes, 0.0)
    found = overlaps_of(own, things_of_layer(atlas, "village_renewal"), 0.01)
    assert time.perf_counter() - started < 30
    village = union_of(atlas, "village_renewal")[found.hits[0].b.id]
    number = int(found.hits[0].a.id.removeprefix("own-"))
    shared = geodesic_ha(village.intersection(boxes[number]))
    assert found.hits[0].area_ha == pytest.approx(shared, rel=1e-3)
