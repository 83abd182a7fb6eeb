"""Figures as a reader sees them: a name, the number with its sign and unit, the year; from → to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from map_app.cartography import Look, fmt
from map_app.plan import Figure, IndicatorPair
from map_app.plan.records import Match

SIGNS = {
    "zh": {">=": "≥ ", "<=": "≤ ", ">": "> ", "<": "< ", "~": "约 "},
    "en": {">=": "≥ ", "<=": "≤ ", ">": "> ", "<": "< ", "~": "about "},
}
MONEY = "万元"


@dataclass(frozen=True, slots=True)
class FigureRow:
    """A figure's name, its words, and the year it belongs to; None where none is given."""

    name: str
    value: str
    year: str | None


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """Two figures side by side under their heads: baseline and target, or target and result."""

    before_head: str
    before: FigureRow
    after_head: str
    after: FigureRow
    note: str


def unpaired(figures: Iterable[Figure], changes: Iterable[tuple[Figure, Figure]]) -> list[Figure]:
    """Return the figures that stand in no pair."""
    paired = [figure for pair in changes for figure in pair]
    return [figure for figure in figures if figure not in paired]


def pair_changes(
    pairs: Iterable[IndicatorPair], look: Look, language: str
) -> tuple[ChangeRow, ...]:
    """Return baseline and target, or in 表1 target and result, side by side.

    Each says whether both measure the same thing, if the plan does not take one of them back.
    """
    return tuple(_pair_change(pair, look, language) for pair in pairs)


def _pair_change(pair: IndicatorPair, look: Look, language: str) -> ChangeRow:
    target, other = figure_row(pair.target, language), figure_row(pair.baseline, language)
    head, note = look.say("sheet.target", language), _note(pair, look, language)
    if pair.is_result:
        return ChangeRow(head, target, look.say("sheet.result", language), other, note)
    return ChangeRow(look.say("sheet.baseline", language), other, head, target, note)


def _note(pair: IndicatorPair, look: Look, language: str) -> str:
    """Return how two figures compare; nothing of a target and its own result that do."""
    colon = ": " if language == "en" else "："
    words = look.say(match_key(pair.match, is_settled=pair.is_settled), language)
    if pair.note:
        return f"{words}{colon}{pair.note}"
    if not pair.is_result:
        return words
    return pair.target.name if pair.target.name == pair.baseline.name else ""


def match_key(match: Match, *, is_settled: bool) -> str:
    """Return the key of the words for how two figures compare."""
    return f"match.{match}" if is_settled else "match.unsettled"


def figure_rows(figures: Iterable[Figure], language: str) -> tuple[FigureRow, ...]:
    """Return figures as rows, in their order."""
    return tuple(figure_row(figure, language) for figure in figures)


def figure_row(figure: Figure, language: str) -> FigureRow:
    """Return one figure as a row; what the plan puts in words stays as it is printed."""
    year = fmt.date_text(str(figure.year), language) if figure.year else None
    return FigureRow(figure.name, _value(figure, language), year)


def _value(figure: Figure, language: str) -> str:
    if figure.value is None:
        return figure.printed
    if figure.unit == MONEY:
        return fmt.money_text(figure.value, language)
    sign = SIGNS["en" if language == "en" else "zh"].get(figure.operator, "")
    number = fmt.number_text(figure.value)
    unit = figure.unit or ""
    gap = "" if unit in {"", "%", "‰"} else " "
    return f"{sign}{number}{gap}{unit}"
