"""Where the map lies in a page's picture, and which ground it shows: so a click in it is a place.

Worked out from layout and frame alone; nothing is drawn for it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

import shapely

from map_app.briefing.frame import Frame
from map_app.briefing.layout import Layout
from map_app.geo.measure import from_grid

LonLat = tuple[float, float]


@dataclass(frozen=True, slots=True)
class MapPlace:
    """The map's block as shares of the picture, the EPSG:4326 positions of its corners.

    `box` is left, top, width and height, each 0–1; `corners` go from the upper left one clockwise;
    `chosen` is a point of the chosen place, None when the map does not show one; `cut` says which
    places the scale that was asked for cuts, "" when none.
    """

    box: tuple[float, float, float, float]
    corners: tuple[LonLat, LonLat, LonLat, LonLat]
    chosen: LonLat | None = None
    cut: str = ""

    @classmethod
    def of(
        cls, layout: Layout, frame: Frame, point: shapely.Point | None = None, cut: str = ""
    ) -> Self:
        """Return it for a page; `point` (EPSG:4326) is kept when the frame holds it."""
        wide_mm, high_mm = layout.width_mm, layout.height_mm
        box = frame.box
        west_m, south_m, east_m, north_m = frame.bounds_m
        chosen = None
        if point is not None:
            x_mm, y_mm = frame.place_on_page_mm(point.x, point.y)
            is_inside = box.left_mm <= x_mm <= box.right_mm and box.top_mm <= y_mm <= box.bottom_mm
            chosen = (point.x, point.y) if is_inside else None
        return cls(
            box=(
                box.left_mm / wide_mm,
                box.top_mm / high_mm,
                box.width_mm / wide_mm,
                box.height_mm / high_mm,
            ),
            corners=(
                _lon_lat(west_m, north_m),
                _lon_lat(east_m, north_m),
                _lon_lat(east_m, south_m),
                _lon_lat(west_m, south_m),
            ),
            chosen=chosen,
            cut=cut,
        )


def _lon_lat(east_m: float, north_m: float) -> LonLat:
    position = from_grid(shapely.Point(east_m, north_m))
    return float(shapely.get_x(position)), float(shapely.get_y(position))
