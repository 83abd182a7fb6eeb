"""A layer's features as a table in the reader's words: page and file say the same."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from map_app.atlas import Atlas
from map_app.atlas.layer_rows import (
    DOWN,
    NAME,
    LayerFeature,
    layer_columns,
    layer_facet,
    layer_features,
)
from map_app.atlas.readings import reading_of
from map_app.atlas.table_query import TableQuery
from map_app.atlas.words import same_form
from map_app.cartography.labels import feature_name
from map_app.cartography.look import Look
from map_app.geo import Layer
from map_app.geo.spec import several, text_of_value

FROM_LISTS = "、"
TODAY = "status_today"
FEWEST_ALIKE = 2
"""So many rows must say the same before it is said once for all."""


@dataclass(frozen=True, slots=True)
class TableColumn:
    """A column of the layer's table; `is_number` where its cells are to be counted with."""

    key: str
    title: str
    is_number: bool


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a cell, and the number itself where it is one."""

    words: str
    number: float | None = None


@dataclass(frozen=True, slots=True)
class TableRow:
    """A feature with its cells in the order of the columns; `form` is how its words are found."""

    feature: LayerFeature
    name: str
    cells: tuple[Cell, ...]
    form: str


@dataclass(frozen=True, slots=True)
class LayerTable:
    """The rows asked for; `alike` are the columns that say the same in every row of the layer."""

    columns: tuple[TableColumn, ...]
    rows: tuple[TableRow, ...]
    total: int
    alike: tuple[tuple[str, str], ...]


def layer_table(
    atlas: Atlas, look: Look, layer: Layer, query: TableQuery, language: str
) -> LayerTable:
    """Return the layer's features as a table, those asked for in the order asked for."""
    words = _CellWords(atlas, look, layer, language)
    features = layer_features(atlas.plan, layer)
    keys = layer_columns(layer)
    cells = {one.number: {key: words.cell(key, one) for key in keys} for one in features}
    alike = [key for key in keys if key != NAME and _is_alike([cells[n][key] for n in cells])]
    shown = [key for key in keys if key not in alike]
    facet = layer_facet(layer)
    rows = [_row(one, cells[one.number], shown) for one in features]
    kept = [
        row
        for row in rows
        if query.keeps([facet] if facet else [], frozenset(row.feature.tokens), row.form)
    ]
    return LayerTable(
        columns=tuple(words.column(key, [cells[n][key] for n in cells]) for key in shown),
        rows=tuple(_in_order(kept, cells, query.sort)),
        total=len(rows),
        alike=tuple(
            (words.title(key), cells[0][key].words) for key in alike if cells[0][key].words
        ),
    )


def today_of(layer: Layer) -> tuple[str, ...]:
    """Return the ids of features whose status of today the table tells."""
    if TODAY not in layer.frame:
        return ()
    told = zip(layer.frame["id"], layer.frame[TODAY], strict=True)
    return tuple(str(one) for one, status in told if text_of_value(status))


def _is_alike(cells: Sequence[Cell]) -> bool:
    return len(cells) >= FEWEST_ALIKE and len({cell.words for cell in cells}) == 1


def _row(feature: LayerFeature, cells: Mapping[str, Cell], shown: Iterable[str]) -> TableRow:
    told = tuple(cells[key] for key in shown)
    form = same_form("\n".join(cell.words for cell in cells.values()))
    return TableRow(feature, cells[NAME].words, told, form)


def _in_order(
    rows: Sequence[TableRow], cells: Mapping[int, Mapping[str, Cell]], sort: str
) -> list[TableRow]:
    """Return the rows by a column: numbers by size, words as they are read, the empty last."""
    key = sort.removeprefix(DOWN)
    if not key or any(key not in told for told in cells.values()):
        return list(rows)

    def told(row: TableRow) -> Cell:
        return cells[row.feature.number][key]

    empty = [row for row in rows if not told(row).words]
    full = [row for row in rows if told(row).words]
    if all(told(row).number is not None for row in full):
        full.sort(key=lambda row: told(row).number or 0.0, reverse=sort.startswith(DOWN))
    else:
        full.sort(
            key=lambda row: reading_of(told(row).words).letters, reverse=sort.startswith(DOWN)
        )
    return [*full, *empty]


class _CellWords:
    """Says what stands in the cells of one layer."""

    def __init__(self, atlas: Atlas, look: Look, layer: Layer, language: str) -> None:
        """Keep what the words are made from."""
        self._atlas, self._look, self._layer, self._language = atlas, look, layer, language
        self._comma = ", " if language == "en" else FROM_LISTS

    def title(self, key: str) -> str:
        """Return what a column is called; one that we have no words for keeps its own name."""
        return self._said(f"column.{self._layer.spec.id}.{key}", f"column.{key}") or key

    def column(self, key: str, cells: Sequence[Cell]) -> TableColumn:
        """Return the column over these cells."""
        numbers = [cell.number is not None for cell in cells if cell.words]
        return TableColumn(key, self.title(key), bool(numbers) and all(numbers))

    def cell(self, key: str, feature: LayerFeature) -> Cell:
        """Return what stands in this column for a feature."""
        properties = feature.properties
        if key == NAME:
            return Cell(feature_name(self._atlas, properties, self._language))
        if key == "section" and self._language == "en" and properties.get("section_en"):
            return Cell(str(properties["section_en"]))
        value = properties.get(key)
        text = text_of_value(value)
        if text and isinstance(value, int | float) and not isinstance(value, bool):
            return Cell(text, float(value))
        told = dict.fromkeys(self._word(key, one) for one in several(value))
        return Cell(self._comma.join(one for one in told if one))

    def _word(self, key: str, value: object) -> str:
        """Return one value in words: the filter's, ours, a place's name, or as the file has it."""
        text = text_of_value(value)
        rule = self._layer.spec.filter
        if rule is not None and rule.by == key:
            found = [one.label(self._language) for one in rule.values if text in one.meant]
            if found:
                return found[0]
        place = self._atlas.plan.places.get(text)
        if place is not None and key != "id":
            return place.name_en or place.name if self._language == "en" else place.name
        return self._said(f"value.{key}.{text}", f"value.{text}") or text

    def _said(self, *keys: str) -> str:
        """Return the first of these that we have words for, "" for none."""
        known = self._look.wording.words
        key = next((one for one in keys if one in known), None)
        return self._look.say(key, self._language) if key else ""
