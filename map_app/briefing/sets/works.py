"""What a drawing process can be asked for: a briefing, a part of a set, a whole put together."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from types import MappingProxyType
from typing import TypeAlias

from map_app.briefing.record import Briefing
from map_app.briefing.sets.contents import Contents
from map_app.briefing.sets.set_pdf import page_pdf, set_pdf
from map_app.briefing.tables.table import Table, book_bytes
from map_app.briefing.write import file_of
from map_app.errors import ExportError


@dataclass(frozen=True, slots=True)
class PartPdf:
    """The pages of one place, to be put into a whole."""

    briefing: Briefing


@dataclass(frozen=True, slots=True)
class WholePdf:
    """Contents and the pages of every place."""

    contents: Contents
    parts: tuple[bytes, ...]


@dataclass(frozen=True, slots=True)
class Deck:
    """Slides of every place."""

    briefings: tuple[Briefing, ...]
    title: str


@dataclass(frozen=True, slots=True)
class Workbook:
    """Tables as sheets of one workbook."""

    tables: tuple[Table, ...]


Work: TypeAlias = Briefing | PartPdf | WholePdf | Deck | Workbook


def done(work: Work) -> bytes:
    """Return the file; ExportError when it must not leave as it is."""
    if isinstance(work, Briefing):
        return file_of(work)
    return WRITERS[type(work)](work)


def _deck(work: Deck) -> bytes:
    try:
        slides = import_module("map_app.briefing.slides")  # loads python-pptx
    except ModuleNotFoundError:
        raise ExportError("这里不能写出成套的幻灯片。") from None
    return bytes(slides.deck_of(work.briefings, work.title))


WRITERS: Mapping[type, Callable[..., bytes]] = MappingProxyType(
    {
        PartPdf: lambda work: page_pdf(work.briefing),
        WholePdf: lambda work: set_pdf(work.contents, work.parts),
        Deck: _deck,
        Workbook: lambda work: book_bytes(work.tables),
    }
)
