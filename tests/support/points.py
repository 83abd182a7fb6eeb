"""Where to click so that a place is the first answer."""

from __future__ import annotations

import numpy as np
from shapely import Point

STEPS = 15
CLICK_METRES = 15.0


def clickable_point(atlas, place_id):
    """Return (lon, lat) where this place is picked first; raises LookupError when it never is."""
    geometry = atlas.ground.feature_geometry(place_id)
    west, south, east, north = geometry.bounds
    middle = geometry.representative_point()
    grid = [(middle.x, middle.y)]
    if geometry.geom_type in {"LineString", "MultiLineString"}:
        grid += [(p.x, p.y) for p in geometry.interpolate(np.linspace(0, 1, 60), normalized=True)]
    else:
        lons, lats = np.linspace(west, east, STEPS), np.linspace(south, north, STEPS)
        grid += [(lon, lat) for lon in lons for lat in lats if geometry.contains(Point(lon, lat))]
    for lon, lat in grid:
        hits = atlas.pick(lon, lat, CLICK_METRES)
        if hits and hits[0].place.id == place_id:
            return lon, lat
    raise LookupError(place_id)
