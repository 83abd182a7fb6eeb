"""The pen: text, rules and panels put on the page in millimetres.

This module loads matplotlib; only the modules that write files import it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Polygon, Rectangle

from map_app.briefing.fonts import font, refuse_missing_glyphs, width_mm
from map_app.briefing.paper import MM_PER_INCH, PAGE_HEIGHT_MM, PAGE_WIDTH_MM, Box, points


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
    """One page and the pen that writes on it."""

    figure: Figure = field(
        default_factory=lambda: Figure(
            figsize=(PAGE_WIDTH_MM / MM_PER_INCH, PAGE_HEIGHT_MM / MM_PER_INCH), facecolor="white"
        )
    )

    def text(self, left_mm: float, baseline_mm: float, words: str, kind: Type) -> float:
        """Write one line of text; give back where it ends.

        Raises ExportError when the font lacks one of the characters.
        """
        words = words.rstrip()
        if not words:
            return left_mm
        refuse_missing_glyphs(words, bold=kind.bold)
        self.figure.text(
            left_mm / PAGE_WIDTH_MM,
            1 - baseline_mm / PAGE_HEIGHT_MM,
            words,
            fontproperties=font(kind.size_pt, bold=kind.bold),
            color=kind.colour,
            verticalalignment="baseline",
            parse_math=False,
        )
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
                [start_mm[0] / PAGE_WIDTH_MM, end_mm[0] / PAGE_WIDTH_MM],
                [1 - start_mm[1] / PAGE_HEIGHT_MM, 1 - end_mm[1] / PAGE_HEIGHT_MM],
                color=colour,
                linewidth=points(width_mm),
                solid_capstyle="butt",
            )
        )

    def panel(self, box: Box, fill: str, edge: str = "none", width_mm: float = 0.1) -> None:
        """Draw a filled block."""
        self.figure.add_artist(
            Rectangle(
                (box.left_mm / PAGE_WIDTH_MM, 1 - box.bottom_mm / PAGE_HEIGHT_MM),
                box.width_mm / PAGE_WIDTH_MM,
                box.height_mm / PAGE_HEIGHT_MM,
                transform=self.figure.transFigure,
                facecolor=fill,
                edgecolor=edge,
                linewidth=points(width_mm),
            )
        )

    def shape(self, corners_mm: Sequence[tuple[float, float]], fill: str, edge: str) -> None:
        """Draw a filled shape with these corners."""
        corners = [(x / PAGE_WIDTH_MM, 1 - y / PAGE_HEIGHT_MM) for x, y in corners_mm]
        self.figure.add_artist(
            Polygon(
                corners,
                transform=self.figure.transFigure,
                facecolor=fill,
                edgecolor=edge,
                linewidth=points(0.15),
                joinstyle="miter",
            )
        )
