"""What stands on the map and beside the foot on a reader's wish: marks, locator map, code.

This module loads matplotlib; only the modules that write files import it.
"""

from __future__ import annotations

import math
from dataclasses import replace

import segno
import shapely
import shapely.affinity
from matplotlib.colors import to_rgba

from map_app.briefing.page.brush import Brush
from map_app.briefing.page.column import BASELINE_SHARE
from map_app.briefing.page.ink import Page
from map_app.briefing.page.set_marks import MARK_PADDING_MM, set_mark
from map_app.briefing.paper import PX_MM, Box
from map_app.briefing.record import Briefing, Dress

MARK_LINE_MM = 0.35
ARROW_HEAD_MM = (3.2, 1.2)
CODE_QUIET_MODULES = 2
LOCATOR_SHARE = 0.84
LOCATOR_LINE_PX = 1.2
LEAST_FRAME_MM = 1.6


def draw_marks(page: Page, briefing: Briefing) -> None:
    """Write a reader's notes on the map, each with its arrow where it has one."""
    dress = briefing.dress
    for mark in briefing.picture.marks:
        one = set_mark(mark, briefing.picture)
        if one.points_to is not None:
            _draw_arrow(page, one.box, one.points_to, dress)
        if one.lines:
            page.panel(one.box, dress.halo, dress.accent, MARK_LINE_MM)
        y_mm = one.box.top_mm + MARK_PADDING_MM
        for line in one.lines:
            y_mm += line.height_mm
            left_mm = one.box.left_mm + MARK_PADDING_MM
            kind = replace(line.kind, colour=dress.ink)
            page.text(left_mm, y_mm - BASELINE_SHARE * line.height_mm, line.words, kind)


def draw_locator(page: Page, briefing: Briefing) -> None:
    """Draw the district small, and in it the ground that the map shows."""
    box, district = briefing.layout.locator, briefing.picture.district
    if box is None or district is None:
        return
    dress = briefing.dress
    page.panel(box, dress.halo, dress.rule, 0.2)
    west_m, south_m, east_m, north_m = district.bounds
    scale = LOCATOR_SHARE * min(
        box.width_mm / (east_m - west_m), box.height_mm / (north_m - south_m)
    )
    middle = box.left_mm + box.width_mm / 2, box.top_mm + box.height_mm / 2
    place = [
        *(scale, 0, 0, -scale),
        middle[0] - scale * (west_m + east_m) / 2,
        middle[1] + scale * (south_m + north_m) / 2,
    ]
    brush = Brush(page.axes(), PX_MM)
    small = shapely.affinity.affine_transform(district, place)
    brush.fill(small, to_rgba(dress.outside))
    brush.line(small, to_rgba(dress.quiet), LOCATOR_LINE_PX)
    shown = shapely.affinity.affine_transform(shapely.box(*briefing.picture.frame.bounds_m), place)
    least = shown.centroid.buffer(LEAST_FRAME_MM / 2, cap_style="square")
    inside = shapely.box(box.left_mm, box.top_mm, box.right_mm, box.bottom_mm)
    brush.line(shown.union(least).intersection(inside), to_rgba(dress.warn), 2 * LOCATOR_LINE_PX)


def draw_code(page: Page, briefing: Briefing) -> None:
    """Draw the QR code of the view's address; nothing when the address is not known."""
    box = briefing.layout.qr
    if box is None or not briefing.link:
        return
    rows = [tuple(row) for row in segno.make(briefing.link, error="m", micro=False).matrix]
    module_mm = box.width_mm / (len(rows) + 2 * CODE_QUIET_MODULES)
    dark = [
        shapely.box(
            box.left_mm + (column + CODE_QUIET_MODULES) * module_mm,
            box.top_mm + (row + CODE_QUIET_MODULES) * module_mm,
            box.left_mm + (column + CODE_QUIET_MODULES + 1) * module_mm,
            box.top_mm + (row + CODE_QUIET_MODULES + 1) * module_mm,
        )
        for row, modules in enumerate(rows)
        for column, is_dark in enumerate(modules)
        if is_dark
    ]
    page.panel(box, "#FFFFFF")
    Brush(page.axes(), PX_MM).fill(shapely.union_all(dark), to_rgba("#000000"))


def _draw_arrow(page: Page, box: Box, tip_mm: tuple[float, float], dress: Dress) -> None:
    """Draw a line from the middle of the note to the tip, with a head there."""
    from_mm = box.left_mm + box.width_mm / 2, box.top_mm + box.height_mm / 2
    turn = math.atan2(tip_mm[1] - from_mm[1], tip_mm[0] - from_mm[0])
    along, across = ARROW_HEAD_MM
    right, down = math.cos(turn), math.sin(turn)
    neck = tip_mm[0] - along * right, tip_mm[1] - along * down
    corners = [
        tip_mm,
        (neck[0] - across * down, neck[1] + across * right),
        (neck[0] + across * down, neck[1] - across * right),
    ]
    page.rule(from_mm, neck, dress.halo, 4 * MARK_LINE_MM)
    page.rule(from_mm, neck, dress.accent, 2 * MARK_LINE_MM)
    page.shape(corners, dress.accent, dress.halo)
