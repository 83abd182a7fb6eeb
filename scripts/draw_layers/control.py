"""Read the control rows in `layers/control/` that the layers are drawn from.

Positions are EPSG:4326, longitude first, degrees. What every column means is in
`layers/control/README.md`.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from pathlib import Path

from shapely import LineString, MultiLineString, MultiPolygon, Polygon
from shapely.geometry.base import BaseGeometry

PROJECT = Path(__file__).resolve().parents[2]
LAYERS = PROJECT / "layers"
CONTROL = LAYERS / "control"


@dataclass(frozen=True, slots=True)
class ControlPoint:
    """One measured or estimated position."""

    name: str
    kind: str
    lon: float
    lat: float
    precision_m: float
    confidence: str
    source: str
    licence: str
    note: str


@dataclass(frozen=True, slots=True)
class ControlLine:
    """One measured line or area; `geometry` is a (multi)line or a (multi)polygon."""

    id: str
    kind: str
    name: str
    precision_m: float
    source: str
    licence: str
    note: str
    geometry: BaseGeometry


def read_rows(name: str) -> tuple[Mapping[str, str], ...]:
    """Return the rows of `layers/control/<name>`, in file order."""
    with (CONTROL / name).open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


@cache
def read_points() -> tuple[ControlPoint, ...]:
    """Return every row of `points.csv`."""
    return tuple(
        ControlPoint(
            name=row["name"],
            kind=row["kind"],
            lon=float(row["lon"]),
            lat=float(row["lat"]),
            precision_m=float(row["precision_m"]),
            confidence=row["confidence"],
            source=row["source"],
            licence=row["licence"],
            note=row["note"],
        )
        for row in read_rows("points.csv")
    )


@cache
def read_lines() -> Mapping[str, ControlLine]:
    """Return the lines of `line_index.csv` by id, with their vertices from `lines.csv`."""
    runs = groupby(read_rows("lines.csv"), key=lambda row: (row["id"], row["part"], row["role"]))
    parts: dict[str, list[tuple[str, list[tuple[float, float]]]]] = {}
    for (line_id, _, role), rows in runs:
        vertices = [(float(row["lon"]), float(row["lat"])) for row in rows]
        parts.setdefault(line_id, []).append((role, vertices))
    return {
        row["id"]: ControlLine(
            id=row["id"],
            kind=row["kind"],
            name=row["name"],
            precision_m=float(row["precision_m"]),
            source=row["source"],
            licence=row["licence"],
            note=row["note"],
            geometry=_geometry(parts[row["id"]]),
        )
        for row in read_rows("line_index.csv")
    }


def _geometry(parts: list[tuple[str, list[tuple[float, float]]]]) -> BaseGeometry:
    """Return the lines, or the rings with the holes that follow them, as one geometry."""
    if parts[0][0] == "line":
        lines = [LineString(vertices) for _, vertices in parts]
        return lines[0] if len(lines) == 1 else MultiLineString(lines)
    areas: list[tuple[list[tuple[float, float]], list[list[tuple[float, float]]]]] = []
    for role, vertices in parts:
        if role == "ring":
            areas.append((vertices, []))
        else:
            areas[-1][1].append(vertices)
    polygons = [Polygon(shell, holes) for shell, holes in areas]
    return polygons[0] if len(polygons) == 1 else MultiPolygon(polygons)
