"""附件1 as a table to take away: groups with their money, packages, projects and their places."""

from __future__ import annotations

from collections.abc import Mapping

from map_app.atlas import Atlas
from map_app.atlas.project_rows import (
    SORTS,
    ProjectRow,
    kept_rows,
    project_facets,
    project_rows,
    project_titles,
    whole_money,
)
from map_app.briefing.tables.table import ColumnSpec, Table, Value
from map_app.briefing.tables.table_notes import Words, asked_query, notes
from map_app.cartography import fmt
from map_app.cartography.table_words import asked_in_words

COLUMNS: tuple[ColumnSpec, ...] = (
    *(
        ("level", "text", 8),
        ("group", "text", 22),
        ("package", "text", 24),
        ("project_number", "text", 6),
    ),
    *(("project", "text", 40), ("work", "text", 10), ("total_wan", "money", 15)),
    *(("five_year_wan", "money", 17), ("total_yi", "number", 13), ("five_year_yi", "number", 15)),
    *(("money_note", "text", 14), ("located", "text", 26), ("concerns", "text", 26)),
    *(("cited", "text", 32), ("quote", "text", 44), ("start", "count", 8), ("end", "count", 8)),
    *(("id", "text", 30), ("parent", "text", 24)),
)
FROZEN = 5
YI_DECIMALS = 4


def project_table(atlas: Atlas, words: Words, asked: Mapping[str, str]) -> Table:
    """Return the rows asked for, each after what it is listed under, in the order of 附件1.

    Raises RequestError with a sentence for an unknown filter.
    """
    rows = project_rows(atlas.plan)
    facets = project_facets(rows)
    query = asked_query(asked, facets, SORTS, words)
    kept = kept_rows(rows, query)
    wanted = {row.project.id for row in kept} | {one.id for row in kept for one in row.above}
    in_words = asked_in_words(query, facets, project_titles(rows), "projects", words.say)
    whole = whole_money(rows)
    totals = words.say(
        "file.totals",
        total=fmt.number_text(whole.total_wan),
        five_year=fmt.number_text(whole.five_year_wan),
    )
    return Table(
        title=words.say("pages.projects"),
        columns=words.columns(COLUMNS),
        rows=tuple(_line(row, atlas, words) for row in rows if row.project.id in wanted),
        notes_title=words.say("file.notes"),
        notes=(
            *notes(atlas, words, in_words, "file.about_projects"),
            (words.say("file.investments"), totals),
        ),
        font=words.font,
        frozen_columns=FROZEN,
    )


def _line(row: ProjectRow, atlas: Atlas, words: Words) -> tuple[Value, ...]:
    one, money = row.project, row.money
    package = next((p for p in (*row.above, one) if p.level == "package"), None)
    return (
        *(words.say(f"level.{one.level}"), row.group.name, package.name if package else None),
        *(one.number, one.name, one.kind_of_work),
        *(money.total_wan if money else None, money.five_year_wan if money else None),
        *(_yi(money.total_wan) if money else None, _yi(money.five_year_wan) if money else None),
        *(
            None if money else words.say("projects.unlisted"),
            _tied(row, "in"),
            _tied(row, "concerns"),
        ),
        *(row.citation.label, atlas.plan.quote_display(one.start, one.end)),
        *(one.start, one.end, one.id, one.parent),
    )


def _yi(amount_wan: int) -> float:
    return round(amount_wan / fmt.WAN_PER_YI, YI_DECIMALS)


def _tied(row: ProjectRow, relation: str) -> str | None:
    return "、".join(one.place.name for one in row.places if one.relation == relation) or None
