"""The reading page: the plan's text in its chapters, every place that it names a link."""

from __future__ import annotations

from collections.abc import Mapping

from map_app.atlas import Atlas
from map_app.cartography import Look
from map_app.draw.links import Links
from map_app.draw.rendering import render


def write_reading(
    atlas: Atlas, look: Look, links: Links, asked: Mapping[str, str], *, whole: bool
) -> str:
    """Return the plan's text; `at` marks a stretch of it, `q` lists where words are found."""
    return render(
        "reading_page.html" if whole else "reading.html",
        atlas,
        look,
        links,
        level=1 if whole else 2,
        title=look.say("pages.read", links.language),
        home=links.home(page="read", **asked),
        other_language=links.in_other_language().page("read", **asked),
        paragraphs=[
            (one.start, atlas.plan.display(one.start, one.end))
            for one in atlas.plan.reading.paragraphs
        ],
    )
