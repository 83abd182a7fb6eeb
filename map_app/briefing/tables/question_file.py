"""Answers to spatial questions as tables to take away.

The head says what was asked, of which data, when, and how exact that is; the rows have what was
found, what lies within the drawings' error and what could not be checked, each called so.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from map_app.atlas import Atlas
from map_app.atlas.questions import Overlap, Overlaps, Things, Unchecked, Within
from map_app.briefing.tables.table import ColumnSpec, Table, Value
from map_app.briefing.tables.table_notes import Words
from map_app.cartography import fmt
from map_app.cartography.own_words import own_source
from map_app.geo.geodesic import MU_PER_HECTARE

Row = tuple[Value, ...]
PERCENT = 100
PERCENT_DECIMALS, MU_DECIMALS = 1, 2
OVERLAP_COLUMNS: tuple[ColumnSpec, ...] = (
    *(("answer_result", "text", 16), ("answer_a", "text", 26), ("answer_b", "text", 26)),
    *(("answer_area_ha", "number", 14), ("answer_area_mu", "number", 14)),
    *(("answer_length_km", "number", 14), ("answer_share_of_a", "number", 12)),
    *(("answer_share_of_b", "number", 12), ("precision_m", "number", 12)),
    *(("answer_why", "text", 36), ("answer_a_id", "text", 24), ("answer_b_id", "text", 24)),
)
WITHIN_COLUMNS: tuple[ColumnSpec, ...] = (
    *(("answer_result", "text", 16), ("name", "text", 26), ("answer_distance_m", "number", 12)),
    *(("precision_m", "number", 12), ("answer_why", "text", 36), ("id", "text", 26)),
)


@dataclass(frozen=True, slots=True)
class Asking:
    """What the head of an answer tells: the data that were asked, and when."""

    atlas: Atlas
    words: Words
    made_at: dt.datetime

    def head(self, asked: str, rule: str, several: Sequence[Things]) -> tuple[tuple[str, str], ...]:
        """Return the pairs above a table: asked, data, made on, precision."""
        say = self.words.say
        layers = dict.fromkeys(layer for one in several for layer in one.layers)
        data = ((say("file.answer_data"), self._data(layer)) for layer in layers)
        made = self.made_at.strftime("%Y-%m-%d %H:%M")
        return (
            (say("file.answer_asked"), asked),
            *data,
            (say("file.answer_made"), made),
            (say("file.answer_precision"), say(rule)),
        )

    def _data(self, layer_id: str) -> str:
        own = self.atlas.own_layer(layer_id)
        if own is not None:
            return own_source(own, self.words.look, self.words.language)
        spec, language = self.atlas.ground.layers[layer_id].spec, self.words.language
        return self.words.say(
            "file.answer_data_of",
            title=spec.title(language),
            source=spec.source,
            date=fmt.date_text(spec.date, language),
            precision=f"{spec.precision_m:g}",
        )


def overlap_table(asking: Asking, a: Things, b: Things, min_share: float, found: Overlaps) -> Table:
    """Return what lies over what, the largest first."""
    words = asking.words
    asked = words.say(
        "file.answer_asked_overlap",
        a=a.title(words.language),
        b=b.title(words.language),
        share=f"{min_share * PERCENT:g}",
    )
    rows = (
        *(_overlap_row(one, words.say("file.answer_hit")) for one in found.hits),
        *(_overlap_row(one, words.say("file.answer_thin")) for one in found.within_drawing_error),
        *unchecked_rows(found.unchecked, words, OVERLAP_COLUMNS),
    )
    head = asking.head(asked, "file.answer_rule_overlap", (a, b))
    return answer_table(words, "file.answer_overlap", OVERLAP_COLUMNS, rows, head)


def within_table(asking: Asking, of: Things, among: Things, metres: float, found: Within) -> Table:
    """Return what lies within the distance, the nearest first."""
    words = asking.words
    asked = words.say(
        "file.answer_asked_within",
        place=of.title(words.language),
        metres=f"{metres:g}",
        layer=among.title(words.language),
    )
    hit = words.say("file.answer_hit")
    rows = (
        *(
            (hit, near.place.name, near.distance_m, near.precision_m, None, near.place.id)
            for near in found.hits
        ),
        *unchecked_rows(found.unchecked, words, WITHIN_COLUMNS),
    )
    head = asking.head(asked, "file.answer_rule_within", (of, among))
    return answer_table(words, "file.answer_within", WITHIN_COLUMNS, rows, head)


def answer_table(
    words: Words,
    title: str,
    columns: tuple[ColumnSpec, ...],
    rows: tuple[Row, ...],
    head: tuple[tuple[str, str], ...],
) -> Table:
    """Return the table of an answer under its head, which stands on the second sheet as well."""
    return Table(
        title=words.say(title),
        columns=words.columns(columns),
        rows=rows,
        notes_title=words.say("file.notes"),
        notes=head,
        font=words.font,
        frozen_columns=2,
        head=head,
    )


def _overlap_row(one: Overlap, result: str) -> Row:
    return (
        *(result, one.a.name, one.b.name, one.area_ha, mu_of(one.area_ha), one.length_km),
        *(percent_of(one.share_of_a), percent_of(one.share_of_b), one.precision_m),
        *(None, one.a.id, one.b.id),
    )


def mu_of(area_ha: float | None) -> float | None:
    """Return an area in 亩; None for none."""
    return None if area_ha is None else round(area_ha * MU_PER_HECTARE, MU_DECIMALS)


def percent_of(share: float | None) -> float | None:
    """Return a share in per cent; None for none."""
    return None if share is None else round(share * PERCENT, PERCENT_DECIMALS)


def unchecked_rows(
    unchecked: Sequence[Unchecked], words: Words, columns: Sequence[ColumnSpec]
) -> Iterator[Row]:
    """Yield what could not be checked: its name in the second column, the reason in its own."""
    result = words.say("file.answer_unchecked")
    for one in unchecked:
        told = {"answer_result": result, columns[1][0]: one.what}
        told["answer_why"] = one.why(words.language)
        yield tuple(told.get(name) for name, _, _ in columns)
