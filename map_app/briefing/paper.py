"""Lengths on paper: millimetres, points, and the screen's pixels in print.

A page is thought in millimetres of a sheet whose type is the theme's, and is magnified as a whole
when it is written: so an A3 page and a slide have larger type, lines and gaps in one go. Every
position is measured from the page's upper left corner, `x_mm` to the right and `y_mm` down.
"""

from __future__ import annotations

from dataclasses import dataclass

MM_PER_INCH = 25.4
POINTS_PER_INCH = 72.0
POINTS_PER_MM = POINTS_PER_INCH / MM_PER_INCH

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


def points(length_mm: float) -> float:
    """Return a length on paper in typographic points."""
    return length_mm * POINTS_PER_MM


def millimetres(length_pt: float) -> float:
    """Return a length in typographic points in millimetres."""
    return length_pt / POINTS_PER_MM


def px_points(length_px: float) -> float:
    """Return what a length in the screen's pixels is on paper, in points."""
    return points(length_px * PX_MM)
