"""The pen: native text, shapes and pictures put on a slide in millimetres of the layout."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from pptx.enum.shapes import MSO_CONNECTOR, MSO_SHAPE
from pptx.oxml.ns import qn
from pptx.oxml.xmlchemy import OxmlElement
from pptx.shapes.autoshape import Shape
from pptx.shapes.base import BaseShape
from pptx.slide import Slide
from pptx.util import Emu, Pt

from map_app.briefing.page.sheet_of_paper import map_png
from map_app.briefing.paper import Box, points
from map_app.briefing.record import Briefing
from map_app.briefing.slides.drawing import Line
from map_app.briefing.slides.ink import Ink
from map_app.briefing.slides.rows import CELL_ABOVE_MM, CELL_ASIDE_MM
from map_app.briefing.slides.words import Paragraph

EMU_PER_MM = 36_000
ALPHA_PARTS = 100_000
LEAST_DPI = 200
"""A projected picture of less looks soft."""

ANCHORS = {"top": "t", "middle": "ctr", "bottom": "b"}
DASHES = {"sysDash": 3.0, "lgDash": 8 / 3, "dash": 4 / 3, "sysDot": 1.0, "dot": 1 / 3}
"""The programs' own dashes: how long the dash is for the gap after it."""


class Pen:
    """Draws on one slide."""

    def __init__(self, slide: Slide, ink: Ink) -> None:
        """Take the slide and how it is written on."""
        self.slide, self.ink = slide, ink

    @contextmanager
    def grouped(self, name: str) -> Iterator[None]:
        """Let the shapes drawn meanwhile stay together under this name."""
        before = len(self.slide.shapes)
        yield
        group = self.slide.shapes.add_group_shape(list(self.slide.shapes)[before:])
        group.name = name

    def text(
        self, box: Box, paragraphs: Sequence[Paragraph], anchor: str = "top", *, wraps: bool = True
    ) -> Shape:
        """Write paragraphs into a box without insets; without `wraps` they stay on their lines."""
        shape: Shape = self.slide.shapes.add_textbox(*self._place(box))
        about = shape.text_frame._txBody.find(qn("a:bodyPr"))  # noqa: SLF001 - as in Ink
        for inset in ("lIns", "tIns", "rIns", "bIns"):
            about.set(inset, "0")
        about.set("wrap", "square" if wraps else "none")
        about.set("anchor", ANCHORS[anchor])
        self.ink.write(shape.text_frame, paragraphs)
        return shape

    def panel(self, box: Box, sign: MSO_SHAPE = MSO_SHAPE.RECTANGLE) -> Shape:
        """Put a shape without any look on the slide."""
        shape: Shape = self.slide.shapes.add_shape(sign, *self._place(box))
        _plain(shape)
        shape.fill.background()
        shape.line.fill.background()
        return shape

    def fill(self, shape: Shape, colour: str, opacity: float = 1.0) -> None:
        """Fill a shape."""
        properties = shape._element.spPr  # noqa: SLF001 - python-pptx knows no opacity
        for old in properties.findall(qn("a:noFill")):
            properties.replace(old, _solid(colour, opacity))

    def hatch(self, shape: Shape, stroke: str, pattern: str) -> None:
        """Fill a shape with a program's own pattern of lines."""
        properties = shape._element.spPr  # noqa: SLF001 - as above
        filled = OxmlElement("a:pattFill")
        filled.set("prst", pattern)
        for name, colour in (("a:fgClr", stroke), ("a:bgClr", "#FFFFFF")):
            part = OxmlElement(name)
            part.append(_colour(colour, 1.0))
            filled.append(part)
        for old in properties.findall(qn("a:noFill")):
            properties.replace(old, filled)

    def edge(
        self,
        shape: BaseShape,
        colour: str,
        width_mm: float,
        opacity: float = 1.0,
        dash: Sequence[float] = (),
    ) -> None:
        """Draw a shape's edge, or a line; a dash is written as the program's nearest one."""
        properties = shape._element.spPr  # noqa: SLF001 - as above
        for old in properties.findall(qn("a:ln")):
            properties.remove(old)
        line = OxmlElement("a:ln")
        line.set("w", str(int(Pt(points(width_mm) * self.ink.magnify))))
        line.set("cap", "flat" if dash else "rnd")
        line.append(_solid(colour, opacity))
        if dash:
            dashed = OxmlElement("a:prstDash")
            dashed.set("val", nearest_dash(dash))
            line.append(dashed)
        line.append(OxmlElement("a:round"))
        properties.append(line)

    def line(self, start_mm: tuple[float, float], end_mm: tuple[float, float]) -> BaseShape:
        """Put a straight line without any look on the slide."""
        ends = [self.emu(one) for one in (*start_mm, *end_mm)]
        shape: BaseShape = self.slide.shapes.add_connector(MSO_CONNECTOR.STRAIGHT, *ends)
        _plain(shape)
        return shape

    def rule(
        self, start_mm: tuple[float, float], end_mm: tuple[float, float], colour: str, mm: float
    ) -> None:
        """Draw a straight rule."""
        self.edge(self.line(start_mm, end_mm), colour, mm)

    def picture(self, content: bytes, box: Box, shows: str) -> None:
        """Put a picture on the slide; `shows` is what it says to those who do not see it."""
        picture = self.slide.shapes.add_picture(io.BytesIO(content), *self._place(box))
        about: Any = picture._element.xpath("./p:nvPicPr/p:cNvPr")[0]  # noqa: SLF001 - python-pptx writes a file's name here
        about.set("descr", shows)
        about.set("name", shows)

    def map(self, briefing: Briefing, shows: str) -> None:
        """Put the briefing's map into its block as a sharp picture."""
        dpi = max(LEAST_DPI, briefing.options.dpi)
        self.picture(map_png(briefing, dpi), briefing.layout.map, shows)

    def table(self, box: Box, widths_mm: Sequence[float], lines: Sequence[Line]) -> None:
        """Put a table without a style of its own on the slide, every cell with its rules."""
        frame = self.slide.shapes.add_table(len(lines), len(widths_mm), *self._place(box))
        table = frame.table
        style: Any = table._tbl.xpath("./a:tblPr/a:tableStyleId")[0]  # noqa: SLF001 - as above
        style.text = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
        table.horz_banding = False
        table.first_row = any(line.is_head for line in lines)
        for index, width_mm in enumerate(widths_mm):
            table.columns[index].width = self.emu(width_mm)
        for row, line in zip(table.rows, lines, strict=True):
            row.height = self.emu(line.height_mm)
            cells = list(row.cells)
            if len(line.cells) < len(cells):
                cells[0].merge(cells[-1])
            for cell, paragraphs in zip(cells, line.cells, strict=False):
                self._cell(cell, paragraphs, line)

    def _cell(self, cell: Any, paragraphs: Sequence[Paragraph], line: Line) -> None:  # noqa: ANN401  python-pptx's own cell
        """Write a cell; it has rules above and below, and none at its sides."""
        cell.margin_left = cell.margin_right = self.emu(CELL_ASIDE_MM)
        cell.margin_top = cell.margin_bottom = self.emu(CELL_ABOVE_MM)
        self.ink.write(cell.text_frame, paragraphs)
        properties = cell._tc.get_or_add_tcPr()  # noqa: SLF001 - python-pptx draws no cell's edges
        edges = {"a:lnL": None, "a:lnR": None, "a:lnT": line.above, "a:lnB": line.below}
        for name, edge in edges.items():
            rule = OxmlElement(name)
            rule.set("w", str(int(Pt(points(edge.width_mm) * self.ink.magnify))) if edge else "0")
            rule.append(_solid(edge.colour, 1.0) if edge else OxmlElement("a:noFill"))
            properties.append(rule)
        properties.append(OxmlElement("a:noFill"))

    def _place(self, box: Box) -> tuple[Emu, Emu, Emu, Emu]:
        lengths = (box.left_mm, box.top_mm, box.width_mm, box.height_mm)
        left, top, wide, high = (self.emu(length) for length in lengths)
        return left, top, wide, high

    def emu(self, length_mm: float) -> Emu:
        """Return a length of the layout as the file counts it."""
        return Emu(round(length_mm * self.ink.magnify * EMU_PER_MM))


def nearest_dash(dash: Sequence[float]) -> str:
    """Return the program's dash whose dash and gap are most nearly in this proportion."""
    share = dash[0] / dash[1]
    return min(DASHES, key=lambda name: max(DASHES[name] / share, share / DASHES[name]))


def _plain(shape: BaseShape) -> None:
    """Take the theme's style off a shape: it brings shadows and colours of its own."""
    element = shape._element  # noqa: SLF001 - as above
    for style in element.findall(qn("p:style")):
        element.remove(style)


def _solid(colour: str, opacity: float) -> Any:  # noqa: ANN401  an element of XML
    filled = OxmlElement("a:solidFill")
    filled.append(_colour(colour, opacity))
    return filled


def _colour(colour: str, opacity: float) -> Any:  # noqa: ANN401  as above
    made = OxmlElement("a:srgbClr")
    made.set("val", colour.lstrip("#").upper())
    if opacity < 1:
        alpha = OxmlElement("a:alpha")
        alpha.set("val", str(round(opacity * ALPHA_PARTS)))
        made.append(alpha)
    return made
