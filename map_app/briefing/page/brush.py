"""A brush for one drawing: areas, lines and signs in the looks of the theme.

This module loads matplotlib; only the modules that write files import it.
"""

from __future__ import annotations

from itertools import count

import numpy as np
import shapely
import shapely.geometry.polygon
from matplotlib.axes import Axes
from matplotlib.colors import to_rgba
from matplotlib.patches import PathPatch
from matplotlib.path import Path
from matplotlib.transforms import Affine2D
from shapely.geometry.base import BaseGeometry

from map_app.briefing.page.hatching import hatch_lines
from map_app.briefing.paper import px_points
from map_app.cartography import FeatureStyle
from map_app.geo import parts_of

Colour = tuple[float, float, float, float]
Edge = tuple[Colour, float]

SIGNS = {
    "circle": Path.unit_circle(),
    "square": Path(
        [(-0.89, -0.89), (0.89, -0.89), (0.89, 0.89), (-0.89, 0.89), (0, 0)], closed=True
    ),
    "diamond": Path([(0, -1.2), (1.2, 0), (0, 1.2), (-1.2, 0), (0, 0)], closed=True),
}
HATCH_PX = 0.9


class Brush:
    """Draws on one pair of axes; what is drawn later lies above."""

    def __init__(self, axes: Axes, units_per_px: float) -> None:
        """Take the axes, and how many of their units a pixel of the theme is."""
        self._axes = axes
        self._units_per_px = units_per_px
        self._above = count(1)

    def feature(self, geometry: BaseGeometry, style: FeatureStyle, opacity: float) -> None:
        """Draw a feature in its look."""
        strength = opacity * style.opacity
        for part in parts_of(geometry):
            if isinstance(part, shapely.Polygon):
                self._styled_area(part, style, strength)
            elif isinstance(part, shapely.LineString):
                self._styled_line(part, style, strength)
            elif isinstance(part, shapely.Point):
                self.dot(part, style, strength)

    def alike(self, geometry: BaseGeometry, style: FeatureStyle, opacity: float) -> None:
        """Draw one or many features in one look at once; points are signs, one by one."""
        parts = parts_of(geometry)
        lines = [part for part in parts if isinstance(part, shapely.LineString)]
        areas = [part for part in parts if isinstance(part, shapely.Polygon)]
        if areas:
            self._styled_area(shapely.multipolygons(areas), style, opacity * style.opacity)
        if lines:
            self._styled_line(shapely.multilinestrings(lines), style, opacity * style.opacity)
        for part in parts:
            if isinstance(part, shapely.Point):
                self.dot(part, style, opacity * style.opacity)

    def _styled_area(self, area: BaseGeometry, style: FeatureStyle, opacity: float) -> None:
        if style.fill and style.fill_opacity:
            self.fill(area, to_rgba(style.fill, style.fill_opacity * opacity))
        if style.stroke is None:
            return
        stroke = to_rgba(style.stroke, opacity)
        if style.hatch_deg is not None:
            gap = style.hatch_gap_px * self._units_per_px
            self.line(hatch_lines(area, style.hatch_deg, gap), stroke, HATCH_PX)
        self.line(area, stroke, style.width_px, style.dash)

    def _styled_line(self, line: BaseGeometry, style: FeatureStyle, opacity: float) -> None:
        if style.casing:
            casing_px = style.width_px + 2 * style.casing_px
            self.line(line, to_rgba(style.casing, opacity), casing_px)
        if style.stroke:
            self.line(line, to_rgba(style.stroke, opacity), style.width_px, style.dash)

    def dot(self, spot: shapely.Point, style: FeatureStyle, opacity: float) -> None:
        """Draw the sign of a look at this spot."""
        fill = to_rgba(style.fill, style.fill_opacity * opacity) if style.fill else None
        edge = (to_rgba(style.stroke, opacity), style.width_px) if style.stroke else None
        self.sign(spot, style.symbol, style.radius_px, fill, edge)

    def sign(
        self,
        spot: shapely.Point,
        symbol: str,
        radius_px: float,
        fill: Colour | None,
        edge: Edge | None,
    ) -> None:
        """Draw a sign whose edge runs along its border, as on screen."""
        unit = SIGNS.get(symbol)
        if unit is None:
            return
        radius = radius_px * self._units_per_px
        path = unit.transformed(Affine2D().scale(radius).translate(spot.x, spot.y))
        self._put(path, fill, edge)

    def fill(self, area: BaseGeometry, colour: Colour) -> None:
        """Fill areas."""
        self._put(path_of(area), colour, None)

    def line(
        self,
        geometry: BaseGeometry,
        colour: Colour,
        width_px: float,
        dash_px: tuple[float, ...] = (),
    ) -> None:
        """Draw lines, or the edges of areas."""
        if width_px and not geometry.is_empty:
            self._put(path_of(geometry), None, (colour, width_px), dash_px)

    def _put(
        self,
        path: Path,
        fill: Colour | None,
        edge: Edge | None,
        dash_px: tuple[float, ...] = (),
    ) -> None:
        """Put one path on the map, above all that was put before."""
        patch = PathPatch(
            path,
            facecolor=fill or "none",
            edgecolor=edge[0] if edge else "none",
            linewidth=px_points(edge[1]) if edge else 0.0,
            capstyle="butt" if dash_px else "round",
            joinstyle="round",
            zorder=next(self._above),
        )
        if dash_px and edge:
            # matplotlib counts dashes in line widths, the theme in pixels.
            patch.set_linestyle((0, [part / edge[1] for part in dash_px]))
        self._axes.add_artist(patch)  # not add_patch, which measures each one for a view unasked


def path_of(geometry: BaseGeometry) -> Path:
    """Return areas, lines or both as one path; the positions are taken as they are."""
    paths: list[Path] = []
    for part in parts_of(geometry):
        if isinstance(part, shapely.Polygon):
            # Outer rings and holes run opposite ways: only so are the holes left unfilled.
            turned = shapely.geometry.polygon.orient(part)
            rings = [turned.exterior, *turned.interiors]
            paths.extend(Path(np.asarray(ring.coords)[:, :2], closed=True) for ring in rings)
        elif isinstance(part, shapely.LineString):
            paths.append(Path(np.asarray(part.coords)[:, :2]))
    return Path.make_compound_path(*paths)
