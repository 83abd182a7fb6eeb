"""A local grid, fitted through control points that a reader knows in both."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

import numpy as np

from map_app.cartography import Look
from map_app.errors import RequestError
from map_app.geo.datums import ControlPoint, Datum, Datums, FitError, GridFit, fit_grid
from map_app.geo.measure import grid_positions
from map_app.readers.own import OwnError

MOST_POINTS = 200
NUMBERS_A_POINT = 4
FARTHEST = 1e9
"""JSON has whole numbers that no float holds; beyond this none is metres or degrees."""
USUAL_KNOWN = "cgcs2000"


def grid_fit(asked: object, datums: Datums) -> GridFit:
    """Return the fit that a request asks for.

    `asked` has `points`, each [local east, local north, known east or longitude, known north or
    latitude], and `known`, the datum of the latter. Raises OwnError for what cannot be fitted.
    """
    wrong = OwnError("bad", "fit.not_understood", most=MOST_POINTS)
    if not isinstance(asked, dict) or not set(asked) <= {"points", "known"}:
        raise wrong
    points = asked.get("points")
    if not isinstance(points, list) or len(points) > MOST_POINTS or not all(map(_is_point, points)):
        raise wrong
    try:
        known = datums.named(str(asked.get("known") or USUAL_KNOWN))
    except RequestError:
        raise wrong from None
    told = [_control_point(point, known) for point in points]
    try:
        return fit_grid(told)
    except FitError as error:
        raise OwnError("bad", f"fit.{error.key}", count=len(points)) from error


def _control_point(told: list[float], known: Datum) -> ControlPoint:
    """Return a point with its known position in EPSG:4547; OwnError where that is none."""
    x, y, east, north = told
    place = grid_positions(*known.to_wgs84(east, north)).ravel()
    if not np.isfinite(place).all():
        raise OwnError("bad", "fit.not_here")
    return ControlPoint(x, y, *place)


def grid_of(fit: GridFit, look: Look) -> Mapping[str, Any]:
    """Return the fitted grid as a datum is written down."""
    titles = [look.say("fit.title", language) for language in ("zh", "en")]
    datum = fit.datum(titles[0], titles[1])
    return datum.model_dump(mode="json", exclude_defaults=True)


def fit_json(fit: GridFit) -> Mapping[str, object]:
    """Return how well the points fit, as JSON has it: metres, known minus fitted."""
    residuals = [
        {
            "east_m": round(east, 3),
            "north_m": round(north, 3),
            "off_m": round(math.hypot(east, north), 3),
        }
        for east, north in fit.residuals_m
    ]
    return {"rms_m": round(fit.rms_m, 3), "residuals": residuals}


def _is_point(told: object) -> bool:
    return (
        isinstance(told, list)
        and len(told) == NUMBERS_A_POINT
        and all(
            isinstance(one, int | float) and not isinstance(one, bool) and abs(one) < FARTHEST
            for one in told
        )
    )
