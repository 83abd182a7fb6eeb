"""What names a place: its statements, the rows of 附件1, and every other sentence that names it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from map_app.plan.paragraphs import Span
from map_app.plan.projects import investment_figures
from map_app.plan.reading import Reading
from map_app.plan.records import Figure, Mention, Project, Statement

UNIT_OF_INVESTMENT = "万元"


def gather_named(
    reading: Reading,
    statements: Iterable[Statement],
    projects: Mapping[str, Project],
    mentions: Iterable[Mention],
) -> dict[str, tuple[Statement, ...]]:
    """Return for every place what names it, in text order and nothing twice."""
    named: dict[str, list[Statement]] = defaultdict(list)
    for statement in statements:
        for place_id in statement.place_ids:
            named[place_id].append(statement)
    for statement in _project_statements(reading, projects):
        place_id = statement.place_ids[0]
        if not _says_the_same(statement, named[place_id]):
            named[place_id].append(statement)
    for mention in mentions:
        if not _covered(mention, named[mention.place_id]):
            named[mention.place_id].append(_passage(reading, mention))
    return {
        place_id: tuple(sorted(found, key=lambda s: (s.citation.start, -s.citation.end, s.id)))
        for place_id, found in named.items()
        if found
    }


def _project_statements(reading: Reading, projects: Mapping[str, Project]) -> Iterable[Statement]:
    """Yield one statement for a place and a sentence of 附件1, naming every project tied there."""
    tied: dict[tuple[str, Span], list[Project]] = defaultdict(list)
    for project in projects.values():
        span = _words_of(reading, project)
        tied[project.id, span].append(project)
        for tie in project.ties:
            found = tied[tie.place, span]
            if project not in found:
                found.append(project)
    for (place_id, span), found in tied.items():
        yield _project_statement(reading, projects, place_id, span, tuple(found))


def _words_of(reading: Reading, project: Project) -> Span:
    """Return the row of a group or package, the sentence that names a single project."""
    if project.level in {"group", "package"}:
        return project.start, project.end
    return reading.sentence_around(project.start)


def _project_statement(
    reading: Reading,
    projects: Mapping[str, Project],
    place_id: str,
    span: Span,
    named: tuple[Project, ...],
) -> Statement:
    """Return what 附件1 says of a place in one sentence (or row)."""
    first = named[0]
    figures = tuple(
        Figure(name, float(value), UNIT_OF_INVESTMENT, None, "=", f"{value}", None)
        for project in named
        for name, value in investment_figures(project)
    )
    return Statement(
        id=f"{first.id}-{place_id}" if place_id != first.id else first.id,
        kind="project",
        statement=_title(projects, named),
        quote=reading.quote(*span),
        quote_display=reading.quote_display(*span),
        citation=reading.cite(*span),
        figures=figures,
        place_ids=(place_id,),
    )


def _title(projects: Mapping[str, Project], named: tuple[Project, ...]) -> str:
    """Return `package：project、project`, or the group or package alone."""
    above = named[0]
    while above.level in {"project", "part"} and above.parent is not None:
        above = projects[above.parent]
    names = "、".join(project.name for project in named if project.id != above.id)
    if names:
        return f"{above.name}：{names}"
    group = projects[above.parent].name + "：" if above.parent is not None else ""
    return group + above.name


def _says_the_same(new: Statement, known: Iterable[Statement]) -> bool:
    """Tell whether a statement written by hand has this project's sentence for this place."""
    return any(
        old.kind == "project"
        and old.citation.start <= new.citation.start
        and new.citation.end <= old.citation.end
        for old in known
    )


def _covered(mention: Mention, known: Iterable[Statement]) -> bool:
    """Tell whether a mention lies in something that is already listed for its place."""
    return any(s.citation.start <= mention.start and mention.end <= s.citation.end for s in known)


def _passage(reading: Reading, mention: Mention) -> Statement:
    """Return the sentence around a mention that no statement tells."""
    span = (mention.sentence_start, mention.sentence_end)
    words = reading.quote_display(*span)
    return Statement(
        id=f"passage-{span[0]}-{mention.place_id}",
        kind="passage",
        statement=words,
        quote=reading.quote(*span),
        quote_display=words,
        citation=reading.cite(*span),
        figures=(),
        place_ids=(mention.place_id,),
    )
