"""The compare page: two to four places side by side, chosen by links that need no script."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from map_app.atlas import Atlas
from map_app.atlas.compare import FEWEST_COMPARED, compare
from map_app.atlas.page_words import MOST_COMPARED, read_compared
from map_app.atlas.words import shown
from map_app.cartography import Look
from map_app.cartography.compare_rows import CompareRows
from map_app.draw.links import Links
from map_app.draw.rendering import render
from map_app.draw.sheet_rows import Link

PAGE = "compare"
CHOICE_KINDS = (
    *("belt", "zone", "precinct", "cluster", "village"),
    *("metro_line", "rail_line", "station", "landmark", "subdistrict"),
)
"""Kinds that the list offers; projects, of which there are many, are found by the search box."""


@dataclass(frozen=True, slots=True)
class ChosenPlace:
    """A place that is compared: its sheet, and the page without it."""

    id: str
    name: str
    kind: str
    also: str | None
    href: str
    without: str


@dataclass(frozen=True, slots=True)
class ChoiceGroup:
    """Places of a kind that could be added, each a link that adds it."""

    title: str
    links: tuple[Link, ...]


def write_compare(
    atlas: Atlas, look: Look, links: Links, asked: Mapping[str, str], *, whole: bool
) -> str:
    """Return the page; `with` names the places. What is no place is said above the others."""
    found = read_compared(asked.get("with", ""), atlas)
    place_ids = found.ids
    names = [atlas.plan.places[one].name for one in place_ids]
    title = look.say("pages.compare", links.language)
    compared = _compared(atlas, look, links, place_ids)
    return render(
        "compare_page.html" if whole else "compare.html",
        atlas,
        look,
        links,
        today=place_ids if len(place_ids) >= FEWEST_COMPARED else (),
        level=1 if whole else 2,
        title=f"{title}：{'、'.join(names)}" if whole and names else title,
        home=links.home(page=PAGE, **_with(place_ids)),
        other_language=links.in_other_language().page(PAGE, **_with(place_ids)),
        compared=",".join(place_ids),
        unknown="、".join(f"“{shown(one)}”" for one in found.unknown),
        beyond="、".join(f"“{shown(one)}”" for one in found.beyond),
        chosen=tuple(_chosen(atlas, look, links, place_ids, one) for one in place_ids),
        choices=_choices(atlas, look, links, place_ids),
        **compared,
    )


def _compared(
    atlas: Atlas, look: Look, links: Links, place_ids: Sequence[str]
) -> Mapping[str, object]:
    """Return the blocks and rows of the table; `told` is None while there is nothing to compare."""
    if len(place_ids) < FEWEST_COMPARED:
        return {"told": None}
    told = compare(atlas, place_ids)
    rows = CompareRows(atlas, look, links, told)
    return {
        "told": told,
        "sizes": [rows.size(record) for record in told.places],
        "blocks": rows.blocks(),
        "statuses": [rows.statuses(one) for one in told.statuses],
        "stations": rows.stations(),
        "station_counts": [rows.station_counts(near) for near in told.stations],
        "not_found": rows.not_found(),
    }


def _chosen(
    atlas: Atlas, look: Look, links: Links, place_ids: Sequence[str], place_id: str
) -> ChosenPlace:
    place = atlas.plan.places[place_id]
    others = [one for one in place_ids if one != place_id]
    return ChosenPlace(
        id=place_id,
        name=place.name,
        kind=look.say(f"kind.{place.kind}", links.language),
        also=place.name_en if links.language == "en" else None,
        href=links.sheet(place_id),
        without=links.page(PAGE, **_with(others)),
    )


def _choices(
    atlas: Atlas, look: Look, links: Links, place_ids: Sequence[str]
) -> tuple[ChoiceGroup, ...]:
    """Return the places that could be added, by kind; none when no more can be."""
    if len(place_ids) >= MOST_COMPARED:
        return ()
    groups = []
    for kind in CHOICE_KINDS:
        added = tuple(
            Link(place.name, kind, links.page(PAGE, **_with([*place_ids, place.id])))
            for place in atlas.plan.places.values()
            if place.kind == kind and place.id not in place_ids
        )
        if added:
            groups.append(ChoiceGroup(look.say(f"kinds.{kind}", links.language), added))
    return tuple(groups)


def _with(place_ids: Sequence[str]) -> dict[str, str]:
    """Return the word of an address that names the places; none for no places."""
    return {"with": ",".join(place_ids)} if place_ids else {}
