"""What a reader is looking at, and its address form.

An address says only what differs from the view a reader starts with:
`place=village-donglang&layers=-roads,village_renewal~0.5&extent=113.2,23.0,113.3,23.1&lang=en`.
`layers` has the layers that differ (`-` in front: off; `~0.5` behind: opacity), `order` all layers
from bottom to top where their order differs.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, Self
from urllib.parse import quote, urlencode

if TYPE_CHECKING:
    from map_app.atlas.atlas import Atlas

Language = Literal["zh", "en"]
Extent = tuple[float, float, float, float]

FIRST_PAGE = "map"
OPACITY_DECIMALS = 2
EXTENT_DECIMALS = 5
"""About a metre here: finer digits would only make addresses longer."""


@dataclass(frozen=True, slots=True)
class LayerState:
    """Whether a layer is on and how opaque it is, 0 to 1 in hundredths."""

    id: str
    on: bool
    opacity: float = 1.0

    def __post_init__(self) -> None:
        """Keep hundredths, and within 0 and 1."""
        opacity = round(min(1.0, max(0.0, self.opacity)), OPACITY_DECIMALS)
        object.__setattr__(self, "opacity", opacity)


@dataclass(frozen=True, slots=True)
class MapView:
    """What a reader is looking at: the map draws it, the export draws it, the link carries it.

    `layers` goes from bottom to top. `extent` is west, south, east, north in EPSG:4326 degrees,
    None for the whole district; it is kept to about a metre.
    """

    place: str | None
    layers: tuple[LayerState, ...]
    extent: Extent | None = None
    page: str = FIRST_PAGE
    language: Language = "zh"

    def __post_init__(self) -> None:
        """Keep the extent to about a metre."""
        if self.extent is not None:
            west, south, east, north = (round(value, EXTENT_DECIMALS) for value in self.extent)
            object.__setattr__(self, "extent", (west, south, east, north))

    def to_query(self) -> str:
        """Return the view as the query of an address, without what is as at the start."""
        raise NotImplementedError

    @classmethod
    def from_query(cls, query: str, atlas: Atlas) -> tuple[Self, str | None]:
        """Return the view of an address, and a sentence where part of it was not understood."""
        raise NotImplementedError


def default_view(atlas: Atlas, language: Language = "zh") -> MapView:
    """Return the view a reader starts with: the catalogue's layers, nothing chosen."""
    layers = tuple(
        LayerState(layer.spec.id, layer.spec.on) for layer in atlas.ground.layers.values()
    )
    return MapView(place=None, layers=layers, language=language)
