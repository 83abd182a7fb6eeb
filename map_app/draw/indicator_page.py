"""The indicators page: 表2 and 表1, from what to what, each figure with its citation."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby

from map_app.atlas import Atlas
from map_app.atlas.indicator_rows import (
    BINDING_FIRST,
    SORTS,
    TABLES,
    IndicatorRow,
    IndicatorSection,
    indicator_facets,
    indicator_rows,
    indicator_sections,
)
from map_app.atlas.table_query import read_query
from map_app.atlas.words import shown
from map_app.cartography import Look
from map_app.draw.indicator_cards import Card, card
from map_app.draw.links import Links
from map_app.draw.rendering import render
from map_app.draw.table_parts import TableParts

PAGE = "indicators"
WORDS = ("filter", "sort", "q")


@dataclass(frozen=True, slots=True)
class Run:
    """Rows of one attribute, 约束性 or 预期性; None where the order mixes them."""

    attribute: str | None
    cards: tuple[Card, ...]

    @property
    def is_binding(self) -> bool:
        """Return whether the rows are 约束性."""
        return self.attribute == BINDING_FIRST[0]


@dataclass(frozen=True, slots=True)
class HeadedRuns:
    """The runs under one head: a category, a measure of change, or none."""

    category: str | None
    measure: str | None
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class TableBlock:
    """One of the two tables: its printed title, where it stands, its make-up, its rows."""

    token: str
    title: str
    citation: str
    href: str
    counts: tuple[tuple[str, int], ...]
    words_count: int
    heads: tuple[HeadedRuns, ...]


def write_indicators(
    atlas: Atlas, look: Look, links: Links, asked: Mapping[str, str], *, whole: bool
) -> str:
    """Return the page; `filter`, `sort` and `q` say which rows and in which order."""
    parts = TableParts(atlas, look, links, PAGE)
    rows = indicator_rows(atlas.plan)
    facets = indicator_facets(rows)
    query, garbled = read_query(dict(asked), facets, SORTS)
    sections = indicator_sections(rows, query)
    return render(
        "indicators_page.html" if whole else "indicators.html",
        atlas,
        look,
        links,
        level=1 if whole else 2,
        title=parts.say("pages.indicators"),
        home=links.home(page=PAGE, **query.address()),
        other_language=links.in_other_language().page(PAGE, **query.address()),
        query=query,
        sentence=_sentence(garbled, parts),
        groups=parts.groups(facets, (row.tokens for row in rows), query, {}),
        orders=parts.orders(SORTS, query),
        files=parts.files(query),
        everything=parts.links.page(PAGE),
        count=sum(len(section.rows) for section in sections),
        total=len(rows),
        blocks=tuple(_blocks(atlas, rows, sections, parts)),
    )


def _blocks(
    atlas: Atlas,
    rows: Iterable[IndicatorRow],
    sections: Iterable[IndicatorSection],
    parts: TableParts,
) -> Iterable[TableBlock]:
    every, kept = tuple(rows), tuple(sections)
    for table in TABLES:
        own = [row for row in every if row.indicator.table == table]
        found = [one for one in kept if one.table == table]
        if not own:
            continue
        start, end = own[0].indicator.citation.start, own[-1].indicator.citation.end
        entry = next((one for one in atlas.plan.outline if one.part == f"table{table}"), None)
        attributes = [row.indicator.attribute for row in own]
        yield TableBlock(
            token=f"table-{table}",
            title=entry.title if entry else parts.say(f"token.table-{table}"),
            citation=atlas.plan.cite(start, end).label,
            href=parts.links.text(start, end),
            counts=tuple((name, attributes.count(name)) for name in BINDING_FIRST),
            words_count=sum(not row.has_number for row in own),
            heads=tuple(_headed(found, parts)),
        )


def _headed(sections: Iterable[IndicatorSection], parts: TableParts) -> Iterable[HeadedRuns]:
    """Yield the heads with their runs; a category's head stands once above its attributes."""
    for (category, measure), found in groupby(sections, lambda one: (one.category, one.measure)):
        runs = (Run(one.attribute, tuple(card(row, parts) for row in one.rows)) for one in found)
        yield HeadedRuns(category, measure, tuple(runs))


def _sentence(garbled: tuple[str, ...], parts: TableParts) -> str | None:
    """Return one sentence about what of the address was not understood, None when all was."""
    if not garbled:
        return None
    return parts.say("table.garbled", words="、".join(f"“{shown(one)}”" for one in garbled))
