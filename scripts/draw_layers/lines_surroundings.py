"""How far around the district lines are drawn, and when they were."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scripts.draw_layers.control import read_lines
from scripts.draw_layers.grid import to_metres

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

DRAWN_ON = "2026-11-23"
DISTRICT = "boundary-osm"


def surroundings(reach_m: float) -> BaseGeometry:
    """Return the district with `reach_m` metres around it, in metres east and north."""
    return to_metres(read_lines()[DISTRICT].geometry).buffer(reach_m)
