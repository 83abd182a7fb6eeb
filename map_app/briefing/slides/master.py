"""The empty file that slides are put into: its size, fonts, colours and layouts of our own.

It begins as python-pptx's own template; the sample layouts, pictures and words of that go.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from xml.sax.saxutils import escape, quoteattr

import pptx
from pptx.opc.constants import RELATIONSHIP_TYPE as RELATION
from pptx.opc.oxml import serialize_part_xml
from pptx.opc.package import Part, XmlPart
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.oxml.xmlchemy import BaseOxmlElement
from pptx.presentation import Presentation
from pptx.slide import SlideLayout
from pptx.util import Emu

from map_app.briefing.paper import Box, points
from map_app.briefing.record import Briefing, Dress
from map_app.briefing.slides.frames import WORDS_RULE_MM, Frames
from map_app.briefing.slides.pen import EMU_PER_MM

APPLICATION = b"""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">\
<Application>Liwan plan map</Application></Properties>"""
EMPTY_TREE = (
    '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>'
)
RULE_MM, THIN_RULE_MM = 0.3, 0.15
POINT_PARTS = 100


@dataclass(frozen=True, slots=True)
class Holder:
    """A place in a layout that a slide fills: its kind, number, box, size of type, side."""

    kind: str
    index: int
    box: Box
    size_pt: float
    bold: bool = False
    align: str = "l"
    anchor: str = "t"


def empty_file(briefing: Briefing, frames: Frames) -> Presentation:
    """Return a file without slides that has the layouts cover, map and words, in this order."""
    made = pptx.Presentation()
    magnify = briefing.layout.magnify
    made.slide_width = Emu(round(briefing.layout.width_mm * magnify * EMU_PER_MM))
    made.slide_height = Emu(round(briefing.layout.height_mm * magnify * EMU_PER_MM))
    made.element.find(qn("p:sldSz")).attrib.pop("type", None)
    _drop_samples(made)
    layouts = list(made.slide_layouts)
    for layout in layouts[3:]:
        made.slide_layouts.remove(layout)
    words = briefing.words.slides
    names = (words.cover_layout, words.map_layout, words.words_layout)
    draws = (_cover, map_parts, words_parts)
    for layout, name, draw in zip(layouts[:3], names, draws, strict=True):
        _lay_out(layout, name, briefing, draw(briefing, frames))
    _master(made, briefing, frames)
    dress_theme(made.slide_master.part, briefing.dress)
    return made


def dress_theme(part: Part, dress: Dress) -> None:
    """Give the theme of a master the dress's fonts and colours."""
    theme_part = part.part_related_by(RELATION.THEME)
    # python-pptx has read the theme of notes already, that of slides it keeps as it is written.
    theme: Any = parse_xml(theme_part.blob)
    if isinstance(theme_part, XmlPart):
        theme = theme_part._element  # noqa: SLF001 - python-pptx knows nothing of themes
    elements = theme.find(qn("a:themeElements"))
    elements.replace(elements.find(qn("a:clrScheme")), _colours(dress))
    elements.replace(elements.find(qn("a:fontScheme")), _fonts(dress))
    if not isinstance(theme_part, XmlPart):
        theme_part.blob = serialize_part_xml(theme)


def _drop_samples(made: Presentation) -> None:
    """Take the template's thumbnail, printer and words about itself out of the file."""
    package = made.part.package
    thumbnail = package.part_related_by(RELATION.THUMBNAIL)
    package.drop_rel(package.relate_to(thumbnail, RELATION.THUMBNAIL))
    printer = made.part.part_related_by(RELATION.PRINTER_SETTINGS)
    made.part.drop_rel(made.part.relate_to(printer, RELATION.PRINTER_SETTINGS))
    package.part_related_by(RELATION.EXTENDED_PROPERTIES).blob = APPLICATION


def _cover(briefing: Briefing, frames: Frames) -> Sequence[Holder | float]:
    dress, title = briefing.dress, frames.cover_title
    below = Box(title.left_mm, title.bottom_mm + 4.0, title.width_mm, 24.0)
    return (
        Holder("ctrTitle", 0, title, 1.2 * dress.title_pt, bold=True, anchor="b"),
        Holder("subTitle", 1, below, dress.lead_pt),
        *_foot(dress, frames),
        title.bottom_mm + 2.0,
    )


def map_parts(briefing: Briefing, frames: Frames) -> Sequence[Holder | float]:
    """Return the holders of a map's slide, and how far down its rule is."""
    dress = briefing.dress
    return (
        Holder("title", 0, frames.map_title, dress.title_pt, bold=True, anchor="b"),
        Holder("sldNum", 12, frames.map_number, dress.small_pt, align="r"),
        briefing.layout.head.bottom_mm,
    )


def words_parts(briefing: Briefing, frames: Frames) -> Sequence[Holder | float]:
    """Return the holders of a slide of words, and how far down its rule is."""
    dress = briefing.dress
    return (
        Holder("title", 0, frames.words_title, dress.lead_pt, bold=True, anchor="b"),
        *_foot(dress, frames),
        WORDS_RULE_MM,
    )


def _foot(dress: Dress, frames: Frames) -> tuple[Holder, Holder]:
    return (
        Holder("ftr", 11, frames.caveat, dress.small_pt),
        Holder("sldNum", 12, frames.number, dress.small_pt, align="r"),
    )


def _lay_out(
    layout: SlideLayout, name: str, briefing: Briefing, parts: Sequence[Holder | float]
) -> None:
    """Write a layout anew: its holders, and its rule at this height."""
    layout.name = name
    element = layout._element  # noqa: SLF001 - python-pptx makes no layouts
    element.attrib.pop("type", None)
    shapes = []
    for number, part in enumerate(parts, start=2):
        if isinstance(part, Holder):
            shapes.append(_holder(part, number, briefing))
        else:
            shapes.append(_rule(part, number, briefing))
    _fill_tree(element, "".join(shapes))


def _master(made: Presentation, briefing: Briefing, frames: Frames) -> None:
    """Write the master anew: it holds what every layout holds."""
    dress, master = briefing.dress, made.slide_master
    holders = (
        Holder("title", 0, frames.words_title, dress.lead_pt, bold=True, anchor="b"),
        *_foot(dress, frames),
    )
    shapes = [_holder(one, number, briefing) for number, one in enumerate(holders, start=2)]
    _fill_tree(master._element, "".join(shapes))  # noqa: SLF001 - as above
    style = master._element.find(f"{qn('p:txStyles')}/{qn('p:titleStyle')}/{qn('a:lvl1pPr')}")  # noqa: SLF001 - as above
    style.set("algn", "l")
    style.find(qn("a:defRPr")).set("sz", _size(dress.lead_pt, briefing))
    style.find(qn("a:defRPr")).set("b", "1")


def _fill_tree(element: BaseOxmlElement, shapes: str) -> None:
    slide = element.find(qn("p:cSld"))
    tree = parse_xml(f"<p:spTree {nsdecls('p', 'a', 'r')}>{EMPTY_TREE}{shapes}</p:spTree>")
    slide.replace(slide.find(qn("p:spTree")), tree)
    for extra in slide.findall(qn("p:extLst")):
        slide.remove(extra)


def _holder(part: Holder, number: int, briefing: Briefing) -> str:
    """Return a holder's XML; what a slide puts into it has its box, side and size."""
    words = escape(_sample(part, briefing))
    index = f' idx="{part.index}"' if part.index else ""
    size = ' sz="quarter"' if part.kind in {"ftr", "sldNum"} else ""
    level = (
        f'<a:lvl1pPr marL="0" indent="0" algn="{part.align}"><a:buNone/>'
        f'<a:defRPr sz="{_size(part.size_pt, briefing)}" b="{int(part.bold)}"/></a:lvl1pPr>'
    )
    run = f'<a:r><a:rPr lang="zh-CN"/><a:t>{words}</a:t></a:r>'
    if part.kind == "sldNum":
        run = (
            '<a:fld id="{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}" type="slidenum">'
            '<a:rPr lang="zh-CN"/><a:t>‹#›</a:t></a:fld>'
        )
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name={quoteattr(f"{part.kind} {number}")}/>'
        '<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        f'<p:nvPr><p:ph type="{part.kind}"{size}{index}/></p:nvPr></p:nvSpPr>'
        f'<p:spPr><a:xfrm>{_place(part.box, briefing)}</a:xfrm><a:prstGeom prst="rect"><a:avLst/>'
        "</a:prstGeom></p:spPr>"
        f'<p:txBody><a:bodyPr wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" '
        f'anchor="{part.anchor}"><a:noAutofit/></a:bodyPr><a:lstStyle>{level}</a:lstStyle>'
        f"<a:p>{run}</a:p></p:txBody></p:sp>"
    )


def _rule(top_mm: float, number: int, briefing: Briefing) -> str:
    """Return the XML of a rule below the head, from margin to margin."""
    head, dress = briefing.layout.head, briefing.dress
    box = Box(head.left_mm, top_mm, head.width_mm, 0.0)
    width = round(points(RULE_MM) * briefing.layout.magnify * 12_700)
    colour = dress.accent.lstrip("#").upper()
    return (
        f'<p:cxnSp><p:nvCxnSpPr><p:cNvPr id="{number}" name="rule {number}"/><p:cNvCxnSpPr/>'
        f'<p:nvPr userDrawn="1"/></p:nvCxnSpPr><p:spPr><a:xfrm>{_place(box, briefing)}</a:xfrm>'
        f'<a:prstGeom prst="line"><a:avLst/></a:prstGeom><a:ln w="{width}"><a:solidFill>'
        f'<a:srgbClr val="{colour}"/></a:solidFill></a:ln></p:spPr></p:cxnSp>'
    )


def _sample(part: Holder, briefing: Briefing) -> str:
    """Return what a layout shows in a holder: the words that stand there on every slide."""
    words = briefing.words.slides
    known = {"ftr": briefing.caveat, "subTitle": briefing.plan_line, "ctrTitle": words.cover_layout}
    return known.get(part.kind, words.statement)


def _place(box: Box, briefing: Briefing) -> str:
    scale = briefing.layout.magnify * EMU_PER_MM
    return (
        f'<a:off x="{round(box.left_mm * scale)}" y="{round(box.top_mm * scale)}"/>'
        f'<a:ext cx="{round(box.width_mm * scale)}" cy="{round(box.height_mm * scale)}"/>'
    )


def _size(size_pt: float, briefing: Briefing) -> str:
    return str(round(size_pt * briefing.layout.magnify * POINT_PARTS))


def _colours(dress: Dress) -> BaseOxmlElement:
    """Return the theme's colours: ink on white, then the dress's others."""
    named = {
        "dk1": dress.ink,
        "lt1": "#FFFFFF",
        "dk2": dress.quiet,
        "lt2": dress.paper,
        "accent1": dress.accent,
        "accent2": dress.warn,
        "accent3": dress.quiet,
        "accent4": dress.rule,
        "accent5": dress.outside,
        "accent6": dress.chosen_stroke,
        "hlink": dress.ink,
        "folHlink": dress.quiet,
    }
    paints = "".join(
        f'<a:{name}><a:srgbClr val="{colour.lstrip("#").upper()}"/></a:{name}>'
        for name, colour in named.items()
    )
    made: BaseOxmlElement = parse_xml(
        f'<a:clrScheme {nsdecls("a")} name="Liwan">{paints}</a:clrScheme>'
    )
    return made


def _fonts(dress: Dress) -> BaseOxmlElement:
    latin, east_asian = quoteattr(dress.slide_latin), quoteattr(dress.slide_east_asian)
    faces = (
        f"<a:latin typeface={latin}/><a:ea typeface={east_asian}/><a:cs typeface={latin}/>"
        f'<a:font script="Hans" typeface={east_asian}/>'
    )
    made: BaseOxmlElement = parse_xml(
        f'<a:fontScheme {nsdecls("a")} name="Liwan"><a:majorFont>{faces}</a:majorFont>'
        f"<a:minorFont>{faces}</a:minorFont></a:fontScheme>"
    )
    return made
