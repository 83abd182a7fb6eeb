"""What a reader asks of a briefing: what it shows, on which paper, in whose words.

The same options come from an address (`paper=A3&scale=10000`) and from the command line.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

What = Literal["view", "sheet", "compare"]
Format = Literal["png", "svg", "pdf", "pptx", "xlsx", "geojson", "gpkg"]

WHATS: tuple[What, ...] = ("view", "sheet", "compare")
FORMATS: tuple[Format, ...] = ("png", "svg", "pdf", "pptx", "xlsx", "geojson", "gpkg")
BLOCKS = ("legend", "scale", "north", "locator", "targets", "citations", "sources", "qr", "named")
"""What a page can do without; the rest stands on every page.

`named` is the other way about: with it only what names the place stands there, and how much more
there is is told.
"""

USUAL_BLOCKS = frozenset(BLOCKS) - {"locator", "qr", "named"}
USUAL_DPI = 300


@dataclass(frozen=True, slots=True)
class Mark:
    """A reader's own note on the map, at an EPSG:4326 position.

    With `to_lon` and `to_lat` it is an arrow that points from the note there.
    """

    lon: float
    lat: float
    words: str
    to_lon: float | None = None
    to_lat: float | None = None


@dataclass(frozen=True, slots=True)
class Options:
    """A reader's choices; empty words stand for what the page says of itself.

    `scale` is the denominator of an exact scale, None to fit the view. `dpi` is the resolution of
    pictures. `blocks` has the blocks that are on. `link` is the address of the view, "" when it is
    not known. `office` is 制图单位, `made` 制图时间, `note` the 审图号 or the note in its place.
    """

    what: What = "sheet"
    format: Format = "png"
    paper: str = "A4"
    upright: bool = False
    scale: float | None = None
    dpi: int = USUAL_DPI
    template: str = ""
    title: str = ""
    subtitle: str = ""
    office: str = ""
    made: str = ""
    note: str = ""
    blocks: frozenset[str] = USUAL_BLOCKS
    marks: tuple[Mark, ...] = ()
    link: str = ""

    def has(self, block: str) -> bool:
        """Return whether the page has this block."""
        return block in self.blocks
