"""`seeds/` → `Plan`, or every problem at once."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

from map_app.errors import DataError
from map_app.plan.borders import Borders
from map_app.plan.building import build_plan, outline_entries
from map_app.plan.checking import check_files
from map_app.plan.checks import Checker
from map_app.plan.paragraphs import paragraphs_of
from map_app.plan.plan import Plan
from map_app.plan.seed_files import read_seed_files
from map_app.plan.tables import Reader


def load_plan(seeds: Path) -> Plan:
    """Return the plan that a folder holds.

    Raises
    ------
    DataError
        With every problem of every file: what could not be read, quotes that drifted, ids that
        nothing has.
    """
    reader = Reader(seeds)
    files = read_seed_files(reader)
    if files is None:
        raise DataError(reader.problems)
    paragraphs = paragraphs_of(files.text, outline_entries(files))
    checker = Checker(files.text, Borders(files.text, paragraphs))
    check_files(files, checker, {PurePosixPath(p.file).name for p in reader.problems})
    problems = reader.problems + checker.problems
    if problems:
        raise DataError(problems)
    return build_plan(files)
