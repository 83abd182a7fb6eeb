"""The words of a PDF without the spaces between them, as a program of their own reads them."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pypdfium2 as pdfium


def bare(words: str) -> str:
    """Return words without any space."""
    return "".join(words.split())


@cache
def pages_of(path: Path) -> tuple[str, ...]:
    """Return the words of each page of a file that nobody writes again."""
    with pdfium.PdfDocument(path) as document:
        return tuple(bare(page.get_textpage().get_text_range()) for page in document)


def text_of(path: Path) -> str:
    """Return the words of all pages, one after the other."""
    return "".join(pages_of(path))
