"""Hatches as lines of their own: even on paper at every scale, sharp in every format."""

from __future__ import annotations

import math

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry


def hatch_lines(area: BaseGeometry, angle_deg: float, gap: float) -> BaseGeometry:
    """Return parallel lines across the area, `gap` apart in the unit of its coordinates.

    The angle is counted anticlockwise from east. The lines hang on the coordinates' origin, so
    that the hatches of areas side by side meet.
    """
    if area.is_empty:
        return shapely.MultiLineString()
    along = np.array([math.cos(math.radians(angle_deg)), math.sin(math.radians(angle_deg))])
    across = np.array([-along[1], along[0]])
    west, south, east, north = area.bounds
    corners = np.array([[west, south], [west, north], [east, south], [east, north]])
    offsets, reach = corners @ across, corners @ along
    first, last = math.ceil(offsets.min() / gap), math.floor(offsets.max() / gap)
    starts = [step * gap * across + reach.min() * along for step in range(first, last + 1)]
    ends = [step * gap * across + reach.max() * along for step in range(first, last + 1)]
    pairs = [np.array(pair) for pair in zip(starts, ends, strict=True)]
    return shapely.MultiLineString(pairs).intersection(area)
