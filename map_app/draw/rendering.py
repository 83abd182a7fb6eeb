"""The templates, and what every one of them is given."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

from map_app.atlas import Atlas
from map_app.cartography import Look, caveat_text
from map_app.draw.links import Links
from map_app.draw.look_css import look_digest
from map_app.draw.page_names import PAGE_NAMES


@cache
def templates() -> Environment:
    """Return the templates; every value written by them is escaped."""
    return Environment(
        loader=PackageLoader("map_app.draw", "templates"),
        autoescape=select_autoescape(default=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def render(
    name: str,
    atlas: Atlas,
    look: Look,
    links: Links,
    today: Iterable[str] = (),
    **values: object,
) -> str:
    """Write a template; it knows the language, the words, the addresses and the plan.

    `today` are the places whose status of today it tells.
    """
    language, meta = links.language, atlas.plan.meta

    def say(key: str, **blanks: object) -> str:
        return look.say(key, language, **blanks)

    return (
        templates()
        .get_template(name)
        .render(
            say=say,
            language=language,
            links=links,
            digest=look_digest(look),
            plan=meta,
            pages=PAGE_NAMES,
            caveat=caveat_text(atlas, look, language, today),
            **values,
        )
    )
