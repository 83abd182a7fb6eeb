"""A slide's side: how its room is shared between the words and the legend below them."""

from __future__ import annotations

from dataclasses import replace

from map_app.briefing.layout import with_legend_of
from map_app.briefing.page.column import compose
from map_app.briefing.page.legend import heights_mm
from map_app.briefing.record import Briefing


def fitted(briefing: Briefing) -> Briefing:
    """Return a slide whose words have all the room they can use, and the legend the rest.

    Of the legends that leave out the least, it has the one in the largest type. Pages of paper stay
    as they are.
    """
    if not (briefing.layout.is_slide and briefing.layout.columns):
        return briefing
    slides = [
        replace(briefing, layout=with_legend_of(briefing.layout, height_mm))
        for height_mm in heights_mm(briefing)
    ]
    return min(slides, key=_left_out, default=briefing)


def _left_out(briefing: Briefing) -> int:
    return sum(compose(briefing).left_out.values())
