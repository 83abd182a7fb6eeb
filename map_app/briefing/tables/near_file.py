"""The answer to a question of the page of questions, as a table to take away."""

from __future__ import annotations

from collections.abc import Iterator

from map_app.atlas.questions import (
    MIN_SHARE,
    Answer,
    Overlaps,
    PageQuestion,
    answer_question,
    question_things,
)
from map_app.briefing.tables.question_file import (
    Asking,
    answer_table,
    overlap_table,
    unchecked_rows,
)
from map_app.briefing.tables.table import ColumnSpec, Table, Value
from map_app.briefing.tables.table_notes import Words
from map_app.cartography.question_rows import question_title

Row = tuple[Value, ...]
NEAR_COLUMNS: tuple[ColumnSpec, ...] = (
    *(("answer_result", "text", 16), ("answer_a", "text", 26), ("answer_b", "text", 26)),
    *(("answer_distance_m", "number", 12), ("precision_m", "number", 12)),
    *(("answer_why", "text", 36), ("answer_a_id", "text", 24), ("answer_b_id", "text", 24)),
)


def question_table(asking: Asking, asked: PageQuestion) -> Table:
    """Return the answer as a table: what was found, what was not, what could not be checked."""
    row = asked.question
    found = answer_question(asking.atlas, row, asked.metres, asked.status)
    of, among = question_things(asking.atlas, row, asked.status)
    if row.ask == "overlap":
        overlaps = Overlaps(found.overlaps, found.within_drawing_error, found.unchecked)
        return overlap_table(asking, of, among, MIN_SHARE, overlaps)
    title = question_title(asked, asking.atlas, asking.words.look, asking.words.language)
    head = asking.head(title, "file.answer_rule_within", (of, among))
    rows = tuple(_rows(found, asking.words))
    return answer_table(asking.words, f"file.answer_{row.ask}", NEAR_COLUMNS, rows, head)


def _rows(found: Answer, words: Words) -> Iterator[Row]:
    hit, none = words.say("file.answer_hit"), words.say("file.answer_none")
    for pair in found.near:
        near = pair.near
        yield (
            *(hit, pair.of.name, near.place.name, near.distance_m, near.precision_m),
            *(None, pair.of.id, near.place.id),
        )
    for one in found.without:
        yield none, one.name, None, None, None, None, one.id, None
    yield from unchecked_rows(found.unchecked, words, NEAR_COLUMNS)
