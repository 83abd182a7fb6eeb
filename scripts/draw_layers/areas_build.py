"""Outlines made into areas: corners rounded, cut on banks, district edge and neighbours."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import shapely
from shapely import MultiPolygon, Polygon
from shapely.geometry.base import BaseGeometry
from shapely.ops import unary_union

from scripts.draw_layers.control import read_rows
from scripts.draw_layers.grid import SQUARE_METRES_PER_HECTARE
from scripts.draw_layers.layer_file import Feature

SMALLEST_PART_HA = 0.8
NARROWEST_M = 16.0
DRAWN_ON = "2026-11-23"


@dataclass(frozen=True, slots=True)
class AreaRow:
    """One row of `areas.csv`: what is said of an area, and how its outline is finished."""

    id: str
    layer: str
    name: str
    kind: str
    precision_m: float
    corner_m: float
    joins: str
    method: str
    source: str
    note: str


def read_areas(layer: str) -> tuple[AreaRow, ...]:
    """Return the rows of `areas.csv` for one layer, in file order."""
    return tuple(
        AreaRow(
            id=row["id"],
            layer=row["layer"],
            name=row["name"],
            kind=row["kind"],
            precision_m=float(row["precision_m"]),
            corner_m=float(row["corner_m"]),
            joins=row["joins"],
            method=row["method"],
            source=row["source"],
            note=row["note"],
        )
        for row in read_rows("areas.csv")
        if row["layer"] == layer
    )


def areas_on_land(
    rows: Sequence[AreaRow],
    outlines: Mapping[str, Sequence[Polygon]],
    land: BaseGeometry,
) -> Mapping[str, BaseGeometry]:
    """Return the areas in metres, by id, each on land: no slivers, no parts too small to show."""
    return {
        row.id: _solid(
            unary_union([_rounded(ring, row.corner_m) for ring in outlines[row.id]]).intersection(
                land
            )
        )
        for row in rows
    }


def _rounded(ring: Polygon, corner_m: float) -> BaseGeometry:
    """Return the area with its outward corners rounded to a radius."""
    return shapely.make_valid(ring).buffer(-corner_m).buffer(corner_m)


def _solid(area: BaseGeometry) -> BaseGeometry:
    """Return the area without slivers, threads and parts too small to show."""
    opened = area.buffer(-NARROWEST_M / 2, join_style="mitre")
    kept = opened.buffer(NARROWEST_M / 2, join_style="mitre").intersection(area)
    least_m2 = SMALLEST_PART_HA * SQUARE_METRES_PER_HECTARE
    parts = [part for part in polygons(kept) if part.area >= least_m2]
    return MultiPolygon(parts) if len(parts) > 1 else parts[0]


def polygons(geometry: BaseGeometry) -> list[Polygon]:
    """Return the polygons a geometry is made of, leaving lines and points out."""
    parts: Iterable[BaseGeometry] = shapely.get_parts(geometry)
    flat = (inner for part in parts for inner in shapely.get_parts(part))
    return [part for part in flat if isinstance(part, Polygon)]


def feature(row: AreaRow, geometry: BaseGeometry, told: Mapping[str, str | None]) -> Feature:
    """Return an area ready to be written, with what else is `told` of it."""
    return Feature(
        properties={
            "id": row.id,
            "name": row.name,
            "kind": row.kind,
            **told,
            "precision_m": row.precision_m,
            "method": row.method,
            "source": row.source,
            "drawn_on": DRAWN_ON,
            "note": row.note,
        },
        geometry=geometry,
    )
