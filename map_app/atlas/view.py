"""What a reader is looking at, and its address form.

An address says only what is not as at the start:
`place=village-donglang&layers=water,-roads,village_renewal~0.5&extent=113.2,23,113.3,23.1&lang=en`.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, Self
from urllib.parse import parse_qsl, urlencode

from map_app.atlas.layer_state import LayerState, read_states
from map_app.atlas.words import shown
from map_app.errors import UnknownPlaceError

if TYPE_CHECKING:
    from map_app.atlas.atlas import Atlas

Language = Literal["zh", "en"]
Extent = tuple[float, float, float, float]

FIRST_PAGE = "map"
PAGE_NAME = re.compile(r"[a-z][a-z-]{0,23}")
EXTENT_DECIMALS = 5
"""About a metre here: finer digits would only make addresses longer."""
LONGEST_QUERY = 4_000
"""Characters of an address that are read; our own are far shorter."""
PARTS = {
    "place": ("地点", "place"),
    "layers": ("图层", "layers"),
    "extent": ("范围", "extent"),
    "page": ("页面", "page"),
    "lang": ("语言", "language"),
}
"""What an address can say, in the words of the sentence about what it says wrongly."""

Garbled = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class MapView:
    """What a reader is looking at: the map draws it, the export draws it, the link carries it.

    `layers` goes from bottom to top. `extent` is west, south, east, north in EPSG:4326 degrees,
    kept to about a metre; None for the whole district. `usual` has the layers as at the start, so
    that an address need not say them; it is no part of what is looked at.
    """

    place: str | None
    layers: tuple[LayerState, ...]
    extent: Extent | None = None
    page: str = FIRST_PAGE
    language: Language = "zh"
    usual: tuple[LayerState, ...] = field(default=(), compare=False, repr=False)

    def __post_init__(self) -> None:
        """Keep the extent to about a metre."""
        if self.extent is not None:
            west, south, east, north = (round(value, EXTENT_DECIMALS) for value in self.extent)
            object.__setattr__(self, "extent", (west, south, east, north))

    def to_query(self) -> str:
        """Return the view as the query of an address, without what is as at the start."""
        told: dict[str, str] = {}
        if self.place is not None:
            told["place"] = self.place
        if self.layers != self.usual:
            told["layers"] = ",".join(str(state) for state in self.layers)
        if self.extent is not None:
            told["extent"] = ",".join(f"{value:.{EXTENT_DECIMALS}f}" for value in self.extent)
        if self.page != FIRST_PAGE:
            told["page"] = self.page
        if self.language != "zh":
            told["lang"] = self.language
        return urlencode(told, safe=",~")

    @classmethod
    def from_query(cls, query: str, atlas: Atlas) -> tuple[Self, str | None]:
        """Return the view of an address, and a sentence where part of it was not understood.

        What is not understood is as at the start; what addresses do not know is passed over.
        """
        told = _told(query)
        garbled: Garbled = []
        layers = usual_layers(atlas)
        language: Language = "en" if told.get("lang") == "en" else "zh"
        if told.get("lang", language) != language:
            garbled.append(("lang", told["lang"]))
        place = _place(told, atlas, garbled)
        if "layers" in told:
            layers, wrong = read_states(told["layers"], layers)
            garbled += [("layers", piece) for piece in wrong]
        view = cls(
            place=place,
            layers=layers,
            extent=_extent(told, garbled),
            page=_page(told, garbled),
            language=language,
            usual=usual_layers(atlas),
        )
        return view, _sentence(garbled, language)


def default_view(atlas: Atlas, language: Language = "zh") -> MapView:
    """Return the view a reader starts with: the catalogue's layers, nothing chosen."""
    layers = usual_layers(atlas)
    return MapView(place=None, layers=layers, language=language, usual=layers)


def usual_layers(atlas: Atlas) -> tuple[LayerState, ...]:
    """Return the layers as the catalogue switches them, from bottom to top."""
    return tuple(LayerState(layer.spec.id, layer.spec.on) for layer in atlas.ground.layers.values())


def _told(query: str) -> dict[str, str]:
    """Return what an address says, the first of each, without what says nothing."""
    words = query.removeprefix("?")[:LONGEST_QUERY]
    told: dict[str, str] = {}
    for key, value in parse_qsl(words, keep_blank_values=False, errors="replace"):
        if key in PARTS:
            told.setdefault(key, value.strip())
    return {key: value for key, value in told.items() if value}


def _place(told: dict[str, str], atlas: Atlas, garbled: Garbled) -> str | None:
    """Return the id of the place, given by id, name or alias."""
    if "place" not in told:
        return None
    try:
        return atlas.place(told["place"]).id
    except UnknownPlaceError:
        garbled.append(("place", told["place"]))
        return None


def _extent(told: dict[str, str], garbled: Garbled) -> Extent | None:
    """Return west, south, east, north, or None unless all four bound an area of the earth."""
    if "extent" not in told:
        return None
    try:
        west, south, east, north = (float(value) for value in told["extent"].split(","))
    except ValueError:
        garbled.append(("extent", told["extent"]))
        return None
    numbers = all(math.isfinite(value) for value in (west, south, east, north))
    if numbers and -180 <= west < east <= 180 and -90 <= south < north <= 90:  # noqa: PLR2004 (degrees)
        return west, south, east, north
    garbled.append(("extent", told["extent"]))
    return None


def _page(told: dict[str, str], garbled: Garbled) -> str:
    """Return the page's name; which pages there are is for the pages to say."""
    page = told.get("page", FIRST_PAGE)
    if PAGE_NAME.fullmatch(page):
        return page
    garbled.append(("page", page))
    return FIRST_PAGE


def _sentence(garbled: Garbled, language: Language) -> str | None:
    """Return one sentence about all that was not understood, or None."""
    if not garbled:
        return None
    if language == "en":
        parts = ", ".join(f"{PARTS[key][1]} “{shown(value)}”" for key, value in garbled)
        return f"The address says {parts}, which is not known here; the usual view is shown."
    parts = "、".join(f"{PARTS[key][0]}“{shown(value)}”" for key, value in garbled)
    return f"地址中的{parts}无法识别，已按默认显示。"
