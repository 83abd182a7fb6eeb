"""The sheet of paper: an A4 landscape page, its blocks in millimetres.

Every position is measured from the page's upper left corner, `x_mm` to the right and `y_mm` down.
"""

from __future__ import annotations

from dataclasses import dataclass

MM_PER_INCH = 25.4
POINTS_PER_INCH = 72.0
POINTS_PER_MM = POINTS_PER_INCH / MM_PER_INCH

PAGE_WIDTH_MM = 297.0
PAGE_HEIGHT_MM = 210.0

# A pixel of the screen's map on paper: print is finer than the screen, so a line of 2 px is 0.4 mm.
PX_MM = 0.2


@dataclass(frozen=True, slots=True)
class Box:
    """A block of the page, in millimetres from its upper left corner."""

    left_mm: float
    top_mm: float
    width_mm: float
    height_mm: float

    @property
    def right_mm(self) -> float:
        """Return the right edge."""
        return self.left_mm + self.width_mm

    @property
    def bottom_mm(self) -> float:
        """Return the lower edge."""
        return self.top_mm + self.height_mm


HEAD_BOX = Box(14.0, 11.0, 269.0, 19.0)
MAP_BOX = Box(14.0, 34.0, 164.0, 122.0)
ARROW_BOX = Box(167.0, 37.0, 8.0, 15.0)
SCALE_BOX = Box(14.0, 156.6, 164.0, 7.0)
LEGEND_BOX = Box(14.0, 164.6, 164.0, 23.0)
COLUMN_BOX = Box(185.0, 34.0, 98.0, 153.0)
FOOT_BOX = Box(14.0, 189.5, 269.0, 14.0)


def points(length_mm: float) -> float:
    """Return a length on paper in typographic points."""
    return length_mm * POINTS_PER_MM


def millimetres(length_pt: float) -> float:
    """Return a length in typographic points in millimetres."""
    return length_pt / POINTS_PER_MM


def px_points(length_px: float) -> float:
    """Return what a length in the screen's pixels is on paper, in points."""
    return points(length_px * PX_MM)
