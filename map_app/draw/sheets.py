"""A place's sheet as HTML: for the panel beside the map, and as a page of its own.

Every word of data goes through jinja2's escaping; the templates hold no markup from outside.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from map_app.atlas import Atlas, Hit
from map_app.atlas.own_pick import OwnHit
from map_app.cartography import Look
from map_app.cartography.own_words import own_name
from map_app.draw.answer import around_place
from map_app.draw.kin_rows import kin_rows, part_links
from map_app.draw.links import Links
from map_app.draw.rendering import render
from map_app.draw.sheet_rows import SheetRows


@dataclass(frozen=True, slots=True)
class OwnLink:
    """A reader's own feature among the things under a click."""

    name: str
    kind: str
    href: str
    own_layer: str
    own_row: int


def sheet_fragment(
    atlas: Atlas, look: Look, place_id: str, language: str, hits: Sequence[Hit | OwnHit] = ()
) -> str:
    """Return the sheet for the panel: heading h2; the other places under a click above it.

    Raises UnknownPlaceError for an id that is no place's.
    """
    return hits_fragment(atlas, look, hits, language, place_id) + _write(
        "sheet.html", atlas, look, place_id, Links("", language), level=2
    )


def sheet_page(atlas: Atlas, look: Look, place_id: str, language: str, prefix: str = "../") -> str:
    """Return the sheet as a whole page, readable without map or script.

    `prefix` leads from the page's address to the app's root. Raises UnknownPlaceError.
    """
    return _write("sheet_page.html", atlas, look, place_id, Links(prefix, language), level=1)


def hits_fragment(
    atlas: Atlas, look: Look, hits: Sequence[Hit | OwnHit], language: str, chosen: str
) -> str:
    """Return the list of the other things under one click; empty when there is no other.

    `chosen` is a place's id, or layer and row of a reader's own feature (`own_1/5`).
    """
    rows = SheetRows(atlas, look, Links("", language))
    others = [
        _own_link(hit, look, language) if isinstance(hit, OwnHit) else rows.link(hit.place)
        for hit in hits
        if _name_of(hit) != chosen
    ]
    if not others:
        return ""
    return render("hits.html", atlas, look, Links("", language), others=others)


def _name_of(hit: Hit | OwnHit) -> str:
    return f"{hit.layer.id}/{hit.row}" if isinstance(hit, OwnHit) else hit.place.id


def _own_link(hit: OwnHit, look: Look, language: str) -> OwnLink:
    href = f"own/layers/{hit.layer.id}/features/{hit.row}"
    name = own_name(hit.layer, hit.row, look, language)
    return OwnLink(name, hit.layer.title, href, hit.layer.id, hit.row)


def _write(template: str, atlas: Atlas, look: Look, place_id: str, links: Links, level: int) -> str:
    """Write a sheet with its highest heading at this level."""
    sheet = atlas.sheet(place_id)
    rows = SheetRows(atlas, look, links)
    return render(
        template,
        atlas,
        look,
        links,
        today=(place_id,),
        level=level,
        title=sheet.place.name,
        home=links.home(place_id),
        other_language=links.in_other_language().sheet(place_id),
        sheet=sheet,
        is_sketch=_is_sketch(atlas, place_id),
        facts=rows.facts(sheet),
        around=around_place(atlas, look, sheet.place, links),
        belongs_to=kin_rows(rows, atlas, sheet),
        parts=part_links(rows, atlas, place_id),
        statuses=rows.statuses(place_id),
        statuses_today=rows.statuses_today(place_id),
        sections=rows.sections(sheet),
        not_found=rows.not_found(sheet),
        terms=rows.terms(sheet),
    )


def _is_sketch(atlas: Atlas, place_id: str) -> bool:
    """Return whether the place is drawn, and only as a sketch."""
    layer_id = atlas.ground.layer_of(place_id)
    return layer_id is not None and atlas.ground.layers[layer_id].spec.sketch
