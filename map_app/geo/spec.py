"""What a row of `layers/catalogue.toml` may say of a layer; nothing else is understood."""

from __future__ import annotations

import datetime as dt
import math
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator
from pyproj import CRS
from pyproj.exceptions import CRSError

Words = Annotated[str, Field(min_length=1)]
Shape = Literal["area", "line", "point", "hatch"]


class _Row(BaseModel):
    """A frozen record that refuses what it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


class Match(_Row):
    """How the features of an office's own file are told to be places of the plan."""

    column: Words
    by: Literal["id", "name"]


class StyleRule(_Row):
    """Which look of `theme.toml` a feature gets.

    `values` names the look for a value of the property `by`; everything else gets `default`.
    `colour_from` names a property whose colour takes the place of the look's stroke.
    """

    default: Words
    by: str | None = None
    values: dict[str, str] = Field(default_factory=dict)
    colour_from: str | None = None

    def look_for(self, value: object) -> str:
        """Return the name of the look for this value of the property `by`; yes is "true"."""
        key = str(value).lower() if isinstance(value, bool) else str(value)
        return self.values.get(key, self.default)


class LegendRow(_Row):
    """One line of the legend, in the reader's words.

    Drawn as the feature of the id `like` is drawn, or else in the look `style`.
    """

    label_zh: Words
    label_en: Words
    shape: Shape
    style: str | None = None
    like: str | None = None

    @model_validator(mode="after")
    def _has_one_look(self) -> Self:
        if (self.style is None) == (self.like is None):
            raise ValueError("a legend row has either `style` or `like`")
        return self


class FilterValue(_Row):
    """One answer to what a layer's features are told apart by.

    `value` is its word in addresses. `of` are the values of the property that it stands for, the
    word itself when empty; "" stands for a feature without one.
    """

    value: Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9_-]*$")]
    label_zh: Words
    label_en: Words
    of: tuple[str, ...] = ()

    @property
    def meant(self) -> tuple[str, ...]:
        """Return the values of the property that this stands for."""
        return self.of or (self.value,)

    def label(self, language: str) -> str:
        """Return the answer in the reader's words."""
        return self.label_en if language == "en" else self.label_zh


class FilterRule(_Row):
    """What a reader may narrow a layer by: the values of one property of its features."""

    by: Words
    title_zh: Words
    title_en: Words
    values: Annotated[tuple[FilterValue, ...], Field(min_length=2)]

    @model_validator(mode="after")
    def _no_two_the_same(self) -> Self:
        for told in (
            [one.value for one in self.values],
            [m for one in self.values for m in one.meant],
        ):
            twice = sorted({one for one in told if told.count(one) > 1})
            if twice:
                raise ValueError(f"'{twice[0]}' stands for two of the values")
        return self

    def title(self, language: str) -> str:
        """Return what is told apart, in the reader's words."""
        return self.title_en if language == "en" else self.title_zh

    def words(self) -> tuple[str, ...]:
        """Return the words of all values, in the catalogue's order."""
        return tuple(one.value for one in self.values)

    def told_by(self, found: object) -> tuple[str, ...]:
        """Return the words of what a feature's property says; several where it is a list.

        What no value stands for is left out.
        """
        said = {text_of_value(one) for one in several(found)}
        return tuple(one.value for one in self.values if said.intersection(one.meant))


def several(found: object) -> list[object]:
    """Return the values that a property has: those of a list, which may be of nothing."""
    return (found or [None]) if isinstance(found, list) else [found]


def text_of_value(found: object) -> str:
    """Return a property's value as the catalogue writes it: yes is "true", nothing is ""."""
    if isinstance(found, bool):
        return str(found).lower()
    if found is None or (isinstance(found, float) and math.isnan(found)):
        return ""
    if isinstance(found, float) and found.is_integer():
        return str(int(found))
    return str(found).strip()


class LayerSpec(_Row):
    """A row of the catalogue: what a layer is, how it looks, whose it is and how exact."""

    id: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]
    title_zh: Words
    title_en: Words
    file: Words
    geometry: Literal["area", "line", "point", "mixed"]
    datum: Words
    order: int
    on: bool
    clickable: bool
    group: Literal["base", "plan"]
    sketch: bool
    style: StyleRule
    legend: tuple[LegendRow, ...]
    source: Words
    licence: Words
    licence_url: Words
    credit: Words
    date: dt.date
    precision_m: Annotated[float, Field(gt=0)]
    caveat_zh: str
    caveat_en: str
    source_en: str | None = None
    credit_en: str | None = None
    match: Match | None = None
    filter: FilterRule | None = None
    shared_id: bool = False

    @field_validator("datum")
    @classmethod
    def _datum_is_known(cls, datum: str) -> str:
        if not datum.upper().startswith("EPSG:"):
            raise ValueError(f"should be an EPSG code such as EPSG:4490, found '{datum}'")
        try:
            CRS.from_user_input(datum)
        except CRSError:
            raise ValueError(f"'{datum}' is not a datum that is known") from None
        return datum.upper()

    @field_validator("file")
    @classmethod
    def _file_is_beside_the_catalogue(cls, file: str) -> str:
        if "/" in file or "\\" in file:
            raise ValueError("should be the name of a file beside the catalogue")
        return file

    def title(self, language: str) -> str:
        """Return the layer's title, in English for "en", else in Chinese."""
        return self.title_en if language == "en" else self.title_zh

    def credits(self, language: str) -> tuple[str, ...]:
        """Return who is to be credited, one by one; in Chinese where there is no English."""
        told = self.credit_en if language == "en" and self.credit_en else self.credit
        parts = (part.strip() for part in told.replace("；", ";").split(";"))
        return tuple(part for part in parts if part)

    def sources(self, language: str) -> str:
        """Return what the layer was made from; in Chinese where there is no English."""
        return self.source_en if language == "en" and self.source_en else self.source

    def caveat(self, language: str) -> str:
        """Return what the reader must know of the drawing; empty when there is nothing."""
        return self.caveat_en if language == "en" else self.caveat_zh
