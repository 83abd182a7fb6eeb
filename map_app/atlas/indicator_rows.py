"""表2 and 表1 row by row: from what to what, by what measure, bearing on which places and why."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from map_app.atlas.records import PlaceRef
from map_app.atlas.table_query import AS_PRINTED, Facet, TableQuery
from map_app.atlas.words import same_form
from map_app.plan import Citation, Figure, Indicator, IndicatorPair, Plan
from map_app.plan.records import Match

TABLES = (2, 1)
"""The targets of the plan first, then what the years before had come to."""
BINDING_FIRST = ("约束性", "预期性")
NUMBER, IN_WORDS = "number", "words"
SORTS = ("attribute", "change")
PER_CENT = "%"


@dataclass(frozen=True, slots=True)
class Change:
    """Two figures that belong together, the earlier first: baseline → target, target → result."""

    before: Figure
    after: Figure
    match: Match
    note: str | None = None

    @property
    def is_comparable(self) -> bool:
        """Return whether both are numbers of one measure, so that they may be drawn together.

        A number that the plan itself takes back (尚在核算中, 均暂缺) is none to compare.
        """
        numbers = self.before.value is not None and self.after.value is not None
        is_same = self.match == "same" and self.before.unit == self.after.unit
        return numbers and is_same and self.is_settled

    @property
    def is_settled(self) -> bool:
        """Return whether the plan takes neither figure back."""
        return self.before.unsettled is None and self.after.unsettled is None

    @property
    def points(self) -> float | None:
        """Return the difference in percentage points; None unless both are such numbers."""
        before, after = self.before.value, self.after.value
        if before is None or after is None or not self.is_comparable:
            return None
        return round(after - before, 6) if self.after.unit == PER_CENT else None

    @property
    def ratio(self) -> float | None:
        """Return by what share the later number differs; None for percentages and for words."""
        before, after = self.before.value, self.after.value
        if not before or after is None or not self.is_comparable or self.after.unit == PER_CENT:
            return None
        return after / before - 1


@dataclass(frozen=True, slots=True)
class Bearing:
    """A place that an indicator bears on: `citation` says where the plan counts it in.

    Without one it is the whole district, which every row of the tables is about.
    """

    place: PlaceRef
    citation: Citation | None = None


@dataclass(frozen=True, slots=True)
class IndicatorRow:
    """A row of 表1 or 表2; `alone` are its figures that nothing stands beside."""

    indicator: Indicator
    changes: tuple[Change, ...]
    alone: tuple[Figure, ...]
    bearings: tuple[Bearing, ...]

    @property
    def has_number(self) -> bool:
        """Return whether the target is a number; 完成市下达目标任务 is none."""
        return any(figure.value is not None for figure in self.indicator.targets)

    @property
    def tokens(self) -> frozenset[str]:
        """Return what the row can be filtered by."""
        row = self.indicator
        kind = NUMBER if self.has_number else IN_WORDS
        return frozenset({f"table-{row.table}", row.category, row.attribute, kind})

    @property
    def form(self) -> str:
        """Return the words that the row is found by."""
        row = self.indicator
        return same_form(f"{row.name}|{row.sub or ''}|{row.category}|{row.unit}")


@dataclass(frozen=True, slots=True)
class IndicatorSection:
    """Rows under one head: `category` and `attribute` as far as the head names them.

    `measure` is points, ratio or none where rows stand in the order of their change.
    """

    table: int
    category: str | None
    attribute: str | None
    measure: str | None
    rows: tuple[IndicatorRow, ...]


def indicator_rows(plan: Plan) -> tuple[IndicatorRow, ...]:
    """Return the rows of 表2, then those of 表1, in the plan's order."""
    pairs: Mapping[str, list[IndicatorPair]] = defaultdict(list)
    for pair in plan.pairs:
        pairs[pair.target_indicator].append(pair)
    indicators = sorted(plan.indicators.values(), key=lambda one: TABLES.index(one.table))
    return tuple(_row(plan, one, pairs.get(one.id, [])) for one in indicators)


def indicator_facets(rows: Iterable[IndicatorRow]) -> tuple[Facet, ...]:
    """Return what the rows can be filtered by, tokens in the order of the page."""
    found = [row.indicator for row in rows]
    tables = tuple(f"table-{table}" for table in TABLES if any(o.table == table for o in found))
    return (
        Facet("table", tables),
        Facet("attribute", tuple(dict.fromkeys(sorted((o.attribute for o in found), key=_rank)))),
        Facet("number", (NUMBER, IN_WORDS)),
        Facet("category", tuple(dict.fromkeys(o.category for o in found))),
    )


def indicator_sections(
    rows: Iterable[IndicatorRow], query: TableQuery
) -> tuple[IndicatorSection, ...]:
    """Return the rows that are kept, under their heads, in the order asked for.

    Without one they stand as in the tables, but in each category what is 约束性 comes first.
    """
    every = tuple(rows)
    facets = indicator_facets(every)
    kept = [row for row in every if query.keeps(facets, row.tokens, row.form)]
    heads: dict[tuple[int, str | None, str | None, str | None], list[IndicatorRow]] = {}
    for row in kept:
        heads.setdefault(_head(row, query.sort), []).append(row)
    order = list(dict.fromkeys(key[:2] for key in heads))
    by_rank = sorted(heads, key=lambda key: (order.index(key[:2]), _rank(key[2]), _measure(key[3])))
    return tuple(IndicatorSection(*key, tuple(_ordered(heads[key], query.sort))) for key in by_rank)


def leading_change(row: IndicatorRow) -> Change | None:
    """Return the first pair of numbers of one measure, None where the row has none."""
    return next((change for change in row.changes if change.is_comparable), None)


def _row(plan: Plan, indicator: Indicator, pairs: Iterable[IndicatorPair]) -> IndicatorRow:
    changes = tuple(_change(pair) for pair in pairs)
    paired = {figure for change in changes for figure in (change.before, change.after)}
    alone = tuple(figure for figure in indicator.figures if figure not in paired)
    return IndicatorRow(indicator, changes, alone, _bearings(plan, indicator.id))


def _change(pair: IndicatorPair) -> Change:
    """Return a pair with the earlier figure first: what was, or the target of 表1."""
    early, late = (pair.target, pair.baseline) if pair.is_result else (pair.baseline, pair.target)
    return Change(early, late, pair.match, pair.note)


def _bearings(plan: Plan, indicator_id: str) -> tuple[Bearing, ...]:
    """Return the places that the plan counts in, or the whole district."""
    counted = tuple(
        Bearing(_ref(plan, relation.place), relation.citation)
        for relation in plan.relations
        if relation.through == indicator_id and relation.relation == "counted_in"
    )
    return counted or (Bearing(_ref(plan, plan.meta.district)),)


def _ref(plan: Plan, place_id: str) -> PlaceRef:
    place = plan.places[place_id]
    return PlaceRef(place.id, place.name, place.kind)


def _head(row: IndicatorRow, sort: str) -> tuple[int, str | None, str | None, str | None]:
    one = row.indicator
    if sort == AS_PRINTED:
        return one.table, one.category, one.attribute, None
    if sort == "attribute":
        return one.table, None, one.attribute, None
    change = leading_change(row)
    if change is None:
        return one.table, None, None, "none"
    return one.table, None, None, "ratio" if change.points is None else "points"


def _ordered(rows: list[IndicatorRow], sort: str) -> list[IndicatorRow]:
    """Return the rows as printed, or those with the greatest rise first."""
    return sorted(rows, key=lambda row: -_size(row)) if sort == "change" else rows


def _size(row: IndicatorRow) -> float:
    change = leading_change(row)
    if change is None:
        return 0.0
    return (change.ratio or 0.0) if change.points is None else change.points


def _rank(attribute: str | None) -> int:
    """Return where an attribute stands: 约束性 first."""
    return BINDING_FIRST.index(attribute) if attribute in BINDING_FIRST else len(BINDING_FIRST)


def _measure(measure: str | None) -> int:
    return ("points", "ratio", "none").index(measure) if measure else 0
