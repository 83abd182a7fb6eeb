"""`seeds/` and `layers/` → `Atlas`, or every problem of both and of their joining at once."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from map_app.atlas.atlas import Atlas
from map_app.atlas.joining import PLACES_FILE, Folders, joining_problems
from map_app.atlas.matching import match_names
from map_app.atlas.named_views import read_views
from map_app.atlas.questions.ready_made import Question, read_questions
from map_app.errors import DataError, Problem
from map_app.geo import load_ground
from map_app.plan import load_plan


def load_atlas(seeds: Path, layers: Path) -> Atlas:
    """Return the Atlas of two data folders.

    Raises
    ------
    DataError
        With every problem of the seeds, of the layers with their questions and, when both can be
        read, of their joining; and with those of the named views once all else is right.
    """
    problems: list[Problem] = []
    plan, ground = None, None
    try:
        plan = load_plan(seeds)
    except DataError as error:
        problems += error.problems
    try:
        ground = load_ground(layers)
    except DataError as error:
        problems += error.problems
    questions: tuple[Question, ...] = ()
    try:
        questions = read_questions(layers)
    except DataError as error:
        problems += error.problems
    if plan is None or ground is None:
        raise DataError(problems)
    ground, wrong_names = match_names(plan, ground, layers.name)
    problems += wrong_names
    problems += joining_problems(plan, ground, Folders(seeds.name, layers.name))
    if problems:
        raise DataError(_with_rows(problem, seeds) for problem in problems)
    atlas = Atlas(plan, ground, questions=questions)
    return replace(atlas, views=read_views(layers, atlas))


def _with_rows(problem: Problem, seeds: Path) -> Problem:
    """Return the problem of a place with the line of places.csv on which the place stands."""
    if problem.row is not None or not problem.file.endswith(PLACES_FILE):
        return problem
    place_id = problem.message.partition(":")[0]
    lines = (seeds / PLACES_FILE).read_text(encoding="utf-8").splitlines()
    row = next((n for n, line in enumerate(lines, 1) if line.startswith(f"{place_id},")), None)
    return replace(problem, row=row)
