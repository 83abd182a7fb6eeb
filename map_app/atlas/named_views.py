"""Views with a name that are rows of `layers/views.toml`: an office's own, beside the readers'."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Self
from urllib.parse import urlencode

from pydantic import BaseModel, ConfigDict, Field, model_validator

from map_app.atlas.layer_state import read_states
from map_app.atlas.view import MapView, filter_values, usual_layers
from map_app.errors import DataError, Problem
from map_app.geo.toml_rows import read_rows, repeated

if TYPE_CHECKING:
    from map_app.atlas.atlas import Atlas

VIEWS = "views.toml"
TABLE = "view"
Words = Annotated[str, Field(min_length=1)]


class ViewRow(BaseModel):
    """A row: what the view is called, and what it says of layers, place and extent.

    `layers` is written as in an address; `extent` is west, south, east, north in EPSG:4326
    degrees.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)

    id: Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
    title_zh: Words
    title_en: Words
    layers: str = ""
    place: Words | None = None
    extent: tuple[float, float, float, float] | None = None

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if not (self.layers or self.place or self.extent):
            raise ValueError("says neither `layers` nor `place` nor `extent`")
        return self


@dataclass(frozen=True, slots=True)
class NamedView:
    """A view with a name; `query` is its address form."""

    id: str
    title_zh: str
    title_en: str
    query: str

    def title(self, language: str) -> str:
        """Return what the view is called, in English for "en", else in Chinese."""
        return self.title_en if language == "en" else self.title_zh


def read_views(folder: Path, atlas: Atlas) -> tuple[NamedView, ...]:
    """Return the views of `views.toml` in this folder; empty when there is no such file.

    Raises
    ------
    DataError
        With every problem of the file, and with all that the Atlas does not know.
    """
    if not (folder / VIEWS).exists():
        return ()
    good, problems = read_rows(folder / VIEWS, TABLE, ViewRow)
    shown = f"{folder.name}/{VIEWS}"
    problems += repeated(good, ("id",), TABLE, shown)
    for row, line in good:
        problems += [
            Problem(shown, line, f"{TABLE} '{row.id}': {said}") for said in _unknown(row, atlas)
        ]
    if problems:
        raise DataError(problems)
    return tuple(_named(row, atlas) for row, _ in good)


def _unknown(row: ViewRow, atlas: Atlas) -> Iterator[str]:
    """Yield what a row says that the Atlas does not know."""
    if row.layers:
        _, garbled = read_states(row.layers, usual_layers(atlas), filter_values(atlas))
        for piece in garbled:
            yield f"layers: '{piece}' is no layer of catalogue.toml with such a filter"
    if row.place and row.place not in atlas.plan.places:
        yield f"place: '{row.place}' is the id of no place"
    if row.extent and _view(row, atlas).extent is None:
        yield "extent: should be west, south, east, north in degrees, of ground that the map shows"


def _view(row: ViewRow, atlas: Atlas) -> MapView:
    extent = ",".join(map(str, row.extent)) if row.extent else ""
    told = {"place": row.place or "", "layers": row.layers, "extent": extent}
    return MapView.from_query(urlencode(told), atlas)[0]


def _named(row: ViewRow, atlas: Atlas) -> NamedView:
    return NamedView(row.id, row.title_zh, row.title_en, _view(row, atlas).to_query())
