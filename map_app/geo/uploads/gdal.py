"""Reads one layer through GDAL, whose driver is pinned, from a file that we named ourselves."""

from __future__ import annotations

import math
import warnings
from pathlib import Path
from typing import Any

import numpy as np
import shapely

from map_app.geo.uploads.drivers import Driver, pin
from map_app.geo.uploads.raw_layer import Objects, RawLayer
from map_app.geo.uploads.says import Refused
from map_app.settings import UploadLimits

BYTES_KEPT = "ISO-8859-1"
"""Read in this, a text has one letter a byte: what the bytes say is decided afterwards."""


def layer_names(path: Path, driver: Driver) -> tuple[str, ...]:
    """Return the layers that have geometries; raises Refused for a file that cannot be opened."""
    pin(driver)
    import pyogrio  # noqa: PLC0415  (after the driver is pinned)
    from pyogrio.errors import DataSourceError  # noqa: PLC0415

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            found = pyogrio.list_layers(path)
    except (DataSourceError, UnicodeDecodeError) as error:
        raise Refused("damaged", kind=_title(driver)) from error
    return tuple(str(name) for name, geometry in found if geometry is not None)


def read(
    path: Path,
    driver: Driver,
    layer: str | None,
    limits: UploadLimits,
    *,
    bytes_kept: bool = False,
) -> RawLayer:
    """Return the layer as the file has it, its system as GDAL tells it.

    With `bytes_kept`, words come with one letter a byte. Raises Refused for what cannot be read,
    or is too much.
    """
    options: dict[str, object] = {"encoding": BYTES_KEPT} if bytes_kept else {}
    if driver == "DXF":
        options["CLOSED_LINE_AS_POLYGON"] = "YES"
    meta, fids, geometries, fields = _read(path, driver, layer, limits, options)
    _refuse_too_many(len(fids), len(meta["fields"]), limits)
    if geometries is None:
        raise Refused("no_geometry")
    found, mended = _geometries(geometries)
    kinds = [str(kind).startswith("OFTInteger") for kind in meta["ogr_types"]]
    columns = dict(zip(map(str, meta["fields"]), map(_objects, fields, kinds), strict=True))
    rows = np.arange(1, len(fids) + 1, dtype=np.int64)
    return RawLayer(layer or "", columns, found, rows, wkt=meta["crs"], mended=mended)


def _read(
    path: Path, driver: Driver, layer: str | None, limits: UploadLimits, options: dict[str, object]
) -> Any:  # noqa: ANN401  (what pyogrio gives has no types)
    """Return what pyogrio reads; raises Refused when it cannot."""
    pin(driver)
    from pyogrio import errors, raw  # noqa: PLC0415  (after the driver is pinned)

    # Its errors have no base of their own; the others are of words or numbers beyond measure, and
    # of a system whose words are no UTF-8 (pyogrio 0.13: get_crs raises UnboundLocalError).
    own = (errors.DataSourceError, errors.DataLayerError, errors.FeatureError, errors.FieldError)
    beyond = (ValueError, OverflowError, UnboundLocalError)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return raw.read(
                path,
                layer=layer,
                force_2d=True,
                datetime_as_string=True,
                return_fids=True,
                max_features=limits.features + 1,
                **options,
            )
    except (*own, errors.GeometryError, errors.CRSError, *beyond) as error:
        raise Refused("damaged", kind=_title(driver)) from error


def _title(driver: Driver) -> str:
    return {"ESRI Shapefile": "Shapefile", "GPKG": "GeoPackage", "LIBKML": "KML"}.get(
        driver, driver
    )


def _refuse_too_many(features: int, columns: int, limits: UploadLimits) -> None:
    if features > limits.features:
        raise Refused("many_features", most=limits.features)
    if columns > limits.columns:
        raise Refused("many_columns", columns=columns, most=limits.columns)


def _geometries(wkb: Objects) -> tuple[Objects, int]:
    """Return the geometries, None where none can be read, and how many rings had to be closed."""
    found = np.array(shapely.from_wkb(wkb, on_invalid="ignore"), dtype=object)
    amiss = np.array(
        [one is None and told is not None for one, told in zip(found, wkb, strict=True)]
    )
    if not amiss.any():
        return found, 0
    found[amiss] = shapely.from_wkb(wkb[amiss], on_invalid="fix")
    return found, int(sum(one is not None for one in found[amiss]))


def _objects(values: Objects, is_whole: bool) -> Objects:  # noqa: FBT001  (a fact of the column)
    """Return a column as Python's own values; whole numbers with gaps come as fractions."""
    told = np.empty(len(values), dtype=object)
    plain = values.tolist()
    if is_whole and values.dtype.kind == "f":
        plain = [int(value) if math.isfinite(value) else None for value in plain]
    told[:] = plain
    return told
