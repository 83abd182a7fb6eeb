"""Measuring is done in metres of EPSG:4547, and there and back changes nothing."""

from __future__ import annotations

import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from pyproj import Geod

from map_app.geo import (
    area_ha,
    distance_m,
    from_grid,
    length_km,
    point_on,
    share_within,
    to_grid,
)

LON = st.floats(112.9, 114.1)
LAT = st.floats(22.5, 24.0)
LIWAN_LON = st.floats(113.15, 113.28)
LIWAN_LAT = st.floats(23.03, 23.18)
SIDE_M = st.floats(10, 5_000)
ELLIPSOID = Geod(ellps="GRS80")
CORNER = to_grid(shapely.Point(113.22, 23.09))


def square(side_m: float, east_m: float = 0, north_m: float = 0) -> shapely.Geometry:
    west, south = CORNER.x + east_m, CORNER.y + north_m
    return from_grid(shapely.box(west, south, west + side_m, south + side_m))


@given(LON, LAT)
def test_there_and_back_lands_within_a_millimetre(lon: float, lat: float):
    back = to_grid(from_grid(to_grid(shapely.Point(lon, lat))))
    assert back.distance(to_grid(shapely.Point(lon, lat))) < 0.001


@given(SIDE_M)
def test_a_square_has_its_side_squared(side_m: float):
    assert area_ha(square(side_m)) == pytest.approx(side_m**2 / 10_000, rel=1e-6)


@given(LIWAN_LON, LIWAN_LAT, LIWAN_LON, LIWAN_LAT)
def test_a_distance_is_the_ellipsoid_s_within_a_ten_thousandth(
    lon: float, lat: float, other_lon: float, other_lat: float
):
    _, _, true_m = ELLIPSOID.inv(lon, lat, other_lon, other_lat)
    measured = distance_m(lon, lat, shapely.Point(other_lon, other_lat))
    assert measured == pytest.approx(true_m, rel=1e-4, abs=1e-3)


@given(LIWAN_LON, LIWAN_LAT, LIWAN_LON, LIWAN_LAT)
def test_a_line_is_as_long_as_its_ends_are_apart(
    lon: float, lat: float, other_lon: float, other_lat: float
):
    line = shapely.LineString([(lon, lat), (other_lon, other_lat)])
    apart_m = distance_m(lon, lat, shapely.Point(other_lon, other_lat))
    assert length_km(line) == pytest.approx(apart_m / 1_000, rel=1e-6, abs=1e-9)


@given(st.floats(0, 1))
def test_the_share_of_a_square_pushed_aside_is_what_is_left(moved: float):
    share = share_within(square(1_000, east_m=1_000 * moved), square(1_000))
    assert share == pytest.approx(1 - moved, abs=1e-6)


def test_a_line_s_share_is_of_its_length():
    line = from_grid(
        shapely.LineString([(CORNER.x - 300, CORNER.y + 50), (CORNER.x + 100, CORNER.y + 50)])
    )
    assert share_within(line, square(1_000)) == pytest.approx(0.25, abs=1e-6)


@pytest.mark.parametrize(("east_m", "share"), [(5, 1.0), (-5, 0.0)])
def test_a_point_is_in_or_out(east_m: float, share: float):
    point = from_grid(shapely.Point(CORNER.x + east_m, CORNER.y + 5))
    assert share_within(point, square(1_000)) == share


def test_nothing_is_in_nothing():
    assert share_within(shapely.Polygon(), square(10)) == 0
    assert share_within(square(10), shapely.Polygon()) == 0


def test_areas_have_no_length_and_lines_no_area():
    line = shapely.LineString([(113.2, 23.1), (113.21, 23.1)])
    assert length_km(square(100)) == 0
    assert area_ha(line) == 0
    assert length_km(shapely.GeometryCollection([line, square(100)])) == length_km(line)


def test_inside_an_area_the_distance_is_nought():
    assert distance_m(113.2201, 23.0901, square(1_000)) == 0


@given(st.floats(10, 400), st.floats(10, 400))
def test_the_point_of_a_bent_area_lies_in_it(arm_m: float, width_m: float):
    bent = shapely.union(square(500), square(arm_m + 500, east_m=500 + width_m)).union(
        square(500, east_m=width_m)
    )
    lon, lat = point_on(bent)
    assert shapely.intersects(bent, shapely.Point(lon, lat))


def test_the_point_of_a_ring_shaped_area_is_not_in_its_hole():
    ring = square(1_000).difference(square(400, east_m=300, north_m=300))
    assert ring.contains(shapely.Point(point_on(ring)))


def test_the_point_of_a_line_lies_half_way_along_its_longest_part():
    lines = shapely.MultiLineString(
        [[(113.2, 23.1), (113.21, 23.1)], [(113.2, 23.2), (113.24, 23.2)]]
    )
    assert point_on(lines) == pytest.approx((113.22, 23.2))


def test_the_point_of_a_point_is_itself():
    assert point_on(shapely.Point(113.2, 23.1)) == (113.2, 23.1)
