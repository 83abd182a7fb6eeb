"""What stands around the map: heading, scale, north arrow, foot."""

from __future__ import annotations

from collections.abc import Sequence

from map_app.briefing.foot import FINE_SHARE, run_together
from map_app.briefing.layout import HEAD_MM, QR_GAP_MM, SLIDE_HEAD_MM
from map_app.briefing.lines import break_lines
from map_app.briefing.page.ink import Page, Type
from map_app.briefing.page.scale_bar import BAR_HEIGHT_MM, scale_bar_of
from map_app.briefing.paper import millimetres
from map_app.briefing.record import Briefing
from map_app.errors import ExportError

FOOT_LEADING = 1.38
TITLE_BASELINE_MM, SLIDE_TITLE_BASELINE_MM = 8.0, 6.6
FACTS_BASELINE_MM, SLIDE_FACTS_BASELINE_MM = 15.4, 12.3
HEADING_BASELINE_MM = 3.0
FACTS_GAP_MM = 8.0
TITLE_GAP_MM = 4.0
TITLE_SHARES = (1.0, 0.85, 0.7, 0.6)
NUMBER_ABOVE_MM = 1.5
RULE_MM = 0.3
LOGO_MM = (40.0, 11.0)


def draw_head(page: Page, briefing: Briefing) -> None:
    """Write the title, what kind of place it is, and on which plan the page rests."""
    dress, box = briefing.dress, briefing.layout.head
    is_slide = briefing.layout.is_slide
    top_mm = box.bottom_mm - (SLIDE_HEAD_MM if is_slide else HEAD_MM)
    title_mm = top_mm + (SLIDE_TITLE_BASELINE_MM if is_slide else TITLE_BASELINE_MM)
    facts_mm = top_mm + (SLIDE_FACTS_BASELINE_MM if is_slide else FACTS_BASELINE_MM)
    small = Type(dress.small_pt, colour=dress.quiet)
    if briefing.heading:
        over = Type(dress.small_pt, bold=True, colour=dress.accent)
        page.text(box.left_mm, box.top_mm + HEADING_BASELINE_MM, briefing.heading, over)
    room_mm = box.width_mm - draw_logo(page, briefing)
    _title(page, briefing, title_mm, room_mm)
    facts = Type(dress.body_pt, colour=dress.ink)
    wanted_mm = facts.width_mm("　".join(briefing.facts)) + FACTS_GAP_MM
    is_short = wanted_mm + small.width_mm(briefing.plan_line) > box.width_mm
    plan = briefing.plan_short if is_short else briefing.plan_line
    shown = _facts(briefing.facts, facts, box.width_mm - small.width_mm(plan) - FACTS_GAP_MM)
    page.text(box.left_mm, facts_mm, shown, facts)
    page.text_to(box.right_mm, facts_mm, plan, small)
    page.rule((box.left_mm, box.bottom_mm), (box.right_mm, box.bottom_mm), dress.accent, RULE_MM)


def _facts(facts: Sequence[str], kind: Type, room_mm: float) -> str:
    """Return as many of the facts as the line holds, each whole."""
    shown = ""
    for fact in facts:
        longer = f"{shown}　{fact}" if shown else fact
        if kind.width_mm(longer) > room_mm:
            break
        shown = longer
    return shown


def _title(page: Page, briefing: Briefing, baseline_mm: float, room_mm: float) -> None:
    """Write the title and what follows it on its line, smaller when they are long.

    Raises ExportError when even a small title is too long.
    """
    dress, box = briefing.dress, briefing.layout.head
    for share in TITLE_SHARES:
        title = Type(dress.title_pt * share, bold=True, colour=dress.ink)
        suffix = Type(dress.title_pt * share, colour=dress.quiet)
        gap_mm = TITLE_GAP_MM if briefing.title_suffix else 0.0
        wide_mm = title.width_mm(briefing.title) + gap_mm + suffix.width_mm(briefing.title_suffix)
        if wide_mm <= room_mm:
            end_mm = page.text(box.left_mm, baseline_mm, briefing.title, title)
            page.text(end_mm + gap_mm, baseline_mm, briefing.title_suffix, suffix)
            return
    raise ExportError("标题过长，一行放不下，没有出图；请缩短标题或副标题。")


def draw_logo(page: Page, briefing: Briefing) -> float:
    """Draw the office's logo at the head's right; return the room that it takes."""
    if not briefing.logo:
        return 0.0
    head = briefing.layout.head
    wide_mm = page.picture(briefing.logo, (head.right_mm, head.top_mm), LOGO_MM)
    return wide_mm + TITLE_GAP_MM


def draw_number(page: Page, briefing: Briefing, number: int, count: int) -> None:
    """Write which page of how many this is above the head's right end."""
    words, kind, spot_mm = number_line(briefing, number, count)
    page.text(*spot_mm, words, kind)


def number_line(
    briefing: Briefing, number: int, count: int
) -> tuple[str, Type, tuple[float, float]]:
    """Return which page of how many this is, how it is set, and where its baseline begins."""
    head, words = briefing.layout.head, f"{number} / {count}"
    quiet = Type(briefing.dress.small_pt, colour=briefing.dress.quiet)
    return words, quiet, (head.right_mm - quiet.width_mm(words), head.top_mm - NUMBER_ABOVE_MM)


def draw_foot(page: Page, briefing: Briefing) -> None:
    """Write caveat, sources, dates; ExportError when they need more room than there is."""
    dress, box, code = briefing.dress, briefing.layout.foot, briefing.layout.qr
    width_mm = box.width_mm - (code.width_mm + QR_GAP_MM if code else 0.0)
    page.rule((box.left_mm, box.top_mm), (box.right_mm, box.top_mm), dress.ink, 0.15)
    share = FINE_SHARE if briefing.layout.has_fine_foot else 1.0
    quiet = [run_together(briefing.foot)] if briefing.layout.has_fine_foot else briefing.foot
    plain = Type(dress.small_pt * share, colour=dress.quiet)
    warn = Type(dress.small_pt, bold=True, colour=dress.warn)
    said = [(briefing.caveat, warn), *((sentence, plain) for sentence in quiet)]
    y_mm = box.top_mm
    for sentence, kind in said:
        for line in break_lines(sentence, width_mm, kind.width_mm):
            y_mm += millimetres(kind.size_pt) * FOOT_LEADING
            if y_mm > box.bottom_mm:
                raise ExportError("页脚的来源与说明过长，一页放不下，没有出图。")
            page.text(box.left_mm, y_mm, line, kind)


def draw_scale(page: Page, briefing: Briefing) -> None:
    """Draw the bar, true at this latitude, and the scale in words, under the map's right end."""
    dress = briefing.dress
    kind = Type(dress.small_pt, colour=dress.ink)
    bar = scale_bar_of(briefing, kind.width_mm)
    if bar is None:
        return
    for box, is_dark in bar.fields():
        page.panel(box, dress.ink if is_dark else dress.halo, dress.ink, 0.15)
    for middle_mm, words in bar.marks():
        page.text(middle_mm - kind.width_mm(words) / 2, bar.top_mm - 0.9, words, kind)
    page.text(bar.words_mm, bar.top_mm + BAR_HEIGHT_MM, briefing.words.scale, kind)


def draw_north(page: Page, briefing: Briefing) -> None:
    """Draw the north arrow into the map's upper right corner."""
    box = briefing.layout.arrow
    if box is None:
        return
    dress = briefing.dress
    kind = Type(dress.body_pt, bold=True, colour=dress.ink)
    middle_mm, top_mm = box.left_mm + box.width_mm / 2, box.top_mm + 1.5
    tip, left, right, notch = (0.0, 0.0), (-2.0, 8.0), (2.0, 8.0), (0.0, 6.4)
    for corners, fill in (((tip, left, notch), dress.ink), ((tip, right, notch), dress.halo)):
        page.shape([(middle_mm + x, top_mm + y) for x, y in corners], fill, dress.ink)
    words_mm = middle_mm - kind.width_mm(briefing.words.north) / 2
    page.text(words_mm, top_mm + 12.0, briefing.words.north, kind)
