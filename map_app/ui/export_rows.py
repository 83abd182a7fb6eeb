"""What the export panel lets a reader choose from: formats, papers, templates, blocks, sets."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from map_app.briefing import BLOCKS, FORMATS, USUAL_BLOCKS, Format
from map_app.cartography import Paper, Template
from map_app.serve import Served

USUAL_SCALES = (5_000, 10_000, 20_000, 25_000, 50_000, 100_000)


@dataclass(frozen=True, slots=True)
class SetChoice:
    """A set of places by name, how many they are, and the first of them."""

    id: str
    title: str
    count: int
    first: str
    first_name: str


@dataclass(frozen=True, slots=True)
class ExportRows:
    """The rows of the export panel in one language."""

    papers: tuple[Paper, ...]
    templates: tuple[Template, ...]
    sets: tuple[SetChoice, ...]
    formats: tuple[Format, ...] = FORMATS
    scales: tuple[int, ...] = USUAL_SCALES
    blocks: tuple[str, ...] = BLOCKS
    usual_blocks: frozenset[str] = USUAL_BLOCKS


def export_rows(served: Served, language: str) -> ExportRows:
    """Return what the panel offers in "zh" or "en"."""
    rows = served.look.briefings
    return ExportRows(rows.paper, rows.template, tuple(_sets(served, language)))


def _sets(served: Served, language: str) -> Iterator[SetChoice]:
    """Yield the sets that have a place."""
    for row in served.look.briefings.sets:
        places = [one for one in served.atlas.plan.places.values() if one.kind in row.kinds]
        if places:
            first = places[0]
            shown = first.name_en if language == "en" and first.name_en else first.name
            yield SetChoice(row.id, row.title(language), len(places), first.id, shown)
