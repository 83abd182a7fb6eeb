"""Geometries that can be used: mended where that is safe, else rejected with the reason."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import shapely
from numpy.typing import NDArray

from map_app.geo.uploads.raw_layer import RawLayer
from map_app.geo.uploads.report import Rejected
from map_app.geo.uploads.says import Refused, saying
from map_app.settings import UploadLimits

HUGE = 1e9
"""Beyond this nothing lies on the earth, in metres or degrees."""


def sound(raw: RawLayer, limits: UploadLimits) -> RawLayer:
    """Return the layer without what cannot be used; raises Refused when nothing is left.

    An area that crosses itself is mended when an area comes out of it; what would change its kind
    (a spike that is a line, a ring that is flat) is rejected.
    """
    places = raw.geometries
    vertices = int(shapely.get_num_coordinates(places).sum())
    if vertices > limits.vertices:
        raise Refused("many_vertices", vertices=vertices, most=limits.vertices)
    reasons = np.full(len(places), "", dtype=object)
    reasons[shapely.is_empty(places)] = "empty"
    reasons[shapely.is_missing(places)] = "no_geometry"
    reasons[(reasons == "") & ~_finite(places)] = "not_finite"
    amiss = np.flatnonzero((reasons == "") & ~shapely.is_valid(places))
    mended = places.copy()
    for at in amiss:
        found = _mended(places[at])
        if found is None:
            reasons[at] = "cannot_mend"
        mended[at] = found
    told = [
        Rejected(int(row), saying(f"reason.{why}"))
        for row, why in zip(raw.rows, reasons, strict=True)
        if why
    ]
    healed = int(np.sum(reasons[amiss] == "")) if len(amiss) else 0
    kept = reasons == ""
    return replace(
        kept_of(replace(raw, geometries=mended), kept),
        mended=raw.mended + healed,
        rejected=(*raw.rejected, *told),
    )


def kept_of(raw: RawLayer, kept: NDArray[np.bool_]) -> RawLayer:
    """Return the layer with these rows alone."""
    return replace(
        raw,
        geometries=raw.geometries[kept],
        rows=raw.rows[kept],
        columns={name: values[kept] for name, values in raw.columns.items()},
    )


def _finite(places: NDArray[np.object_]) -> NDArray[np.bool_]:
    """Return of each geometry whether all its numbers are numbers, and none of them monstrous."""
    positions, owners = shapely.get_coordinates(places, return_index=True)
    with np.errstate(invalid="ignore"):
        good = (np.abs(positions) < HUGE).all(axis=1)
    told = np.ones(len(places), dtype=bool)
    told[owners[~good]] = False
    return told


def _mended(place: shapely.Geometry) -> shapely.Geometry | None:
    """Return a valid geometry of the same kind, None where mending would change what it is."""
    dimension = int(shapely.get_dimensions(place))
    try:
        found = shapely.make_valid(place, method="structure", keep_collapsed=False)
    except shapely.errors.GEOSException:
        return None
    is_same = int(shapely.get_dimensions(found)) == dimension and bool(found.is_valid)
    has_size = dimension != 2 or found.area > 0  # noqa: PLR2004  (areas have two dimensions)
    return found if is_same and has_size and not found.is_empty else None
