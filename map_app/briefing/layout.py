"""Where the blocks of a page stand: worked out from the paper, its turn and what is wanted.

Lengths are those of a sheet with the theme's type; the page is magnified when it is written. What
is projected, a slide or a picture of the screen, has its map as high as it can be and all else
beside it.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from map_app.briefing.foot import FINE_SHARE
from map_app.briefing.paper import MM_PER_INCH, POINTS_PER_INCH, Box
from map_app.cartography import Paper

PAGE_MARGIN_MM, SLIDE_MARGIN_MM = 14.0, 8.0
HEAD_MM, HEAD_GAP_MM, HEADING_MM = 19.0, 4.0, 5.0
HEAD_ABOVE_MM, SLIDE_HEAD_ABOVE_MM = 3.0, 2.5
SLIDE_HEAD_MM, SLIDE_HEAD_GAP_MM = 14.4, 3.0
SCALE_MM, SCALE_GAP_MM = 7.0, 0.6
LEGEND_MM, LEGEND_GAP_MM = 23.0, 1.0
SLIDE_SIDE_SHARE, SLIDE_LEGEND_ALONE_SHARE, SLIDE_SIDE_GAP_MM = 0.475, 0.42, 5.0
SLIDE_LEGEND_MM = 34.0
FOOT_GAP_MM = 1.9
FOOT_BELOW_MM, SLIDE_FOOT_BELOW_MM = 6.5, 3.2
FOOT_LEADING_MM = 7.5 / POINTS_PER_INCH * MM_PER_INCH * 1.38
FOOT_ROOM_MM = 1.5
COLUMN_SHARE, COLUMN_GAP_MM = 0.364, 7.0
UPRIGHT_MAP_SHARE = 0.42
QR_MM, QR_GAP_MM = 16.0, 5.0
ARROW_MM, ARROW_INSET_MM = (8.0, 15.0), 3.0
LOCATOR_MM, LOCATOR_INSET_MM = 27.0, 3.0
WIDEST_COLUMN_MM = 100.0


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a page must hold: its blocks, a column of words or none, lines at the foot.

    `fine_lines` are the lines of a picture's foot that are set smaller, all but the caveat.
    """

    blocks: frozenset[str]
    has_column: bool
    has_heading: bool
    foot_lines: int
    fine_lines: int = 0


@dataclass(frozen=True, slots=True)
class Layout:
    """The blocks of a first page and of further ones; what a page does without is None.

    `magnify` is how many millimetres of paper one of the layout is; `dpi` is the resolution of a
    picture whose size in pixels is given, None where the reader chooses. Words flow through
    `columns` of the first page, then through `further` of every other. `is_slide` is set for what
    is projected, `has_fine_foot` where all but the caveat is set smaller at its foot.
    """

    width_mm: float
    height_mm: float
    magnify: float
    head: Box
    map: Box
    foot: Box
    scale: Box | None = None
    arrow: Box | None = None
    legend: Box | None = None
    locator: Box | None = None
    qr: Box | None = None
    columns: tuple[Box, ...] = ()
    further: tuple[Box, ...] = ()
    dpi: float | None = None
    is_slide: bool = False
    has_fine_foot: bool = False


def text_width_mm(paper: Paper, *, upright: bool, blocks: frozenset[str]) -> float:
    """Return how wide the lines at the foot may be."""
    inner_mm = _size_mm(paper, upright=upright)[0] - 2 * _margin_mm(paper)
    return inner_mm - (QR_MM + QR_GAP_MM if "qr" in blocks else 0.0)


def lay_out(paper: Paper, *, upright: bool, wanted: Wanted) -> Layout:
    """Return where everything stands on this paper."""
    width_mm, height_mm = _size_mm(paper, upright=upright)
    margin_mm = _margin_mm(paper)
    inner_mm = width_mm - 2 * margin_mm
    is_slide = paper.use != "page"
    head = _head(margin_mm, inner_mm, wanted, is_slide=is_slide)
    below_mm = SLIDE_FOOT_BELOW_MM if is_slide else FOOT_BELOW_MM
    foot = _foot(width_mm, height_mm - below_mm, margin_mm, wanted)
    top_mm = head.bottom_mm + (SLIDE_HEAD_GAP_MM if is_slide else HEAD_GAP_MM)
    body = Box(margin_mm, top_mm, inner_mm, foot.top_mm - FOOT_GAP_MM - top_mm)
    if not is_slide:
        picture, columns = _halves(body, wanted, upright=upright)
        map_box, scale, legend = _map_and_below(picture, wanted.blocks)
    else:
        map_box, scale, legend, columns = _side_by_side(body, wanted)
    return Layout(
        width_mm=width_mm,
        height_mm=height_mm,
        magnify=paper.magnify,
        head=head,
        map=map_box,
        foot=foot,
        scale=scale,
        legend=legend,
        arrow=_arrow(map_box) if "north" in wanted.blocks else None,
        locator=_locator(map_box) if "locator" in wanted.blocks else None,
        qr=_qr(head, foot) if "qr" in wanted.blocks else None,
        columns=columns,
        further=_columns(body),
        dpi=paper.wide_px / paper.wide_mm * MM_PER_INCH if paper.wide_px else None,
        is_slide=is_slide,
        has_fine_foot=bool(wanted.fine_lines),
    )


def with_legend_of(layout: Layout, height_mm: float) -> Layout:
    """Return a slide's layout whose legend is so high, the words above it reaching down to it."""
    legend, scale = layout.legend, layout.scale
    if legend is None or not layout.columns:
        return layout
    grown_mm = height_mm - legend.height_mm
    words = layout.columns[0]
    return replace(
        layout,
        legend=replace(legend, top_mm=legend.top_mm - grown_mm, height_mm=height_mm),
        scale=replace(scale, top_mm=scale.top_mm - grown_mm) if scale else None,
        columns=(replace(words, height_mm=words.height_mm - grown_mm),),
    )


def _head(left_mm: float, wide_mm: float, wanted: Wanted, *, is_slide: bool) -> Box:
    """Return the head, its rule at the bottom; an office's own line makes it higher."""
    above_mm = SLIDE_HEAD_ABOVE_MM if is_slide else HEAD_ABOVE_MM
    high_mm = SLIDE_HEAD_MM if is_slide else HEAD_MM
    high_mm += HEADING_MM if wanted.has_heading else 0.0
    return Box(left_mm, left_mm - above_mm, wide_mm, high_mm)


def _size_mm(paper: Paper, *, upright: bool) -> tuple[float, float]:
    wide_mm, high_mm = paper.wide_mm / paper.magnify, paper.high_mm / paper.magnify
    return (high_mm, wide_mm) if upright and paper.turns else (wide_mm, high_mm)


def _margin_mm(paper: Paper) -> float:
    return PAGE_MARGIN_MM if paper.use == "page" else SLIDE_MARGIN_MM


def _foot(width_mm: float, bottom_mm: float, margin_mm: float, wanted: Wanted) -> Box:
    """Return the foot: as high as its lines or the code beside them."""
    large, fine = wanted.foot_lines, wanted.fine_lines
    foot_mm = (max(large, 0 if fine else 2) + FINE_SHARE * fine) * FOOT_LEADING_MM + FOOT_ROOM_MM
    if "qr" in wanted.blocks:
        foot_mm = max(foot_mm, QR_MM + FOOT_ROOM_MM)
    return Box(margin_mm, bottom_mm - foot_mm, width_mm - 2 * margin_mm, foot_mm)


def _halves(body: Box, wanted: Wanted, *, upright: bool) -> tuple[Box, tuple[Box, ...]]:
    """Return the block of the map with what stands below it, and the columns of words."""
    if not wanted.has_column:
        return body, ()
    if upright:
        top_mm = body.height_mm * UPRIGHT_MAP_SHARE + _below_mm(wanted.blocks)
        under = Box(
            body.left_mm,
            body.top_mm + top_mm + COLUMN_GAP_MM,
            body.width_mm,
            body.height_mm - top_mm - COLUMN_GAP_MM,
        )
        return Box(body.left_mm, body.top_mm, body.width_mm, top_mm), _columns(under)
    column_mm = COLUMN_SHARE * body.width_mm
    picture_mm = body.width_mm - column_mm - COLUMN_GAP_MM
    column = Box(body.right_mm - column_mm, body.top_mm, column_mm, body.height_mm)
    return Box(body.left_mm, body.top_mm, picture_mm, body.height_mm), (column,)


def _side_by_side(body: Box, wanted: Wanted) -> tuple[Box, Box | None, Box | None, tuple[Box, ...]]:
    """Return the map of a slide, and beside it from the bottom up: legend, its scale, the words."""
    blocks = wanted.blocks
    has_scale, has_legend = "scale" in blocks, "legend" in blocks
    if not (wanted.has_column or has_legend):
        map_mm = body.height_mm - (SCALE_GAP_MM + SCALE_MM if has_scale else 0.0)
        map_box = Box(body.left_mm, body.top_mm, body.width_mm, map_mm)
        strip = Box(body.left_mm, map_box.bottom_mm + SCALE_GAP_MM, body.width_mm, SCALE_MM)
        return map_box, strip if has_scale else None, None, ()
    share = SLIDE_SIDE_SHARE if wanted.has_column else SLIDE_LEGEND_ALONE_SHARE
    side_mm = share * body.width_mm
    left_mm = body.right_mm - side_mm
    strip_mm = SCALE_MM + LEGEND_GAP_MM if has_scale or has_legend else 0.0
    legend_mm = 0.0
    if has_legend:
        legend_mm = SLIDE_LEGEND_MM if wanted.has_column else body.height_mm - strip_mm
    legend = Box(left_mm, body.bottom_mm - legend_mm, side_mm, legend_mm)
    strip = Box(left_mm, legend.top_mm - strip_mm, side_mm, SCALE_MM)
    words_mm = body.height_mm - legend_mm - strip_mm
    map_mm = body.width_mm - side_mm - SLIDE_SIDE_GAP_MM
    return (
        Box(body.left_mm, body.top_mm, map_mm, body.height_mm),
        strip if has_scale else None,
        legend if has_legend else None,
        (Box(left_mm, body.top_mm, side_mm, words_mm),) if wanted.has_column else (),
    )


def _below_mm(blocks: frozenset[str]) -> float:
    """Return how much stands below the map."""
    strip_mm = SCALE_GAP_MM + SCALE_MM if blocks & {"scale", "legend"} else 0.0
    return strip_mm + (LEGEND_GAP_MM + LEGEND_MM if "legend" in blocks else 0.0)


def _map_and_below(picture: Box, blocks: frozenset[str]) -> tuple[Box, Box | None, Box | None]:
    """Return the map, the strip with the scale, the legend; from top to bottom."""
    map_mm = picture.height_mm - _below_mm(blocks)
    map_box = Box(picture.left_mm, picture.top_mm, picture.width_mm, map_mm)
    if not blocks & {"scale", "legend"}:
        return map_box, None, None
    strip = Box(map_box.left_mm, map_box.bottom_mm + SCALE_GAP_MM, map_box.width_mm, SCALE_MM)
    legend = Box(strip.left_mm, strip.bottom_mm + LEGEND_GAP_MM, strip.width_mm, LEGEND_MM)
    return map_box, strip, legend if "legend" in blocks else None


def _columns(box: Box) -> tuple[Box, ...]:
    """Return columns of words side by side, none too wide to be read."""
    count = math.ceil((box.width_mm + COLUMN_GAP_MM) / (WIDEST_COLUMN_MM + COLUMN_GAP_MM))
    width_mm = (box.width_mm - (count - 1) * COLUMN_GAP_MM) / count
    step_mm = width_mm + COLUMN_GAP_MM
    return tuple(
        Box(box.left_mm + index * step_mm, box.top_mm, width_mm, box.height_mm)
        for index in range(count)
    )


def _arrow(map_box: Box) -> Box:
    wide_mm, high_mm = ARROW_MM
    left_mm = map_box.right_mm - ARROW_INSET_MM - wide_mm
    return Box(left_mm, map_box.top_mm + ARROW_INSET_MM, wide_mm, high_mm)


def _locator(map_box: Box) -> Box:
    side_mm = min(LOCATOR_MM, map_box.height_mm / 4)
    top_mm = map_box.bottom_mm - LOCATOR_INSET_MM - side_mm
    return Box(map_box.left_mm + LOCATOR_INSET_MM, top_mm, side_mm, side_mm)


def _qr(head: Box, foot: Box) -> Box:
    return Box(head.right_mm - QR_MM, foot.top_mm + FOOT_ROOM_MM, QR_MM, QR_MM)
