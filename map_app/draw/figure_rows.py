"""Figures as a reader sees them: a name, the number with its sign and unit, the year; from → to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from map_app.atlas import SheetEntry
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
    """A baseline and the target for it; `note` says where the two are only similar."""

    baseline: FigureRow
    target: FigureRow
    match: str
    note: str | None


def unpaired(entry: SheetEntry) -> tuple[Figure, ...]:
    """Return the entry's figures that stand in no pair."""
    paired = [figure for pair in entry.pairs for figure in (pair.target, pair.baseline)]
    return tuple(figure for figure in entry.figures if figure not in paired)


def change_rows(pairs: Iterable[IndicatorPair], look: Look, language: str) -> tuple[ChangeRow, ...]:
    """Return baseline and target side by side, saying whether they measure the same thing."""
    return tuple(
        ChangeRow(
            figure_row(pair.baseline, language),
            figure_row(pair.target, language),
            look.say(f"match.{pair.match}", language),
            pair.note,
        )
        for pair in pairs
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
