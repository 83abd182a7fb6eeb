"""The attribute table of a reader's own layer, a hundred rows at a time."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from map_app.atlas import Atlas
from map_app.atlas.own import OwnLayer
from map_app.cartography import Look
from map_app.draw.links import Links
from map_app.draw.own_sheet import shown_value
from map_app.draw.rendering import render
from map_app.geo.own.features import plain

ROWS_A_PAGE = 100
MOST_COLUMNS = 40
DOWN = "-"


@dataclass(frozen=True, slots=True)
class TableAsk:
    """What is asked of a table: words, a column to sort by (`-` in front: downwards), the start."""

    words: str = ""
    sort: str = ""
    start: int = 0

    def address(self, layer_id: str, language: str, **other: object) -> str:
        """Return the address that asks this, but for what is asked otherwise."""
        told = {"q": self.words, "sort": self.sort, "start": self.start} | other
        told |= {"lang": language if language == "en" else ""}
        query = urlencode({key: value for key, value in told.items() if value})
        return f"own/layers/{layer_id}/table" + (f"?{query}" if query else "")


@dataclass(frozen=True, slots=True)
class ColumnHead:
    """A column's name, and what sorts by it; `order` is "" where it is not sorted by."""

    name: str
    sort: str
    order: str
    href: str


@dataclass(frozen=True, slots=True)
class TableRow:
    """A feature: its number, where its sheet is, its values with whether they are numbers."""

    row: int
    href: str
    values: tuple[tuple[str, bool], ...]


@dataclass(frozen=True, slots=True)
class TablePage:
    """A page of a table; `before` and `after` are where the other pages start, None for none."""

    count: int
    total: int
    first: int
    last: int
    before: int | None
    after: int | None
    before_href: str
    after_href: str
    columns: tuple[ColumnHead, ...]
    more_columns: int
    rows: tuple[TableRow, ...]


def own_table_fragment(
    atlas: Atlas, look: Look, layer: OwnLayer, ask: TableAsk, language: str
) -> str:
    """Return the rows that hold the words, in the order asked; an unknown column sorts nothing."""
    page = _page(layer, ask, language)
    return render("own_table.html", atlas, look, Links("", language), layer=layer, page=page)


def _page(layer: OwnLayer, ask: TableAsk, language: str) -> TablePage:
    features, found = layer.features, rows_asked(layer, ask)
    start = min(ask.start, max(0, len(found) - 1)) // ROWS_A_PAGE * ROWS_A_PAGE
    shown = found[start : start + ROWS_A_PAGE]
    before = start - ROWS_A_PAGE if start else None
    after = start + ROWS_A_PAGE if start + ROWS_A_PAGE < len(found) else None
    names = features.columns[:MOST_COLUMNS]
    columns = {name: features.frame[name] for name in names}
    numbers = {name: features.is_number(name) for name in names}
    return TablePage(
        *(len(found), len(features), start + 1, start + len(shown), before, after),
        before_href=ask.address(layer.id, language, start=before or 0),
        after_href=ask.address(layer.id, language, start=after or 0),
        columns=tuple(_head(layer, name, ask, language) for name in names),
        more_columns=max(0, len(features.columns) - MOST_COLUMNS),
        rows=tuple(
            TableRow(
                int(at) + 1,
                f"own/layers/{layer.id}/features/{int(at) + 1}",
                tuple(
                    (shown_value(plain(columns[name].iloc[at]), language), numbers[name])
                    for name in names
                ),
            )
            for at in shown
        ),
    )


def rows_asked(layer: OwnLayer, ask: TableAsk) -> NDArray[np.int64]:
    """Return the places (from 0) of the rows that hold the words, in the order asked."""
    frame = layer.features.frame
    kept = np.ones(len(frame), dtype=bool)
    for word in ask.words.casefold().split():
        has = np.zeros(len(frame), dtype=bool)
        for name in frame.columns:
            words = frame[name].astype(str).str.casefold()
            has |= words.str.contains(word, regex=False, na=False).to_numpy(dtype=bool)
        kept &= has
    places = np.flatnonzero(kept)
    column = ask.sort.removeprefix(DOWN)
    if column not in frame.columns:
        return places
    values = frame[column].iloc[places]
    if not layer.features.is_number(column):
        values = values.map(str, na_action="ignore")
    is_up = not ask.sort.startswith(DOWN)
    numbered = pd.Series(values.to_numpy(), index=places)
    return numbered.sort_values(ascending=is_up, kind="stable", na_position="last").index.to_numpy()


def _head(layer: OwnLayer, name: str, ask: TableAsk, language: str) -> ColumnHead:
    order = {name: "ascending", f"{DOWN}{name}": "descending"}.get(ask.sort, "")
    sort = f"{DOWN}{name}" if ask.sort == name else name
    return ColumnHead(name, sort, order, ask.address(layer.id, language, sort=sort, start=0))
