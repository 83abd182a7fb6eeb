"""All files of `seeds/` as rows, before they are joined to a Plan."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from map_app.plan import rows
from map_app.plan.tables import Located, Reader


@dataclass(frozen=True, slots=True)
class SeedFiles:
    """The rows that could be read, file by file."""

    meta: rows.MetaRow
    text: str
    outline: tuple[Located[rows.OutlineRow], ...]
    places: tuple[Located[rows.PlaceRow], ...]
    aliases: tuple[Located[rows.AliasRow], ...]
    misreadings: tuple[Located[rows.MisreadingRow], ...]
    other_names: tuple[Located[rows.OtherNameRow], ...]
    relations: tuple[Located[rows.RelationRow], ...]
    statements: tuple[Located[rows.StatementRow], ...]
    statement_figures: tuple[Located[rows.StatementFigureRow], ...]
    line_status: tuple[Located[rows.LineStatusRow], ...]
    line_status_today: tuple[Located[rows.LineStatusTodayRow], ...]
    indicators: tuple[Located[rows.IndicatorRow], ...]
    indicator_figures: tuple[Located[rows.IndicatorFigureRow], ...]
    indicator_notes: tuple[Located[rows.IndicatorNoteRow], ...]
    indicator_pairs: tuple[Located[rows.IndicatorPairRow], ...]
    projects: tuple[Located[rows.ProjectRow], ...]
    project_places: tuple[Located[rows.ProjectPlaceRow], ...]
    glossary: tuple[Located[rows.TermRow], ...]
    gaps: tuple[Located[rows.GapRow], ...]


def read_seed_files(reader: Reader) -> SeedFiles | None:
    """Return every row that can be read, or None when there is no text to check them against."""
    meta = reader.toml("plan.toml", rows.MetaRow)
    text = reader.text(meta.text) if meta is not None else ""
    files = partial(
        SeedFiles,
        outline=reader.table("outline.csv", rows.OutlineRow),
        places=reader.table("places.csv", rows.PlaceRow),
        aliases=reader.table("aliases.csv", rows.AliasRow),
        misreadings=reader.table("misreadings.csv", rows.MisreadingRow),
        other_names=reader.table("other_names.csv", rows.OtherNameRow),
        relations=reader.table("relations.csv", rows.RelationRow),
        statements=reader.table("statements.csv", rows.StatementRow),
        statement_figures=reader.table("statement_figures.csv", rows.StatementFigureRow),
        line_status=reader.table("line_status.csv", rows.LineStatusRow),
        line_status_today=reader.table("line_status_today.csv", rows.LineStatusTodayRow),
        indicators=reader.table("indicators.csv", rows.IndicatorRow),
        indicator_figures=reader.table("indicator_figures.csv", rows.IndicatorFigureRow),
        indicator_notes=reader.table("indicator_notes.csv", rows.IndicatorNoteRow),
        indicator_pairs=reader.table("indicator_pairs.csv", rows.IndicatorPairRow),
        projects=reader.table("projects.csv", rows.ProjectRow),
        project_places=reader.table("project_places.csv", rows.ProjectPlaceRow),
        glossary=reader.table("glossary.csv", rows.TermRow),
        gaps=reader.table("gaps.csv", rows.GapRow),
    )
    return None if meta is None or text is None else files(meta=meta, text=text)
