"""GDAL with one driver alone: all the others are left out before it is loaded."""

from __future__ import annotations

import os
import sys
from typing import Literal

Driver = Literal["GeoJSON", "ESRI Shapefile", "GPKG", "LIBKML", "DXF"]
KNOWN: tuple[str, ...] = (
    *("ADBC", "AIVector", "AVCBin", "AVCE00", "AmigoCloud", "CSV", "CSW", "Carto", "DGN", "DXF"),
    *("EDIGEO", "EEDA", "ESRI Shapefile", "ESRIJSON", "Elasticsearch", "FlatGeobuf", "GDALG"),
    *("GML", "GPKG", "GPSBabel", "GPX", "GTFS", "GeoJSON", "GeoJSONSeq", "GeoRSS", "HTTP"),
    *("Idrisi", "JML", "JSONFG", "KML", "LIBKML", "LVBAG", "MBTiles", "MEM", "MVT"),
    *("MapInfo File", "MapML", "MiraMonVector", "NGW", "OAPIF", "ODS", "OGCAPI", "OGR_GMT"),
    *("OGR_PDS", "OGR_VRT", "OSM", "OpenFileGDB", "PCIDSK", "PDF", "PDS4", "PGDUMP", "PLSCENES"),
    *("PMTiles", "S57", "SQLite", "SXF", "Selafin", "TopoJSON", "VDV", "VFK", "VICAR", "WAsP"),
    *("WFS", "XLSX"),
)
"""The vector drivers of pyogrio's GDAL 3.12; what another has beyond is added at a new start."""


def skipping(*kept: str) -> str:
    """Return the value of GDAL_SKIP that leaves these drivers alone."""
    return ",".join(name for name in KNOWN if name not in kept)


def pin(driver: Driver) -> None:
    """Load GDAL so that it has this driver alone, starting the process anew where it has more.

    The environment goes on to the new start, so that it ends at the second.
    """
    told = [name for name in os.environ.get("GDAL_SKIP", "").split(",") if name]
    skipped = ",".join(dict.fromkeys(name for name in (*KNOWN, *told) if name != driver))
    os.environ["GDAL_SKIP"] = skipped
    import pyogrio  # noqa: PLC0415  (now, not before: loading it registers the drivers)

    more = set(pyogrio.list_drivers()) - {driver}
    if not more:
        return
    if more & set(skipped.split(",")):
        raise RuntimeError(f"GDAL was loaded before its drivers were pinned: {sorted(more)}")
    environment = {**os.environ, "GDAL_SKIP": ",".join([skipped, *sorted(more)])}
    os.execve(sys.executable, [sys.executable, *sys.orig_argv[1:]], environment)  # noqa: S606
