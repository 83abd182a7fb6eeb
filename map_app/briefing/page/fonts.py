"""The one typeface of every briefing: Noto Sans CJK SC, found by its files and by nothing else.

This module loads matplotlib; only the modules that write files import it.
"""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import as_file, files
from pathlib import Path

from matplotlib.font_manager import FontProperties
from matplotlib.ft2font import FT2Font, LoadFlags

from map_app.errors import ExportError

FILES = {False: "NotoSansCJKsc-Regular.otf", True: "NotoSansCJKsc-Bold.otf"}


@lru_cache(maxsize=2)
def font_path(*, bold: bool) -> Path:
    """Return the file of one weight; ExportError when the package does not bring it."""
    with as_file(files("mpl_font") / "fonts" / "noto" / FILES[bold]) as path:
        if not path.is_file():
            raise ExportError(f"缺少中文字体文件 {FILES[bold]}，请重新安装 mpl-font==1.0.1。")
        return path


@lru_cache(maxsize=16)
def font(size_pt: float, *, bold: bool = False) -> FontProperties:
    """Return the font of this size and weight for matplotlib's text."""
    return FontProperties(fname=str(font_path(bold=bold)), size=size_pt)


def width_mm(text: str, size_pt: float, *, bold: bool = False) -> float:
    """Return how wide the text is on paper.

    Raises ExportError when the font lacks one of the characters.
    """
    ems = sum(_advance_em(character, bold) for character in text)
    return ems * size_pt * 25.4 / 72.0


def refuse_missing_glyphs(text: str, *, bold: bool = False) -> None:
    """Raise an ExportError that names the first character the font does not have."""
    width_mm(text, 1.0, bold=bold)


@lru_cache(maxsize=2)
def _face(bold: bool) -> FT2Font:  # noqa: FBT001 - a key of the cache, not an option
    return FT2Font(str(font_path(bold=bold)))


@lru_cache(maxsize=8192)
def _advance_em(character: str, bold: bool) -> float:  # noqa: FBT001 - as above
    face = _face(bold)
    if not face.get_char_index(ord(character)):
        if character.isspace():
            return 0.0
        code = f"U+{ord(character):04X}"
        raise ExportError(f"字体缺少“{character}”（{code}）这个字，为免印成方框，没有出图。")
    glyph = face.load_char(ord(character), flags=LoadFlags.NO_SCALE)
    return float(glyph.horiAdvance) / float(face.units_per_EM)
