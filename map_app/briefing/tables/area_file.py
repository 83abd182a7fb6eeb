"""What lies in an area that a reader asks about, as a table to take away."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import shapely

from map_app.atlas.questions import AskedArea, LayerAnswer, Overlap, Things, Unchecked
from map_app.briefing.tables.question_file import Asking, answer_table, mu_of, percent_of
from map_app.briefing.tables.table import ColumnSpec, Table, Value
from map_app.cartography import area_rows, caveat_text

Row = tuple[Value, ...]
LONGEST_WKT = 2_000
WKT_DECIMALS = 6
AREA_COLUMNS: tuple[ColumnSpec, ...] = (
    *(("answer_layer", "text", 22), ("name", "text", 26), ("answer_result", "text", 16)),
    *(("answer_area_ha", "number", 14), ("answer_area_mu", "number", 14)),
    *(("answer_length_km", "number", 14), ("answer_share_of_thing", "number", 14)),
    *(("answer_share_of_asked", "number", 14), ("precision_m", "number", 12)),
    *(("answer_why", "text", 36), ("id", "text", 26)),
)


def area_table(asking: Asking, area: AskedArea, answers: Sequence[LayerAnswer]) -> Table:
    """Return what of every layer lies in the area; layers of which nothing does have a row too."""
    words = asking.words
    rows = tuple(row for answer in answers for row in _rows(answer, asking))
    asked = area_rows.area_title(area, words.look, words.language)
    several = [Things("", "", (), layers=(answer.layer_id,)) for answer in answers]
    head = asking.head(asked, "file.answer_rule_overlap", several)
    facts = area_rows.area_facts(area, words.look, words.language)
    over = caveat_text(asking.atlas, words.look, words.language)
    said = words.say("ground.caveat") + words.say("answer.stop") + over
    caveat = (words.say("file.caveat"), said)
    whole = (head[0], *facts, *_shape(area, asking), *head[1:], caveat)
    return answer_table(words, "file.answer_area", AREA_COLUMNS, rows, whole)


def _shape(area: AskedArea, asking: Asking) -> tuple[tuple[str, str], ...]:
    """Return the shape itself, so that it can be asked again; not where it is very long."""
    if area.place is not None:
        return ()
    wkt = shapely.to_wkt(area.bare, rounding_precision=WKT_DECIMALS)
    return ((asking.words.say("file.answer_shape"), wkt),) if len(wkt) < LONGEST_WKT else ()


def _rows(answer: LayerAnswer, asking: Asking) -> Iterator[Row]:
    say, found = asking.words.say, answer.overlaps
    title = answer.title(asking.words.language)
    for one in found.hits:
        yield _row(title, one, say("file.answer_hit"))
    for one in found.within_drawing_error:
        yield _row(title, one, say("file.answer_thin"))
    if answer.is_empty:
        yield (title, None, say("file.answer_none"), *[None] * (len(AREA_COLUMNS) - 3))
    for missing in found.unchecked:
        yield _missing(title, missing, asking)


def _row(title: str, one: Overlap, result: str) -> Row:
    return (
        *(title, one.b.name, result, one.area_ha, mu_of(one.area_ha), one.length_km),
        *(percent_of(one.share_of_b), percent_of(one.share_of_a), one.precision_m),
        *(None, one.b.id),
    )


def _missing(title: str, one: Unchecked, asking: Asking) -> Row:
    told = {
        "answer_layer": title,
        "name": one.what,
        "answer_result": asking.words.say("file.answer_unchecked"),
        "answer_why": one.why(asking.words.language),
    }
    return tuple(told.get(name) for name, _, _ in AREA_COLUMNS)
