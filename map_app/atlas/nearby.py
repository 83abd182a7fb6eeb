"""Which stations lie near a place, measured on the ground as it is drawn."""

from __future__ import annotations

from dataclasses import dataclass

from map_app.atlas.drawn import within_district
from map_app.atlas.records import PlaceRef
from map_app.geo import Ground, to_grid
from map_app.plan import Plan

STATION = "station"
NEAR_M = 500.0
"""On foot in some seven minutes; what is built around a station is planned within it."""
REACH_M = 800.0
"""On foot in some ten minutes: the farthest that counts as near."""


@dataclass(frozen=True, slots=True)
class StationNear:
    """A station within 800 m of a place.

    `distance_m` is 0 inside an area. `precision_m` is by how much both drawings together may be
    out: within so much of 500 or 800 m it cannot be told on which side the station lies.
    """

    place: PlaceRef
    distance_m: float
    precision_m: float

    @property
    def is_near(self) -> bool:
        """Return whether the station lies within 500 m."""
        return self.distance_m <= NEAR_M

    @property
    def is_close_call(self) -> bool:
        """Return whether the drawings' error may move the station across 500 or 800 m."""
        return any(abs(self.distance_m - limit) <= self.precision_m for limit in (NEAR_M, REACH_M))


def stations_near(plan: Plan, ground: Ground, place_id: str) -> tuple[StationNear, ...] | None:
    """Return the stations within 800 m, nearest first; None for a place that is not drawn.

    The straight distance from the place's edge, line or point to the station's point, in EPSG:4547;
    of a line only what lies within the district counts. A station is not near itself.
    """
    geometry = within_district(place_id, ground, plan.meta.district)
    precision_m = ground.precision_m(place_id)
    if geometry is None or precision_m is None:
        return None
    grid = to_grid(geometry)
    found = []
    for station in plan.places.values():
        point = ground.feature_geometry(station.id) if station.kind == STATION else None
        if point is None or station.id == place_id:
            continue
        distance_m = float(to_grid(point).distance(grid))
        if distance_m <= REACH_M:
            ref = PlaceRef(station.id, station.name, station.kind)
            error_m = precision_m + (ground.precision_m(station.id) or 0.0)
            found.append(StationNear(ref, distance_m, error_m))
    return tuple(sorted(found, key=lambda near: (near.distance_m, near.place.id)))
