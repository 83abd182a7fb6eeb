"""A layer's features, or the list of all layers, as a table to take away."""

from __future__ import annotations

from collections.abc import Mapping

from map_app.atlas import Atlas
from map_app.atlas.layer_rows import DOWN, layer_facet, layer_sorts
from map_app.atlas.table_query import TableQuery
from map_app.briefing.tables.table import Column, Kind, Table, Value
from map_app.briefing.tables.table_notes import Words, asked_query
from map_app.cartography import caveat_text, fmt
from map_app.cartography.layer_table import Cell, LayerTable, TableColumn, layer_table, today_of
from map_app.errors import RequestError
from map_app.geo import Layer, LayerSpec

NARROWEST, WIDEST = 8.0, 44.0
DIGITS_OF_A_CHARACTER = 2
HEADS = ("title", "group", "count", "sketched", *("source", "date", "licence", "credit"))
LIST_WIDTHS = (26, 8, 8, 8, 44, 12, 12, 36, 12, 44)


def layers_table(atlas: Atlas, words: Words, asked: Mapping[str, str]) -> Table:
    """Return the features of the layer `of` that are asked for; without it, all layers.

    Raises RequestError with a sentence for an unknown layer, filter or order.
    """
    if "of" not in asked:
        return _all_layers(atlas, words)
    layer = atlas.ground.layers.get(asked["of"])
    if layer is None:
        raise RequestError(words.say("file.no_layer"))
    facet = layer_facet(layer)
    query = asked_query(asked, [facet] if facet else [], layer_sorts(layer), words)
    table = layer_table(atlas, words.look, layer, query, words.language)
    return Table(
        title=layer.spec.title(words.language),
        columns=tuple(_column(column, table, at) for at, column in enumerate(table.columns)),
        rows=tuple(tuple(map(_value, row.cells)) for row in table.rows),
        notes_title=words.say("file.notes"),
        notes=(*_about(atlas, words, layer, query), *table.alike),
        font=words.font,
        frozen_columns=1,
    )


def _value(cell: Cell) -> Value:
    return cell.number if cell.number is not None else cell.words or None


def _column(column: TableColumn, table: LayerTable, at: int) -> Column:
    """Return a column as wide as its longest words need, within bounds."""
    said = [column.title, *(row.cells[at].words for row in table.rows)]
    digits = DIGITS_OF_A_CHARACTER * max(len(one) for one in said)
    kind: Kind = "number" if column.is_number else "text"
    return Column(column.title, kind, min(WIDEST, max(NARROWEST, float(digits))))


def _about(
    atlas: Atlas, words: Words, layer: Layer, query: TableQuery
) -> tuple[tuple[str, str], ...]:
    """Return what must go with the rows: what is known of the layer, what was asked."""
    spec = layer.spec
    facts = zip(HEADS[4:], _facts(spec, words), strict=True)
    caveat = (
        spec.caveat(words.language),
        caveat_text(atlas, words.look, words.language, today_of(layer)),
    )
    return (
        *((words.say(f"layers.{key}"), said) for key, said in facts),
        (words.say("layers.precision"), fmt.precision_text(spec.precision_m, words.language)),
        *((words.say("file.caveat"), said) for said in caveat if said),
        (
            words.say("file.asked"),
            "；".join(_asked(spec, words, query)) or words.say("file.all_rows"),
        ),
    )


def _facts(spec: LayerSpec, words: Words) -> tuple[str, ...]:
    """Return source, date, licence and credit."""
    comma = ", " if words.language == "en" else "、"
    credit = comma.join(spec.credits(words.language))
    return (spec.sources(words.language), f"{spec.date:%Y-%m-%d}", spec.licence, credit)


def _asked(spec: LayerSpec, words: Words, query: TableQuery) -> tuple[str, ...]:
    """Return what was asked, in words; empty for all rows as the file has them."""
    pieces = []
    if spec.filter is not None and query.tokens:
        kept = [one for one in spec.filter.values if one.value in query.tokens]
        labels = "、".join(one.label(words.language) for one in kept)
        pieces.append(f"{spec.filter.title(words.language)}: {labels}")
    if query.words:
        pieces.append(f"{words.say('facet.words')}: {query.words}")
    if query.sort:
        key = query.sort.removeprefix(DOWN)
        known = f"column.{key}" in words.look.wording.words
        arrow = "↓" if query.sort.startswith(DOWN) else "↑"
        title = words.say(f"column.{key}") if known else key
        pieces.append(f"{words.say('table.order')}: {title} {arrow}")
    return tuple(pieces)


def _all_layers(atlas: Atlas, words: Words) -> Table:
    """Return every layer with what is known of it, the topmost first."""
    heads = (*HEADS, "precision", "caveat")
    layers = [*atlas.ground.layers.values()][::-1]
    return Table(
        title=words.say("pages.layers"),
        columns=tuple(
            Column(words.say(f"layers.{key}"), "count" if key == "count" else "text", width)
            for key, width in zip(heads, LIST_WIDTHS, strict=True)
        ),
        rows=tuple(_layer_line(layer, words) for layer in layers),
        notes_title=words.say("file.notes"),
        notes=((words.say("file.caveat"), caveat_text(atlas, words.look, words.language, ())),),
        font=words.font,
        frozen_columns=1,
    )


def _layer_line(layer: Layer, words: Words) -> tuple[Value, ...]:
    spec = layer.spec
    return (
        spec.title(words.language),
        words.say(f"group.{spec.group}"),
        len(layer.frame),
        words.say("value.true" if spec.sketch else "value.false"),
        *_facts(spec, words),
        fmt.precision_text(spec.precision_m, words.language),
        spec.caveat(words.language) or None,
    )
