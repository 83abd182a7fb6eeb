"""The small preview of a file before it is made: one of its pages or slides, or its first rows.

A page is drawn by the code that draws the file's, a slide by the code that writes the file's.
matplotlib and python-pptx are loaded here, when a preview is drawn, and nowhere before.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from map_app.briefing.options import Format
from map_app.briefing.record import Briefing
from map_app.briefing.tables.table import Table

MOST_ROWS, MOST_COLUMNS, LONGEST_CELL = 12, 8, 60


@dataclass(frozen=True, slots=True)
class Preview:
    """What is asked for: a briefing's page or slide of this number, from 1.

    Pages of a set are not `numbered`: the whole counts them on from place to place.
    """

    briefing: Briefing
    number: int = 1
    numbered: bool = True


@dataclass(frozen=True, slots=True)
class Seen:
    """What came of it: a PNG, or JSON of tables; which page of how many, 0 of 0 for tables."""

    content: bytes
    number: int
    count: int

    @property
    def is_picture(self) -> bool:
        """Return whether there is a page to be looked at."""
        return self.count > 0

    def to_bytes(self) -> bytes:
        """Return it as it is handed from process to process."""
        return b"%d/%d\n" % (self.number, self.count) + self.content

    @classmethod
    def of(cls, answer: bytes) -> Seen:
        """Return what another process handed over."""
        place, _, content = answer.partition(b"\n")
        number, count = map(int, place.split(b"/"))
        return cls(content, number, count)


def preview_of(asked: Preview) -> bytes:
    """Return what the briefing's file looks like, as `Seen.of` reads it.

    Raises ExportError when the file must not leave as it is.
    """
    return LOOKS[asked.briefing.options.format](asked).to_bytes()


def _picture(asked: Preview) -> Seen:
    from map_app.briefing.page.sheet_of_paper import png_bytes  # noqa: PLC0415 - loads matplotlib

    return Seen(png_bytes(asked.briefing, asked.briefing.options.dpi), 1, 1)


def _page(asked: Preview) -> Seen:
    from map_app.briefing.page.sheet_of_paper import page_picture  # noqa: PLC0415 - as above

    dpi = asked.briefing.options.dpi
    count, picture = page_picture(asked.briefing, asked.number, dpi, numbered=asked.numbered)
    return Seen(picture, min(asked.number, count), count)


def _slide(asked: Preview) -> Seen:
    from map_app.briefing.slides.picture import slide_picture  # noqa: PLC0415 - as above

    dpi = asked.briefing.options.dpi
    count, picture = slide_picture(asked.briefing, asked.number, dpi, numbered=asked.numbered)
    return Seen(picture, min(asked.number, count), count)


def _rows(asked: Preview) -> Seen:
    return _tables([_shown(table) for table in asked.briefing.tables])


def _features(asked: Preview) -> Seen:
    """Return the layers of a file of features, with how many of each are in it."""
    layers = asked.briefing.layers
    rows = [[layer.about["title"], len(layer.frame)] for layer in layers]
    return _tables([{"title": "", "heads": [], "rows": rows, "count": len(rows)}])


def _tables(tables: list[dict[str, object]]) -> Seen:
    return Seen(json.dumps(tables, ensure_ascii=False).encode(), 0, 0)


def _shown(table: Table) -> dict[str, object]:
    """Return the upper left corner of a table, long words cut with a mark."""
    columns = table.columns[:MOST_COLUMNS]
    return {
        "title": table.title,
        "heads": [column.head for column in columns],
        "rows": [[_cell(one) for one in row[:MOST_COLUMNS]] for row in table.rows[:MOST_ROWS]],
        "count": len(table.rows),
    }


def _cell(value: str | float | None) -> str:
    words = "" if value is None else f"{value:g}" if isinstance(value, float) else str(value)
    return words if len(words) <= LONGEST_CELL else f"{words[:LONGEST_CELL]}…"


LOOKS: Mapping[Format, Callable[[Preview], Seen]] = MappingProxyType(
    {
        "png": _picture,
        "svg": _picture,
        "pdf": _page,
        "pptx": _slide,
        "xlsx": _rows,
        "geojson": _features,
        "gpkg": _features,
    }
)
