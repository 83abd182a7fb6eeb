"""Figures as a reader sees them: a name, the number with its sign and unit, the year; from → to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from map_app.cartography import Look, fmt
from map_app.plan import Figure, IndicatorPair

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


def target_changes(
    pairs: Iterable[IndicatorPair], look: Look, language: str
) -> tuple[ChangeRow, ...]:
    """Return baseline and target side by side, saying whether they measure the same thing."""
    colon = ": " if language == "en" else "："
    return tuple(
        ChangeRow(
            look.say("sheet.baseline", language),
            figure_row(pair.baseline, language),
            look.say("sheet.target", language),
            figure_row(pair.target, language),
            look.say(f"match.{pair.match}", language)
            + (f"{colon}{pair.note}" if pair.note else ""),
        )
        for pair in pairs
    )


def result_changes(
    pairs: Iterable[tuple[Figure, Figure]], look: Look, language: str
) -> tuple[ChangeRow, ...]:
    """Return target and result of 表1 side by side."""
    return tuple(
        ChangeRow(
            look.say("sheet.target", language),
            figure_row(target, language),
            look.say("sheet.result", language),
            figure_row(result, language),
            target.name if target.name == result.name else "",
        )
        for target, result in pairs
    )


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
