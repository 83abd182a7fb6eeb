"""Which labels can be shown together: the first in rank stay, none covers another.

The same greedy rule runs in the map's frame (`draw/frame/placing.js`), so that screen and file
agree. Everything is in pixels of the picture, x to the right, y downwards.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from map_app.cartography.records import Label

CELL_PX = 64.0
GAP_PX = 2.0
CORNER = 0.7
REPEAT_PX = 260.0
COVERS_SIGNS_BELOW = 2.0
"""Labels of a lower rank than this may cover signs, when there is no other spot."""


@dataclass(frozen=True, slots=True)
class Box:
    """An upright rectangle in pixels."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box) -> bool:
        """Return whether the two share more than an edge."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )


@dataclass(frozen=True, slots=True)
class PlacedLabel:
    """A label with the middle of its text in pixels and the text's turn leftwards from east."""

    label: Label
    x_px: float
    y_px: float
    angle_deg: float


class _Taken:
    """The boxes that are taken, found by the cell they lie in."""

    def __init__(self) -> None:
        self._cells: dict[tuple[int, int], list[Box]] = {}

    def add(self, box: Box) -> None:
        """Take the box."""
        for cell in _cells_of(box):
            self._cells.setdefault(cell, []).append(box)

    def is_free(self, box: Box) -> bool:
        """Return whether the box meets none that is taken."""
        near = (taken for cell in _cells_of(box) for taken in self._cells.get(cell, ()))
        return not any(box.meets(taken) for taken in near)


def place_labels(
    labels: Iterable[Label],
    size_px: Callable[[Label], tuple[float, float]],
    project: Callable[[float, float], tuple[float, float]],
    signs: Iterable[Box] = (),
) -> tuple[PlacedLabel, ...]:
    """Return the labels that fit, the important first; no two boxes meet.

    `size_px` gives width and height of a label's text before it is turned; `project` takes
    longitude and latitude to pixels. `signs` are boxes that no text may cover, unless a label of
    the first rank finds no other spot. The same words do not stand twice within `REPEAT_PX`.
    """
    texts, everything = _Taken(), _Taken()
    for box in signs:
        everything.add(box)
    placed: list[PlacedLabel] = []
    for label in sorted(labels, key=lambda one: (one.rank, one.place_id, one.text)):
        size = size_px(label)
        rounds = (everything, texts) if label.rank < COVERS_SIGNS_BELOW else (everything,)
        tries = [spot for spot in _tries(label, project) if _is_news(label, spot[0], placed)]
        found = next(
            filter(None, (_first_free(label, tries, size, taken) for taken in rounds)), None
        )
        if found is None:
            continue
        for box in text_boxes(found.x_px, found.y_px, size, found.angle_deg):
            everything.add(box)
            texts.add(box)
        placed.append(found)
    return tuple(placed)


def _tries(
    label: Label, project: Callable[[float, float], tuple[float, float]]
) -> Iterator[tuple[tuple[float, float], float]]:
    """Yield position and turn of each spot of the label, the best first."""
    for lon, lat, angle_deg in ((label.lon, label.lat, label.angle_deg), *label.others):
        yield project(lon, lat), angle_deg


def _is_news(label: Label, middle: tuple[float, float], placed: Iterable[PlacedLabel]) -> bool:
    """Return whether none of the same words stands too near to be told again."""
    return not any(
        math.hypot(other.x_px - middle[0], other.y_px - middle[1]) < REPEAT_PX
        for other in placed
        if (other.label.text, other.label.layer_id) == (label.text, label.layer_id)
    )


def _first_free(
    label: Label,
    tries: Iterable[tuple[tuple[float, float], float]],
    size: tuple[float, float],
    taken: _Taken,
) -> PlacedLabel | None:
    """Return the label at the first of its spots that is free, or None."""
    for middle, angle_deg in tries:
        for x_px, y_px in spots(label, middle, size):
            if all(taken.is_free(box) for box in text_boxes(x_px, y_px, size, angle_deg)):
                return PlacedLabel(label, x_px, y_px, angle_deg)
    return None


def spots(
    label: Label, middle: tuple[float, float], size: tuple[float, float]
) -> Iterator[tuple[float, float]]:
    """Yield the middles to try: on the spot, or beside, above, below and at a symbol's corners."""
    x_px, y_px = middle
    if label.offset_px <= 0:
        yield middle
        return
    across = label.offset_px + size[0] / 2
    along = label.offset_px + size[1] / 2
    yield x_px + across, y_px
    yield x_px - across, y_px
    yield x_px, y_px - along
    yield x_px, y_px + along
    near = label.offset_px * CORNER + size[0] / 2, label.offset_px * CORNER + size[1] / 2
    for east, south in ((1, -1), (1, 1), (-1, -1), (-1, 1)):
        yield x_px + east * near[0], y_px + south * near[1]


def text_boxes(
    x_px: float, y_px: float, size: tuple[float, float], angle_deg: float
) -> Sequence[Box]:
    """Return upright boxes that together cover the text, turned by `angle_deg` leftwards."""
    width, height = size[0] + GAP_PX, size[1] + GAP_PX
    if angle_deg == 0:
        return (_box(x_px, y_px, width, height),)
    count = max(1, math.ceil(width / height))
    step = width / count
    turn = math.radians(angle_deg)
    side = abs(step * math.cos(turn)) + abs(height * math.sin(turn))
    rise = abs(step * math.sin(turn)) + abs(height * math.cos(turn))
    offsets = [(index - (count - 1) / 2) * step for index in range(count)]
    return tuple(
        _box(x_px + offset * math.cos(turn), y_px - offset * math.sin(turn), side, rise)
        for offset in offsets
    )


def _box(x_px: float, y_px: float, width: float, height: float) -> Box:
    return Box(x_px - width / 2, y_px - height / 2, x_px + width / 2, y_px + height / 2)


def _cells_of(box: Box) -> Iterator[tuple[int, int]]:
    """Yield the cells of the grid that the box touches."""
    for column in range(math.floor(box.left / CELL_PX), math.floor(box.right / CELL_PX) + 1):
        for row in range(math.floor(box.top / CELL_PX), math.floor(box.bottom / CELL_PX) + 1):
            yield column, row
