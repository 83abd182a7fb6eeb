"""Samples of the map's looks as native shapes: areas, hatches, lines, signs."""

from __future__ import annotations

import shapely
from pptx.enum.shapes import MSO_SHAPE

from map_app.briefing.page.brush import HATCH_PX
from map_app.briefing.paper import PX_MM, Box
from map_app.briefing.record import Briefing
from map_app.briefing.slides.drawing import SlidePen
from map_app.cartography import FeatureStyle

SIGNS = {
    "circle": (MSO_SHAPE.OVAL, 1.0),
    "square": (MSO_SHAPE.RECTANGLE, 0.89),
    "diamond": (MSO_SHAPE.DIAMOND, 1.2),
}
"""The shape of a sign, and how far it reaches for its radius, as the map draws it."""

HATCHES = ((22.5, "horz"), (67.5, "wdUpDiag"), (112.5, "vert"), (157.5, "wdDnDiag"), (180, "horz"))
"""The programs' patterns of lines, each up to a direction in degrees leftwards from east."""

HALF_TURN_DEG = 180.0
WHITE = "#FFFFFF"
SHAPES = ("point", "line", "area")


def draw_sample(pen: SlidePen, box: Box, style: FeatureStyle, shape: str) -> None:
    """Draw a look as the map has it: a sign, a line or an area."""
    if shape == "point":
        _sign(pen, box, style)
    elif shape == "line":
        _line(pen, box, style)
    else:
        _area(pen, box, style)


def draw_chosen(pen: SlidePen, box: Box, briefing: Briefing) -> None:
    """Draw the chosen place's sample, strong as on the map."""
    features = [feature for feature in briefing.picture.drawn if feature.chosen]
    if not features:
        return
    dress, style = briefing.dress, features[0].style
    ranks = [int(shapely.get_dimensions(one.geometry)) for one in features]
    shape = SHAPES[max(ranks)]
    if shape == "line":
        _stroke(pen, box, dress.chosen_stroke, style.width_px + dress.chosen_width_px)
        _stroke(pen, box, dress.halo, style.width_px)
        _line(pen, box, style)
        return
    draw_sample(pen, box, style, shape)
    reach_mm = (style.radius_px + dress.chosen_width_px) * PX_MM
    around = _about(box, reach_mm) if shape == "point" else box
    edge = pen.panel(around, MSO_SHAPE.OVAL if shape == "point" else MSO_SHAPE.RECTANGLE)
    pen.edge(edge, dress.chosen_stroke, dress.chosen_width_px * PX_MM)


def hatch_of(angle_deg: float) -> str:
    """Return the pattern whose lines run most nearly in this direction."""
    return next(name for limit, name in HATCHES if angle_deg % HALF_TURN_DEG < limit)


def _area(pen: SlidePen, box: Box, style: FeatureStyle) -> None:
    panel = pen.panel(box)
    if style.hatch_deg is not None and style.stroke:
        pen.hatch(panel, style.stroke, hatch_of(style.hatch_deg))
    elif style.fill and style.fill_opacity:
        pen.fill(panel, style.fill, style.fill_opacity * style.opacity)
    if style.stroke and style.width_px:
        pen.edge(panel, style.stroke, style.width_px * PX_MM, style.opacity, style.dash)
    elif style.hatch_deg is not None and style.stroke:
        pen.edge(panel, style.stroke, HATCH_PX * PX_MM)


def _line(pen: SlidePen, box: Box, style: FeatureStyle) -> None:
    """Draw a line, on its casing where that can be seen on white."""
    if style.casing and style.casing.upper() != WHITE:
        _stroke(pen, box, style.casing, style.width_px + 2 * style.casing_px)
    if style.stroke:
        line = pen.line(*_ends(box))
        pen.edge(line, style.stroke, style.width_px * PX_MM, style.opacity, style.dash)


def _sign(pen: SlidePen, box: Box, style: FeatureStyle) -> None:
    if style.symbol not in SIGNS:
        return
    sign, reach = SIGNS[style.symbol]
    panel = pen.panel(_about(box, reach * style.radius_px * PX_MM), sign)
    if style.fill and style.fill_opacity:
        pen.fill(panel, style.fill, style.fill_opacity * style.opacity)
    if style.stroke and style.width_px:
        pen.edge(panel, style.stroke, style.width_px * PX_MM, style.opacity)


def _stroke(pen: SlidePen, box: Box, colour: str, width_px: float) -> None:
    pen.edge(pen.line(*_ends(box)), colour, width_px * PX_MM)


def _ends(box: Box) -> tuple[tuple[float, float], tuple[float, float]]:
    middle_mm = box.top_mm + box.height_mm / 2
    return (box.left_mm, middle_mm), (box.right_mm, middle_mm)


def _about(box: Box, reach_mm: float) -> Box:
    """Return the square so far around the middle of a box."""
    left_mm = box.left_mm + box.width_mm / 2 - reach_mm
    top_mm = box.top_mm + box.height_mm / 2 - reach_mm
    return Box(left_mm, top_mm, 2 * reach_mm, 2 * reach_mm)
