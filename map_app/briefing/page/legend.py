"""The legend under the map: a sample of each look beside its words, in even columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import shapely
from shapely.geometry.base import BaseGeometry

from map_app.briefing.page.brush import Brush
from map_app.briefing.page.ink import Page, Type
from map_app.briefing.page.map_art import outline
from map_app.briefing.paper import PX_MM, Box
from map_app.briefing.record import Briefing
from map_app.cartography import LegendEntry
from map_app.errors import ExportError

SAMPLE_MM = (5.6, 2.4)
SAMPLE_GAP_MM = 1.4
COLUMN_GAP_MM = 3.0
ROW_MM = 3.7
LEAST_ROW_MM = 3.25
TYPE_SHARES = (1.0, 0.9, 0.8, 0.7)
WIDE_MM = (30.0, 17.0)
HEAD_ABOVE_MM = 2.8


Line = tuple[LegendEntry | None, str]


@dataclass(frozen=True, slots=True)
class Item:
    """A line of the legend on the page: None stands for the chosen place."""

    entry: LegendEntry | None
    words: str
    size_pt: float
    left_mm: float
    middle_mm: float


def lay_out(briefing: Briefing) -> tuple[Item, ...]:
    """Return where each line of the legend stands; a very long legend is set smaller.

    Empty when the page has no legend. Raises ExportError when even the smallest type does not make
    room.
    """
    box = briefing.layout.legend
    if box is None:
        return ()
    for share in TYPE_SHARES:
        kind = Type(briefing.dress.small_pt * share)
        for lines in _orders(briefing, kind):
            for most in range(1, int(box.height_mm / (LEAST_ROW_MM * share)) + 1):
                columns = list(_columns(lines, most))
                widths = [_width_mm([words for _, words in column], kind) for column in columns]
                if sum(widths) + COLUMN_GAP_MM * (len(widths) - 1) <= box.width_mm:
                    return tuple(_items(columns, widths, kind, box))
    raise ExportError("图例过长，一页放不下，没有出图；请关掉一些图层。")


def draw_legend(page: Page, briefing: Briefing) -> None:
    """Draw the legend's head, level with the scale, and every line of it."""
    box = briefing.layout.legend
    if box is None:
        return
    head = Type(briefing.dress.small_pt, bold=True, colour=briefing.dress.ink)
    page.text(box.left_mm, box.top_mm - HEAD_ABOVE_MM, briefing.words.legend, head)
    brush = Brush(page.axes(), PX_MM)
    for item in lay_out(briefing):
        if item.entry is None:
            _draw_chosen(brush, item, briefing)
        else:
            _draw_sample(brush, item, item.entry)
        kind = Type(item.size_pt, colour=briefing.dress.ink)
        words_mm = item.left_mm + SAMPLE_MM[0] + SAMPLE_GAP_MM
        page.text(words_mm, item.middle_mm + 0.95, item.words, kind)


def _orders(briefing: Briefing, kind: Type) -> Iterator[list[Line]]:
    """Yield the legend's lines in the orders to try: the map's own, then long lines first.

    In the second the lines are put into three classes by length, each in the map's own order; in
    the third they go by length alone.
    """
    chosen: list[Line] = [(None, briefing.words.chosen)] if briefing.picture.places else []
    lines: list[Line] = [(entry, entry.title) for entry in briefing.legend]
    yield chosen + lines
    yield chosen + sorted(lines, key=lambda line: _class_of(kind.width_mm(line[1])))
    yield sorted(chosen + lines, key=lambda line: -kind.width_mm(line[1]))


def _class_of(width_mm: float) -> int:
    return sum(width_mm <= limit_mm for limit_mm in WIDE_MM)


def _columns(lines: Sequence[Line], most: int) -> Iterator[Sequence[Line]]:
    """Yield the lines in columns of at most so many."""
    for start in range(0, len(lines), most):
        yield lines[start : start + most]


def _width_mm(words: Sequence[str], kind: Type) -> float:
    return SAMPLE_MM[0] + SAMPLE_GAP_MM + max(map(kind.width_mm, words))


def _items(
    columns: Sequence[Sequence[Line]], widths: Sequence[float], kind: Type, box: Box
) -> Iterator[Item]:
    most = max(len(column) for column in columns) if columns else 1
    row_mm = min(ROW_MM, box.height_mm / most)
    left_mm = box.left_mm
    for column, width_mm in zip(columns, widths, strict=True):
        for row, (entry, words) in enumerate(column):
            middle_mm = box.top_mm + (row + 0.5) * row_mm
            yield Item(entry, words, kind.size_pt, left_mm, middle_mm)
        left_mm += width_mm + COLUMN_GAP_MM


def _draw_sample(brush: Brush, item: Item, entry: LegendEntry) -> None:
    brush.feature(_ground(item, entry.shape), entry.style, 1.0)


def _draw_chosen(brush: Brush, item: Item, briefing: Briefing) -> None:
    """Draw the chosen place's sample as the map draws the place."""
    features = [feature for feature in briefing.picture.drawn if feature.chosen]
    dimension = max((shapely.get_dimensions(one.geometry) for one in features), default=2)
    shape = ("point", "line", "area")[int(dimension)]
    for feature in features[:1]:
        sample = replace(feature, geometry=_ground(item, shape))
        brush.feature(sample.geometry, sample.style, 1.0)
        outline(brush, sample, briefing.dress)


def _ground(item: Item, shape: str) -> BaseGeometry:
    """Return the sample's geometry in millimetres of the page."""
    wide_mm, high_mm = SAMPLE_MM
    left_mm, middle_mm = item.left_mm, item.middle_mm
    right_mm = left_mm + wide_mm
    if shape == "point":
        return shapely.Point(left_mm + wide_mm / 2, middle_mm)
    if shape == "line":
        return shapely.LineString([(left_mm, middle_mm), (right_mm, middle_mm)])
    return shapely.box(left_mm, middle_mm - high_mm / 2, right_mm, middle_mm + high_mm / 2)
