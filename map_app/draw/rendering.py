"""The templates, and what every one of them is given."""

from __future__ import annotations

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

from map_app.atlas import Atlas
from map_app.cartography import Look
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


def render(name: str, atlas: Atlas, look: Look, links: Links, **values: object) -> str:
    """Write a template; it knows the language, the words, the addresses and the plan."""
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
            caveat=meta.caveat_en if language == "en" else meta.caveat_zh,
            **values,
        )
    )
