"""In which drawn areas a place lies, as far as drawings that are off by metres can tell."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import shapely
from shapely.geometry.base import BaseGeometry

from map_app.atlas.records import PlaceRef, Through
from map_app.geo import Ground, parts_of, to_grid
from map_app.plan import Place

RANKS: Mapping[str, int] = {"belt": 2, "zone": 2, "cluster": 1}
"""Kinds of areas that others lie in; an area lies in areas of a higher rank only."""
NEVER_IN_AREAS = frozenset({"district", "subdistrict"})
"""The district holds them; of a subdistrict only a reference point is known, not its area."""

CLEAR_SHARE = 1 / 3
"""From a third of a place on the area is named whatever the error: it is where the place most
likely lies, and share and error stand beside it."""
LEAST_SHARE = 0.02
"""Less than a fiftieth of a place tells its reader nothing about the place."""
WHOLE = 1.0
SHARE_DECIMALS = 3
POINT = 0


@dataclass(frozen=True, slots=True)
class _Drawn:
    """A geometry in metres (EPSG:4547) and by how many metres it may be off."""

    ref: PlaceRef
    grid: BaseGeometry
    precision_m: float


class Sketch:
    """Tells in which clusters, zones and belt a place lies by the drawn areas."""

    def __init__(self, places: Mapping[str, Place], ground: Ground) -> None:
        """Bring the areas onto the measuring grid."""
        self._places, self._ground = places, ground
        drawn = (self._drawn(place) for place in places.values() if place.kind in RANKS)
        self._areas = tuple(area for area in drawn if area is not None)

    def areas_of(self, place_id: str) -> tuple[Through, ...]:
        """Return the areas that a place lies in: small kinds first, then the larger share.

        An overlap is told from the error of the drawing when it holds a third of the place, or
        when it is wider (of a line: longer) than the worse error of both drawings and more than a
        fiftieth of the place. A point lies in what holds it.
        """
        place = self._places[place_id]
        one = None if place.kind in NEVER_IN_AREAS else self._drawn(place)
        if one is None:
            return ()
        rank = RANKS.get(place.kind, 0)
        found = []
        for area in self._areas:
            if RANKS[area.ref.kind] > rank and (share := _share_told(one, area)) is not None:
                precision_m = max(one.precision_m, area.precision_m)
                found.append(Through(area.ref, share=share, precision_m=precision_m))
        return tuple(sorted(found, key=lambda t: (RANKS[t.place.kind], -(t.share or 0))))

    def _drawn(self, place: Place) -> _Drawn | None:
        geometry = self._ground.feature_geometry(place.id)
        precision_m = self._ground.precision_m(place.id)
        if geometry is None or precision_m is None:
            return None
        return _Drawn(PlaceRef(place.id, place.name, place.kind), to_grid(geometry), precision_m)


def _share_told(one: _Drawn, area: _Drawn) -> float | None:
    """Return the share of a place in an area, or None where the drawing cannot tell it."""
    if not one.grid.intersects(area.grid):
        return None
    dimension = int(shapely.get_dimensions(one.grid))
    if dimension == POINT:
        return WHOLE
    parts = [
        part
        for part in parts_of(one.grid.intersection(area.grid))
        if int(shapely.get_dimensions(part)) == dimension
    ]
    share = sum(_size(part) for part in parts) / _size(one.grid)
    widest_m = max((_width_m(part) for part in parts), default=0.0)
    wide = widest_m >= max(one.precision_m, area.precision_m)
    told = share >= CLEAR_SHARE or (wide and share >= LEAST_SHARE)
    return round(min(WHOLE, share), SHARE_DECIMALS) if told else None


def _size(part: BaseGeometry) -> float:
    return float(part.area or part.length)


def _width_m(part: BaseGeometry) -> float:
    """Return the widest place of an area, the length of a line."""
    if not isinstance(part, shapely.Polygon):
        return float(part.length)
    return 2 * float(shapely.maximum_inscribed_circle(part).length)
