"""What the ground knows of every place: layer, size, a point on it, precision."""

from __future__ import annotations

from map_app.atlas.records import PlaceRecord
from map_app.geo import Ground, area_ha, length_km, point_on
from map_app.plan import Place

HECTARE_DECIMALS = 1
KILOMETRE_DECIMALS = 2
DEGREE_DECIMALS = 6
"""A decimetre: finer than anything that is drawn."""


def record_of(place: Place, ground: Ground) -> PlaceRecord:
    """Return a place with its measures; None where it is not drawn or has no such measure."""
    geometry = ground.feature_geometry(place.id)
    area, length, point = None, None, None
    if geometry is not None:
        lon, lat = point_on(geometry)
        point = (round(lon, DEGREE_DECIMALS), round(lat, DEGREE_DECIMALS))
        area = round(area_ha(geometry), HECTARE_DECIMALS) or None
        length = round(length_km(geometry), KILOMETRE_DECIMALS) or None
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
