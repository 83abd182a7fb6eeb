"""Statements and rows of the tables, as a sheet lists them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from map_app.atlas.records import PlaceRef, SheetEntry, Through
from map_app.plan import Figure, Indicator, IndicatorPair, Plan, Statement

TARGET_TABLE = 2
INDICATOR = "indicator"
PASSAGE = "passage"
ALIKE = "（口径相近）"
UNSETTLED = "（尚在核算，暂缺）"
PLAIN_NAMES = ("目标值", "完成值")
NUMBER = re.compile(r"\d+(?:\.\d+)?")


class Entries:
    """Makes entries from what the plan says."""

    def __init__(self, plan: Plan) -> None:
        """List the pairs of baseline and target by their row of 表2."""
        self._plan = plan
        self._pairs: dict[str, list[IndicatorPair]] = defaultdict(list)
        for pair in plan.pairs:
            self._pairs[pair.target_indicator].append(pair)

    def named(self, place_id: str) -> tuple[SheetEntry, ...]:
        """Return what names a place, in text order; the district has the rows of both tables."""
        found = [self._entry(statement) for statement in self._plan.named(place_id)]
        if place_id == self._plan.meta.district:
            found += [self.row(indicator) for indicator in self._plan.indicators.values()]
            found.sort(key=lambda entry: (entry.citation.start, entry.citation.end))
        return tuple(found)

    def of(self, ref: PlaceRef) -> tuple[SheetEntry, ...]:
        """Return what the plan says of a place, or the one row of a table."""
        if ref.kind == INDICATOR:
            return (self.row(self._plan.indicators[ref.id]),)
        return self.named(ref.id)

    def targets(self) -> tuple[SheetEntry, ...]:
        """Return the rows of 表2 with their baselines."""
        rows = self._plan.indicators.values()
        return tuple(self.row(row) for row in rows if row.table == TARGET_TABLE)

    def row(self, indicator: Indicator) -> SheetEntry:
        """Return a row of 表1 or 表2: its targets, its results, the baselines paired with it."""
        pairs = tuple(self._pairs.get(indicator.id, ()))
        baselines = tuple(pair.baseline for pair in pairs if not pair.is_result)
        span = (indicator.citation.start, indicator.citation.end)
        return SheetEntry(
            id=indicator.id,
            kind=INDICATOR,
            statement=_told(indicator, pairs),
            quote=indicator.quote,
            quote_display=indicator.quote_display,
            quote_parts=self._plan.display(*span),
            citation=indicator.citation,
            figures=indicator.figures + baselines,
            pairs=pairs,
        )

    def _entry(self, statement: Statement) -> SheetEntry:
        span = (statement.citation.start, statement.citation.end)
        return SheetEntry(
            id=statement.id,
            kind=statement.kind,
            statement=statement.statement,
            quote=statement.quote,
            quote_display=statement.quote_display,
            quote_parts=self._plan.display(*span),
            citation=statement.citation,
            figures=statement.figures,
        )


def through(
    entries: Iterable[SheetEntry], way: Through, said: Iterable[SheetEntry]
) -> Iterator[SheetEntry]:
    """Yield the entries as they hold through something, without what is said already.

    Two statements may quote the same words and say different things of them; a passage says
    nothing but its words, so that one within words that are quoted already is left out.
    """
    before = tuple(said)
    ids = {one.id for one in before}
    spans = [(one.citation.start, one.citation.end) for one in before]
    for entry in entries:
        start, end = entry.citation.start, entry.citation.end
        quoted = any(first <= start and end <= last for first, last in spans)
        if entry.id not in ids and not (entry.kind == PASSAGE and quoted):
            yield replace(entry, through=way)


def _told(indicator: Indicator, pairs: Iterable[IndicatorPair]) -> str:
    """Return a row in one line, such as 城中村改造开工累计数：2025年目标20条 (one target).

    A figure that measures something alike, or that the plan takes back, says so behind it.
    """
    name = indicator.name + (f"（{indicator.sub}）" if indicator.sub else "")
    told = [_said(f"{_head(figure)}目标", figure) for figure in indicator.targets]
    caveats = {pair.baseline: _caveat(pair) for pair in pairs}
    told += [
        _said(f"{_head(figure)}完成", figure) + caveats.get(figure, "")
        for figure in indicator.results
    ]
    told += [
        _said(f"基期{_head(pair.baseline)}", pair.baseline) + _caveat(pair)
        for pair in pairs
        if not pair.is_result
    ]
    return f"{name}：{'；'.join(told)}"


def _caveat(pair: IndicatorPair) -> str:
    """Return why the figures of a pair are not to be compared; nothing where they may be."""
    if pair.baseline.unsettled is not None:
        return UNSETTLED
    return ALIKE if pair.match == "similar" else ""


def _said(head: str, figure: Figure) -> str:
    """Return a figure behind its head; words that are no number stand behind a colon."""
    return f"{head}{'：' if figure.value is None else ''}{_amount(figure)}"


def _head(figure: Figure) -> str:
    """Return the year of a figure, and its name where it is more than target or result."""
    year = "" if figure.year is None else f"{figure.year}年"
    said = figure.name.endswith(PLAIN_NAMES) or figure.name[:2] in figure.printed
    return year if said else f"{year}{figure.name}"


def _amount(figure: Figure) -> str:
    """Return a figure as printed, its unit behind the number where the table has it apart."""
    printed = "".join(figure.printed.split())
    if figure.value is None or not figure.unit or figure.unit in printed:
        return printed
    return NUMBER.sub(lambda number: f"{number.group()}{figure.unit}", printed, count=1)
