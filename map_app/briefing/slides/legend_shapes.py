"""The legend beside a slide's map: samples as native shapes, words as native text, in columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from map_app.briefing.page.ink import Type
from map_app.briefing.paper import Box, millimetres
from map_app.briefing.record import Briefing
from map_app.briefing.slides.drawing import SlidePen
from map_app.briefing.slides.samples import draw_chosen, draw_sample
from map_app.briefing.slides.words import Paragraph, height_mm, said
from map_app.cartography import LegendEntry
from map_app.errors import ExportError

HEAD_MM = 5.4
SAMPLE_EM = (2.7, 0.9)
SAMPLE_GAP_EM, ROW_GAP_EM, COLUMN_GAP_MM = 0.55, 0.15, 3.0
LEADING = 1.2
SMALLER = (0.94, 0.88, 0.84, 0.8, 0.76, 0.7)
STEP_MM = 1.0


@dataclass(frozen=True, slots=True)
class Item:
    """A line of the legend: its sample's box and its words'; None stands for the chosen place."""

    entry: LegendEntry | None
    words: Paragraph
    sample: Box
    box: Box


def lay_out(briefing: Briefing) -> tuple[Item, ...]:
    """Return where each line of the legend stands, in the largest type that makes room for all.

    Empty when the slide has no legend or nothing is drawn. Raises ExportError when even the
    smallest does not, or when an entry says nothing.
    """
    box = briefing.layout.legend
    if box is None:
        return ()
    if any(not entry.title.strip() for entry in briefing.legend):
        raise ExportError("图例有一项没有文字，没有出图。")
    small_pt, body_pt = briefing.dress.small_pt, briefing.dress.body_pt
    if not briefing.legend and not briefing.picture.places:
        return ()
    body = Box(box.left_mm, box.top_mm + HEAD_MM, box.width_mm, box.height_mm - HEAD_MM)
    sizes_pt = (body_pt, small_pt, *(small_pt * share for share in SMALLER))
    # Two columns of small type read better than three, in which words break more often.
    wide = [(size_pt, columns) for size_pt in sizes_pt for columns in (1, 2)]
    for size_pt, columns in (*wide, *((size_pt, 3) for size_pt in sizes_pt)):
        items = _columns(briefing, body, size_pt, columns)
        if items:
            return items
    raise ExportError("图例过长，一页放不下，没有出图；请关掉一些图层。")


def draw_legend(pen: SlidePen, briefing: Briefing) -> None:
    """Draw the legend's head and every line of it."""
    items, box = lay_out(briefing), briefing.layout.legend
    if not items or box is None:
        return
    head = Type(briefing.dress.body_pt, bold=True, colour=briefing.dress.ink)
    with pen.grouped(briefing.words.legend):
        pen.text(replace(box, height_mm=HEAD_MM), [said(briefing.words.legend, head)])
        for item in items:
            if item.entry is None:
                draw_chosen(pen, item.sample, briefing)
            else:
                draw_sample(pen, item.sample, item.entry.style, item.entry.shape)
            pen.text(item.box, [item.words])


def _lines(briefing: Briefing, size_pt: float) -> Iterator[tuple[LegendEntry | None, Paragraph]]:
    """Yield the legend's lines, the chosen place first."""
    kind = Type(size_pt, colour=briefing.dress.ink)
    if briefing.picture.places:
        bold = replace(kind, bold=True)
        yield None, replace(said(briefing.words.chosen, bold), leading=LEADING)
    for entry in briefing.legend:
        yield entry, replace(said(entry.title, kind), leading=LEADING)


def _columns(briefing: Briefing, box: Box, size_pt: float, columns: int) -> tuple[Item, ...]:
    """Return the lines in so many columns, as even as can be; empty when they do not fit."""
    lines, em_mm = list(_lines(briefing, size_pt)), millimetres(size_pt)
    gap_mm = ROW_GAP_EM * em_mm
    step_mm = (box.width_mm + COLUMN_GAP_MM) / columns
    aside_mm = (SAMPLE_EM[0] + SAMPLE_GAP_EM) * em_mm
    room_mm = step_mm - COLUMN_GAP_MM - aside_mm
    heights_mm = [height_mm([words], room_mm) + gap_mm for _, words in lines]
    spots = _even_spots(heights_mm, box.height_mm + gap_mm, columns)
    items = []
    for (entry, words), (column, down_mm), high_mm in zip(lines, spots, heights_mm, strict=False):
        left_mm, top_mm = box.left_mm + column * step_mm, box.top_mm + down_mm
        sample_mm = SAMPLE_EM[1] * em_mm
        middle_mm = top_mm + words.line_mm / 2
        sample = Box(left_mm, middle_mm - sample_mm / 2, SAMPLE_EM[0] * em_mm, sample_mm)
        items.append(
            Item(entry, words, sample, Box(left_mm + aside_mm, top_mm, room_mm, high_mm - gap_mm))
        )
    return tuple(items)


def _even_spots(
    heights_mm: Sequence[float], most_mm: float, columns: int
) -> list[tuple[int, float]]:
    """Return the spots in columns no higher than need be; empty when there are too few columns."""
    limit_mm = min(most_mm, sum(heights_mm) / columns)
    while limit_mm < most_mm + STEP_MM:
        spots = _spots(heights_mm, min(limit_mm, most_mm))
        if spots and spots[-1][0] < columns:
            return spots
        limit_mm += STEP_MM
    return []


def _spots(heights_mm: Sequence[float], most_mm: float) -> list[tuple[int, float]]:
    """Return each line's column and how far down it stands."""
    spots: list[tuple[int, float]] = []
    column, top_mm = 0, 0.0
    for high_mm in heights_mm:
        if top_mm + high_mm > most_mm and top_mm:
            column, top_mm = column + 1, 0.0
        spots.append((column, top_mm))
        top_mm += high_mm
    return spots
