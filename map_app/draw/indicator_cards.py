"""A row of 表1 or 表2 as the page shows it: two figures with their bars, or why there are none."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from map_app.atlas.indicator_rows import BINDING_FIRST, Change, IndicatorRow
from map_app.cartography import fmt
from map_app.draw.figure_rows import SIGNS, figure_row, match_key
from map_app.draw.table_parts import MapMark, PlaceLink, TableParts
from map_app.plan import Citation, Figure

PLAIN_NAMES = ("目标值", "完成值")
TARGET_TABLE = 2
AT_LEAST = ">="
ROOM = 0.86
"""How much of its width the longest bar takes; what a target is to exceed fills up the rest."""
WHOLE = 100
NAMED = " · "


@dataclass(frozen=True, slots=True)
class FigureLine:
    """One figure: whose it is, its words, its bar (0 to 100) and where the plan prints it.

    `bar` is None where there is nothing to compare it with; `is_words` where it is no number.
    """

    role: str
    label: str
    value: str
    is_words: bool
    bar: float | None
    is_open: bool
    citation: str
    href: str


@dataclass(frozen=True, slots=True)
class ChangeLines:
    """Figures that belong together, what lies between them, and whether they measure the same."""

    lines: tuple[FigureLine, ...]
    difference: str | None
    match: str | None
    note: str | None
    is_similar: bool

    @property
    def has_chart(self) -> bool:
        """Return whether the figures are drawn."""
        return any(line.bar is not None for line in self.lines)

    @property
    def is_named(self) -> bool:
        """Return whether a line says which figure of several it is."""
        return any(NAMED in line.label for line in self.lines)


@dataclass(frozen=True, slots=True)
class Card:
    """Everything the page shows of one row."""

    id: str
    number: int
    name: str
    sub: str | None
    unit: str
    category: str
    attribute: str
    tokens: str
    form: str
    changes: tuple[ChangeLines, ...]
    is_binding: bool
    has_number: bool
    notes: tuple[tuple[str, str, str], ...]
    places: tuple[PlaceLink, ...]
    counted_at: tuple[str, str] | None
    mark: MapMark | None


def card(row: IndicatorRow, parts: TableParts) -> Card:
    """Return one row ready to be written."""
    one, links = row.indicator, parts.links
    counted = next((b.citation for b in row.bearings if b.citation is not None), None)
    return Card(
        id=one.id,
        number=one.number,
        name=one.name,
        sub=one.sub,
        unit=one.unit,
        category=one.category,
        attribute=one.attribute,
        tokens=",".join(sorted(row.tokens)),
        form=row.form,
        changes=(*_changes(row, parts), *_alone(row, parts)),
        is_binding=one.attribute == BINDING_FIRST[0],
        has_number=row.has_number,
        notes=tuple(
            (note.quote_display, note.citation.label, _text(parts, note.citation))
            for note in one.notes
        ),
        places=tuple(parts.place(bearing.place) for bearing in row.bearings),
        counted_at=(counted.label, links.text(counted.start, counted.end)) if counted else None,
        mark=parts.mark(b.place.id for b in row.bearings) if counted else None,
    )


def _changes(row: IndicatorRow, parts: TableParts) -> Iterable[ChangeLines]:
    is_target = row.indicator.table == TARGET_TABLE
    roles = ("actual", "target") if is_target else ("target", "actual")
    for change in row.changes:
        bars = _bars(change)
        figures = (change.before, change.after)
        lines = tuple(
            _line(figure, role, bar, parts)
            for figure, role, bar in zip(figures, roles, bars, strict=True)
        )
        yield ChangeLines(
            lines=lines,
            difference=_difference(change, parts, is_target=is_target),
            match=_match(change, parts, is_target=is_target),
            note=change.note,
            is_similar=change.match == "similar" or not change.is_settled,
        )


def _match(change: Change, parts: TableParts, *, is_target: bool) -> str | None:
    """Return how two figures compare; a target and its own result say it where they do not."""
    if not is_target and change.match == "same" and change.is_settled:
        return None
    return parts.say(match_key(change.match, is_settled=change.is_settled))


def _alone(row: IndicatorRow, parts: TableParts) -> Iterable[ChangeLines]:
    """Yield the targets that the plan gives nothing of 2020 for, saying so where it is a number."""
    for figure in row.alone:
        note = parts.say("indicators.no_baseline")
        yield ChangeLines(
            (_line(figure, "target", None, parts),), None, None, note, is_similar=False
        )


def _line(figure: Figure, role: str, bar: float | None, parts: TableParts) -> FigureLine:
    label = parts.say(f"indicators.{role}_of", year=figure.year or "")
    if not figure.name.endswith(PLAIN_NAMES):
        label = f"{label}{NAMED}{figure.name}"
    citation = figure.citation
    return FigureLine(
        role=role,
        label=label,
        value=figure_row(figure, parts.language).value,
        is_words=figure.value is None,
        bar=bar,
        is_open=bar is not None and figure.operator == AT_LEAST,
        citation=citation.label if citation else "",
        href=_text(parts, citation) if citation else "",
    )


def _bars(change: Change) -> tuple[float | None, float | None]:
    """Return the lengths of both bars from 0 on one scale, Nones where they are not comparable."""
    before, after = change.before.value, change.after.value
    if before is None or after is None or not change.is_comparable:
        return None, None
    longest = max(abs(before), abs(after)) or 1.0
    scale = WHOLE * ROOM / longest
    return round(abs(before) * scale, 1), round(abs(after) * scale, 1)


def _difference(change: Change, parts: TableParts, *, is_target: bool) -> str | None:
    """Return how far the later figure lies from the earlier, in percentage points or per cent."""
    if change.points is not None:
        amount = parts.say("indicators.points", value=_signed(change.points))
    elif change.ratio is not None:
        amount = f"{_signed(round(change.ratio * WHOLE, 1))}%"
    else:
        return None
    figure = change.after if is_target else change.before
    sign = (
        SIGNS["en" if parts.language == "en" else "zh"].get(figure.operator, "")
        if is_target
        else ""
    )
    key = "indicators.than_baseline" if is_target else "indicators.than_target"
    return parts.say(key, amount=f"{sign}{amount}")


def _signed(value: float) -> str:
    """Return a number with its sign; a true minus, for it is read beside Chinese."""
    text = fmt.number_text(abs(value))
    if value == 0:
        return "±0"
    return f"+{text}" if value > 0 else f"−{text}"


def _text(parts: TableParts, citation: Citation) -> str:
    return parts.links.text(citation.start, citation.end)
