"""What an Atlas answers with: frozen records, nothing in them that has to be looked up again.

Positions are EPSG:4326, longitude first.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from map_app.plan import Citation, Figure, IndicatorPair, Place, QuotePart

RelationKind = Literal["part_of", "counted_in"]
SearchKind = Literal["place", "project", "indicator", "passage", "term"]


@dataclass(frozen=True, slots=True)
class PlaceRef:
    """A place as answers name it; rows of 表1 and 表2 are named so too (kind `indicator`)."""

    id: str
    name: str
    kind: str


@dataclass(frozen=True, slots=True)
class PlaceRecord:
    """A place of the plan with what the ground knows of it; None where there is nothing.

    `layer` is the layer that draws it, `point` the longitude and latitude of a point on it.
    `length_km` is the length of a line within the district, though it is drawn beyond.
    """

    id: str
    name: str
    kind: str
    layer: str | None
    aliases: tuple[str, ...]
    precision_m: float | None
    area_ha: float | None
    length_km: float | None
    point: tuple[float, float] | None


@dataclass(frozen=True, slots=True)
class Through:
    """Through what a statement bears on a place.

    By the plan: `relation` and the `citation` of the plan's words for it. By the drawn areas:
    `precision_m`, the worse of both drawings, the `share` of the place inside, and of a line its
    `length_km` inside, both measured within the district. A place known by a point lies inside:
    its `share` is None.
    """

    place: PlaceRef
    relation: RelationKind | None = None
    share: float | None = None
    precision_m: float | None = None
    citation: Citation | None = None
    length_km: float | None = None


@dataclass(frozen=True, slots=True)
class SheetEntry:
    """One statement on a sheet, in the plan's own words.

    `quote` is the raw slice of the text, `quote_display` and `quote_parts` the same healed.
    An entry of kind `indicator` made from a row of 表1 or 表2 has the target figures first, then
    its results or the baseline figures, and `pairs` says which belong together.
    """

    id: str
    kind: str
    statement: str
    quote: str
    quote_display: str
    quote_parts: tuple[QuotePart, ...]
    citation: Citation
    figures: tuple[Figure, ...]
    through: Through | None = None
    pairs: tuple[IndicatorPair, ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """Everything the plan says that bears on a place, by how it bears on it; never mixed.

    `not_found` says what was looked for in vain; `not_found_en` says the same in English.
    """

    place: Place
    record: PlaceRecord
    belongs_to: tuple[Through, ...]
    named: tuple[SheetEntry, ...]
    through: tuple[SheetEntry, ...]
    sketch: tuple[SheetEntry, ...]
    district: tuple[SheetEntry, ...]
    not_found: tuple[str, ...]
    not_found_en: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """A place under a position; `distance_m` is 0 inside an area."""

    place: Place
    layer: str
    distance_m: float


@dataclass(frozen=True, slots=True)
class SearchHit:
    """Something found by words; `place` is where a choice leads, `citation` where words stand."""

    kind: SearchKind
    title: str
    place: Place | None = None
    citation: Citation | None = None
