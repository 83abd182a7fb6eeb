"""What a spatial question is asked of, and what it is answered with.

An answer has three lists: what was found, what lies within the drawings' error and so cannot be
told, and what could not be checked, with the reason.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import shapely
from shapely.geometry.base import BaseGeometry

from map_app.atlas.records import PlaceRef


@dataclass(frozen=True, slots=True)
class Thing:
    """A place, or a feature that is none, as questions see it.

    `grid` is its geometry in EPSG:4547; `precision_m` by how much it may be off, 0 for what a
    reader has drawn. `counted` is what a share is a share of, where that is not all of it: of a
    line what lies within the district.
    """

    ref: PlaceRef
    grid: BaseGeometry = field(compare=False)
    precision_m: float
    counted: BaseGeometry | None = field(default=None, compare=False)

    @property
    def dimension(self) -> int:
        """Return 0 for points, 1 for lines, 2 for areas."""
        return int(shapely.get_dimensions(self.grid))


@dataclass(frozen=True, slots=True)
class Unchecked:
    """What could not be checked, and why, in both languages."""

    what: str
    why_zh: str
    why_en: str

    def why(self, language: str) -> str:
        """Return the reason, in English for "en", else in Chinese."""
        return self.why_en if language == "en" else self.why_zh


@dataclass(frozen=True, slots=True)
class Things:
    """What a question is asked of: a layer's things or one place, and what of it has no place.

    `layers` are the ids of the layers that draw it, for what is said of the data. `is_whole` is
    False where there was too much to be checked.
    """

    title_zh: str
    title_en: str
    things: tuple[Thing, ...]
    unchecked: tuple[Unchecked, ...] = ()
    layers: tuple[str, ...] = ()
    is_whole: bool = True

    def title(self, language: str) -> str:
        """Return what it is called, in English for "en", else in Chinese."""
        return self.title_en if language == "en" else self.title_zh


@dataclass(frozen=True, slots=True)
class Overlap:
    """How much two things share.

    `area_ha` where both are areas, `length_km` where one is a line; None where there is no such
    measure. `share_of_a` is of a's area (for a line, of its length within the district), from 0
    to 1; None for points and for the share that a line has of an area. `precision_m` is the worse
    error of both.
    """

    a: PlaceRef
    b: PlaceRef
    area_ha: float | None
    length_km: float | None
    share_of_a: float | None
    share_of_b: float | None
    precision_m: float

    @property
    def larger_share(self) -> float | None:
        """Return the larger of both shares; None where there is none."""
        shares = [share for share in (self.share_of_a, self.share_of_b) if share is not None]
        return max(shares, default=None)


@dataclass(frozen=True, slots=True)
class Overlaps:
    """What lies over what: the largest first."""

    hits: tuple[Overlap, ...]
    within_drawing_error: tuple[Overlap, ...]
    unchecked: tuple[Unchecked, ...]


@dataclass(frozen=True, slots=True)
class Near:
    """A thing near a place; `precision_m` is by how much both drawings together may be out."""

    place: PlaceRef
    distance_m: float
    precision_m: float


@dataclass(frozen=True, slots=True)
class Within:
    """What lies within a distance: the nearest first."""

    hits: tuple[Near, ...]
    unchecked: tuple[Unchecked, ...]


@dataclass(frozen=True, slots=True)
class LayerAnswer:
    """What of one layer lies in an area that was asked about: hits, none, or not to be checked.

    `is_checked` is False where the whole layer could not be.
    """

    layer_id: str
    title_zh: str
    title_en: str
    overlaps: Overlaps
    is_checked: bool = True

    @property
    def is_empty(self) -> bool:
        """Return whether it was checked and nothing of it lies there."""
        found = self.overlaps
        return self.is_checked and not (found.hits or found.within_drawing_error)

    def title(self, language: str) -> str:
        """Return the layer's title, in English for "en", else in Chinese."""
        return self.title_en if language == "en" else self.title_zh
