"""What a reader is looking at, and its address form.

An address says only what is not as at the start:
`place=village-donglang&layers=-roads,village_renewal~0.5&extent=113.2,23,113.3,23.1&lang=en`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, Self
from urllib.parse import parse_qsl, urlencode

from map_app.atlas.layer_state import LayerState, read_states, write_states
from map_app.atlas.page_words import (
    BEYOND,
    FIRST_PAGE,
    PAGES,
    PageWords,
    in_order,
    is_of_own,
    read_page_words,
)
from map_app.atlas.words import shown
from map_app.errors import UnknownPlaceError

if TYPE_CHECKING:
    from map_app.atlas.atlas import Atlas

Language = Literal["zh", "en"]
Extent = tuple[float, float, float, float]

EXTENT_DECIMALS = 5
"""About a metre here: finer digits would only make addresses longer."""
SAFE = {"layers": ",~:+"}
"""What may stand as it is in a word of an address; elsewhere `,~`, and `+` is a reader's own."""
LONGEST_QUERY = 8_000
"""Characters of an address that are read; our own are far shorter."""
PARTS = {
    "place": ("地点", "place"),
    "layers": ("图层", "layers"),
    "extent": ("范围", "extent"),
    "page": ("页面", "page"),
    "at": ("原文位置", "position in the text"),
    "q": ("搜索词", "search"),
    "with": ("对比地点", "place to compare"),
    "sort": ("排序", "sorting"),
    "filter": ("筛选", "filter"),
    "of": ("属性表", "attribute table"),
    "ask": ("问题", "question"),
    "area": ("所问范围", "area asked about"),
    "lang": ("语言", "language"),
    "end": ("末尾", "end"),
    "doubled": ("重复的词", "repeated word"),
    "bytes": ("文字", "characters"),
}
"""What an address can say, in the words of the sentence about what it says wrongly."""
ENDS: tuple[dict[Language, str], dict[Language, str]] = (
    {"zh": "，已按默认显示", "en": "; the usual view is shown"},
    {"zh": "，没有出图", "en": "; no file was made"},
)
"""What becomes of an address that is not understood: for the screen, for a file."""
OF_THE_WHOLE = ("end", "doubled", "bytes")
"""What can be wrong with an address as a whole."""
NO_TEXT = "�"
"""What stands for bytes that are no text."""
MOST_SAID = 3
"""Parts of an address that a sentence names; of more it says that there are more."""

Garbled = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class MapView:
    """What a reader is looking at: the map draws it, the export draws it, the link carries it.

    `layers` goes from bottom to top. `extent` is west, south, east, north in EPSG:4326 degrees,
    kept to about a metre; None for the whole district. `words` is what the pages keep in the
    address: word and value, such as ("with", "line-11,line-22"). `usual` has the layers as at the
    start, so that an address need not say them; it is no part of what is looked at. `own` are the
    reader's own layers, from bottom to top; neither they nor words about them are in an address.
    """

    place: str | None
    layers: tuple[LayerState, ...]
    extent: Extent | None = None
    page: str = FIRST_PAGE
    language: Language = "zh"
    words: PageWords = ()
    own: tuple[LayerState, ...] = ()
    usual: tuple[LayerState, ...] = field(default=(), compare=False, repr=False)

    def __post_init__(self) -> None:
        """Keep the extent to about a metre, and the pages' words in one order."""
        object.__setattr__(self, "words", in_order(self.words))
        if self.extent is not None:
            west, south, east, north = (round(value, EXTENT_DECIMALS) for value in self.extent)
            object.__setattr__(self, "extent", (west, south, east, north))

    def to_query(self) -> str:
        """Return the view as the query of an address, without what is as at the start."""
        told: dict[str, str] = {}
        if self.place is not None:
            told["place"] = self.place
        if self.page != FIRST_PAGE:
            told["page"] = self.page
        told.update(one for one in self.words if not is_of_own(*one))
        layers = write_states(self.layers, self.usual)
        if layers:
            told["layers"] = layers
        if self.extent is not None:
            told["extent"] = ",".join(f"{value:.{EXTENT_DECIMALS}f}" for value in self.extent)
        if self.language != "zh":
            told["lang"] = self.language
        return "&".join(urlencode({key: told[key]}, safe=SAFE.get(key, ",~")) for key in told)

    @classmethod
    def from_query(
        cls, query: str, atlas: Atlas, *, is_for_file: bool = False
    ) -> tuple[Self, str | None]:
        """Return the view of an address, and a sentence where part of it was not understood.

        What is not understood is as at the start. Words that no address of ours has (such as
        `?foo=bar`, which other programs add to links) are passed over silently; bytes that are no
        text, and a word of ours that is said twice, are told: the reader meant something by them.
        The sentence says that nothing is made where the view is only wanted for a file.
        """
        told = _told(query)
        garbled: Garbled = [(key, told[key]) for key in OF_THE_WHOLE if key in told]
        layers = usual_layers(atlas)
        language: Language = "en" if told.get("lang") == "en" else "zh"
        if told.get("lang", language) != language:
            garbled.append(("lang", told["lang"]))
        place = _place(told, atlas, garbled)
        if "layers" in told:
            layers, wrong = read_states(told["layers"], layers, filter_values(atlas))
            garbled += [("layers", piece) for piece in wrong]
        words, wrong_words = read_page_words(told, atlas)
        garbled += wrong_words
        view = cls(
            place=place,
            layers=layers,
            extent=_extent(told, atlas, garbled),
            page=_page(told, garbled),
            language=language,
            words=words,
            usual=usual_layers(atlas),
        )
        return view, _sentence(garbled, language, is_for_file=is_for_file)


def default_view(atlas: Atlas, language: Language = "zh") -> MapView:
    """Return the view a reader starts with: the catalogue's layers, nothing chosen."""
    layers = usual_layers(atlas)
    return MapView(place=None, layers=layers, language=language, usual=layers)


def usual_layers(atlas: Atlas) -> tuple[LayerState, ...]:
    """Return the layers as the catalogue switches them, from bottom to top."""
    return tuple(LayerState(layer.spec.id, layer.spec.on) for layer in atlas.ground.layers.values())


def filter_values(atlas: Atlas) -> dict[str, tuple[str, ...]]:
    """Return the words of every layer's filter, by the layer's id."""
    specs = (layer.spec for layer in atlas.ground.layers.values())
    return {spec.id: spec.filter.words() for spec in specs if spec.filter is not None}


def _told(query: str) -> dict[str, str]:
    """Return what an address says, the first of each, without what says nothing.

    `end` is what stands beyond the length that is read, `doubled` the first word that is said
    twice, `bytes` the first name that is no text.
    """
    words = query.removeprefix("?")
    pairs = parse_qsl(words[:LONGEST_QUERY], keep_blank_values=True, errors="replace")
    told: dict[str, str] = {}
    doubled = unread = ""
    for key, value in pairs:
        if key in told:
            doubled = doubled or key
        elif key in PARTS and value.strip():
            told[key] = value.strip()
        elif NO_TEXT in key:
            unread = unread or key
    told |= {"end": words[LONGEST_QUERY:], "doubled": doubled, "bytes": unread}
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


def _extent(told: dict[str, str], atlas: Atlas, garbled: Garbled) -> Extent | None:
    """Return west, south, east, north, or None unless they bound an area that the map shows."""
    if "extent" not in told:
        return None
    try:
        sides = [round(float(value), EXTENT_DECIMALS) for value in told["extent"].split(",")]
        west, south, east, north = sides
    except (ValueError, OverflowError):
        garbled.append(("extent", told["extent"]))
        return None
    on_earth = -180 <= west < east <= 180 and -90 <= south < north <= 90  # noqa: PLR2004 (degrees)
    if on_earth and _meets_district((west, south, east, north), atlas):
        return west, south, east, north
    garbled.append(("extent", told["extent"]))
    return None


def _meets_district(extent: Extent, atlas: Atlas) -> bool:
    """Return whether the extent shows any of the district or of the ground beside it.

    The map lets the reader go a little beyond the district; half its size is more than that.
    """
    district = atlas.ground.feature_geometry(atlas.plan.meta.district)
    if district is None:
        return True
    west, south, east, north = district.bounds
    across, along = (east - west) / 2, (north - south) / 2
    west, south, east, north = west - across, south - along, east + across, north + along
    return extent[0] < east and west < extent[2] and extent[1] < north and south < extent[3]


def _page(told: dict[str, str], garbled: Garbled) -> str:
    """Return the page's name."""
    page = told.get("page", FIRST_PAGE)
    if page in PAGES:
        return page
    garbled.append(("page", page))
    return FIRST_PAGE


def _sentence(garbled: Garbled, language: Language, *, is_for_file: bool) -> str | None:
    """Return one sentence about all that was not understood, or None."""
    if not garbled:
        return None
    unknown = [one for one in garbled if one[0] != BEYOND]
    clauses = [_unknown(unknown, language) + ENDS[is_for_file][language]] if unknown else []
    beyond = [f"“{shown(value)}”" for key, value in garbled if key == BEYOND]
    if beyond and language == "en":
        clauses.append(f"At most four places are compared; {', '.join(beyond)} left out")
    elif beyond:
        clauses.append(f"最多对比四处，{'、'.join(beyond)}未列入")
    return " ".join(f"{one}." for one in clauses) if language == "en" else f"{'；'.join(clauses)}。"


def _unknown(garbled: Garbled, language: Language) -> str:
    """Return what is said of the parts that are not known here."""
    said, more = garbled[:MOST_SAID], len(garbled) > MOST_SAID
    if language == "en":
        parts = ", ".join(f"{PARTS[key][1]} “{shown(value)}”" for key, value in said)
        parts += " and more" if more else ""
        return f"The address says {parts}, which is not known here"
    parts = "、".join(f"{PARTS[key][0]}“{shown(value)}”" for key, value in said)
    return f"地址中的{parts}{'等' if more else ''}无法识别"
