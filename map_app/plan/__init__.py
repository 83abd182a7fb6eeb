"""The plan: `seeds/` → `Plan`. Text, outline, indicators, projects, places, citations, mentions."""

from map_app.plan.loading import load_plan
from map_app.plan.plan import Plan
from map_app.plan.records import (
    Citation,
    Figure,
    Gap,
    Indicator,
    IndicatorPair,
    LineStatus,
    LineStatusToday,
    Mention,
    Note,
    OutlineEntry,
    Place,
    PlanMeta,
    Project,
    ProjectTie,
    QuotePart,
    Relation,
    Statement,
    Term,
)

__all__ = [
    "Citation",
    "Figure",
    "Gap",
    "Indicator",
    "IndicatorPair",
    "LineStatus",
    "LineStatusToday",
    "Mention",
    "Note",
    "OutlineEntry",
    "Place",
    "Plan",
    "PlanMeta",
    "Project",
    "ProjectTie",
    "QuotePart",
    "Relation",
    "Statement",
    "Term",
    "load_plan",
]
