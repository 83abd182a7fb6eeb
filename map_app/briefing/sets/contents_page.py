"""The contents of a set drawn: a line for each place, with the page it begins on.

This module loads matplotlib; only the modules that write files import it.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from map_app.briefing.lines import break_lines
from map_app.briefing.page.furniture import draw_foot, draw_head
from map_app.briefing.page.ink import Page, Type
from map_app.briefing.page.insets import draw_code
from map_app.briefing.paper import Box
from map_app.briefing.sets.contents import Contents, ContentsRow

ROW_MM, HEAD_ROW_MM = 6.6, 6.4
BASELINE_MM = 4.5
NUMBER_MM, SIZE_MM, COUNT_MM, PAGE_MM = 10.0, 30.0, 15.0, 15.0
GAP_MM = 4.0
KIND_SHARE = 0.45
NARROW_MM = 200.0
"""A page narrower than this does without kind and size: the name has all their room."""
NAME_SHARES = (1.0, 0.9, 0.8)


def page_count(contents: Contents) -> int:
    """Return how many pages the contents take."""
    return math.ceil(len(contents.rows) / _rows_a_page(contents))


def contents_pages(contents: Contents, begins_on: Sequence[int]) -> Iterator[Page]:
    """Yield the pages; `begins_on` has each place's first page, from 1."""
    dress, many = contents.page.dress, _rows_a_page(contents)
    for start in range(0, len(contents.rows), many):
        page = Page(contents.page.layout.width_mm, contents.page.layout.height_mm)
        draw_head(page, contents.page)
        body = _body(contents)
        heads = Type(dress.small_pt, bold=True, colour=dress.quiet)
        _write(page, body, contents.heads, [heads] * len(contents.heads))
        bottom_mm = body.top_mm + HEAD_ROW_MM
        page.rule((body.left_mm, bottom_mm), (body.right_mm, bottom_mm), dress.ink, 0.15)
        for row in contents.rows[start : start + many]:
            _draw_row(page, contents, row, begins_on[row.number - 1])
        draw_foot(page, contents.page)
        draw_code(page, contents.page)
        yield page


def row_box(contents: Contents, index: int) -> tuple[int, Box]:
    """Return the contents page, from 0, and the block on it that the line of a place takes."""
    page, line = divmod(index, _rows_a_page(contents))
    body = _body(contents)
    top_mm = body.top_mm + HEAD_ROW_MM + line * ROW_MM
    return page, Box(body.left_mm, top_mm, body.width_mm, ROW_MM)


def _draw_row(page: Page, contents: Contents, row: ContentsRow, begins_on: int) -> None:
    dress = contents.page.dress
    _, box = row_box(contents, row.number - 1)
    plain = Type(dress.body_pt, colour=dress.ink)
    quiet = Type(dress.body_pt, colour=dress.quiet)
    bold = Type(dress.body_pt, bold=True, colour=dress.ink)
    counts = [str(count) if count else "—" for count in row.counts]
    words = (str(row.number), row.name, row.kind, row.size, *counts, str(begins_on))
    _write(page, box, words, [quiet, bold, plain, plain, plain, plain, plain, bold])
    page.rule((box.left_mm, box.bottom_mm), (box.right_mm, box.bottom_mm), dress.rule, 0.1)


def _write(page: Page, box: Box, words: Sequence[str], kinds: Sequence[Type]) -> None:
    """Write a line from left to right: number, name and kind, then figures that end alike."""
    baseline_mm = box.top_mm + BASELINE_MM
    is_wide = box.width_mm >= NARROW_MM
    wide_mm = (SIZE_MM if is_wide else 0.0, COUNT_MM, COUNT_MM, COUNT_MM, PAGE_MM)
    left_mm = box.left_mm + NUMBER_MM
    room_mm = box.right_mm - sum(wide_mm) - left_mm - GAP_MM
    kind_mm = KIND_SHARE * room_mm if is_wide else 0.0
    page.text_to(left_mm - GAP_MM, baseline_mm, words[0], kinds[0])
    _write_name(page, (left_mm, baseline_mm), words[1], kinds[1], room_mm - kind_mm - GAP_MM)
    left_mm += room_mm - kind_mm
    if is_wide:
        page.text(left_mm, baseline_mm, _fitted(words[2], kind_mm, kinds[2]), kinds[2])
    right_mm = left_mm + kind_mm + GAP_MM
    for column_mm, word, kind in zip(wide_mm, words[3:], kinds[3:], strict=True):
        right_mm += column_mm
        if column_mm:
            page.text_to(right_mm, baseline_mm, word, kind)


def _write_name(
    page: Page, where_mm: tuple[float, float], name: str, kind: Type, room_mm: float
) -> None:
    """Write a name, smaller when it is long; what even so is too long is cut with a mark."""
    for share in NAME_SHARES:
        smaller = Type(kind.size_pt * share, kind.bold, kind.colour)
        if smaller.width_mm(name) <= room_mm:
            break
    page.text(*where_mm, _fitted(name, room_mm, smaller), smaller)


def _fitted(words: str, room_mm: float, kind: Type) -> str:
    if kind.width_mm(words) <= room_mm:
        return words
    return break_lines(words, room_mm - kind.width_mm("…"), kind.width_mm)[0].rstrip() + "…"


def _body(contents: Contents) -> Box:
    """Return the block between head and foot."""
    columns = contents.page.layout.further
    first, last = columns[0], columns[-1]
    return Box(first.left_mm, first.top_mm, last.right_mm - first.left_mm, first.height_mm)


def _rows_a_page(contents: Contents) -> int:
    return max(1, int((_body(contents).height_mm - HEAD_ROW_MM) / ROW_MM))
