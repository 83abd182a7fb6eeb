"""What can be wrong in and between the files of `seeds/`, asked file by file."""

from __future__ import annotations

import hashlib
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import get_args

from map_app.errors import Problem
from map_app.plan.checks import Checker, Cut
from map_app.plan.rows import PlaceKind
from map_app.plan.seed_files import SeedFiles


@dataclass(frozen=True, slots=True)
class KnownIds:
    """The ids that rows may point at."""

    places: frozenset[str]
    projects: frozenset[str]
    indicators: frozenset[str]

    @property
    def throughs(self) -> frozenset[str]:
        """Return what a place can be part of or be counted in."""
        return self.places | self.indicators


def known_ids(files: SeedFiles) -> KnownIds:
    """Return the ids of the files; projects are places too."""
    projects = frozenset(p.row.id for p in files.projects)
    places = frozenset(p.row.id for p in files.places)
    return KnownIds(places | projects, projects, frozenset(i.row.id for i in files.indicators))


def check_files(files: SeedFiles, checker: Checker, unsound: Collection[str]) -> None:
    """Ask everything; files that could not be read (`unsound`) are not held against others."""
    known = known_ids(files)
    _meta(files, checker, known)
    _outline(files, checker)
    _names(files, checker, known)
    if not {"places.csv", "projects.csv", "indicators.csv"} & set(unsound):
        _references(files, checker, known)
        _project_tree(files, checker, known)
        _tables(files, checker, known)
    _statements(files, checker)
    _quotes(files, checker, whole="outline.csv" not in unsound)


def _meta(files: SeedFiles, checker: Checker, known: KnownIds) -> None:
    """Ask whether the text is the one that plan.toml names."""
    folder = PurePosixPath(files.outline[0].file).parent if files.outline else PurePosixPath()
    found = hashlib.sha256(files.text.encode("utf-8")).hexdigest()
    if found != files.meta.sha256:
        sentence = f"is not the text that plan.toml names: its sha256 is {found}"
        checker.problems.append(Problem(str(folder / files.meta.text), None, sentence))
    wrong = []
    if files.meta.period_end < files.meta.period_start:
        wrong.append("period_end: comes before period_start")
    if known.places and files.meta.district not in known.places:
        wrong.append(f"district: {files.meta.district!r} is no place")
    for sentence in wrong:
        checker.problems.append(Problem(str(folder / "plan.toml"), None, sentence))


def _outline(files: SeedFiles, checker: Checker) -> None:
    """Ask whether entries are stretches of the text that begin with their title."""
    checker.unique(files.outline, "part", "chapter", "section", "item")
    for located in files.outline:
        row = located.row
        checker.scope(located, row.start, row.end)
        head = files.text[row.start : row.end].partition("\n")[0]
        if row.chapter is not None and "".join(row.title.split()) not in "".join(head.split()):
            checker.say(located, "title", f"is not what stands at {row.start}: {head[:30]!r}")


def _names(files: SeedFiles, checker: Checker, known: KnownIds) -> None:
    """Ask whether names are told apart: ids once, scopes in the text, no place called other."""
    checker.unique([*files.places, *files.projects], "id")
    checker.unique(files.places, "kind", "name")
    checker.unique(files.aliases, "place", "alias", "start")
    checker.unique(files.other_names, "name")
    checker.unique(files.misreadings, "printed", "start")
    for alias in files.aliases:
        checker.known(alias, "place", alias.row.place, known.places, "place")
        checker.scope(alias, alias.row.start, alias.row.end)
    for wrong in files.misreadings:
        checker.scope(wrong, wrong.row.start, wrong.row.end)
    ours = {place.row.name for place in files.places}
    for other in files.other_names:
        if other.row.name in ours:
            checker.say(other, "name", f"{other.row.name!r} is the name of a place of places.csv")


def _references(files: SeedFiles, checker: Checker, known: KnownIds) -> None:
    """Ask whether every id that a row points at exists."""
    for tie in files.project_places:
        checker.known(tie, "project", tie.row.project, known.projects, "project")
        checker.known(tie, "place", tie.row.place, known.places, "place")
    for relation in files.relations:
        checker.known(relation, "place", relation.row.place, known.places, "place")
        what = "place, project or indicator"
        checker.known(relation, "through", relation.row.through, known.throughs, what)
    for statement in files.statements:
        for place in statement.row.place_ids():
            checker.known(statement, "places", place, known.places, "place")
    for status in files.line_status:
        checker.known(status, "line", status.row.line, known.places, "place")
    kinds = set(get_args(PlaceKind))
    for gap in files.gaps:
        what = "kind of place and no place"
        checker.known(gap, "kind_or_place", gap.row.kind_or_place, kinds | known.throughs, what)
    for today in files.line_status_today:
        checker.known(today, "line", today.row.line, known.places, "place")


def _project_tree(files: SeedFiles, checker: Checker, known: KnownIds) -> None:
    """Ask whether packages stand in groups, projects in packages and parts in projects."""
    above = {"group": None, "package": "group", "project": "package", "part": "project"}
    levels = {p.row.id: p.row.level for p in files.projects}
    for project in files.projects:
        row = project.row
        wanted = above[row.level]
        if wanted is None and row.parent is not None:
            checker.say(project, "parent", "a group has none")
        elif wanted is not None:
            checker.known(project, "parent", row.parent or "", known.projects, "project")
            if levels.get(row.parent or "", wanted) != wanted:
                checker.say(project, "parent", f"{row.parent!r} is no {wanted}")


def _statements(files: SeedFiles, checker: Checker) -> None:
    """Ask whether statements, their figures and relations are there once and belong together."""
    checker.unique(files.statements, "id")
    checker.unique(files.relations, "id")
    checker.unique(files.relations, "place", "relation", "through")
    checker.unique(files.statement_figures, "statement", "name", "year")
    ids = {s.row.id for s in files.statements}
    for figure in files.statement_figures:
        checker.known(figure, "statement", figure.row.statement, ids, "statement")
    for statement in files.statements:
        if not statement.row.place_ids():
            checker.say(statement, "places", "names no place")


def _tables(files: SeedFiles, checker: Checker, known: KnownIds) -> None:
    """Ask whether indicators, figures, notes and pairs belong together."""
    checker.unique(files.indicators, "id")
    checker.unique(files.indicators, "table", "number", "sub")
    checker.unique(files.indicator_notes, "id")
    checker.unique(files.indicator_figures, "indicator", "role", "name", "year")
    checker.unique(files.glossary, "term")
    notes = {note.row.id for note in files.indicator_notes}
    for indicator in files.indicators:
        for note in indicator.row.note_ids():
            checker.known(indicator, "notes", note, notes, "note of indicator_notes.csv")
    for figure in files.indicator_figures:
        checker.known(figure, "indicator", figure.row.indicator, known.indicators, "indicator")
        if (figure.row.value is None) != (figure.row.operator == "text"):
            checker.say(figure, "value", "is empty where, and only where, the operator is text")
        if figure.row.unsettled is not None:
            what = "note of indicator_notes.csv"
            checker.known(figure, "unsettled", figure.row.unsettled, notes, what)
    _pairs(files, checker)


def _pairs(files: SeedFiles, checker: Checker) -> None:
    """Ask whether both figures of a pair exist, and whether every result of 表1 is in one."""
    checker.unique(
        files.indicator_pairs,
        *("target_indicator", "target_figure", "baseline_indicator", "baseline_figure"),
    )
    figures = {(f.row.indicator, f.row.role, f.row.name) for f in files.indicator_figures}
    for pair in files.indicator_pairs:
        row = pair.row
        if (row.target_indicator, "target", row.target_figure) not in figures:
            checker.say(pair, "target_figure", f"{row.target_figure!r} is no target there")
        role = "result" if row.baseline_indicator else "baseline"
        owner = row.baseline_indicator or row.target_indicator
        if (owner, role, row.baseline_figure) not in figures:
            checker.say(pair, "baseline_figure", f"{row.baseline_figure!r} is no {role} there")
    paired = {
        (p.row.baseline_indicator, p.row.baseline_figure)
        for p in files.indicator_pairs
        if p.row.baseline_indicator == p.row.target_indicator
    }
    for figure in files.indicator_figures:
        if figure.row.role == "result" and (figure.row.indicator, figure.row.name) not in paired:
            sentence = "is a result without a pair in indicator_pairs.csv that says its target"
            checker.say(figure, "name", sentence)


def _quotes(files: SeedFiles, checker: Checker, *, whole: bool) -> None:
    """Ask of every quote whether it stands there; without an outline, not whether it is `whole`."""
    sentence: Cut = "sentence" if whole else "anywhere"
    list_item: Cut = "list" if whole else "anywhere"
    for said in files.statements:
        checker.quote(said, said.row.start, said.row.end, said.row.quote, sentence)
    for quoted in (
        *files.relations,
        *files.line_status,
        *files.indicators,
        *files.indicator_notes,
        *files.glossary,
    ):
        checker.quote(quoted, quoted.row.start, quoted.row.end, quoted.row.quote, list_item)
    for loose in (*files.projects, *files.project_places):
        checker.quote(loose, loose.row.start, loose.row.end, loose.row.quote, "anywhere")
    for figure in files.indicator_figures:
        row = figure.row
        if row.start is not None or row.end is not None or row.quote is not None:
            checker.quote(figure, row.start, row.end, row.quote, list_item)
