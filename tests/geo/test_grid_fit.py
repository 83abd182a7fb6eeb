"""A local grid is fitted through control points, or it is said why it cannot be."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from map_app.errors import RequestError
from map_app.geo.datums import ControlPoint, FourParameters, fit_grid

PLACES = ((0, 0), (5_000, 300), (4_000, 6_000), (-800, 4_500), (2_000, 2_000))


def control(grid, places=PLACES, swap=lambda x, y: (x, y)):
    points = []
    for x, y in places:
        east, north = grid.to_grid(x, y)
        points.append(ControlPoint(*swap(x, y), float(east), float(north)))
    return points


GRID = FourParameters(east_m=380_000, north_m=2_530_000, turn_arcsec=1_234, scale=1.00002)


@given(
    st.floats(2e5, 8e5),
    st.floats(2.3e6, 2.8e6),
    st.floats(-600_000, 600_000),
    st.floats(0.99, 1.01),
)
def test_the_fit_finds_the_parameters_that_made_the_points(east, north, turn, scale):
    made = FourParameters(east_m=east, north_m=north, turn_arcsec=turn, scale=scale)
    fit = fit_grid(control(made))
    assert fit.rms_m < 1e-6
    assert fit.parameters.turn_arcsec == pytest.approx(turn, abs=1e-3)
    assert fit.parameters.scale == pytest.approx(scale, rel=1e-9)
    assert fit.parameters.east_m == pytest.approx(east, abs=1e-4)
    assert fit.parameters.north_m == pytest.approx(north, abs=1e-4)


def test_a_point_that_is_off_shows_in_its_residual():
    points = control(GRID)
    off = points[2]
    points[2] = ControlPoint(off.x, off.y, off.east_m + 2.0, off.north_m)
    fit = fit_grid(points)
    lengths = [(east**2 + north**2) ** 0.5 for east, north in fit.residuals_m]
    assert len(lengths) == len(points)
    assert max(lengths) == lengths[2]
    assert fit.rms_m == pytest.approx((sum(one**2 for one in lengths) / 5) ** 0.5)


def test_a_fitted_grid_is_a_datum_that_tells_how_well_it_fits():
    datum = fit_grid(control(GRID)).datum("本单位坐标", "Our grid")
    assert datum.certain
    assert datum.caveat("zh") == "由5个控制点拟合，中误差0.000米。"
    x, y = datum.from_wgs84(113.24, 23.11)
    assert datum.to_wgs84(x, y) == (pytest.approx(113.24), pytest.approx(23.11))


def test_a_grid_that_misses_its_own_points_by_metres_is_not_certain():
    points = control(GRID)
    points[0] = ControlPoint(0, 0, points[0].east_m + 20, points[0].north_m)
    assert not fit_grid(points).datum("甲", "A").certain


@pytest.mark.parametrize(
    ("points", "said"),
    [
        ([ControlPoint(p.x, p.y, p.north_m, p.east_m) for p in control(GRID)], "可能写反了"),
        ([ControlPoint(p.x, p.y, p.east_m + 38e6, p.north_m) for p in control(GRID)], "带有带号"),
        ([ControlPoint(p.x, p.y, 113.2, 23.1) for p in control(GRID)], "经纬度"),
        (control(GRID)[:2], "至少需要三个控制点，现有2个"),
        (control(GRID, [(0, 0)] * 3), "几乎是同一处"),
        (control(GRID, [(0, 0), (100, 100), (900, 900)]), "几乎在一条直线上"),
        (control(GRID, swap=lambda x, y: (y, x)), "X与Y写反了"),
        (control(GRID, swap=lambda x, y: (-x, y)), "方向（正负号）相反"),
        (control(GRID, swap=lambda x, y: (x, -y)), "方向（正负号）相反"),
        ([*control(GRID)[:3], ControlPoint(float("nan"), 0, 4e5, 2.5e6)], "不是数字"),
    ],
)
def test_points_that_cannot_be_fitted_are_refused_with_the_reason(points, said):
    with pytest.raises(RequestError, match=said):
        fit_grid(points)
