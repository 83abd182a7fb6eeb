"""What the ground knows of every place: layer, size, a point on it, precision."""

from __future__ import annotations

import shapely
from shapely.geometry.base import BaseGeometry

from map_app.atlas.records import PlaceRecord
from map_app.geo import Ground, area_ha, length_km, point_on
from map_app.plan import Place

HECTARE_DECIMALS = 1
KILOMETRE_DECIMALS = 2
LINE = 1
DEGREE_DECIMALS = 6
"""A decimetre: finer than anything that is drawn."""


def within_district(place_id: str, ground: Ground, district: str) -> BaseGeometry | None:
    """Return the geometry of a place, of a line only what lies within the district.

    Lines are drawn some way beyond the district, as far as the map shows; where that drawing ends
    says nothing about the line.
    """
    geometry, border = ground.feature_geometry(place_id), ground.feature_geometry(district)
    if geometry is None or border is None or int(shapely.get_dimensions(geometry)) != LINE:
        return geometry
    return geometry.intersection(border)


def record_of(place: Place, ground: Ground, district: str) -> PlaceRecord:
    """Return a place with its measures; None where it is not drawn or has no such measure.

    The length of a line is its length within the district.
    """
    geometry = ground.feature_geometry(place.id)
    area, length, point = None, None, None
    if geometry is not None:
        lon, lat = point_on(geometry)
        point = (round(lon, DEGREE_DECIMALS), round(lat, DEGREE_DECIMALS))
        area = round(area_ha(geometry), HECTARE_DECIMALS) or None
        inside = within_district(place.id, ground, district)
        length = round(length_km(inside), KILOMETRE_DECIMALS) or None if inside else None
    return PlaceRecord(
        id=place.id,
        name=place.name,
        kind=place.kind,
        layer=ground.layer_of(place.id),
        aliases=place.aliases,
        precision_m=ground.precision_m(place.id),
        area_ha=area,
        length_km=length,
        point=point,
    )
