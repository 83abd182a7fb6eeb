"""A reader's own layer as the Atlas knows it: features, and what there is to say of them.

It is the reader's, never the plan's: nothing of it is mixed with what the plan says.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from map_app.atlas.records import PlaceRef
from map_app.geo.own import OwnFeatures

OWN_PREFIX = "own_"
OWN_KIND = "own"


@dataclass(frozen=True, slots=True)
class OwnStyle:
    """The one colour ("#rrggbb") of a layer, or the column by whose values it is coloured."""

    colour: str
    by: str | None = None


@dataclass(frozen=True, slots=True)
class OwnSource:
    """Where a layer comes from: the file's name, its datum, how sure that is.

    `mended` and `rejected` are counts of features. `caveat_zh` and `caveat_en` are the datum's own,
    empty when there is none.
    """

    file: str
    datum_zh: str
    datum_en: str
    datum_certain: bool
    caveat_zh: str = ""
    caveat_en: str = ""
    mended: int = 0
    rejected: int = 0

    def datum(self, language: str) -> str:
        """Return what the datum is called, in English for "en", else in Chinese."""
        return self.datum_en if language == "en" else self.datum_zh

    def caveat(self, language: str) -> str:
        """Return what is to be known of positions in this datum; empty when there is nothing."""
        return self.caveat_en if language == "en" else self.caveat_zh


@dataclass(frozen=True, eq=False)
class OwnLayer:
    """A layer that one reader has put on their map; `version` changes with how it is drawn.

    `precision_m` is how far its positions may be off, as its reader says; None where nobody has.
    """

    id: str
    title: str
    features: OwnFeatures
    source: OwnSource
    style: OwnStyle
    added: dt.datetime
    version: int = 1
    precision_m: float | None = None

    def restyled(self, title: str, style: OwnStyle, precision_m: float | None) -> OwnLayer:
        """Return the same layer under this title, style and error, in its next version."""
        version = self.version + 1
        return replace(self, title=title, style=style, precision_m=precision_m, version=version)

    def ref(self, row: int, name: str) -> PlaceRef:
        """Return a feature as answers name it: by the name given, by its number without one."""
        return PlaceRef(f"{self.id}/{row}", name or f"#{row}", OWN_KIND)
