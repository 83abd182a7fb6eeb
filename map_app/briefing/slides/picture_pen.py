"""The pen that paints a picture of a slide: what the file's own pen draws, at the same millimetres.

Words are set in Noto, where a slide program takes the template's font: they may break otherwise
there. This module loads matplotlib; only the modules that write files import it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from matplotlib.colors import to_rgba
from matplotlib.lines import Line2D
from matplotlib.patches import Ellipse, Patch, Polygon, Rectangle
from matplotlib.transforms import Affine2D, Transform
from pptx.enum.shapes import MSO_SHAPE

from map_app.briefing.lines import latin_marks
from map_app.briefing.page.ink import Page
from map_app.briefing.page.sheet_of_paper import draw_map_block
from map_app.briefing.paper import Box, points
from map_app.briefing.record import Briefing
from map_app.briefing.slides.drawing import Line
from map_app.briefing.slides.ink import printable
from map_app.briefing.slides.pen import nearest_dash
from map_app.briefing.slides.rows import CELL_ABOVE_MM, CELL_ASIDE_MM, widths_of
from map_app.briefing.slides.words import Paragraph, lines_of

BASELINE_SHARE = 0.26
HATCH_PT = 0.5
PATTERNS = {"horz": "---", "vert": "|||", "wdUpDiag": "///", "wdDnDiag": "\\\\\\"}
"""matplotlib's hatches for the slide programs' patterns."""
DASHES = {
    "sysDash": (3.0, 1.0),
    "lgDash": (8.0, 3.0),
    "dash": (4.0, 3.0),
    "sysDot": (1.0, 1.0),
    "dot": (1.0, 3.0),
}
"""The programs' own dashes: dash and gap in widths of the line."""

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Panel:
    """A shape that is filled and edged later: its block and sign."""

    box: Box
    sign: MSO_SHAPE


@dataclass(frozen=True, slots=True)
class Stroke:
    """A straight line that is edged later: its two ends."""

    start_mm: Point
    end_mm: Point


class PicturePen:
    """Paints one slide onto a page of the layout's size."""

    def __init__(self, page: Page) -> None:
        """Take the page."""
        self.page = page

    @contextmanager
    def grouped(self, name: str) -> Iterator[None]:
        """Paint what is drawn meanwhile: a picture has no groups."""
        del name
        yield

    def text(
        self, box: Box, paragraphs: Sequence[Paragraph], anchor: str = "top", *, wraps: bool = True
    ) -> None:
        """Write paragraphs into a box, from its top, about its middle or down to its bottom."""
        set_lines = [
            (one, words, one.above_mm if index and not number else 0.0)
            for index, one in enumerate(paragraphs)
            for number, words in enumerate(
                lines_of(one, box.width_mm, tight=True) if wraps else (one.words,)
            )
        ]
        high_mm = sum(above_mm + one.line_mm for one, _, above_mm in set_lines)
        left_mm = {"top": 0.0, "middle": 0.5, "bottom": 1.0}[anchor] * (box.height_mm - high_mm)
        y_mm, at, before = box.top_mm + left_mm, 0, None
        for one, words, above_mm in set_lines:
            at = at if one is before else 0
            y_mm += above_mm + one.line_mm
            self._line(box, y_mm - BASELINE_SHARE * one.line_mm, one, (at, at + len(words)))
            at, before = at + len(words), one

    def _line(self, box: Box, baseline_mm: float, paragraph: Paragraph, part: Point) -> None:
        """Write the characters of a paragraph between these two on one line."""
        pieces, at = [], 0
        for run in paragraph.runs:
            words = run.words[int(max(0, part[0] - at)) : int(max(0, part[1] - at))]
            at += len(run.words)
            if words:
                pieces.append((latin_marks(printable(words)), run.kind))
        wide_mm = sum(kind.width_mm(words) for words, kind in pieces)
        x_mm = box.right_mm - wide_mm if paragraph.align == "right" else box.left_mm
        for words, kind in pieces:
            self.page.text(x_mm, baseline_mm, words, kind)
            x_mm += kind.width_mm(words)

    def panel(self, box: Box, sign: MSO_SHAPE = MSO_SHAPE.RECTANGLE) -> Panel:
        """Return a shape without any look."""
        return Panel(box, sign)

    def fill(self, shape: Panel, colour: str, opacity: float = 1.0) -> None:
        """Fill a shape."""
        patch = self._patch(shape)
        patch.set(facecolor=to_rgba(colour, opacity), linewidth=0)
        self.page.put(patch)

    def hatch(self, shape: Panel, stroke: str, pattern: str) -> None:
        """Fill a shape with a pattern of lines."""
        patch = self._patch(shape)
        patch.set(facecolor="white", edgecolor=stroke, linewidth=0, hatch=PATTERNS[pattern])
        patch.set_hatch_linewidth(HATCH_PT)
        self.page.put(patch)

    def edge(
        self,
        shape: Panel | Stroke,
        colour: str,
        width_mm: float,
        opacity: float = 1.0,
        dash: Sequence[float] = (),
    ) -> None:
        """Draw a shape's edge, or a line with the program's dash that the file names for it."""
        width_pt, paint = points(width_mm), to_rgba(colour, opacity)
        if isinstance(shape, Panel):
            patch = self._patch(shape)
            patch.set(facecolor="none", edgecolor=paint, linewidth=width_pt)
            self.page.put(patch)
            return
        ends = zip(shape.start_mm, shape.end_mm, strict=True)
        line = Line2D(*ends, color=paint, linewidth=width_pt, transform=self._millimetres())
        line.set_solid_capstyle("round")
        line.set_dash_capstyle("butt")
        if dash:
            line.set_linestyle((0, DASHES[nearest_dash(dash)]))
        self.page.put(line)

    def line(self, start_mm: Point, end_mm: Point) -> Stroke:
        """Return a straight line without any look."""
        return Stroke(start_mm, end_mm)

    def rule(self, start_mm: Point, end_mm: Point, colour: str, mm: float) -> None:
        """Draw a straight rule."""
        self.page.rule(start_mm, end_mm, colour, mm)

    def picture(self, content: bytes, box: Box, shows: str) -> None:
        """Paint a picture into its box."""
        del shows
        self.page.picture(content, (box.right_mm, box.top_mm), (box.width_mm, box.height_mm))

    def map(self, briefing: Briefing, shows: str) -> None:
        """Draw the briefing's map into its block."""
        del shows
        draw_map_block(self.page, briefing)

    def table(self, box: Box, widths_mm: Sequence[float], lines: Sequence[Line]) -> None:
        """Draw a table; its rows are as high as their words are in Noto."""
        top_mm = box.top_mm
        for line in lines:
            left_mm, bottom_mm = box.left_mm, top_mm + line.height_mm
            cells = zip(line.cells, widths_of(line.cells, widths_mm), strict=True)
            for paragraphs, width_mm in cells:
                inner_mm = width_mm - 2 * CELL_ASIDE_MM
                cell = Box(left_mm + CELL_ASIDE_MM, top_mm + CELL_ABOVE_MM, inner_mm, 0.0)
                self.text(cell, paragraphs)
                left_mm += width_mm
            for edge, y_mm in ((line.above, top_mm), (line.below, bottom_mm)):
                if edge is not None:
                    self.rule((box.left_mm, y_mm), (left_mm, y_mm), edge.colour, edge.width_mm)
            top_mm = bottom_mm

    def _patch(self, shape: Panel) -> Patch:
        """Return a shape's patch in millimetres of the page."""
        box, ways = shape.box, self._millimetres()
        middle_mm = box.left_mm + box.width_mm / 2, box.top_mm + box.height_mm / 2
        if shape.sign == MSO_SHAPE.OVAL:
            return Ellipse(middle_mm, box.width_mm, box.height_mm, transform=ways)
        if shape.sign == MSO_SHAPE.DIAMOND:
            ends = ((middle_mm[0], box.top_mm), (box.right_mm, middle_mm[1]))
            others = ((middle_mm[0], box.bottom_mm), (box.left_mm, middle_mm[1]))
            return Polygon((*ends, *others), transform=ways)
        return Rectangle((box.left_mm, box.top_mm), box.width_mm, box.height_mm, transform=ways)

    def _millimetres(self) -> Transform:
        """Return the way from the page's millimetres, counted downwards, to the figure."""
        page = self.page
        shares = Affine2D().scale(1 / page.width_mm, -1 / page.height_mm).translate(0, 1)
        return shares + page.figure.transFigure
