"""What has to be true of a layer's features before anything is asked of them."""

from __future__ import annotations

import datetime as dt
import math
from typing import TYPE_CHECKING, Any

import numpy as np
import shapely

from map_app.errors import Problem
from map_app.geo.measure import parts_of
from map_app.geo.spec import several, text_of_value

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from map_app.geo.geojson import RawFeature
    from map_app.geo.spec import LayerSpec

WEST, SOUTH, EAST, NORTH = 112.9, 22.5, 114.1, 24.0
"""Guangzhou's bounds in degrees: a position outside them is not of this district."""

TEXT_PROPERTIES = ("name", "method", "source")
_DIMENSIONS = {"point": {0}, "line": {1}, "area": {2}, "mixed": {0, 1, 2}}


def feature_problems(spec: LayerSpec, features: Sequence[RawFeature], shown: str) -> list[Problem]:
    """Return everything that is wrong with the features, each with its line, its place and its key.

    A file may stand on one line as a whole: the place in the file and the key tell them apart.
    """
    if not features:
        return [Problem(shown, None, "has no features")]
    column = spec.match.column if spec.match else "id"
    if spec.match and not any(column in feature.properties for feature in features):
        said = f"no feature has the column '{column}' that the catalogue matches by"
        return [Problem(shown, None, said)]
    problems = _filter_problems(spec, features, shown)
    first_lines: dict[str, int] = {}
    for position, feature in enumerate(features, start=1):
        sentences = [*_property_sentences(spec, feature, column), *_ground_sentences(spec, feature)]
        key = text_of(feature.properties.get(column))
        if key and key in first_lines and not spec.shared_id:
            sentences.append(f"{column}: '{key}' stands at line {first_lines[key]} already")
        first_lines.setdefault(key, feature.line)
        which = f"feature {position} ({key})" if key else f"feature {position}"
        problems += [Problem(shown, feature.line, f"{which}: {said}") for said in sentences]
    return problems


def _filter_problems(spec: LayerSpec, features: Sequence[RawFeature], shown: str) -> list[Problem]:
    """Return what the reader could not narrow the layer by: a missing column, unknown values.

    An office's own file may lack the column: the layer then has no filter.
    """
    rule = spec.filter
    if rule is None:
        return []
    if not any(rule.by in feature.properties for feature in features):
        if spec.match is not None:
            return []
        said = f"no feature has the column '{rule.by}' that the catalogue filters by"
        return [Problem(shown, None, said)]
    known = {meant for one in rule.values for meant in one.meant}
    problems = []
    for position, feature in enumerate(features, start=1):
        for one in several(feature.properties.get(rule.by)):
            if text_of_value(one) not in known:
                said = f"{rule.by}: {one!r} is none of the values that the catalogue filters by"
                problems.append(Problem(shown, feature.line, f"feature {position}: {said}"))
    return problems


def text_of(value: object) -> str:
    """Return an id or a name as text; empty when there is none."""
    return "" if value is None or isinstance(value, dict | list | bool) else str(value).strip()


def _property_sentences(spec: LayerSpec, feature: RawFeature, column: str) -> Iterator[str]:
    """Yield what is wrong with the properties; an office's own file needs its key alone."""
    if not text_of(feature.properties.get(column)):
        yield f"{column}: is missing"
    if spec.match:
        return
    for key in TEXT_PROPERTIES:
        if not text_of(feature.properties.get(key)):
            yield f"{key}: is missing"
    yield from _precision_and_date_sentences(feature)


def _precision_and_date_sentences(feature: RawFeature) -> Iterator[str]:
    """Yield what is wrong with how exact and how old the drawing says it is."""
    precision_m = feature.properties.get("precision_m")
    if precision_m is None:
        yield "precision_m: is missing"
    elif not _is_positive(precision_m):
        yield f"precision_m: should be a number of metres above 0, found {precision_m!r}"
    drawn_on = feature.properties.get("drawn_on")
    if drawn_on is None:
        yield "drawn_on: is missing"
    elif not _is_date(drawn_on):
        yield f"drawn_on: should be a date such as 2026-07-01, found {drawn_on!r}"


def _is_positive(value: Any) -> bool:  # noqa: ANN401  (whatever a file may hold)
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return is_number and math.isfinite(value) and value > 0


def _is_date(value: object) -> bool:
    try:
        dt.date.fromisoformat(str(value))
    except ValueError:
        return False
    return True


def _ground_sentences(spec: LayerSpec, feature: RawFeature) -> Iterator[str]:
    """Yield what is wrong with the EPSG:4326 geometry; the first thing found is enough."""
    geometry = feature.geometry
    if geometry is None:
        yield "geometry: is missing or cannot be read"
        return
    if geometry.is_empty:
        yield "geometry: is empty"
        return
    positions = shapely.get_coordinates(geometry)
    if not np.isfinite(positions).all():
        yield f"geometry: holds a coordinate that is not a number, or none of {spec.datum}"
        return
    dimensions = {int(shapely.get_dimensions(part)) for part in parts_of(geometry)}
    if not dimensions <= _DIMENSIONS[spec.geometry]:
        yield f"geometry: should be of the kind '{spec.geometry}', found {geometry.geom_type}"
    elif not geometry.is_valid:
        yield f"geometry: is not valid: {shapely.is_valid_reason(geometry)}"
    elif not _inside_bounds(positions):
        yield f"geometry: {_outside_sentence(spec, positions)}"


def _inside_bounds(positions: NDArray[np.float64]) -> bool:
    """Return whether every longitude, latitude lies within Guangzhou's bounds."""
    inside = (positions >= (WEST, SOUTH)) & (positions <= (EAST, NORTH))
    return bool(inside.all())


def _outside_sentence(spec: LayerSpec, positions: NDArray[np.float64]) -> str:
    """Return why the positions are not of this city, as far as they tell."""
    if _inside_bounds(positions[:, ::-1]):
        return "has latitude first; longitude comes first"
    lon, lat = next(position for position in positions if not _inside_bounds(position))
    return f"{lon:.5f}, {lat:.5f} lies outside Guangzhou; is the datum {spec.datum}?"
