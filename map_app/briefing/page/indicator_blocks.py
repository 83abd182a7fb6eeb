"""The district's main indicators as a small table: name, baseline, target, as printed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from map_app.briefing.page.ink import Type
from map_app.briefing.page.setting import (
    LEAD_LEADING,
    SMALL_LEADING,
    Block,
    SetLine,
    Tab,
    head_type,
    set_lines,
)
from map_app.briefing.record import Briefing
from map_app.briefing.statements import SIMILAR, UNSETTLED

BASELINE_SHARE = 0.71
TAB_GAP_MM = 2.5
ROW_GAP_MM = 0.55
GROUP_GAP_MM = 1.6


def indicator_blocks(briefing: Briefing, width_mm: float) -> Iterator[Block]:
    """Yield the table's heads and rows; nothing when the briefing has no indicators."""
    if not briefing.indicators:
        return
    dress, words = briefing.dress, briefing.words
    head = SetLine("", head_type(briefing), LEAD_LEADING)
    yield Block(set_lines(words.indicators, width_mm, head), 0.0)
    small = SetLine("", Type(dress.small_pt, colour=dress.ink), SMALL_LEADING)
    quiet = replace(small, kind=Type(dress.small_pt, colour=dress.quiet))
    tabs = _tabs(words.baseline, words.target, quiet.kind, width_mm)
    yield Block((replace(quiet, words=words.indicator, tabs=tabs),), GROUP_GAP_MM)
    group = ""
    for row in briefing.indicators:
        gap_mm = ROW_GAP_MM if row.group == group else GROUP_GAP_MM
        name = f"{row.name}（{row.unit}）" if row.unit not in {"", "-", "—", "/"} else row.name
        room_mm = BASELINE_SHARE * width_mm - small.kind.width_mm(row.baseline) - TAB_GAP_MM
        lines = list(set_lines(name, room_mm, small))
        tabs = _tabs(row.baseline, row.target, small.kind, width_mm)
        lines[0] = replace(lines[0], tabs=tabs)
        yield Block(tuple(lines), gap_mm, table=words.indicator, ruled=row.group != group)
        group = row.group
    if any(row.baseline.endswith(SIMILAR) for row in briefing.indicators):
        yield Block(set_lines(f"{SIMILAR} {words.similar}", width_mm, quiet), GROUP_GAP_MM)
    if any(row.baseline.endswith(UNSETTLED) for row in briefing.indicators):
        yield Block(set_lines(f"{UNSETTLED} {words.unsettled}", width_mm, quiet), GROUP_GAP_MM)


def _tabs(baseline: str, target: str, kind: Type, width_mm: float) -> tuple[Tab, Tab]:
    return Tab(BASELINE_SHARE * width_mm, baseline, kind), Tab(width_mm, target, kind)
