"""The first slide of a place: title, map as a sharp picture, legend, scale, sources, code."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import replace

import segno
from PIL import Image

from map_app.briefing.layout import SLIDE_HEAD_MM
from map_app.briefing.page.furniture import (
    FACTS_GAP_MM,
    FOOT_LEADING,
    TITLE_GAP_MM,
    TITLE_SHARES,
)
from map_app.briefing.page.ink import Type
from map_app.briefing.page.scale_bar import BAR_HEIGHT_MM, scale_bar_of
from map_app.briefing.paper import Box
from map_app.briefing.record import Briefing
from map_app.briefing.slides.drawing import SlidePen
from map_app.briefing.slides.frames import LOGO_MM, Frames
from map_app.briefing.slides.legend_shapes import draw_legend
from map_app.briefing.slides.words import Paragraph, Run, lines_of, roomy_mm, said, width_mm
from map_app.errors import ExportError

FACTS_TOP_MM, FACTS_MM = 8.9, 4.8
HEADING_MM = 4.4
FOOT_TOP_MM = 1.0
FOOT_SHARES = (1.0, 0.94, 0.88, 0.82)
RULE_MM = 0.15
BAR_WORDS_MM = 4.0
CODE_MODULES, CODE_PX = 2, 8


def draw_map_slide(pen: SlidePen, briefing: Briefing, frames: Frames) -> None:
    """Draw everything on the slide but its title and number."""
    _head(pen, briefing, frames)
    if briefing.logo:
        _logo(pen, briefing, frames)
    words = briefing.words
    shows = words.slides.map_shows.format(title=briefing.title, scale=words.scale)
    pen.map(briefing, shows)
    _scale(pen, briefing)
    draw_legend(pen, briefing)
    _foot(pen, briefing, frames)
    _code(pen, briefing)


def title_of(briefing: Briefing, frames: Frames) -> Paragraph:
    """Return the title and what follows it on its line, smaller when they are long.

    Raises ExportError when even a small title is too long.
    """
    dress = briefing.dress
    title = Run(briefing.title, Type(dress.title_pt, bold=True, colour=dress.ink))
    suffix = Run(f"　{briefing.title_suffix}", Type(dress.title_pt, colour=dress.quiet))
    return in_one_line((title, suffix) if briefing.title_suffix else (title,), frames.map_title)


def in_one_line(runs: tuple[Run, ...], box: Box) -> Paragraph:
    """Return the runs as one line, smaller when they are long; ExportError when too long."""
    for share in TITLE_SHARES:
        smaller = tuple(
            replace(run, kind=replace(run.kind, size_pt=run.kind.size_pt * share)) for run in runs
        )
        if sum(roomy_mm(run.words, run.kind) for run in smaller) <= box.width_mm:
            return Paragraph(smaller, leading=1.2)
    raise ExportError("标题过长，一行放不下，没有出图；请缩短标题或副标题。")


def logo_width_mm(briefing: Briefing) -> float:
    """Return how wide the office's logo stands, 0 without one.

    Raises ExportError when it is no picture.
    """
    if not briefing.logo:
        return 0.0
    try:
        with Image.open(io.BytesIO(briefing.logo), formats=("PNG", "JPEG")) as opened:
            opened.verify()
            wide_px, high_px = opened.size
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise ExportError("模板的标志图片无法读取，没有出图。") from error
    return min(LOGO_MM[0], LOGO_MM[1] * wide_px / high_px)


def _head(pen: SlidePen, briefing: Briefing, frames: Frames) -> None:
    """Write the office's line, what kind of place it is, and on which plan the slide rests."""
    dress, head = briefing.dress, briefing.layout.head
    if briefing.heading:
        over = Type(dress.small_pt, bold=True, colour=dress.accent)
        line = replace(frames.map_title, top_mm=head.top_mm, height_mm=HEADING_MM)
        pen.text(line, [said(briefing.heading, over)])
    small = Type(dress.small_pt, colour=dress.quiet)
    facts = Type(dress.body_pt, colour=dress.ink)
    room_mm = head.width_mm - FACTS_GAP_MM
    wanted_mm = roomy_mm("　".join(briefing.facts), facts) + roomy_mm(briefing.plan_line, small)
    plan = briefing.plan_line if wanted_mm <= room_mm else briefing.plan_short
    plan_mm = roomy_mm(plan, small)
    shown = list(briefing.facts)
    while shown and roomy_mm("　".join(shown), facts) + plan_mm > room_mm:
        shown.pop()
    line = replace(head, top_mm=head.bottom_mm - SLIDE_HEAD_MM + FACTS_TOP_MM, height_mm=FACTS_MM)
    right = Paragraph((Run(plan, small),), align="right")
    left_mm = head.right_mm - plan_mm - TITLE_GAP_MM
    pen.text(replace(line, width_mm=left_mm - head.left_mm), [said("　".join(shown), facts)])
    plan_box = replace(line, left_mm=left_mm, width_mm=head.right_mm - left_mm)
    pen.text(plan_box, [right])


def _logo(pen: SlidePen, briefing: Briefing, frames: Frames) -> None:
    """Put the office's logo into the head's right corner."""
    with Image.open(io.BytesIO(briefing.logo)) as opened:
        high_mm = frames.logo_mm * opened.height / opened.width
    head = briefing.layout.head
    box = Box(head.right_mm - frames.logo_mm, head.top_mm, frames.logo_mm, high_mm)
    pen.picture(briefing.logo, box, briefing.words.slides.logo_shows)


def _scale(pen: SlidePen, briefing: Briefing) -> None:
    """Draw the bar, true at this latitude, and the scale in words, under the map's right end."""
    dress, strip, words = briefing.dress, briefing.layout.scale, briefing.words.scale
    kind = Type(dress.small_pt, colour=dress.ink)
    bar = scale_bar_of(briefing, lambda told: width_mm(told, kind))
    if bar is None or strip is None:
        return
    with pen.grouped(words):
        for box, is_dark in bar.fields():
            field = pen.panel(box)
            pen.fill(field, dress.ink if is_dark else dress.halo)
            pen.edge(field, dress.ink, RULE_MM)
        for middle_mm, told in bar.marks():
            wide_mm = width_mm(said(told, kind).words, kind)
            box = Box(middle_mm - wide_mm / 2, bar.top_mm - BAR_WORDS_MM, wide_mm, BAR_WORDS_MM)
            pen.text(box, [said(told, kind)], "bottom", wraps=False)
        top_mm = bar.top_mm + BAR_HEIGHT_MM - BAR_WORDS_MM
        line = Box(bar.words_mm, top_mm, strip.right_mm - bar.words_mm, BAR_WORDS_MM)
        pen.text(line, [Paragraph((Run(words, kind),), align="right")], "bottom", wraps=False)


def _foot(pen: SlidePen, briefing: Briefing, frames: Frames) -> None:
    """Write caveat, sources, dates; ExportError when they need more room than there is."""
    dress, foot = briefing.dress, briefing.layout.foot
    pen.rule((foot.left_mm, foot.top_mm), (foot.right_mm, foot.top_mm), dress.ink, RULE_MM)
    warn = Type(dress.small_pt, bold=True)
    left_mm = frames.map_number.left_mm - TITLE_GAP_MM
    is_short = width_mm(briefing.caveat, warn) < left_mm - foot.left_mm
    # The number stands at the end of the first line: only a long caveat would run into it.
    right_mm = frames.map_number.right_mm if is_short else left_mm
    box = Box(
        foot.left_mm,
        foot.top_mm + FOOT_TOP_MM,
        right_mm - foot.left_mm,
        foot.height_mm - FOOT_TOP_MM,
    )
    for share in FOOT_SHARES:
        said_there = _foot_words(briefing, dress.small_pt * share)
        if sum(len(lines_of(one, box.width_mm)) * one.line_mm for one in said_there) <= (
            box.height_mm
        ):
            pen.text(box, said_there)
            return
    raise ExportError("页脚的来源与说明过长，一页放不下，没有出图。")


def _foot_words(briefing: Briefing, size_pt: float) -> Sequence[Paragraph]:
    """Return caveat and lines of the foot; the one with the address leads there."""
    dress, link = briefing.dress, briefing.link
    warn = Type(size_pt, bold=True, colour=dress.warn)
    plain = Type(size_pt, colour=dress.quiet)
    runs = [Run(briefing.caveat, warn)]
    for sentence in briefing.foot:
        is_link = bool(link) and link in sentence and _is_plain_address(link)
        runs.append(Run(sentence, plain, link if is_link else ""))
    return [Paragraph((run,), leading=FOOT_LEADING) for run in runs]


def _is_plain_address(link: str) -> bool:
    """Return whether an address can be a link: slide programs repair files with others."""
    return (
        link.startswith(("http://", "https://")) and link.isascii() and not set(link) & set(' "<>')
    )


def _code(pen: SlidePen, briefing: Briefing) -> None:
    """Put the QR code of the view's address beside the foot; nothing when it is not known."""
    box = briefing.layout.qr
    if box is None or not briefing.link:
        return
    written = io.BytesIO()
    code = segno.make(briefing.link, error="m", micro=False)
    code.save(written, kind="png", scale=CODE_PX, border=CODE_MODULES)
    pen.picture(written.getvalue(), box, briefing.words.slides.code_shows)
