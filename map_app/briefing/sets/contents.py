"""What the contents page of a set says, decided before anything is drawn."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from map_app.briefing.make import make_briefing
from map_app.briefing.record import Briefing
from map_app.briefing.sets.order import SetOrder
from map_app.briefing.statements import title_of
from map_app.cartography import fmt

COLUMNS = ("number", "name", "kind", "size", "named", "through", "sketch", "page")


@dataclass(frozen=True, slots=True)
class ContentsRow:
    """One place of the set: what it is called, what it is, how much the plan says of it.

    `counts` are the statements that name it, that hold through something, that our sketch infers;
    `size` is empty where nothing is measured.
    """

    number: int
    name: str
    kind: str
    size: str
    counts: tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Contents:
    """The contents page: head and foot are those of `page`; `heads` are the columns'."""

    page: Briefing
    heads: tuple[str, ...]
    rows: tuple[ContentsRow, ...]


def contents_of(order: SetOrder) -> Contents:
    """Return the contents of a set; its foot names the sources of every layer that is on."""
    look, language = order.look, order.view.language
    view = replace(order.view, place=None, extent=None)
    options = replace(
        order.options,
        what="view",
        format="pdf",
        title=order.title,
        subtitle=order.options.subtitle or look.say("sets.contents", language),
        marks=(),
        link=order.link(view),
    )
    made = make_briefing(order.atlas, look, view, order.made_on, options)
    bare = replace(made.picture, drawn=(), own=(), labels=(), outside=None, district=None)
    facts = (look.say("sets.count", language, count=order.count),)
    return Contents(
        page=replace(made, facts=facts, picture=bare, legend=()),
        heads=tuple(look.say(f"sets.head_{name}", language) for name in COLUMNS),
        rows=tuple(_rows(order)),
    )


def _rows(order: SetOrder) -> Iterator[ContentsRow]:
    language = order.view.language
    for number, place in enumerate(order.places.places, start=1):
        sheet = order.atlas.sheet(place)
        record = sheet.record
        size = ""
        if record.area_ha:
            size = fmt.area_text(record.area_ha, language)
        elif record.length_km:
            size = fmt.length_text(record.length_km, language)
        yield ContentsRow(
            number=number,
            name=title_of(sheet, language),
            kind=order.look.say(f"kind.{sheet.place.kind}", language),
            size=size,
            counts=(len(sheet.named), len(sheet.through), len(sheet.sketch)),
        )
