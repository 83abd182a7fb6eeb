"""What a place belongs to and what belongs to it, as links in the order of the page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from map_app.atlas import Atlas, Sheet
from map_app.draw.sheet_rows import Link, SheetRows
from map_app.plan import Place

ORDER = ("part_of", "counted_in", "in", "concerns", "sketch")
MOST_DRAWN = 3
"""How many areas the head names by our sketch; the section of that name has all of them."""


@dataclass(frozen=True, slots=True)
class KinRow:
    """Places that the sheet's place stands in one relation to; never mixed."""

    relation: str
    links: tuple[Link, ...]


def kin_rows(rows: SheetRows, atlas: Atlas, sheet: Sheet) -> tuple[KinRow, ...]:
    """Return what the place belongs to by the plan, then by the drawn areas."""
    found: dict[str, list[Link]] = {}
    for one in sheet.belongs_to:
        links = found.setdefault(one.relation or "sketch", [])
        if one.relation is not None or len(links) < MOST_DRAWN:
            links.append(rows.link(one.place))
    project = atlas.plan.projects.get(sheet.place.id)
    for tie in project.ties if project else ():
        link = rows.link(atlas.plan.places[tie.place])
        if link not in found.setdefault(tie.relation, []):
            found[tie.relation].append(link)
    return tuple(
        KinRow(rows.say(f"relation.{relation}"), tuple(found[relation]))
        for relation in ORDER
        if relation in found
    )


def part_links(rows: SheetRows, atlas: Atlas, place_id: str) -> tuple[Link, ...]:
    """Return what the plan puts into this place, or under this group of projects."""
    parts = {part.id: part for part in _parts(atlas, place_id)}
    return tuple(rows.link(part) for part in parts.values())


def _parts(atlas: Atlas, place_id: str) -> Iterator[Place]:
    plan = atlas.plan
    for relation in plan.relations:
        if relation.through == place_id and relation.relation == "part_of":
            yield plan.places[relation.place]
    for project in plan.projects.values():
        if project.parent == place_id and project.id in plan.places:
            yield plan.places[project.id]
