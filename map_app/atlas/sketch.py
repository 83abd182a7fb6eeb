"""In which drawn areas a place lies, as far as drawings that are off by metres can tell."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import shapely
from shapely.geometry.base import BaseGeometry

from map_app.atlas.drawn import KILOMETRE_DECIMALS, within_district
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
CLEAR_RUN_M = 300.0
"""So much of a line must be left inside an area were the drawing off by its whole error; with less
it may only pass along the edge."""
WHOLE = 1.0
SHARE_DECIMALS = 3
METRES_PER_KILOMETRE = 1_000
POINT, LINE = 0, 1


@dataclass(frozen=True, slots=True)
class _Drawn:
    """A geometry in metres (EPSG:4547) and by how many metres it may be off."""

    ref: PlaceRef
    grid: BaseGeometry
    precision_m: float

    @property
    def dimension(self) -> int:
        """Return 0 for a point, 1 for a line, 2 for an area."""
        return int(shapely.get_dimensions(self.grid))


class Sketch:
    """Tells in which clusters, zones and belt a place lies by the drawn areas."""

    def __init__(self, places: Mapping[str, Place], ground: Ground, district: str) -> None:
        """Bring the areas onto the measuring grid."""
        self._places, self._ground, self._district = places, ground, district
        drawn = (self._drawn(place) for place in places.values() if place.kind in RANKS)
        self._areas = tuple(area for area in drawn if area is not None)

    def areas_of(self, place_id: str) -> tuple[Through, ...]:
        """Return the areas that a place lies in: small kinds first, then the larger share.

        - An area lies in another when a third of it does, or when the overlap is wider than the
          worse error of both drawings and more than a fiftieth of the place.
        - Of a line only what lies within the district counts, for it is drawn beyond. It runs in
          an area when one stretch of it inside is 300 m longer than the worse error, however small
          its share. Areas come by share alone.
        - A point lies in what holds it; a share of a point would mean nothing and is None.
        """
        place = self._places[place_id]
        one = None if place.kind in NEVER_IN_AREAS else self._drawn(place)
        if one is None or one.grid.is_empty:
            return ()
        rank = RANKS.get(place.kind, 0)
        higher = (area for area in self._areas if RANKS[area.ref.kind] > rank)
        found = [way for area in higher if (way := _way(one, area)) is not None]
        by_kind = one.dimension != LINE
        return tuple(
            sorted(found, key=lambda t: (by_kind and RANKS[t.place.kind], -(t.share or 0)))
        )

    def _drawn(self, place: Place) -> _Drawn | None:
        geometry = within_district(place.id, self._ground, self._district)
        precision_m = self._ground.precision_m(place.id)
        if geometry is None or precision_m is None:
            return None
        return _Drawn(PlaceRef(place.id, place.name, place.kind), to_grid(geometry), precision_m)


def _way(one: _Drawn, area: _Drawn) -> Through | None:
    """Return how a place lies in an area, or None where it does not or nothing can be told."""
    if not one.grid.intersects(area.grid):
        return None
    precision_m = max(one.precision_m, area.precision_m)
    if one.dimension == POINT:
        return Through(area.ref, precision_m=precision_m)
    parts = [
        part
        for part in parts_of(one.grid.intersection(area.grid))
        if int(shapely.get_dimensions(part)) == one.dimension
    ]
    size = sum(_size(part) for part in parts)
    share = size / _size(one.grid)
    shown = round(min(WHOLE, share), SHARE_DECIMALS)
    if one.dimension == LINE:
        length_km = round(size / METRES_PER_KILOMETRE, KILOMETRE_DECIMALS)
        way = Through(area.ref, share=shown, precision_m=precision_m, length_km=length_km)
        return way if _longest_m(parts) >= precision_m + CLEAR_RUN_M else None
    wide = max((_width_m(part) for part in parts), default=0.0) >= precision_m
    told = share >= CLEAR_SHARE or (wide and share >= LEAST_SHARE)
    return Through(area.ref, share=shown, precision_m=precision_m) if told else None


def _size(part: BaseGeometry) -> float:
    return float(part.area or part.length)


def _longest_m(parts: Iterable[BaseGeometry]) -> float:
    """Return the longest stretch of a line, joined where its parts meet; 0 for no parts."""
    lines = [part for part in parts if isinstance(part, shapely.LineString)]
    joined = shapely.line_merge(shapely.MultiLineString(lines))
    return max((float(part.length) for part in parts_of(joined)), default=0.0)


def _width_m(part: BaseGeometry) -> float:
    """Return the widest place of an area."""
    if not isinstance(part, shapely.Polygon):
        return 0.0
    return 2 * float(shapely.maximum_inscribed_circle(part).length)
