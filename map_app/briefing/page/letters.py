"""Letters in a PDF: each has its font and code once and for all, whichever page is drawn first.

A Type 3 font holds 256 letters. The commonest of the plan share the first one with ASCII, the next
256 the second, so that a line seldom changes fonts; and as the codes do not hang on the order of
drawing, pages drawn in several processes can be put together over one set of fonts.

Nothing public of matplotlib reaches so far: the requirements pin the release that this is written
for. This module loads matplotlib; only the modules that write files import it.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import groupby

from matplotlib.backends._backend_pdf_ps import CharacterTracker, GlyphMap
from matplotlib.font_manager import FontPath
from matplotlib.ft2font import FT2Font, LoadFlags

from map_app.briefing.page.fonts import font_path

EM = 1000
"""Units a letter's size has in the fonts of a PDF."""

IN_A_FONT = 256
ASCII = range(32, 127)
BESIDE_ASCII = (*range(32), *range(127, IN_A_FONT))
BY_LETTER = 1000
"""Letters that are none of the common ones stand in fonts from here on, by code point."""
BY_GLYPH = 6000
"""Several letters in one, and glyphs that are not a letter's usual one, stand above all others."""

MOST_LINES = 4096

Item = tuple[str, int, float, float]
Spot = tuple[float, float, float]
"""Where a baseline begins, in points from the lower left, and its turn leftwards in degrees."""


class Letters(CharacterTracker):
    """Which letters a PDF uses, and the font and code of each."""

    def __init__(self, common: str) -> None:
        """Begin with none used; `common` are letters that have codes of their own, none twice."""
        super().__init__(IN_A_FONT)
        self._codes = {chr(code): (0, code) for code in ASCII}
        rest = [letter for letter in common if letter not in self._codes]
        beside = len(BESIDE_ASCII)
        self._codes |= {one: (0, BESIDE_ASCII[at]) for at, one in enumerate(rest[:beside])}
        for at, one in enumerate(rest[beside:], start=IN_A_FONT):
            self._codes[one] = divmod(at, IN_A_FONT)
        self._known: dict[tuple[bool, str, int], tuple[int, int]] = {}

    def code_of(self, letter: str, glyph: int, *, bold: bool) -> tuple[int, int]:
        """Return the number of the letter's font and its code there, and note that it is used."""
        found = self._known.get((bold, letter, glyph))
        if found is None:
            found = self._known[bold, letter, glyph] = self._new(letter, glyph, bold=bold)
        return found

    def _new(self, letter: str, glyph: int, *, bold: bool) -> tuple[int, int]:
        is_usual = _face(bold=bold).get_char_index(ord(letter[0])) == glyph and len(letter) == 1
        font, code = self._place(letter) if is_usual else _beyond(BY_GLYPH, glyph)
        path = FontPath(str(font_path(bold=bold)), 0)
        fonts = self.used.setdefault(path, [])
        fonts.extend({} for _ in range(font + 1 - len(fonts)))
        fonts[font][code] = glyph
        self.glyph_maps.setdefault(path, GlyphMap()).add(letter, glyph, font, code)
        return font, code

    def _place(self, letter: str) -> tuple[int, int]:
        """Return font and code of a letter: its own, though another letter looks the same."""
        return self._codes.get(letter) or _beyond(BY_LETTER, ord(letter))

    def fonts(self) -> Iterator[tuple[str, FontPath, int]]:
        """Yield the name, file and number of every font that has a letter in use."""
        for bold in (False, True):
            path = FontPath(str(font_path(bold=bold)), 0)
            for number, codes in enumerate(self.used.get(path, [])):
                if codes:
                    yield name_of(number, bold=bold), path, number

    def told(self) -> bytes:
        """Return the letters in use, for `take` in another process."""
        return json.dumps(sorted(self._known)).encode()

    def take(self, told: bytes) -> None:
        """Use the letters that another process used."""
        for bold, letter, glyph in json.loads(told):
            self.code_of(letter, glyph, bold=bold)

    def line(self, words: str, size_pt: float, spot: Spot, *, bold: bool) -> bytes:
        """Return a line as a PDF writes it; `spot` is where its baseline begins, and its turn."""
        coded = [
            (*self.code_of(letter, glyph, bold=bold), kern, rise * size_pt / EM)
            for letter, glyph, kern, rise in laid_out(words, bold=bold)
        ]
        written = [b"BT", _placed(*spot)]
        for (number, rise), run in groupby(coded, key=lambda one: (one[0], one[3])):
            written.append(f"/{name_of(number, bold=bold)} {size_pt:g} Tf {rise:.3g} Ts".encode())
            written.append(_shown((code, kern) for _, code, kern, _ in run))
        return b"\n".join((*written, b"ET\n"))


def _beyond(first: int, number: int) -> tuple[int, int]:
    """Return font and code of what has this number in the fonts from the first one on."""
    return first + number // IN_A_FONT, number % IN_A_FONT


def _placed(left_pt: float, up_pt: float, turn_deg: float) -> bytes:
    """Return the place of a line on the page, turned leftwards."""
    turn = math.radians(turn_deg)
    right, up = math.cos(turn), math.sin(turn)
    return f"{right:.6g} {up:.6g} {-up:.6g} {right:.6g} {left_pt:.4f} {up_pt:.4f} Tm".encode()


def _shown(codes: Iterable[tuple[int, float]]) -> bytes:
    """Return codes, each with the kern before it, as one font shows them."""
    pieces, letters = [], ""
    for code, kern in codes:
        if kern and letters:
            pieces.append(f"<{letters}>")
            letters = ""
        if kern:
            pieces.append(f"{-kern:.4g}")
        letters += f"{code:02x}"
    return f"[{' '.join((*pieces, f'<{letters}>'))}] TJ".encode()


def name_of(number: int, *, bold: bool) -> str:
    """Return what a font is called in a PDF."""
    return f"{'B' if bold else 'R'}{number}"


@lru_cache(MOST_LINES)
def laid_out(words: str, *, bold: bool) -> tuple[Item, ...]:
    """Return letter, glyph, kern before it and rise of every letter, in thousandths of the size.

    What the font has not (a space of an unusual width) is left out.
    """
    items = _face(bold=bold)._layout(words, LoadFlags.NO_HINTING)  # noqa: SLF001 - see above
    there = (one for one in items if one.glyph_index)
    return tuple((one.char, one.glyph_index, one.prev_kern, one.y) for one in there)


@lru_cache(2)
def _face(*, bold: bool) -> FT2Font:
    face = FT2Font(str(font_path(bold=bold)))
    face.set_size(EM, 72)
    return face
