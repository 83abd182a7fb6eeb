"""What every page says of the plan's years, and of what is told of today."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from map_app.cartography import fmt
from map_app.cartography.look import Look

if TYPE_CHECKING:
    from map_app.atlas import Atlas
    from map_app.plan import LineStatusToday


def caveat_text(atlas: Atlas, look: Look, language: str, shown: Iterable[str] = ()) -> str:
    """Return the sentence that the plan's years are over and results not shown, without a stop.

    `shown` are the places whose status of today the page tells, as far as there is one: it comes
    from elsewhere, and the sentence says so.
    """
    meta = atlas.plan.meta
    sentence = (meta.caveat_en if language == "en" else meta.caveat_zh).rstrip("。. ")
    ids = set(shown)
    if any(one.line in ids for one in atlas.plan.line_statuses_today):
        return sentence + look.say("sheet.but_today", language)
    return sentence


def since(status: LineStatusToday, look: Look, language: str) -> str:
    """Return the day the line opened, or up to when its source knows its status."""
    key = "sheet.opened" if status.of == "opening" else "sheet.as_of"
    return look.say(key, language, date=fmt.date_text(status.on, language))
