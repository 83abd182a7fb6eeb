"""Paragraphs put into slides: size, colour, language, and a font for every script.

python-pptx names the Latin font of a run alone; a run of Chinese is set in another one if the East
Asian font is not named too.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pptx.oxml.ns import qn
from pptx.oxml.xmlchemy import BaseOxmlElement, OxmlElement
from pptx.text.text import TextFrame

from map_app.briefing.lines import latin_marks
from map_app.briefing.page.fonts import refuse_missing_glyphs
from map_app.briefing.paper import millimetres
from map_app.briefing.record import Dress
from map_app.briefing.slides.words import Paragraph, Run

POINT_PARTS = 100
"""Sizes of type and lines are written in hundredths of a point."""

PERCENT_PARTS = 1000
WIDE_SPACE = "\u3000"
ALIGN = {"left": "l", "right": "r"}


@dataclass(frozen=True, slots=True)
class Ink:
    """Writes in a dress's fonts, everything magnified from the layout's sizes."""

    dress: Dress
    magnify: float

    def write(self, frame: TextFrame, paragraphs: Sequence[Paragraph]) -> None:
        """Put paragraphs into a text frame in place of what it held.

        Raises ExportError when a character would not be printed.
        """
        body = frame._txBody  # noqa: SLF001 - python-pptx gives no way to a frame's XML
        for old in body.findall(qn("a:p")):
            body.remove(old)
        for paragraph in paragraphs or (Paragraph(()),):
            body.append(self._paragraph(frame, paragraph))

    def number(self, frame: TextFrame, before: Run, number: int) -> None:
        """Put the slide's own number behind these words; it stays right when slides are moved."""
        self.write(frame, [Paragraph((before,), align="right")])
        paragraph = frame.paragraphs[0]._p  # noqa: SLF001 - as above
        for end in paragraph.findall(qn("a:endParaRPr")):
            paragraph.remove(end)
        field = _within(paragraph, "a:fld")
        field.set("id", "{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}")
        field.set("type", "slidenum")
        field.append(self._look(before))
        _within(field, "a:t").text = str(number)

    def _paragraph(self, frame: TextFrame, paragraph: Paragraph) -> BaseOxmlElement:
        made = OxmlElement("a:p")
        about = _within(made, "a:pPr")
        about.set("marL", "0")
        about.set("indent", "0")
        about.set("algn", ALIGN[paragraph.align])
        if paragraph.runs:
            line_pt = paragraph.line_mm / millimetres(1.0)
            spacing = _within(about, "a:lnSpc")
            _within(spacing, "a:spcPts").set("val", self._hundredths(line_pt))
        above = _within(about, "a:spcBef")
        above_pt = paragraph.above_mm / millimetres(1.0)
        _within(above, "a:spcPts").set("val", self._hundredths(above_pt))
        _within(about, "a:buNone")
        for run in paragraph.runs:
            if run.words:
                made.append(self._run(frame, run))
        if not paragraph.words and paragraph.runs:
            made.append(self._look(paragraph.runs[0], "a:endParaRPr"))
        return made

    def _run(self, frame: TextFrame, run: Run) -> BaseOxmlElement:
        words = latin_marks(printable(run.words))
        refuse_missing_glyphs(words, bold=run.kind.bold)
        made = OxmlElement("a:r")
        look = self._look(run)
        if run.link:
            link = _within(look, "a:hlinkClick")
            link.set(qn("r:id"), frame.part.relate_to(run.link, HYPERLINK, is_external=True))
        made.append(look)
        _within(made, "a:t").text = words
        return made

    def _look(self, run: Run, tag: str = "a:rPr") -> BaseOxmlElement:
        """Return how a run is set; its language is that of its words."""
        kind, dress = run.kind, self.dress
        is_chinese = any("\u4e00" <= one <= "\u9fff" for one in run.words)
        look = OxmlElement(tag)
        look.set("lang", "zh-CN" if is_chinese else "en-US")
        look.set("altLang", "en-US" if is_chinese else "zh-CN")
        look.set("sz", self._hundredths(kind.size_pt))
        look.set("b", "1" if kind.bold else "0")
        fill = _within(look, "a:solidFill")
        _within(fill, "a:srgbClr").set("val", kind.colour.lstrip("#").upper())
        for script, font in (
            ("a:latin", dress.slide_latin),
            ("a:ea", dress.slide_east_asian),
            ("a:cs", dress.slide_latin),
        ):
            _within(look, script).set("typeface", font)
        return look

    def _hundredths(self, size_pt: float) -> str:
        return str(round(size_pt * self.magnify * POINT_PARTS))


HYPERLINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"


def printable(words: str) -> str:
    """Return the words with a space for each character that XML or a line cannot hold."""
    return "".join(one if one.isprintable() or one == WIDE_SPACE else " " for one in words)


def _within(parent: BaseOxmlElement, tag: str) -> BaseOxmlElement:
    """Return a new last child of an element."""
    made = OxmlElement(tag)
    parent.append(made)
    return made
