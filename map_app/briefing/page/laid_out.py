"""Lines of words laid out once: pages of a set have most of their lines in common.

matplotlib shapes a line anew whenever it is written, and loads every glyph for its width: half of
a PDF page's time. What came out is kept here. Nothing public of matplotlib reaches so far; the
requirements pin the release whose `_text_helpers` this is written for, and a test holds that the
files are the same, byte for byte, with and without it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from typing import TypeAlias

from matplotlib import _text_helpers
from matplotlib.font_manager import FontProperties
from matplotlib.ft2font import FT2Font, LayoutItem, LoadFlags

Language: TypeAlias = str | tuple[tuple[str, int, int], ...]

MOST_LINES = 2048


@contextmanager
def laid_out_once(face: FontProperties) -> Iterator[None]:
    """Let what matplotlib writes meanwhile, all of it in this face, be laid out only once.

    Only for words that stay words: letters drawn as outlines need their glyphs loaded. For a
    process that draws in one thread, as the drawing processes and the command line do.
    """
    size_pt = float(face.get_size_in_points())

    def layout(
        string: str,
        font: FT2Font,
        *,
        features: tuple[str] | None = None,
        language: Language | None = None,
    ) -> Iterator[LayoutItem]:
        return iter(layout_of(string, font, size_pt, features, language))

    before = _text_helpers.layout
    _text_helpers.layout = layout
    try:
        yield
    finally:
        _text_helpers.layout = before


@lru_cache(MOST_LINES)
def layout_of(
    words: str,
    font: FT2Font,
    size_pt: float,  # noqa: ARG001 - a key of the cache: the font has its size already
    features: tuple[str] | None,
    language: Language | None,
) -> Sequence[LayoutItem]:
    """Return matplotlib's own items of a line, in order; a font has one size at a time."""
    return font._layout(  # noqa: SLF001 - see above
        words, LoadFlags.NO_HINTING, features=features, language=language
    )
