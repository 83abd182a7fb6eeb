"""What a slide is drawn with: the file's own pen, or the one that paints a picture of the slide.

Both draw what the same code says, at the same millimetres: so the picture is that of the slide.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any, Protocol

from pptx.enum.shapes import MSO_SHAPE

from map_app.briefing.paper import Box
from map_app.briefing.record import Briefing
from map_app.briefing.slides.words import Paragraph


@dataclass(frozen=True, slots=True)
class Edge:
    """A rule along a cell: its colour and how thick it is."""

    colour: str
    width_mm: float


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a table as it is drawn: how high it begins, its cells, the rules around it.

    `is_head` is set for the heads of columns.
    """

    height_mm: float
    cells: tuple[tuple[Paragraph, ...], ...]
    above: Edge | None
    below: Edge
    is_head: bool = False


class SlidePen(Protocol):
    """Draws on one slide; what `panel` and `line` give is only to be handed back."""

    def grouped(self, name: str) -> AbstractContextManager[None]:
        """Let the shapes drawn meanwhile stay together under this name."""

    def text(
        self, box: Box, paragraphs: Sequence[Paragraph], anchor: str = "top", *, wraps: bool = True
    ) -> Any:  # noqa: ANN401  a pen's own shape
        """Write paragraphs into a box without insets; without `wraps` they stay on their lines."""

    def panel(self, box: Box, sign: MSO_SHAPE = MSO_SHAPE.RECTANGLE) -> Any:  # noqa: ANN401  as above
        """Put a shape without any look on the slide."""

    def fill(self, shape: Any, colour: str, opacity: float = 1.0) -> None:  # noqa: ANN401  as above
        """Fill a shape."""

    def hatch(self, shape: Any, stroke: str, pattern: str) -> None:  # noqa: ANN401  as above
        """Fill a shape with a pattern of lines."""

    def edge(
        self,
        shape: Any,  # noqa: ANN401  as above
        colour: str,
        width_mm: float,
        opacity: float = 1.0,
        dash: Sequence[float] = (),
    ) -> None:
        """Draw a shape's edge, or a line."""

    def line(self, start_mm: tuple[float, float], end_mm: tuple[float, float]) -> Any:  # noqa: ANN401  as above
        """Put a straight line without any look on the slide."""

    def rule(
        self, start_mm: tuple[float, float], end_mm: tuple[float, float], colour: str, mm: float
    ) -> None:
        """Draw a straight rule."""

    def picture(self, content: bytes, box: Box, shows: str) -> None:
        """Put a picture on the slide."""

    def map(self, briefing: Briefing, shows: str) -> None:
        """Put the briefing's map into its block."""

    def table(self, box: Box, widths_mm: Sequence[float], lines: Sequence[Line]) -> None:
        """Draw a table from the box's upper left corner."""
