"""附件1 as a tree of rows: groups with their money, packages, single projects, their places."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from map_app.atlas.records import PlaceRef
from map_app.atlas.table_query import AS_PRINTED, Facet, TableQuery
from map_app.atlas.words import same_form
from map_app.plan import Citation, Place, Plan, Project

SORTS = ("place", "work")
SINGLE = frozenset({"project", "part"})
PLACE_KINDS = (
    *("belt", "zone", "precinct", "cluster", "village", "metro_line", "rail_line"),
    *("station", "landmark", "subdistrict"),
)
ANNEX = "annex1"
ID_HEAD = "project-"
BESIDE = "|"
"""Between the names that a row is found by, so that no word is found across two of them."""


@dataclass(frozen=True, slots=True)
class Money:
    """Investments in 万元, as 附件1 prints them: in all, and within the plan's five years."""

    total_wan: int
    five_year_wan: int

    @property
    def five_year_share(self) -> float:
        """Return how much of it falls within the five years, 0 to 1."""
        return self.five_year_wan / self.total_wan if self.total_wan else 0.0


@dataclass(frozen=True, slots=True)
class ProjectPlace:
    """A place that a project lies in or bears on, by the words of the plan at the citation."""

    place: PlaceRef
    relation: Literal["in", "concerns"]
    citation: Citation
    note: str | None


@dataclass(frozen=True, slots=True)
class ProjectRow:
    """A group, package, project or part; `above` goes from its group down to its parent.

    `places` are those the plan ties to it in its own words, `shared` those of what it is listed
    under. `money` is None where the plan gives none: it is never divided.
    """

    project: Project
    above: tuple[Project, ...]
    citation: Citation
    places: tuple[ProjectPlace, ...]
    shared: tuple[ProjectPlace, ...]
    money: Money | None

    @property
    def group(self) -> Project:
        """Return the group of 附件1 that it stands in; a group itself."""
        return self.above[0] if self.above else self.project

    @property
    def is_single(self) -> bool:
        """Return whether it is a single project or one of the works in a project's brackets."""
        return self.project.level in SINGLE

    @property
    def tokens(self) -> frozenset[str]:
        """Return what the row can be filtered by."""
        found = {group_token(self.group), *(one.place.id for one in (*self.places, *self.shared))}
        work = self.project.kind_of_work
        return frozenset(found | {work}) if work else frozenset(found)

    @property
    def form(self) -> str:
        """Return the words that the row is found by: its name, its list's, its places'."""
        names = [self.project.name, *(one.name for one in self.above[1:])]
        names += [one.place.name for one in (*self.places, *self.shared)]
        return same_form(BESIDE.join(names))


@dataclass(frozen=True, slots=True)
class ProjectSection:
    """Rows under one head: a package, a place or a kind of work; None where the plan names none."""

    head: ProjectRow | PlaceRef | str | None
    rows: tuple[ProjectRow, ...]


def project_rows(plan: Plan) -> tuple[ProjectRow, ...]:
    """Return every row of 附件1 in its order, each after what it is listed under."""
    return tuple(_row(plan, project) for project in plan.projects.values())


def whole_money(rows: Iterable[ProjectRow]) -> Money:
    """Return the investments of all groups together, which are the totals of 附件1."""
    given = [row.money for row in rows if row.project.level == "group" and row.money is not None]
    return Money(sum(m.total_wan for m in given), sum(m.five_year_wan for m in given))


def whole_citation(plan: Plan, whole: Money) -> Citation | None:
    """Return where the plan prints both totals in one row of 附件1, None where it does not."""
    annexes = [one for one in plan.outline if one.part == ANNEX]
    wanted = {str(whole.total_wan), str(whole.five_year_wan)}
    for start, end in plan.reading.sentences.spans:
        is_inside = any(one.start <= start < one.end for one in annexes)
        if is_inside and wanted <= set(plan.text[start:end].split()):
            return plan.cite(start, end)
    return None


def group_token(group: Project) -> str:
    """Return how an address names a group: group-1."""
    return group.id.removeprefix(ID_HEAD)


def project_facets(rows: Iterable[ProjectRow]) -> tuple[Facet, ...]:
    """Return what the rows can be filtered by, tokens in the order of the page."""
    every = tuple(rows)
    works = (row.project.kind_of_work for row in every)
    return (
        Facet("group", tuple(dict.fromkeys(group_token(row.group) for row in every))),
        Facet("work", tuple(dict.fromkeys(work for work in works if work))),
        Facet("place", tuple(place.id for place in project_places(every))),
    )


def project_titles(rows: Iterable[ProjectRow]) -> dict[str, str]:
    """Return what the tokens that are ids are called: groups and places."""
    every = tuple(rows)
    groups = {group_token(row.group): row.group.name for row in every}
    return groups | {place.id: place.name for place in project_places(every)}


def project_places(rows: Iterable[ProjectRow]) -> tuple[PlaceRef, ...]:
    """Return the places that any project is tied to, kind by kind, in the order of 附件1."""
    found = {one.place.id: one.place for row in rows for one in row.places}
    return tuple(sorted(found.values(), key=lambda place: _rank(place.kind)))


def kept_rows(rows: Iterable[ProjectRow], query: TableQuery) -> tuple[ProjectRow, ...]:
    """Return the single projects and parts that are kept; a part brings its project with it."""
    every = tuple(rows)
    facets = project_facets(every)
    single = [row for row in every if row.is_single]
    kept = {r.project.id for r in single if query.keeps(facets, r.tokens, r.form)}
    parts = (r for r in single if r.project.level == "part" and r.project.id in kept)
    kept |= {r.above[-1].id for r in parts}
    return tuple(row for row in single if row.project.id in kept)


def project_sections(rows: Iterable[ProjectRow], query: TableQuery) -> tuple[ProjectSection, ...]:
    """Return the kept rows by package, by place or by kind of work."""
    every = tuple(rows)
    kept = kept_rows(every, query)
    if query.sort == "work":
        return tuple(_sections_by_work(kept))
    if query.sort == "place":
        return tuple(_sections_by_place(every, kept, query))
    return tuple(_sections_by_package(every, kept))


def _row(plan: Plan, project: Project) -> ProjectRow:
    above = tuple(_above(plan, project))[::-1]
    total, five = project.total_investment_wan, project.five_year_investment_wan
    money = Money(total, five) if total is not None and five is not None else None
    own = _places(plan, project)
    said = {one.place.id for one in own}
    shared = {one.place.id: one for holder in above for one in _places(plan, holder)}
    return ProjectRow(
        project=project,
        above=above,
        citation=plan.cite(project.start, project.end),
        places=own,
        shared=tuple(one for place_id, one in shared.items() if place_id not in said),
        money=money,
    )


def _above(plan: Plan, project: Project) -> Iterator[Project]:
    """Yield what a project is listed under, the nearest first."""
    while project.parent is not None:
        project = plan.projects[project.parent]
        yield project


def _places(plan: Plan, project: Project) -> tuple[ProjectPlace, ...]:
    return tuple(
        ProjectPlace(_ref(plan.places[t.place]), t.relation, plan.cite(t.start, t.end), t.note)
        for t in project.ties
    )


def _ref(place: Place) -> PlaceRef:
    return PlaceRef(place.id, place.name, place.kind)


def _sections_by_package(
    every: Iterable[ProjectRow], kept: Iterable[ProjectRow]
) -> Iterator[ProjectSection]:
    by_package: Mapping[str, list[ProjectRow]] = defaultdict(list)
    for row in kept:
        package = next((one for one in row.above if one.level == "package"), row.group)
        by_package[package.id].append(row)
    for head in every:
        if by_package.get(head.project.id):
            yield ProjectSection(head, tuple(by_package[head.project.id]))


def _sections_by_work(kept: Iterable[ProjectRow]) -> Iterator[ProjectSection]:
    by_work: dict[str | None, list[ProjectRow]] = {}
    for row in kept:
        by_work.setdefault(row.project.kind_of_work, []).append(row)
    for work, rows in by_work.items():
        yield ProjectSection(work, tuple(rows))


def _sections_by_place(
    every: Iterable[ProjectRow], kept: tuple[ProjectRow, ...], query: TableQuery
) -> Iterator[ProjectSection]:
    """Yield every place with the rows tied to it, whole packages too, then those tied to none."""
    rows = tuple(every)
    facets = project_facets(rows)
    lists = [r for r in rows if not r.is_single and query.keeps(facets, r.tokens, r.form)]
    for place in project_places(rows):
        tied = [r for r in (*lists, *kept) if any(one.place == place for one in r.places)]
        if tied and _asked(place.id, facets, query):
            yield ProjectSection(place, tuple(tied))
    nowhere = tuple(row for row in kept if not row.places)
    if nowhere and query.sort != AS_PRINTED:
        yield ProjectSection(None, nowhere)


def _asked(place_id: str, facets: Iterable[Facet], query: TableQuery) -> bool:
    """Return whether a place is asked for, or no place is."""
    places = {token for facet in facets if facet.name == "place" for token in facet.tokens}
    asked = places.intersection(query.tokens)
    return not asked or place_id in asked


def _rank(kind: str) -> int:
    return PLACE_KINDS.index(kind) if kind in PLACE_KINDS else len(PLACE_KINDS)
