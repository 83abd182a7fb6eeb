"""The map's drawing: features in their looks, the ground outside veiled, the chosen place last.

This module loads matplotlib; only the modules that write files import it.
"""

from __future__ import annotations

import math

import shapely
from matplotlib.axes import Axes
from matplotlib.colors import to_rgba
from shapely.geometry.base import BaseGeometry

from map_app.briefing.page.brush import Brush
from map_app.briefing.page.fonts import font, refuse_missing_glyphs
from map_app.briefing.page.ink import Page, Type
from map_app.briefing.page.names import Piece, note_box, pieces, place_names, type_of
from map_app.briefing.page.words import Setting
from map_app.briefing.paper import (
    PX_MM,
    millimetres,
    px_points,
)
from map_app.briefing.record import DrawnFeature, Dress, Picture
from map_app.geo import parts_of

VEIL_OPACITY = 0.62
HALO_OPACITY = 0.9
HALO_SHARE = 1.5
ASKED_PX, ASKED_HALO_PX, ASKED_FILL_OPACITY = 2.4, 3.6, 0.08
FRAME_MM = 0.2
MIDDLE_SHARE = 0.37
"""How far the baseline lies below the middle of Chinese letters, as a share of their size."""


def draw_map(page: Page, picture: Picture, dress: Dress) -> None:
    """Draw the map into its frame: ground, features, the chosen place, names."""
    box = picture.frame.box
    axes = page.axes_in(box)
    west_m, south_m, east_m, north_m = picture.frame.bounds_m
    axes.set(xlim=(west_m, east_m), ylim=(south_m, north_m))
    axes.set_facecolor(dress.paper)
    _draw_features(axes, picture, dress)
    for placed in place_names(picture):
        kind = type_of(placed.label, picture)
        style = picture.label_styles[placed.label.kind]
        for piece in pieces(placed, kind, box):
            _write(page, piece, kind, (style.halo, style.halo_px))
    page.panel(box, "none", dress.ink, FRAME_MM)


def draw_note(page: Page, picture: Picture, dress: Dress) -> None:
    """Write the map's sentence over it; nothing when there is none."""
    if not picture.note:
        return
    box = note_box(picture)
    page.panel(box, dress.halo, dress.rule)
    kind = Type(dress.body_pt, bold=True, colour=dress.warn)
    page.text(box.left_mm + 4.0, box.top_mm + 5.2, picture.note, kind)


def _draw_features(axes: Axes, picture: Picture, dress: Dress) -> None:
    brush = Brush(axes, PX_MM * picture.frame.metres_per_mm)
    for feature in picture.drawn:
        if feature.base:
            brush.feature(feature.geometry, feature.style, feature.opacity)
    if picture.outside is not None:
        brush.fill(picture.outside, to_rgba(dress.outside, VEIL_OPACITY))
    for feature in picture.drawn:
        if not feature.base:
            brush.feature(feature.geometry, feature.style, feature.opacity)
    _draw_own(brush, picture)
    chosen = [feature for feature in picture.drawn if feature.chosen]
    for feature in chosen:
        _halo(brush, feature, dress)
    for feature in chosen:
        outline(brush, feature, dress)
    _draw_asked(brush, picture.asked, dress)


def _draw_own(brush: Brush, picture: Picture) -> None:
    for layer in picture.own:
        for part in layer.parts:
            brush.alike(part.geometry, part.style, layer.opacity)


def _draw_asked(brush: Brush, asked: BaseGeometry | None, dress: Dress) -> None:
    """Draw what is asked about as the screen does: a light fill, a strong edge on a halo."""
    ink = to_rgba(dress.asked)
    for part in () if asked is None else parts_of(asked):
        if isinstance(part, shapely.Point):
            brush.sign(part, "circle", ASKED_PX * 2, None, (ink, ASKED_PX))
            continue
        if isinstance(part, shapely.Polygon):
            brush.fill(part, to_rgba(dress.asked, ASKED_FILL_OPACITY))
        brush.line(part, to_rgba(dress.halo, HALO_OPACITY), ASKED_PX + ASKED_HALO_PX)
        brush.line(part, ink, ASKED_PX)


def _halo(brush: Brush, feature: DrawnFeature, dress: Dress) -> None:
    halo = to_rgba(dress.halo, HALO_OPACITY)
    for part in parts_of(feature.geometry):
        line_px = 0.0 if isinstance(part, shapely.Polygon) else feature.style.width_px
        if not isinstance(part, shapely.Point):
            brush.line(part, halo, dress.halo_width_px + line_px)


def outline(brush: Brush, feature: DrawnFeature, dress: Dress) -> None:
    """Draw the chosen place once more, strong: an edge, a cased line, a ring around a sign."""
    style, ink = feature.style, to_rgba(dress.chosen_stroke)
    for part in parts_of(feature.geometry):
        if isinstance(part, shapely.Polygon):
            brush.fill(part, to_rgba(style.fill or dress.paper, dress.chosen_fill_opacity))
            brush.line(part, ink, dress.chosen_width_px)
        elif isinstance(part, shapely.LineString):
            brush.line(part, ink, style.width_px + dress.chosen_width_px)
            brush.line(part, to_rgba(dress.halo), style.width_px)
            brush.line(part, to_rgba(style.stroke or dress.ink), style.width_px, style.dash)
        elif isinstance(part, shapely.Point):
            radius_px = style.radius_px + dress.chosen_width_px
            halo = (to_rgba(dress.halo), dress.halo_width_px)
            brush.sign(part, "circle", radius_px, None, halo)
            brush.sign(part, "circle", radius_px, None, (ink, dress.chosen_width_px))
            brush.dot(part, style, 1.0)


def _write(page: Page, piece: Piece, kind: Type, halo: tuple[str, float]) -> None:
    """Write a piece of a name: its halo as a drawn outline, over it text that can be selected."""
    refuse_missing_glyphs(piece.words, bold=kind.bold)
    drop_mm, half_mm = MIDDLE_SHARE * millimetres(kind.size_pt), kind.width_mm(piece.words) / 2
    turn = math.radians(piece.turn_deg)
    right, up = math.cos(turn), math.sin(turn)
    x_mm = piece.x_mm + drop_mm * up - half_mm * right
    y_mm = piece.y_mm + drop_mm * right + half_mm * up
    face = font(kind.size_pt, bold=kind.bold)
    wide_pt = HALO_SHARE * px_points(halo[1])
    around = Setting(face, halo[0], kind.bold, piece.turn_deg, wide_pt, halo[0])
    for setting in (around, Setting(face, kind.colour, kind.bold, piece.turn_deg)):
        page.write(x_mm, y_mm, piece.words, setting)
