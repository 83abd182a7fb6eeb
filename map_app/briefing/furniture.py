"""What stands around the map: heading, scale, north arrow, foot."""

from __future__ import annotations

from itertools import pairwise

from map_app.briefing.frame import bar_length_m, bar_length_mm
from map_app.briefing.ink import Page, Type
from map_app.briefing.lines import break_lines
from map_app.briefing.paper import ARROW_BOX, FOOT_BOX, HEAD_BOX, SCALE_BOX, Box, millimetres
from map_app.briefing.record import Briefing
from map_app.errors import ExportError

LONGEST_BAR_MM = 46.0
BAR_HEIGHT_MM = 1.0
BAR_SHARES = (0.0, 0.25, 0.5, 1.0)
FOOT_LEADING = 1.38
TITLE_BASELINE_MM = 8.0
FACTS_BASELINE_MM = 15.4
METRES_PER_KILOMETRE = 1000.0


def draw_head(page: Page, briefing: Briefing) -> None:
    """Write the title, what kind of place it is, and on which plan the page rests."""
    dress, box = briefing.dress, HEAD_BOX
    title = Type(dress.title_pt, bold=True, colour=dress.ink)
    end_mm = page.text(box.left_mm, box.top_mm + TITLE_BASELINE_MM, briefing.title, title)
    suffix = Type(dress.title_pt, colour=dress.quiet)
    page.text(end_mm + 4.0, box.top_mm + TITLE_BASELINE_MM, briefing.title_suffix, suffix)
    small = Type(dress.small_pt, colour=dress.quiet)
    facts = Type(dress.body_pt, colour=dress.ink)
    room_mm = box.width_mm - small.width_mm(briefing.plan_line) - 8.0
    shown = break_lines("　".join(briefing.facts), room_mm, facts.width_mm)
    page.text(box.left_mm, box.top_mm + FACTS_BASELINE_MM, shown[0], facts)
    page.text_to(box.right_mm, box.top_mm + FACTS_BASELINE_MM, briefing.plan_line, small)
    page.rule((box.left_mm, box.bottom_mm), (box.right_mm, box.bottom_mm), dress.ink, 0.3)


def draw_foot(page: Page, briefing: Briefing) -> None:
    """Write caveat, sources, dates; ExportError when they need more room than there is."""
    dress, box = briefing.dress, FOOT_BOX
    page.rule((box.left_mm, box.top_mm), (box.right_mm, box.top_mm), dress.ink, 0.15)
    plain = Type(dress.small_pt, colour=dress.quiet)
    leading_mm = millimetres(dress.small_pt) * FOOT_LEADING
    lines = [(briefing.caveat, Type(dress.small_pt, bold=True, colour=dress.warn))]
    for sentence in briefing.foot:
        lines += [(line, plain) for line in break_lines(sentence, box.width_mm, plain.width_mm)]
    if len(lines) * leading_mm > box.height_mm:
        raise ExportError("页脚的来源与说明过长，一页放不下，没有出图。")
    for index, (words, kind) in enumerate(lines, start=1):
        page.text(box.left_mm, box.top_mm + index * leading_mm, words, kind)


def draw_scale(page: Page, briefing: Briefing) -> None:
    """Draw the bar, true at this latitude, and the scale in words, under the map's right end."""
    dress, frame = briefing.dress, briefing.picture.frame
    kind = Type(dress.small_pt, colour=dress.ink)
    length_m = bar_length_m(frame, LONGEST_BAR_MM)
    length_mm = bar_length_mm(frame, length_m)
    words_mm = SCALE_BOX.right_mm - kind.width_mm(briefing.words.scale)
    top_mm = SCALE_BOX.top_mm + 4.2
    left_mm = words_mm - length_mm - 9.0
    for index, (start, end) in enumerate(pairwise(BAR_SHARES)):
        box = Box(left_mm + start * length_mm, top_mm, (end - start) * length_mm, BAR_HEIGHT_MM)
        page.panel(box, dress.halo if index % 2 else dress.ink, dress.ink, 0.15)
    for share in (0.0, 0.5, 1.0):
        words = bar_words(share * length_m, length_m)
        middle_mm = left_mm + share * length_mm
        page.text(middle_mm - kind.width_mm(words) / 2, top_mm - 0.9, words, kind)
    page.text(words_mm, top_mm + BAR_HEIGHT_MM, briefing.words.scale, kind)


def draw_north(page: Page, briefing: Briefing) -> None:
    """Draw the north arrow into the map's upper right corner."""
    dress = briefing.dress
    kind = Type(dress.body_pt, bold=True, colour=dress.ink)
    middle_mm, top_mm = ARROW_BOX.left_mm + ARROW_BOX.width_mm / 2, ARROW_BOX.top_mm + 1.5
    tip, left, right, notch = (0.0, 0.0), (-2.0, 8.0), (2.0, 8.0), (0.0, 6.4)
    for corners, fill in (((tip, left, notch), dress.ink), ((tip, right, notch), dress.halo)):
        page.shape([(middle_mm + x, top_mm + y) for x, y in corners], fill, dress.ink)
    baseline_mm = top_mm + 12.0
    page.text(
        middle_mm - kind.width_mm(briefing.words.north) / 2, baseline_mm, briefing.words.north, kind
    )


def bar_words(length_m: float, whole_m: float) -> str:
    """Return a length on the scale bar, in kilometres when the whole bar is at least one."""
    if not length_m:
        return "0"
    if whole_m < METRES_PER_KILOMETRE:
        return f"{length_m:g} m"
    return f"{length_m / METRES_PER_KILOMETRE:g} km"
