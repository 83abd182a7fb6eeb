"""The pen: text, rules and panels put on the page in millimetres.

This module loads matplotlib; only the modules that write files import it.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import count

import numpy as np
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Polygon, Rectangle
from PIL import Image

from map_app.briefing.page.fonts import font, refuse_missing_glyphs, width_mm
from map_app.briefing.page.words import Setting, Words
from map_app.briefing.paper import MM_PER_INCH, Box, points
from map_app.errors import ExportError


@dataclass(frozen=True, slots=True)
class Type:
    """How a piece of text is set."""

    size_pt: float
    bold: bool = False
    colour: str = "#000000"

    def width_mm(self, text: str) -> float:
        """Return how wide the text is on paper when set so."""
        return width_mm(text, self.size_pt, bold=self.bold)


@dataclass(frozen=True, slots=True)
class Page:
    """One page of this size, in millimetres of the layout, and the pen that writes on it.

    What is written or drawn later lies above.
    """

    width_mm: float
    height_mm: float
    figure: Figure = field(init=False, default_factory=lambda: Figure(facecolor="white"))

    _above: count[int] = field(init=False, default_factory=lambda: count(1))

    def __post_init__(self) -> None:
        """Give the figure its size."""
        self.figure.set_size_inches(self.width_mm / MM_PER_INCH, self.height_mm / MM_PER_INCH)

    def axes(self) -> Axes:
        """Return axes over the whole page, in millimetres from its upper left corner."""
        axes = self.axes_in(Box(0, 0, self.width_mm, self.height_mm))
        axes.set(xlim=(0, self.width_mm), ylim=(self.height_mm, 0))
        axes.patch.set_visible(False)
        return axes

    def axes_in(self, box: Box) -> Axes:
        """Return axes without ticks and frame in this block of the page."""
        axes = self.figure.add_axes(
            (
                box.left_mm / self.width_mm,
                1 - box.bottom_mm / self.height_mm,
                box.width_mm / self.width_mm,
                box.height_mm / self.height_mm,
            ),
            zorder=next(self._above),
        )
        axes.set(xticks=[], yticks=[])
        axes.spines[:].set_visible(False)
        return axes

    def put(self, artist: Artist) -> None:
        """Put an artist of matplotlib on the page, above all that stands there."""
        artist.set_zorder(next(self._above))
        self.figure.add_artist(artist)

    def write(self, left_mm: float, baseline_mm: float, words: str, setting: Setting) -> None:
        """Put words on the page; what they are set in has every character."""
        written = Words(left_mm / self.width_mm, 1 - baseline_mm / self.height_mm, words, setting)
        self.put(written)

    def text(self, left_mm: float, baseline_mm: float, words: str, kind: Type) -> float:
        """Write one line of text; give back where it ends.

        Raises ExportError when the font lacks one of the characters.
        """
        words = words.rstrip()
        if not words:
            return left_mm
        refuse_missing_glyphs(words, bold=kind.bold)
        face = font(kind.size_pt, bold=kind.bold)
        self.write(left_mm, baseline_mm, words, Setting(face, kind.colour, kind.bold))
        return left_mm + kind.width_mm(words)

    def text_to(self, right_mm: float, baseline_mm: float, words: str, kind: Type) -> None:
        """Write one line of text that ends at `right_mm`."""
        self.text(right_mm - kind.width_mm(words.rstrip()), baseline_mm, words, kind)

    def rule(
        self,
        start_mm: tuple[float, float],
        end_mm: tuple[float, float],
        colour: str,
        width_mm: float = 0.1,
    ) -> None:
        """Draw a straight rule between two points of the page."""
        self.figure.add_artist(
            Line2D(
                [start_mm[0] / self.width_mm, end_mm[0] / self.width_mm],
                [1 - start_mm[1] / self.height_mm, 1 - end_mm[1] / self.height_mm],
                color=colour,
                linewidth=points(width_mm),
                solid_capstyle="butt",
                zorder=next(self._above),
            )
        )

    def panel(self, box: Box, fill: str, edge: str = "none", width_mm: float = 0.1) -> None:
        """Draw a filled block."""
        self.figure.add_artist(
            Rectangle(
                (box.left_mm / self.width_mm, 1 - box.bottom_mm / self.height_mm),
                box.width_mm / self.width_mm,
                box.height_mm / self.height_mm,
                transform=self.figure.transFigure,
                facecolor=fill,
                edgecolor=edge,
                linewidth=points(width_mm),
                zorder=next(self._above),
            )
        )

    def shape(self, corners_mm: Sequence[tuple[float, float]], fill: str, edge: str) -> None:
        """Draw a filled shape with these corners."""
        corners = [(x / self.width_mm, 1 - y / self.height_mm) for x, y in corners_mm]
        self.figure.add_artist(
            Polygon(
                corners,
                transform=self.figure.transFigure,
                facecolor=fill,
                edgecolor=edge,
                linewidth=points(0.15),
                joinstyle="miter",
                zorder=next(self._above),
            )
        )

    def picture(
        self, content: bytes, right_top_mm: tuple[float, float], most_mm: tuple[float, float]
    ) -> float:
        """Draw a PNG or JPEG into this corner, no larger than this; return how wide it stands.

        Raises ExportError when the bytes are no such picture.
        """
        try:
            with Image.open(io.BytesIO(content), formats=("PNG", "JPEG")) as opened:
                pixels = opened.convert("RGBA")
        except (OSError, ValueError, Image.DecompressionBombError) as error:
            raise ExportError("模板的标志图片无法读取，没有出图。") from error
        per_px_mm = min(most_mm[0] / pixels.width, most_mm[1] / pixels.height)
        wide_mm, high_mm = pixels.width * per_px_mm, pixels.height * per_px_mm
        left_mm, top_mm = right_top_mm[0] - wide_mm, right_top_mm[1]
        axes = self.axes_in(Box(left_mm, top_mm, wide_mm, high_mm))
        axes.imshow(np.asarray(pixels), aspect="auto")
        axes.set_axis_off()
        return wide_mm
