"""The projects page: 附件1 with its money as figures and a picture, by list, place and work."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from map_app.atlas import Atlas, PlaceRef
from map_app.atlas.project_rows import (
    SORTS,
    Money,
    ProjectPlace,
    ProjectRow,
    ProjectSection,
    project_facets,
    project_places,
    project_rows,
    project_sections,
    project_titles,
    whole_citation,
    whole_money,
)
from map_app.atlas.table_query import Facet, TableQuery, read_query
from map_app.atlas.words import shown
from map_app.cartography import Look, fmt
from map_app.draw.links import Links
from map_app.draw.rendering import render
from map_app.draw.table_parts import Choice, MapMark, PlaceLink, TableParts
from map_app.plan import Citation

PAGE = "projects"
WORDS = ("filter", "sort", "q")
WHOLE = 100


@dataclass(frozen=True, slots=True)
class MoneyLine:
    """Investments with their bars, 0 to 100 of the whole annex; `share` is the five years'."""

    name: str
    href: str | None
    total: str
    five_year: str
    total_wan: str
    five_year_wan: str
    share: str
    of_whole: str
    bar: float
    five_year_bar: float
    citation: str
    said: str | None


@dataclass(frozen=True, slots=True)
class Line:
    """A project as the page lists it; `relations` has its places by how it is tied to them."""

    id: str
    name: str
    href: str
    level: str
    parent: str
    work: str
    within: str
    tokens: str
    form: str
    relations: tuple[tuple[str, tuple[PlaceLink, ...]], ...]
    mark: MapMark | None
    citation: str
    said: str


@dataclass(frozen=True, slots=True)
class Block:
    """Projects under one head; `group` is the group that begins with it, where one does."""

    group: MoneyLine | None
    number: str | None
    title: str
    head: Line | None
    place: PlaceLink | None
    place_id: str | None
    mark: MapMark | None
    lines: tuple[Line, ...]
    count: int


def write_projects(
    atlas: Atlas, look: Look, links: Links, asked: Mapping[str, str], *, whole: bool
) -> str:
    """Return the page; `filter`, `sort` and `q` say which projects and in which order."""
    parts = TableParts(atlas, look, links, PAGE)
    rows = project_rows(atlas.plan)
    facets = project_facets(rows)
    query, garbled = read_query(dict(asked), facets, SORTS)
    sections = project_sections(rows, query)
    single = [row for row in rows if row.project.level == "project"]
    kept = {
        row.project.id for one in sections for row in one.rows if row.project.level == "project"
    }
    titles = project_titles(rows)
    return render(
        "projects_page.html" if whole else "projects.html",
        atlas,
        look,
        links,
        level=1 if whole else 2,
        title=parts.say("pages.projects"),
        home=links.home(page=PAGE, **query.address()),
        other_language=links.in_other_language().page(PAGE, **query.address()),
        query=query,
        sentence=_sentence(garbled, parts),
        money=_money_lines(rows, parts),
        groups=parts.groups(facets[:2], (row.tokens for row in single), query, titles),
        places_of_kind=_place_choices(facets, rows, query, parts),
        orders=parts.orders(SORTS, query),
        files=parts.files(query),
        action=links.page(PAGE).partition("?")[0],
        everything=links.page(PAGE),
        count=len(kept),
        total=len(single),
        packages=sum(row.project.level == "package" for row in rows),
        blocks=_blocks(sections, rows, parts),
    )


def _money_lines(rows: Iterable[ProjectRow], parts: TableParts) -> tuple[MoneyLine, ...]:
    """Return the whole annex, then its groups."""
    groups = [row for row in rows if row.project.level == "group" and row.money is not None]
    whole = whole_money(groups)
    printed = whole_citation(parts.atlas.plan, whole)
    lines = [_money_line(parts.say("projects.whole"), whole, whole, printed, parts)]
    lines += [_group_line(one, one.money, whole, parts) for one in groups if one.money]
    return tuple(lines)


def _group_line(row: ProjectRow, money: Money, whole: Money, parts: TableParts) -> MoneyLine:
    """Return the money of a group, with its number and the address of its sheet."""
    name = f"{row.project.number}　{row.project.name}"
    line = _money_line(name, money, whole, row.citation, parts)
    return replace(line, href=parts.links.sheet(row.project.id))


def _money_line(
    name: str, money: Money, whole: Money, said: Citation | None, parts: TableParts
) -> MoneyLine:
    scale = WHOLE / (whole.total_wan or 1)
    return MoneyLine(
        name=name,
        href=None,
        total=_yi(money.total_wan, parts),
        five_year=_yi(money.five_year_wan, parts),
        total_wan=fmt.number_text(money.total_wan),
        five_year_wan=fmt.number_text(money.five_year_wan),
        share=fmt.share_text(money.five_year_share, parts.language),
        of_whole=fmt.share_text(money.total_wan / (whole.total_wan or 1), parts.language),
        bar=round(money.total_wan * scale, 2),
        five_year_bar=round(money.five_year_wan * scale, 2),
        citation=said.label if said else "",
        said=parts.links.text(said.start, said.end) if said else None,
    )


def _yi(amount_wan: int, parts: TableParts) -> str:
    """Return an amount in 亿元, or in English in billions."""
    if parts.language == "en":
        return f"CNY {amount_wan / fmt.WAN_PER_BILLION:,.2f} bn"
    return f"{amount_wan / fmt.WAN_PER_YI:,.2f} 亿元"


def _place_choices(
    facets: Iterable[Facet], rows: Iterable[ProjectRow], query: TableQuery, parts: TableParts
) -> tuple[tuple[str, tuple[Choice, ...]], ...]:
    """Return the places by kind; the value of each is the whole filter with it alone chosen."""
    every = tuple(rows)
    tokens = {token for one in facets if one.name == "place" for token in one.tokens}
    others = tuple(token for token in query.tokens if token not in tokens)
    kinds: dict[str, list[Choice]] = {}
    for place in project_places(every):
        count = sum(r.is_single and place.id in r.tokens for r in every)
        value = ",".join((*others, place.id))
        choice = Choice(place.id, place.name, count, value, place.id in query.tokens)
        kinds.setdefault(place.kind, []).append(choice)
    nothing = Choice("", parts.say("projects.any_place"), None, ",".join(others), is_on=False)
    named = tuple((parts.say(f"kind.{kind}"), tuple(found)) for kind, found in kinds.items())
    return (("", (nothing,)), *named)


def _blocks(
    sections: Iterable[ProjectSection], rows: Iterable[ProjectRow], parts: TableParts
) -> tuple[Block, ...]:
    whole = whole_money(rows)
    begun: set[str] = set()
    found = []
    for section in sections:
        group = None
        if isinstance(section.head, ProjectRow) and section.head.group.id not in begun:
            begun.add(section.head.group.id)
            holder = next(r for r in rows if r.project.id == section.head.group.id)
            money = holder.money or Money(0, 0)
            group = _group_line(holder, money, whole, parts)
        found.append(_block(section, group, parts))
    return tuple(found)


def _block(section: ProjectSection, group: MoneyLine | None, parts: TableParts) -> Block:
    head, by_list = section.head, isinstance(section.head, ProjectRow)
    lines = tuple(_line(row, parts, by_list=by_list) for row in section.rows)
    count = sum(row.project.level == "project" for row in section.rows)
    if isinstance(head, ProjectRow):
        title, number, line = (
            head.project.name,
            head.project.number,
            _line(head, parts, by_list=True),
        )
        return Block(group, number, title, line, None, None, line.mark, lines, count)
    if isinstance(head, PlaceRef):
        mark = parts.mark((head.id,))
        return Block(
            None, None, head.name, None, parts.place(head), head.id, mark, lines, len(lines)
        )
    title = head if head is not None else parts.say("projects.nowhere")
    return Block(None, None, title, None, None, None, None, lines, count)


def _line(row: ProjectRow, parts: TableParts, *, by_list: bool) -> Line:
    project, citation = row.project, row.citation
    above = " › ".join(one.name for one in row.above[1:])
    return Line(
        id=project.id,
        name=project.name,
        href=parts.links.sheet(project.id),
        level=project.level,
        parent=project.parent or "",
        work=project.kind_of_work or "",
        within="" if by_list else above,
        tokens=",".join(sorted(row.tokens)),
        form=row.form,
        relations=tuple(_relations(row.places, parts)),
        mark=_mark(row, parts),
        citation=citation.label,
        said=parts.links.text(citation.start, citation.end),
    )


def _relations(
    places: Iterable[ProjectPlace], parts: TableParts
) -> Iterable[tuple[str, tuple[PlaceLink, ...]]]:
    every = tuple(places)
    for relation in ("in", "concerns"):
        found = tuple(
            parts.place(one.place, (one.citation.start, one.citation.end), one.note)
            for one in every
            if one.relation == relation
        )
        if found:
            yield parts.say(f"relation.{relation}"), found


def _mark(row: ProjectRow, parts: TableParts) -> MapMark | None:
    """Return the row's own places, or else those of the list that it stands in."""
    own = parts.mark((row.project.id, *(one.place.id for one in row.places)))
    return own or parts.mark((one.place.id for one in row.shared), is_shared=True)


def _sentence(garbled: tuple[str, ...], parts: TableParts) -> str | None:
    if not garbled:
        return None
    return parts.say("table.garbled", words="、".join(f"“{shown(one)}”" for one in garbled))
