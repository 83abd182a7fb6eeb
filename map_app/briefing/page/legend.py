"""The legend under the map: a sample of each look beside its words, in even columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import shapely
from shapely.geometry.base import BaseGeometry

from map_app.briefing.layout import Layout
from map_app.briefing.page.brush import Brush
from map_app.briefing.page.ink import Page, Type
from map_app.briefing.page.map_art import outline
from map_app.briefing.paper import PX_MM
from map_app.briefing.record import Briefing
from map_app.cartography import LegendEntry
from map_app.errors import ExportError

SAMPLE_MM = (5.6, 2.4)
SAMPLE_GAP_MM = 1.4
COLUMN_GAP_MM = 3.0
ROW_MM = 3.7
LEAST_ROW_MM = 3.25
TYPE_SHARES = (1.0, 0.9, 0.8, 0.7)
SLIDE_TYPE_SHARES = (1.0, 0.9, 0.8)
"""Of the small type: on a slide nothing is smaller than 9 pt."""

SLIDE_LEGEND_SHARE = 0.6
"""Of a slide's height: what the legend may take of the words' room."""

HAIR_MM = 1e-6
SAMPLE_SHARE = 0.74
"""How high a sample may be in a row that is narrower than usual on a slide."""

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
    sample_mm: float = SAMPLE_MM[1]


def lay_out(briefing: Briefing) -> tuple[Item, ...]:
    """Return where each line of the legend stands; a very long legend is set smaller.

    Empty when the page has no legend. Raises ExportError when even the smallest type does not make
    room.
    """
    box = briefing.layout.legend
    if box is None:
        return ()
    for share in _shares(briefing):
        kind = Type(briefing.dress.small_pt * share)
        for lines in _orders(briefing, kind):
            for most in range(1, int(box.height_mm / (LEAST_ROW_MM * share)) + 1):
                columns = list(_columns(lines, most))
                widths = _widths_mm(columns, kind)
                if _side_by_side_mm(widths) <= box.width_mm:
                    return tuple(_items(columns, widths, kind, briefing.layout))
    raise ExportError("图例过长，一页放不下，没有出图；请关掉一些图层。")


def heights_mm(briefing: Briefing) -> Iterator[float]:
    """Yield how high a slide's legend can be: in its largest type, in smaller ones, set close.

    What would take more than its share of the slide is passed over; nothing without a legend.
    """
    box = briefing.layout.legend
    if box is None:
        return
    most_mm = SLIDE_LEGEND_SHARE * briefing.layout.map.height_mm
    rooms = [(share, ROW_MM * share) for share in SLIDE_TYPE_SHARES]
    for share, row_mm in [*rooms, (SLIDE_TYPE_SHARES[-1], LEAST_ROW_MM * SLIDE_TYPE_SHARES[-1])]:
        height_mm = _fewest_rows(briefing, share, box.width_mm) * row_mm + HAIR_MM
        if height_mm <= most_mm:
            yield height_mm


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

    In the second the lines are put into three classes by length, each in the map's own order; then
    they go by length alone, the chosen place still first, and at last wherever it fits.
    """
    chosen: list[Line] = [(None, briefing.words.chosen)] if briefing.picture.places else []
    lines: list[Line] = [(entry, entry.title) for entry in briefing.legend]
    yield chosen + lines
    yield chosen + sorted(lines, key=lambda line: _class_of(kind.width_mm(line[1])))
    yield chosen + sorted(lines, key=lambda line: -kind.width_mm(line[1]))
    yield sorted(chosen + lines, key=lambda line: -kind.width_mm(line[1]))


def _shares(briefing: Briefing) -> tuple[float, ...]:
    return SLIDE_TYPE_SHARES if briefing.layout.is_slide else TYPE_SHARES


def _fewest_rows(briefing: Briefing, share: float, width_mm: float) -> int:
    """Return in how few rows the legend fits this width; one column when nothing else does."""
    kind = Type(briefing.dress.small_pt * share)
    orders = list(_orders(briefing, kind))
    for most in range(1, len(orders[0])):
        for lines in orders:
            if _side_by_side_mm(_widths_mm(list(_columns(lines, most)), kind)) <= width_mm:
                return most
    return len(orders[0])


def _class_of(width_mm: float) -> int:
    return sum(width_mm <= limit_mm for limit_mm in WIDE_MM)


def _columns(lines: Sequence[Line], most: int) -> Iterator[Sequence[Line]]:
    """Yield the lines in columns of at most so many."""
    for start in range(0, len(lines), most):
        yield lines[start : start + most]


def _widths_mm(columns: Sequence[Sequence[Line]], kind: Type) -> list[float]:
    before_mm = SAMPLE_MM[0] + SAMPLE_GAP_MM
    return [before_mm + max(kind.width_mm(words) for _, words in column) for column in columns]


def _side_by_side_mm(widths_mm: Sequence[float]) -> float:
    return sum(widths_mm) + COLUMN_GAP_MM * (len(widths_mm) - 1)


def _items(
    columns: Sequence[Sequence[Line]], widths: Sequence[float], kind: Type, layout: Layout
) -> Iterator[Item]:
    """Yield the lines where they stand; on a slide close rows have flatter samples."""
    box = layout.legend
    if box is None:
        return
    most = max(len(column) for column in columns) if columns else 1
    row_mm = min(ROW_MM, box.height_mm / most)
    sample_mm = min(SAMPLE_MM[1], SAMPLE_SHARE * row_mm) if layout.is_slide else SAMPLE_MM[1]
    left_mm = box.left_mm
    for column, width_mm in zip(columns, widths, strict=True):
        for row, (entry, words) in enumerate(column):
            middle_mm = box.top_mm + (row + 0.5) * row_mm
            yield Item(entry, words, kind.size_pt, left_mm, middle_mm, sample_mm)
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
    wide_mm, high_mm = SAMPLE_MM[0], item.sample_mm
    left_mm, middle_mm = item.left_mm, item.middle_mm
    right_mm = left_mm + wide_mm
    if shape == "point":
        return shapely.Point(left_mm + wide_mm / 2, middle_mm)
    if shape == "line":
        return shapely.LineString([(left_mm, middle_mm), (right_mm, middle_mm)])
    return shapely.box(left_mm, middle_mm - high_mm / 2, right_mm, middle_mm + high_mm / 2)
