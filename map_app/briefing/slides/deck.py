"""Briefings as files of slides: one place's, or a deck of many with a title and contents.

This module loads python-pptx and matplotlib; only `write` imports it, when a file is written.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.presentation import Presentation
from pptx.slide import Slide

from map_app.briefing.page.ink import Type
from map_app.briefing.record import Briefing
from map_app.briefing.slides.contents import contents_table, link_rows
from map_app.briefing.slides.frames import Frames
from map_app.briefing.slides.ink import Ink
from map_app.briefing.slides.map_slide import (
    draw_map_slide,
    in_one_line,
    logo_width_mm,
    title_of,
)
from map_app.briefing.slides.master import dress_theme, empty_file
from map_app.briefing.slides.package import bytes_of, describe
from map_app.briefing.slides.pen import Pen
from map_app.briefing.slides.rows import Part, pour
from map_app.briefing.slides.tables import Tables
from map_app.briefing.slides.word_slides import draw_part, title_of_words
from map_app.briefing.slides.words import Paragraph, Run, said
from map_app.errors import ExportError

COVER, MAP, WORDS = range(3)
"""The layouts, in the order they have in the file."""

HOLDERS = {"ftr": 11, "sldNum": 12}


def pptx_bytes(briefing: Briefing) -> bytes:
    """Return the slides of one briefing; ExportError when they must not leave as they are."""
    deck = _Deck(briefing)
    deck.add_briefing(briefing)
    return deck.bytes(f"{briefing.title} {briefing.title_suffix}".strip())


def deck_bytes(briefings: Sequence[Briefing], title: str) -> bytes:
    """Return a title, contents that lead to every place, and every place's slides.

    Raises ExportError when there is no briefing, or one must not leave as it is.
    """
    if not briefings:
        raise ExportError("没有可以成册的地点，没有出图。")
    deck = _Deck(briefings[0])
    deck.add_cover(title)
    deck.add_contents(briefings, title)
    return deck.bytes(title)


def pages_of(briefing: Briefing, frames: Frames) -> tuple[tuple[Part, ...], ...]:
    """Return what stands on each slide of words behind the briefing's map."""
    box = frames.words
    tables = list(Tables(briefing, box.width_mm).all())
    return tuple(pour(tables, box.top_mm, box.bottom_mm))


def foot_words(briefing: Briefing) -> tuple[Paragraph, Run]:
    """Return the caveat at the foot of a slide of words, and what stands before its number."""
    dress = briefing.dress
    warn = Type(dress.small_pt, bold=True, colour=dress.warn)
    quiet = Type(dress.small_pt, colour=dress.quiet)
    return said(briefing.caveat, warn), Run(f"{briefing.plan_short}　", quiet)


@dataclass(frozen=True, slots=True)
class _Chapter:
    """A briefing with what stands on each of its slides of words."""

    briefing: Briefing
    pages: tuple[tuple[Part, ...], ...]

    @property
    def count(self) -> int:
        """Return how many slides it has: the map's and those of words."""
        return 1 + len(self.pages)


class _Deck:
    """A file of slides as it grows, dressed like its first briefing."""

    def __init__(self, first: Briefing) -> None:
        self._first = first
        self._ink = Ink(first.dress, first.layout.magnify)
        self._logo_mm = logo_width_mm(first)
        self._frames = Frames(first.layout, self._logo_mm)
        self._file: Presentation = empty_file(first, self._frames)

    def bytes(self, title: str) -> bytes:
        """Return the file as bytes."""
        dress_theme(self._file.notes_master.part, self._first.dress)
        describe(self._file, self._first, title)
        return bytes_of(self._file)

    def add_briefing(self, briefing: Briefing) -> None:
        """Add the slides of one place."""
        self._add(self._chapter(briefing))

    def add_cover(self, title: str) -> None:
        """Add the slide with the deck's title, the plan and the day."""
        first, dress = self._first, self._first.dress
        pen = self._slide(COVER)
        large = Type(1.2 * dress.title_pt, bold=True, colour=dress.ink)
        self._fill(pen, 0, [in_one_line((Run(title, large),), self._frames.cover_title)])
        plain = Type(dress.body_pt, colour=dress.quiet)
        below = [first.heading, first.plan_line, f"{first.made_on:%Y-%m-%d}"]
        self._fill(pen, 1, [said(one, plain, 1.5) for one in below if one])
        self._foot(pen, first)

    def add_contents(self, briefings: Sequence[Briefing], title: str) -> None:
        """Add the contents, then every place's slides, and links from the ones to the others."""
        chapters = [self._chapter(briefing) for briefing in briefings]
        box = self._frames.words
        blank = contents_table(briefings, [0] * len(chapters), box.width_mm)
        at = 2 + len(list(pour([blank], box.top_mm, box.bottom_mm)))
        starts = []
        for chapter in chapters:
            starts.append(at)
            at += chapter.count
        table = contents_table(briefings, starts, box.width_mm)
        pages = list(pour([table], box.top_mm, box.bottom_mm))
        drawn = [
            self._words_slide(replace(self._first, title=title), page, (number, len(pages)))
            for number, page in enumerate(pages, start=1)
        ]
        firsts: Sequence[Slide] = [self._add(chapter) for chapter in chapters]
        for pen, page in zip(drawn, pages, strict=True):
            firsts = link_rows(pen.slide, len(page[0].rows), firsts)

    def _chapter(self, briefing: Briefing) -> _Chapter:
        return _Chapter(briefing, pages_of(briefing, self._frames))

    def _add(self, chapter: _Chapter) -> Slide:
        """Add a place's slides and return the first of them."""
        briefing = chapter.briefing
        frames = Frames(briefing.layout, self._logo_mm)
        pen = self._slide(MAP)
        self._fill(pen, 0, [title_of(briefing, frames)])
        draw_map_slide(pen, briefing, frames)
        quiet = Type(briefing.dress.small_pt, colour=briefing.dress.quiet)
        self._number(pen, Run("", quiet))
        self._notes(pen, list(_spoken(briefing)))
        for number, page in enumerate(chapter.pages, start=1):
            self._words_slide(briefing, page, (number, len(chapter.pages)))
        return pen.slide

    def _words_slide(
        self, briefing: Briefing, parts: Sequence[Part], place: tuple[int, int]
    ) -> Pen:
        pen = self._slide(WORDS)
        self._fill(pen, 0, [title_of_words(briefing, self._frames, parts, place)])
        for part in parts:
            draw_part(pen, part, self._frames, briefing.dress)
        self._foot(pen, briefing)
        notes = [one for part in parts for row in part.rows for one in row.notes]
        if notes:
            self._notes(pen, notes)
        return pen

    def _slide(self, layout: int) -> Pen:
        return Pen(self._file.slides.add_slide(self._file.slide_layouts[layout]), self._ink)

    def _fill(self, pen: Pen, index: int, paragraphs: Sequence[Paragraph]) -> None:
        """Write into one of the slide's holders."""
        holder = next(one for one in pen.slide.placeholders if one.placeholder_format.idx == index)
        self._ink.write(holder.text_frame, paragraphs)

    def _foot(self, pen: Pen, briefing: Briefing) -> None:
        """Write caveat, plan and number into the holders that every slide of words has."""
        caveat, plan = foot_words(briefing)
        _add_holder(pen.slide, "ftr")
        self._fill(pen, HOLDERS["ftr"], [caveat])
        self._number(pen, plan)

    def _number(self, pen: Pen, before: Run) -> None:
        _add_holder(pen.slide, "sldNum")
        number = len(self._file.slides)
        holder = pen.slide.placeholders[HOLDERS["sldNum"]]
        self._ink.number(holder.text_frame, before, number)

    def _notes(self, pen: Pen, paragraphs: Sequence[Paragraph]) -> None:
        """Write what a speaker reads; the notes' own empty holders go."""
        page = pen.slide.notes_slide
        for holder in list(page.placeholders):
            if holder.placeholder_format.type == PP_PLACEHOLDER.SLIDE_NUMBER:
                holder._element.getparent().remove(holder._element)  # noqa: SLF001 - python-pptx removes no shapes
        frame = page.notes_text_frame
        if frame is not None:
            Ink(self._ink.dress, 1.0).write(frame, paragraphs)


def _spoken(briefing: Briefing) -> Iterator[Paragraph]:
    """Yield what a speaker reads beside the map."""
    kind = Type(briefing.dress.body_pt, colour=briefing.dress.ink)
    title = f"{briefing.title} {briefing.title_suffix}".strip()
    for one in (title, "　".join(briefing.facts), briefing.plan_line, briefing.caveat):
        if one:
            yield said(one, kind)


def _add_holder(slide: Slide, kind: str) -> None:
    """Give a slide the layout's holder of this kind: python-pptx leaves those at the foot out."""
    tree = slide.shapes._spTree  # noqa: SLF001 - as said
    number = max(int(one) for one in tree.xpath("//p:cNvPr/@id")) + 1
    tree.append(
        parse_xml(
            f"<p:sp {nsdecls('p', 'a')}><p:nvSpPr>"
            f'<p:cNvPr id="{number}" name="{kind} {number}"/>'
            '<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr>'
            f'<p:ph type="{kind}" sz="quarter" idx="{HOLDERS[kind]}"/></p:nvPr></p:nvSpPr>'
            "<p:spPr/><p:txBody><a:bodyPr/><a:lstStyle/><a:p/></p:txBody></p:sp>"
        )
    )
