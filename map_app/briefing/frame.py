"""What part of the ground the map shows, and at which scale (EPSG:4547, metres east and north).

The frame on paper is given by the layout; so the scale decides the ground it shows. A scale that
is not asked for is rounded to a figure that reads well, always to the side that shows more.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache

import shapely
from pyproj import Proj

from map_app.briefing.paper import Box
from map_app.geo.measure import MEASURING_CRS, from_grid, to_grid

MM_PER_M = 1000.0
ROUND_SCALES = (1.0, 1.1, 1.2, 1.25, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 7.5, 8.0, 9.0, 10.0)
LARGEST_SCALE = 1_000.0
LARGEST_FITTED_SCALE = 20_000.0
"""The layers are generalised for maps of about 1:25 000; a closer look would promise too much."""

CONTEXT_M = 600.0
CONTEXT_SHARE = 0.01
BAR_STEPS = (1.0, 2.0, 4.0, 5.0, 10.0)

Extent = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Frame:
    """The ground inside the map's frame: its middle (EPSG:4547) and the scale 1 : denominator.

    `box` is the frame in the layout, `magnify` how many millimetres of paper one of the layout is.
    """

    middle_east_m: float
    middle_north_m: float
    denominator: float
    box: Box
    magnify: float = 1.0

    @property
    def width_m(self) -> float:
        """Return how many metres of the grid the frame is wide."""
        return self.box.width_mm * self.metres_per_mm

    @property
    def height_m(self) -> float:
        """Return how many metres of the grid the frame is high."""
        return self.box.height_mm * self.metres_per_mm

    @property
    def bounds_m(self) -> Extent:
        """Return west, south, east, north in metres of the grid."""
        half_width_m, half_height_m = self.width_m / 2, self.height_m / 2
        return (
            self.middle_east_m - half_width_m,
            self.middle_north_m - half_height_m,
            self.middle_east_m + half_width_m,
            self.middle_north_m + half_height_m,
        )

    @property
    def middle(self) -> tuple[float, float]:
        """Return longitude and latitude of the middle."""
        middle = from_grid(shapely.Point(self.middle_east_m, self.middle_north_m))
        return float(shapely.get_x(middle)), float(shapely.get_y(middle))

    @property
    def metres_per_mm(self) -> float:
        """Return how many metres of the grid one millimetre of the layout shows."""
        return self.denominator * self.magnify / MM_PER_M

    @property
    def grid_per_true(self) -> float:
        """Return how many metres of the grid one metre on the ground is, here."""
        factors = Proj(MEASURING_CRS).get_factors(*self.middle)
        return float(factors.meridional_scale)

    def place_on_page_mm(self, lon: float, lat: float) -> tuple[float, float]:
        """Return where an EPSG:4326 position lies on the page: x right, y down."""
        return self.on_page_mm(*_on_grid_m(lon, lat))

    def holds(self, bounds_m: Extent) -> bool:
        """Return whether all between these bounds of the grid lies in the frame."""
        west_m, south_m, east_m, north_m = self.bounds_m
        return (
            west_m <= bounds_m[0]
            and south_m <= bounds_m[1]
            and bounds_m[2] <= east_m
            and bounds_m[3] <= north_m
        )

    def shows(self, lon: float, lat: float) -> bool:
        """Return whether an EPSG:4326 position lies in the frame."""
        x_mm, y_mm = self.place_on_page_mm(lon, lat)
        box = self.box
        return box.left_mm <= x_mm <= box.right_mm and box.top_mm <= y_mm <= box.bottom_mm

    def on_page_mm(self, east_m: float, north_m: float) -> tuple[float, float]:
        """Return where a position of the grid lies on the page: x right, y down."""
        west_m, _, _, top_m = self.bounds_m
        return (
            self.box.left_mm + (east_m - west_m) / self.metres_per_mm,
            self.box.top_mm + (top_m - north_m) / self.metres_per_mm,
        )


@dataclass(frozen=True, slots=True)
class Window:
    """The frame before its ground is known: where it stands, and the scale if one is asked for."""

    box: Box
    magnify: float = 1.0
    scale: float | None = None


@lru_cache(16_384)
def _on_grid_m(lon: float, lat: float) -> tuple[float, float]:
    """Return metres east and north; names ask for the same few places on every page."""
    spot = to_grid(shapely.Point(lon, lat))
    return float(shapely.get_x(spot)), float(shapely.get_y(spot))


def frame_of_bounds(
    bounds_m: Extent,
    window: Window,
    context_m: float = CONTEXT_M,
    closest: float = LARGEST_FITTED_SCALE,
) -> Frame:
    """Return the frame that shows these bounds of the grid, with some ground around them.

    `closest` is the smallest scale denominator that it may take. At a scale that is asked for the
    frame shows what it can about the middle of the bounds.
    """
    west_m, south_m, east_m, north_m = bounds_m
    middle = (west_m + east_m) / 2, (south_m + north_m) / 2
    if window.scale is not None:
        return Frame(*middle, window.scale, window.box, window.magnify)
    wide_m, high_m = east_m - west_m, north_m - south_m
    around_m = max(context_m, CONTEXT_SHARE * max(wide_m, high_m)) if context_m else 0.0
    wide_m, high_m = wide_m + 2 * around_m, high_m + 2 * around_m
    per_mm = max(wide_m / window.box.width_mm, high_m / window.box.height_mm)
    needed = MM_PER_M * per_mm / window.magnify
    return Frame(*middle, round_scale(max(needed, closest)), window.box, window.magnify)


def frame_of_extent(extent: Extent, window: Window) -> Frame:
    """Return the frame that holds a screen's extent: west, south, east, north in degrees."""
    bounds_m = to_grid(shapely.segmentize(shapely.box(*extent), 0.005)).bounds
    return frame_of_bounds(bounds_m, window, 0.0, LARGEST_SCALE)


def round_scale(needed: float) -> float:
    """Return the next round scale denominator that is not smaller than the one needed."""
    power = 10.0 ** math.floor(math.log10(needed))
    # The tolerance lets a denominator that is round already, but for its last bits, stay.
    return next(
        float(round(step * power)) for step in ROUND_SCALES if step * power >= needed * (1 - 1e-9)
    )


def bar_length_m(frame: Frame, longest_mm: float) -> float:
    """Return the longest round length on the ground whose bar is at most so long on paper."""
    longest_m = longest_mm * frame.metres_per_mm / frame.grid_per_true
    power = 10.0 ** math.floor(math.log10(longest_m))
    return max(step * power for step in BAR_STEPS if step * power <= longest_m)


def bar_length_mm(frame: Frame, length_m: float) -> float:
    """Return how long a bar for this many metres on the ground is on paper."""
    return length_m * frame.grid_per_true / frame.metres_per_mm
