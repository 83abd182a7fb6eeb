"""Which names stand on the map, and where: by the same rule as on screen, measured in print.

The rule counts in pixels; on paper a pixel is `PX_MM`. The chosen place is named first.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import shapely

from map_app.briefing import paper
from map_app.briefing.page.ink import Type
from map_app.briefing.page.set_marks import set_mark
from map_app.briefing.paper import PX_MM, millimetres
from map_app.briefing.record import Picture
from map_app.cartography import Label
from map_app.cartography.placing import Box, PlacedLabel, spots, text_boxes
from map_app.geo import parts_of

LINE_HEIGHT = 1.15
EDGE_PX = 5.0
REPEAT_MM = 55.0
RING_PX = 6.0
STEEP_DEG = 50.0
UPRIGHT_DEG = 90.0
BOLD_WEIGHT = 600
SMALL_SCALE_M_PER_MM = 60.0
STEPS = (-0.6, 0.6, -1.2, 1.2, -2.0, 2.0)

Spot = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Piece:
    """Letters written together: their middle on the page, turned leftwards about it."""

    words: str
    x_mm: float
    y_mm: float
    turn_deg: float


def place_names(picture: Picture) -> tuple[PlacedLabel, ...]:
    """Return the names that stand on the map, the more important first; none covers another.

    The chosen place is named first. A name may cover a sign only where it is written on its own
    place and finds no free ground there. Positions are in pixels from the map's upper left corner.
    """
    taken = [_box_in_px(box, picture) for box in picture.keep_clear]
    signs = list(_signs(picture))
    taken += [_box_in_px(note_box(picture), picture)] if picture.note else []
    taken += [_box_in_px(set_mark(one, picture).box, picture) for one in picture.marks]
    placed: list[PlacedLabel] = []
    for label in sorted(picture.labels, key=lambda one: _order(one, picture)):
        size_px = size_of(label, type_of(label, picture))
        name = _free_place(label, picture, size_px, [*taken, *signs])
        if name is None and not label.offset_px:
            name = _free_place(label, picture, size_px, taken)
        if name is not None and not _said_near(name, placed):
            taken.extend(text_boxes(name.x_px, name.y_px, size_px, name.angle_deg))
            placed.append(name)
    return tuple(placed)


def _said_near(name: PlacedLabel, placed: Sequence[PlacedLabel]) -> bool:
    """Return whether the same words stand close by already."""
    return any(
        other.label.text == name.label.text
        and math.hypot(other.x_px - name.x_px, other.y_px - name.y_px) < REPEAT_MM / PX_MM
        for other in placed
    )


def _order(label: Label, picture: Picture) -> tuple[bool, float, str, str]:
    return label.place_id not in picture.places, label.rank, label.place_id, label.text


def _free_place(
    label: Label, picture: Picture, size_px: Spot, taken: Sequence[Box]
) -> PlacedLabel | None:
    """Return the name at the first spot in the frame where it meets nothing, or None."""
    for lon, lat, angle_deg in ((label.lon, label.lat, label.angle_deg), *label.others):
        middle = _in_px(*picture.frame.place_on_page_mm(lon, lat), picture)
        if not _may_reach(middle, label, size_px, picture):
            continue
        for spot in _spots(label, middle, size_px, angle_deg):
            boxes = text_boxes(*spot, size_px, angle_deg)
            if all(_inside(box, picture) for box in boxes) and not any(
                box.meets(other) for box in boxes for other in taken
            ):
                return PlacedLabel(label, *spot, angle_deg)
    return None


def _may_reach(middle: Spot, label: Label, size_px: Spot, picture: Picture) -> bool:
    """Return whether a name about this spot can lie in the frame at all."""
    reach_px = max(size_px) + label.offset_px + RING_PX
    frame = picture.frame.box
    return (
        -reach_px <= middle[0] <= frame.width_mm / PX_MM + reach_px
        and -reach_px <= middle[1] <= frame.height_mm / PX_MM + reach_px
    )


def _spots(label: Label, middle: Spot, size_px: Spot, angle_deg: float) -> Iterator[Spot]:
    """Yield the screen's spots for the name, then a few steps away on its own place."""
    yield from spots(label, middle, size_px)
    if label.offset_px:
        farther = replace(label, offset_px=label.offset_px + RING_PX)
        yield from spots(farther, middle, size_px)
    if label.offset_px or (angle_deg and not label.spacing_em):
        return
    turn = math.radians(angle_deg)
    for step in STEPS:
        shift_px = step * size_px[1] / len(label.text.splitlines())
        if label.spacing_em:
            right_px, up_px = 2 * shift_px * math.cos(turn), 2 * shift_px * math.sin(turn)
            yield middle[0] + right_px, middle[1] - up_px
        else:
            yield middle[0], middle[1] + shift_px


def _inside(box: Box, picture: Picture) -> bool:
    """Return whether the box lies in the frame, clear of its edge."""
    frame = picture.frame.box
    wide_px, high_px = frame.width_mm / PX_MM, frame.height_mm / PX_MM
    return (
        box.left >= EDGE_PX
        and box.top >= EDGE_PX
        and box.right <= wide_px - EDGE_PX
        and box.bottom <= high_px - EDGE_PX
    )


def _box_in_px(box: paper.Box, picture: Picture) -> Box:
    """Return a block of the page in pixels of the map."""
    left_px, top_px = _in_px(box.left_mm, box.top_mm, picture)
    right_px, bottom_px = _in_px(box.right_mm, box.bottom_mm, picture)
    return Box(left_px, top_px, right_px, bottom_px)


def note_box(picture: Picture) -> paper.Box:
    """Return where the map's sentence stands on the page."""
    width_mm = Type(picture.sizes_pt[1], bold=True).width_mm(picture.note) + 8.0
    frame = picture.frame.box
    left_mm = frame.left_mm + (frame.width_mm - width_mm) / 2
    return paper.Box(left_mm, frame.top_mm + 5.0, width_mm, 8.0)


def _in_px(x_mm: float, y_mm: float, picture: Picture) -> Spot:
    frame = picture.frame.box
    return (x_mm - frame.left_mm) / PX_MM, (y_mm - frame.top_mm) / PX_MM


def pieces(placed: PlacedLabel, kind: Type, frame: paper.Box) -> Iterator[Piece]:
    """Yield what is written of a name: its lines, or its letters when they are spread.

    A course steeper than most reads from top to bottom, as on a Chinese map.
    """
    label = placed.label
    x_mm = frame.left_mm + placed.x_px * PX_MM
    y_mm = frame.top_mm + placed.y_px * PX_MM
    size_mm = millimetres(kind.size_pt)
    if _is_spread(label):
        along_deg = placed.angle_deg if placed.angle_deg < STEEP_DEG else placed.angle_deg - 180
        turn_deg = along_deg + UPRIGHT_DEG if along_deg < -STEEP_DEG else along_deg
        step_mm = size_mm * (1 + label.spacing_em)
        right, up = math.cos(math.radians(along_deg)), math.sin(math.radians(along_deg))
        for index, letter in enumerate(label.text):
            off_mm = (index - (len(label.text) - 1) / 2) * step_mm
            yield Piece(letter, x_mm + right * off_mm, y_mm - up * off_mm, turn_deg)
        return
    lines = label.text.splitlines()
    for index, line in enumerate(lines):
        down_mm = (index - (len(lines) - 1) / 2) * size_mm * LINE_HEIGHT
        yield Piece(line, x_mm, y_mm + down_mm, placed.angle_deg)


def type_of(label: Label, picture: Picture) -> Type:
    """Return how a name is set: the chosen place's bold, all one size smaller on a small scale."""
    style = picture.label_styles[label.kind]
    if label.place_id in picture.places:
        return Type(max(style.size_pt, picture.sizes_pt[1]), bold=True, colour=style.colour)
    size_pt = style.size_pt
    if picture.frame.metres_per_mm > SMALL_SCALE_M_PER_MM:
        size_pt = max((one for one in picture.sizes_pt if one < size_pt), default=size_pt)
    return Type(size_pt, bold=style.weight >= BOLD_WEIGHT, colour=style.colour)


def _is_spread(label: Label) -> bool:
    """Return whether the letters stand apart: Chinese ones do, Latin words stay whole."""
    return bool(label.spacing_em) and any("\u4e00" <= letter <= "\u9fff" for letter in label.text)


def size_of(label: Label, kind: Type) -> Spot:
    """Return width and height of a name in pixels before it is turned."""
    size_mm = millimetres(kind.size_pt)
    lines = label.text.splitlines()
    gaps = len(label.text) - 1 if _is_spread(label) else 0
    spread_mm = label.spacing_em * size_mm * gaps
    width_mm = max(map(kind.width_mm, lines)) + spread_mm
    return width_mm / PX_MM, len(lines) * size_mm * LINE_HEIGHT / PX_MM


def _signs(picture: Picture) -> Iterator[Box]:
    """Yield the ground that the signs on the map take."""
    for feature in picture.drawn:
        if feature.style.symbol == "none":
            continue
        radius_px = feature.style.radius_px + (RING_PX if feature.chosen else 0.0)
        for part in parts_of(feature.geometry):
            if isinstance(part, shapely.Point):
                x_px, y_px = _in_px(*picture.frame.on_page_mm(part.x, part.y), picture)
                yield Box(x_px - radius_px, y_px - radius_px, x_px + radius_px, y_px + radius_px)
