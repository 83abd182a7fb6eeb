"""What is measured on the ground is true along the ellipsoid, and the grid agrees with it."""

from __future__ import annotations

import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from pyproj import Geod

from map_app.geo import (
    area_ha,
    ground_area,
    ground_distance,
    ground_length,
    length_km,
)
from tests.support.shipped import ground

GEOD = Geod(ellps="GRS80")
A_THOUSANDTH = 1e-3


def drawn():
    """Yield the geometries of the shipped layers that have a size, with what they are."""
    for layer in ground().layers.values():
        for row in layer.frame.itertuples():
            if row.geometry.geom_type != "Point":
                yield f"{layer.spec.id} {row.id}", row.geometry


def independent(geometry):
    """Hectares and kilometres by pyproj alone."""
    parts = [p for p in getattr(geometry, "geoms", [geometry]) if not p.is_empty]
    areas = [p for p in parts if p.geom_type == "Polygon"]
    lines = [p for p in parts if p.geom_type == "LineString"]
    square_metres = sum(
        GEOD.geometry_area_perimeter(shapely.orient_polygons(area))[0] for area in areas
    )
    return square_metres / 10_000, sum(GEOD.geometry_length(line) for line in lines) / 1_000


def unlike(size_of, rel):
    """Return the shipped features whose hectares and kilometres are not pyproj's."""
    sizes = [(what, size_of(one), independent(one)) for what, one in drawn()]
    assert len(sizes) > 100
    return [one for one in sizes if one[1] != pytest.approx(one[2], rel=rel, abs=1e-6)]


def test_the_grid_s_measures_agree_with_the_ellipsoid_within_a_thousandth():
    assert unlike(lambda one: (area_ha(one), length_km(one)), A_THOUSANDTH) == []


def test_the_ground_s_measures_are_the_ellipsoid_s():
    assert unlike(lambda one: (ground_area(one).ha, ground_length(one).km), 1e-6) == []


@given(st.floats(113.1, 113.3), st.floats(23.0, 23.2), st.floats(113.1, 113.3), st.floats(23, 23.2))
def test_a_distance_is_that_of_a_line_between(lon, lat, other_lon, other_lat):
    line = shapely.LineString([(lon, lat), (other_lon, other_lat)])
    apart = ground_distance(lon, lat, other_lon, other_lat)
    assert ground_length(line).metres == pytest.approx(apart.metres, abs=1e-6)


def test_a_hole_is_left_out_whichever_way_it_runs():
    whole, hole = (
        shapely.box(113.2, 23.1, 113.21, 23.11),
        shapely.box(113.203, 23.1, 113.205, 23.105),
    )
    for ring in (hole.exterior.coords, hole.exterior.coords[::-1]):
        with_hole = shapely.Polygon(whole.exterior.coords, [ring])
        left = ground_area(whole).square_metres - ground_area(hole).square_metres
        assert ground_area(with_hole).square_metres == pytest.approx(left)


def test_fifteen_mu_are_a_hectare():
    area = ground_area(shapely.box(113.2, 23.1, 113.21, 23.11))
    assert area.mu == pytest.approx(15 * area.ha)
    assert area.square_km == pytest.approx(area.ha / 100)


def test_areas_have_no_length_and_lines_no_area_on_the_ground():
    line = shapely.LineString([(113.2, 23.1), (113.21, 23.1)])
    assert ground_area(line).ha == 0
    assert ground_length(shapely.box(113.2, 23.1, 113.21, 23.11)).km == 0
    assert ground_length(shapely.Point(113.2, 23.1)).metres == 0
