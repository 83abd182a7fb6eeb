"""What a drawing process can be asked for: a briefing, its preview, parts of sets, wholes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TypeAlias

from map_app.briefing.preview import Preview, preview_of
from map_app.briefing.record import Briefing
from map_app.briefing.sets.contents import Contents
from map_app.briefing.sets.set_pdf import page_pdf, set_pdf
from map_app.briefing.tables.table import Table, book_bytes
from map_app.briefing.write import deck_of, file_of


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


Work: TypeAlias = Briefing | Preview | PartPdf | WholePdf | Deck | Workbook


def done(work: Work) -> bytes:
    """Return the file; ExportError when it must not leave as it is."""
    if isinstance(work, Briefing):
        return file_of(work)
    return WRITERS[type(work)](work)


WRITERS: Mapping[type, Callable[..., bytes]] = MappingProxyType(
    {
        Preview: preview_of,
        PartPdf: lambda work: page_pdf(work.briefing),
        WholePdf: lambda work: set_pdf(work.contents, work.parts),
        Deck: lambda work: deck_of(work.briefings, work.title),
        Workbook: lambda work: book_bytes(work.tables),
    }
)
