"""A reader's notes on the map, set in type: where each stands, before anything is drawn."""

from __future__ import annotations

from dataclasses import dataclass

from map_app.briefing.options import Mark
from map_app.briefing.page.ink import Type
from map_app.briefing.page.setting import BODY_LEADING, SetLine, set_lines
from map_app.briefing.paper import Box
from map_app.briefing.record import Picture

WIDEST_MARK_MM = 52.0
MARK_PADDING_MM = 1.5


@dataclass(frozen=True, slots=True)
class SetMark:
    """A reader's note set in type: its block on the page, its lines, what its arrow points at."""

    box: Box
    lines: tuple[SetLine, ...]
    points_to: tuple[float, float] | None


def set_mark(mark: Mark, picture: Picture) -> SetMark:
    """Return where a note stands: about its position, moved to lie within the map."""
    kind = Type(picture.sizes_pt[1], bold=True)
    lines = set_lines(mark.words, WIDEST_MARK_MM, SetLine("", kind, BODY_LEADING))
    wide_mm = max((kind.width_mm(line.words) for line in lines), default=0.0)
    high_mm = sum(line.height_mm for line in lines)
    width_mm, height_mm = wide_mm + 2 * MARK_PADDING_MM, high_mm + 2 * MARK_PADDING_MM
    x_mm, y_mm = picture.frame.place_on_page_mm(mark.lon, mark.lat)
    frame = picture.frame.box
    left_mm = _between(x_mm - width_mm / 2, frame.left_mm, frame.right_mm - width_mm)
    top_mm = _between(y_mm - height_mm / 2, frame.top_mm, frame.bottom_mm - height_mm)
    there = None
    if mark.to_lon is not None and mark.to_lat is not None:
        there = picture.frame.place_on_page_mm(mark.to_lon, mark.to_lat)
    return SetMark(Box(left_mm, top_mm, width_mm, height_mm), lines, there)


def _between(value: float, least: float, most: float) -> float:
    return max(least, min(value, most))
