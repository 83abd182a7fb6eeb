"""附件1: groups, packages, single projects, and the places that the plan ties them to."""

from __future__ import annotations

from collections import defaultdict

from map_app.plan.records import Project, ProjectTie
from map_app.plan.seed_files import SeedFiles


def projects_of(files: SeedFiles) -> dict[str, Project]:
    """Return the projects in the order of their file, each with its ties."""
    ties: dict[str, list[ProjectTie]] = defaultdict(list)
    for row in (located.row for located in files.project_places):
        ties[row.project].append(ProjectTie(**row.model_dump()))
    return {
        located.row.id: Project(**located.row.model_dump(), ties=tuple(ties[located.row.id]))
        for located in files.projects
    }


def investment_figures(project: Project) -> tuple[tuple[str, int], ...]:
    """Return the investments that the plan gives a group, in 万元; nothing for all others."""
    given = (
        ("总投资", project.total_investment_wan),
        ("“十四五”期间投资", project.five_year_investment_wan),
    )
    return tuple((name, value) for name, value in given if value is not None)
