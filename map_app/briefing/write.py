"""Briefings as files: whole or not at all, the same bytes for the same briefing.

matplotlib and python-pptx are loaded here, when a file is written, and nowhere before.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType
from typing import IO

from map_app.briefing.options import Format
from map_app.briefing.record import Briefing
from map_app.briefing.tables.table import book_bytes
from map_app.errors import ExportError
from map_app.geo.taking_away import geojson_bytes, geopackage_bytes


def file_of(briefing: Briefing) -> bytes:
    """Return the file that the briefing's options ask for.

    Raises ExportError when it must not leave as it is.
    """
    return WRITERS[briefing.options.format](briefing)


def png_of(briefing: Briefing) -> bytes:
    """Return the single page as a picture; ExportError when it must not leave as it is."""
    from map_app.briefing.page.sheet_of_paper import png_bytes  # noqa: PLC0415 - loads matplotlib

    return png_bytes(briefing, briefing.layout.dpi or briefing.options.dpi)


def svg_of(briefing: Briefing) -> bytes:
    """Return the single page as an SVG; ExportError when it must not leave as it is."""
    from map_app.briefing.page.sheet_of_paper import svg_bytes  # noqa: PLC0415 - loads matplotlib

    return svg_bytes(briefing)


def pdf_of(briefing: Briefing) -> bytes:
    """Return the pages as a PDF: vectors, text that can be selected, fonts within.

    Raises ExportError when it must not leave as it is.
    """
    from map_app.briefing.page.sheet_of_paper import pdf_bytes  # noqa: PLC0415 - loads matplotlib

    return pdf_bytes(briefing)


def xlsx_of(briefing: Briefing) -> bytes:
    """Return the rows as a workbook: real numbers, a frozen head, sources on their own page."""
    return book_bytes(briefing.tables)


def geojson_of(briefing: Briefing) -> bytes:
    """Return what is shown as GeoJSON."""
    return geojson_bytes(briefing.layers, briefing.about)


def geopackage_of(briefing: Briefing) -> bytes:
    """Return what is shown as a GeoPackage."""
    return geopackage_bytes(briefing.layers, briefing.about, briefing.made_on)


def pptx_of(briefing: Briefing) -> bytes:
    """Return the slides: text, tables and legend can be edited, the map is a picture.

    Raises ExportError when they must not leave as they are.
    """
    from map_app.briefing.slides.deck import pptx_bytes  # noqa: PLC0415 - loads python-pptx

    return pptx_bytes(briefing)


def deck_of(briefings: Sequence[Briefing], title: str) -> bytes:
    """Return one file of slides about many places: a title, contents, then each one's slides.

    Raises ExportError when they must not leave as they are.
    """
    from map_app.briefing.slides.deck import deck_bytes  # noqa: PLC0415 - loads python-pptx

    return deck_bytes(briefings, title)


def write_file(briefing: Briefing, path: Path) -> None:
    """Write the file that the options ask for; ExportError when it cannot be written."""
    save_whole(path, file_of(briefing))


def save_whole(path: Path, content: bytes) -> None:
    """Write the file so that nobody sees half of it; ExportError when it cannot be written."""
    with whole_file(path) as file:
        file.write(content)


@contextmanager
def whole_file(path: Path) -> Iterator[IO[bytes]]:
    """Give a file beside the place to write into; it is moved there when all went well.

    Raises ExportError when it cannot be written; whatever goes wrong, nothing is left behind.
    """
    path = Path(path)
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=path.suffix)
        beside = Path(name)
        try:
            with os.fdopen(handle, "w+b") as file:
                yield file
            beside.chmod(0o644)
            beside.replace(path)
        finally:
            beside.unlink(missing_ok=True)
    except OSError as error:
        reason = error.strerror or str(error)
        raise ExportError(f"无法写入文件“{path}”：{reason}。") from error


WRITERS: Mapping[Format, Callable[[Briefing], bytes]] = MappingProxyType(
    {
        "png": png_of,
        "svg": svg_of,
        "pdf": pdf_of,
        "pptx": pptx_of,
        "xlsx": xlsx_of,
        "geojson": geojson_of,
        "gpkg": geopackage_of,
    }
)
