"""Rows, already checked, become a Plan."""

from __future__ import annotations

from collections import defaultdict
from types import MappingProxyType

from map_app.plan import rows
from map_app.plan.citing import Landmark
from map_app.plan.gathering import gather_named
from map_app.plan.healing import MisreadName
from map_app.plan.indicators import indicator_pairs, indicators_of
from map_app.plan.naming import mentions_of
from map_app.plan.plan import Plan
from map_app.plan.projects import projects_of
from map_app.plan.reading import Reading, read_text
from map_app.plan.records import (
    Figure,
    Gap,
    LineStatus,
    LineStatusToday,
    OutlineEntry,
    Place,
    PlanMeta,
    Relation,
    Statement,
    Term,
)
from map_app.plan.seed_files import SeedFiles


def build_plan(files: SeedFiles) -> Plan:
    """Return the Plan of files in which no problem was found."""
    reading = reading_of(files)
    projects = projects_of(files)
    places = _places(files)
    statements = _statements(files, reading)
    mentions = mentions_of(files, reading)
    indicators = indicators_of(files, reading)
    return Plan(
        meta=_meta(files.meta),
        outline=outline_entries(files),
        places=MappingProxyType(places),
        statements=statements,
        indicators=MappingProxyType(indicators),
        pairs=indicator_pairs(files, indicators, reading),
        projects=MappingProxyType(projects),
        relations=_relations(files, reading),
        line_statuses=_line_statuses(files, reading),
        line_statuses_today=_line_statuses_today(files),
        glossary=_glossary(files, reading),
        gaps=tuple(Gap(**located.row.model_dump()) for located in files.gaps),
        mentions=mentions,
        reading=reading,
        named_by_place=MappingProxyType(gather_named(reading, statements, projects, mentions)),
    )


def outline_entries(files: SeedFiles) -> tuple[OutlineEntry, ...]:
    """Return the outline in the order of its file."""
    return tuple(OutlineEntry(**located.row.model_dump()) for located in files.outline)


def reading_of(files: SeedFiles) -> Reading:
    """Return the text with its outline, its misread names and the labels of its rows."""
    misread = [
        MisreadName(m.row.printed, m.row.right, _scope(m.row.start, m.row.end))
        for m in files.misreadings
    ]
    entries = outline_entries(files)
    return read_text(files.text, entries, files.meta.cited_as, misread, _landmarks(files))


def _scope(start: int | None, end: int | None) -> tuple[int, int] | None:
    return None if start is None or end is None else (start, end)


def _landmarks(files: SeedFiles) -> list[Landmark]:
    """Return the labels of table rows, notes, groups, packages and terms."""
    marks = [Landmark(i.row.start, i.row.end, f"第{i.row.number}行") for i in files.indicators]
    marks += [Landmark(n.row.start, n.row.end, "说明") for n in files.indicator_notes]
    numbers = {p.row.id: p.row.number or "" for p in files.projects}
    for project in (located.row for located in files.projects):
        if project.level == "group":
            label = f"第{project.number}组{project.name}"
        elif project.level == "package":
            label = f"第{numbers[project.parent or '']}组（{project.number}）{project.name}"
        else:
            continue
        marks.append(Landmark(project.start, project.end, label))
    for term in (located.row for located in files.glossary):
        label = term.term if "“" in term.term else f"“{term.term}”"
        marks.append(Landmark(term.start, term.end, label))
    return marks


def _meta(row: rows.MetaRow) -> PlanMeta:
    values = row.model_dump(exclude={"text"})
    return PlanMeta(**{**values, "issued_on": row.issued_on.isoformat()})


def _places(files: SeedFiles) -> dict[str, Place]:
    """Return places.csv, then projects.csv, with their aliases in file order.

    A name that means the place in one sentence only is no name of it elsewhere where the same
    words name another place: 西塱 is the village, and the depot in 西塱、广钢车辆段周边.
    """
    rows_of = [located.row for located in files.aliases]
    everywhere = {p.row.name for p in files.places} | {a.alias for a in rows_of if a.start is None}
    aliases: dict[str, list[str]] = defaultdict(list)
    misread: dict[str, list[str]] = defaultdict(list)
    for alias in rows_of:
        if alias.start is not None and alias.alias in everywhere:
            continue
        names = misread if alias.kind == "misread" else aliases
        if alias.alias not in names[alias.place]:
            names[alias.place].append(alias.alias)
    plain = [(p.row.id, p.row.kind, p.row.name, p.row.name_en, p.row.note) for p in files.places]
    plain += [(p.row.id, "project", p.row.name, None, None) for p in files.projects]
    return {
        place_id: Place(
            place_id, name, kind, name_en, tuple(aliases[place_id]), note, tuple(misread[place_id])
        )
        for place_id, kind, name, name_en, note in plain
    }


def _statements(files: SeedFiles, reading: Reading) -> tuple[Statement, ...]:
    """Return statements.csv in text order, each with its figures."""
    figures: dict[str, list[Figure]] = defaultdict(list)
    for row in (located.row for located in files.statement_figures):
        printed = f"{row.value:.12g}{row.unit or ''}"
        figures[row.statement].append(Figure(row.name, row.value, row.unit, row.year, "=", printed))
    found = [
        Statement(
            id=row.id,
            kind=row.kind,
            statement=row.statement,
            quote=row.quote,
            quote_display=reading.quote_display(row.start, row.end),
            citation=reading.cite(row.start, row.end),
            figures=tuple(figures[row.id]),
            place_ids=row.place_ids(),
        )
        for row in (located.row for located in files.statements)
    ]
    return tuple(sorted(found, key=lambda s: (s.citation.start, s.citation.end, s.id)))


def _relations(files: SeedFiles, reading: Reading) -> tuple[Relation, ...]:
    return tuple(
        Relation(
            row.id, row.place, row.relation, row.through, row.quote,
            reading.quote_display(row.start, row.end), reading.cite(row.start, row.end),
        )
        for row in (located.row for located in files.relations)
    )  # fmt: skip


def _line_statuses(files: SeedFiles, reading: Reading) -> tuple[LineStatus, ...]:
    return tuple(
        LineStatus(
            row.line, row.section, row.status, row.printed, row.year, row.quote,
            reading.quote_display(row.start, row.end), reading.cite(row.start, row.end),
        )
        for row in (located.row for located in files.line_status)
    )  # fmt: skip


def _line_statuses_today(files: SeedFiles) -> tuple[LineStatusToday, ...]:
    return tuple(
        LineStatusToday(row.line, row.section, row.status, row.on, row.of, row.source)
        for row in (located.row for located in files.line_status_today)
    )


def _glossary(files: SeedFiles, reading: Reading) -> tuple[Term, ...]:
    return tuple(
        Term(
            row.term, row.quote,
            reading.quote_display(row.start, row.end), reading.cite(row.start, row.end),
        )
        for row in (located.row for located in files.glossary)
    )  # fmt: skip
