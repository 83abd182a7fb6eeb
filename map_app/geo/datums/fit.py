"""A local grid fitted to EPSG:4547 through points that are known in both."""

from __future__ import annotations

import cmath
import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from map_app.errors import RequestError
from map_app.geo.datums.datum import Datum
from map_app.geo.datums.four_parameters import ARCSECONDS_PER_RADIAN, FourParameters

FITTED_GRID = "fitted-grid"
"""The id of a datum that was fitted."""
FEWEST_POINTS = 3
LEAST_SPREAD_M = 1.0
LEAST_WIDTH = 0.01
"""How wide the points lie beside how long: less is a line, and tells nothing of the other side."""
GOOD_FIT_M = 1.0
"""A fit that misses its own points by more is not called certain."""
CLEARLY_WORSE = 10.0
"""So many times better fits the mirrored grid before it is said that the axes are wrong."""
EASTINGS_M, NORTHINGS_M = (0.0, 1_000_000.0), (2_200_000.0, 2_900_000.0)
"""What EPSG:4547 has in Guangdong."""
QUARTER_TURN = math.pi / 2
Complex = NDArray[np.complex128]


class FitError(RequestError):
    """Control points that nothing can be fitted through; `key` says why in one word."""

    def __init__(self, key: str, message: str) -> None:
        """Keep the word and the sentence."""
        self.key = key
        super().__init__(message)


@dataclass(frozen=True, slots=True)
class ControlPoint:
    """A point known in both: local x (east) and y (north), and EPSG:4547 east and north, metres."""

    x: float
    y: float
    east_m: float
    north_m: float


@dataclass(frozen=True, slots=True)
class GridFit:
    """Four parameters through control points, and how far each point is from where they put it.

    `residuals_m` has east and north (known minus fitted) in the order of the points; `rms_m` is
    the root of the mean square of their lengths.
    """

    parameters: FourParameters
    residuals_m: tuple[tuple[float, float], ...]
    rms_m: float

    def datum(self, title_zh: str, title_en: str) -> Datum:
        """Return the fitted grid as a datum, which says of itself how well it fits."""
        return Datum(
            id=FITTED_GRID,
            title_zh=title_zh,
            title_en=title_en,
            grid=self.parameters,
            certain=self.rms_m <= GOOD_FIT_M,
            caveat_zh=f"由{len(self.residuals_m)}个控制点拟合，中误差{self.rms_m:.3f}米。",
            caveat_en=f"Fitted through {len(self.residuals_m)} points, RMS {self.rms_m:.3f} m.",
        )


def fit_grid(control_points: Sequence[ControlPoint]) -> GridFit:
    """Return the four parameters that fit the points best (least squares).

    Raises
    ------
    FitError
        When there are fewer than three points, they are one place or one line, a number is none,
        or they fit only with axes swapped or mirrored.
    """
    if len(control_points) < FEWEST_POINTS:
        raise FitError("few_points", f"拟合坐标系至少需要三个控制点，现有{len(control_points)}个。")
    local = np.array([complex(one.x, one.y) for one in control_points])
    known = np.array([complex(one.east_m, one.north_m) for one in control_points])
    if not (np.isfinite(local).all() and np.isfinite(known).all()):
        raise FitError("not_numbers", "控制点的坐标中有不是数字的内容。")
    _check_known(known)
    _check_spread(local, "local", "自用坐标")
    _check_spread(known, "known", "EPSG:4547坐标")
    shift, turn, missed = _fitted(local, known)
    _check_axes(local, known, missed)
    parameters = FourParameters(
        east_m=shift.real,
        north_m=shift.imag,
        turn_arcsec=cmath.phase(turn) * ARCSECONDS_PER_RADIAN,
        scale=abs(turn),
    )
    residuals = tuple((float(one.real), float(one.imag)) for one in missed)
    return GridFit(parameters, residuals, _rms(missed))


def _fitted(local: Complex, known: Complex) -> tuple[complex, complex, Complex]:
    """Return shift and turn (with scale) of known = shift + turn · local, and what is left.

    Around the middles, where the two are found apart and no digits are lost.
    """
    middle, there = local.mean(), known.mean()
    around = local - middle
    turn = complex(np.vdot(around, known - there) / np.vdot(around, around))
    missed = known - there - turn * around
    return complex(there - turn * middle), turn, missed


def _check_known(known: Complex) -> None:
    """Refuse what cannot be EPSG:4547 here: swapped, with a zone prefix, or degrees."""
    east = (known.real > EASTINGS_M[0]) & (known.real < EASTINGS_M[1])
    north = (known.imag > NORTHINGS_M[0]) & (known.imag < NORTHINGS_M[1])
    if not (east & north).all():
        raise FitError(
            "not_here",
            "控制点的EPSG:4547坐标应为东坐标（六位，不带带号）和北坐标（七位），"
            "现有的数不是这样：可能写反了、带有带号，或者是经纬度。",
        )


def _check_spread(points: Complex, which: str, name: str) -> None:
    """Refuse points that are one place or one line."""
    around = points - points.mean()
    long, wide = np.linalg.svd(np.column_stack([around.real, around.imag]), compute_uv=False)
    if long < LEAST_SPREAD_M:
        raise FitError(
            f"one_place_{which}", f"控制点的{name}几乎是同一处，不能拟合；请选相距较远的点。"
        )
    if wide < LEAST_WIDTH * long:
        raise FitError(
            f"one_line_{which}",
            f"控制点的{name}几乎在一条直线上，不能拟合；请另选不在一条线上的点。",
        )


def _check_axes(local: Complex, known: Complex, missed: Complex) -> None:
    """Refuse points that fit far better when the local grid is turned over."""
    _, turn, turned_over = _fitted(local.conj(), known)
    if _rms(missed) <= CLEARLY_WORSE * _rms(turned_over) or _rms(missed) < LEAST_SPREAD_M:
        return
    is_swapped = abs(abs(cmath.phase(turn)) - QUARTER_TURN) < QUARTER_TURN / 2
    why = "X与Y写反了（X应为东、Y应为北）" if is_swapped else "有一个坐标轴的方向（正负号）相反"
    raise FitError(
        "swapped" if is_swapped else "mirrored",
        f"控制点只有翻转后才能吻合：看来自用坐标的{why}，请改正后再拟合。",
    )


def _rms(missed: Complex) -> float:
    return float(np.sqrt(np.mean(np.abs(missed) ** 2)))
