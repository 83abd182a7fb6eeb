"""Pages written as a PDF: in the paper's size, with title, language and dates, and its letters.

It is matplotlib's own file of pages, with three differences: the letters' fonts and codes are those
of `letters`; a part of a set is written without fonts, which stand in the whole once; and what
readers show of a document stands in it from the start. The requirements pin the release of
matplotlib that this is written for.
"""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from matplotlib.backends.backend_pdf import FigureCanvasPdf, Name, Op, PdfFile, PdfPages

from map_app.briefing.page.ink import Page
from map_app.briefing.page.letters import Letters


@dataclass(frozen=True, slots=True)
class About:
    """What a PDF says of itself, and how much larger its pages are than their layout."""

    made_on: dt.datetime
    magnify: float = 1.0
    language: str = ""
    words: Mapping[str, str] = field(default_factory=dict)

    @property
    def told(self) -> dict[str, object]:
        """Return what stands in the file."""
        return {**self.words, "CreationDate": self.made_on, "ModDate": self.made_on}


def pdf_of_pages(
    drawn: Iterable[Page], about: About, letters: Letters, *, with_fonts: bool = True
) -> bytes:
    """Return pages, drawn one after the other, as a PDF; `letters` then knows what they use."""
    written = io.BytesIO()
    with _Pages(written, about, letters, with_fonts=with_fonts) as pages:
        for page in drawn:
            FigureCanvasPdf(page.figure)
            pages.savefig(page.figure)
    return written.getvalue()


class LetteredFile(PdfFile):
    """A PDF whose words are written by its letters."""

    def __init__(
        self, filename: io.BytesIO, about: About, letters: Letters, *, with_fonts: bool
    ) -> None:
        """Begin the file."""
        super().__init__(filename, metadata=about.told)
        self._about, self._with_fonts = about, with_fonts
        self.letters = self._character_tracker = letters

    def newPage(self, width: float, height: float) -> None:  # noqa: N802 - matplotlib's name
        """Begin a page that is as much larger as the paper is."""
        much = self._about.magnify
        super().newPage(width * much, height * much)
        if much != 1:
            self.output(much, 0, 0, much, 0, 0, Op.concat_matrix)

    def writeFonts(self) -> None:  # noqa: N802 - matplotlib's name
        """Write the fonts of the letters in use, by their names."""
        found = self.letters.fonts() if self._with_fonts else ()
        fonts = {
            Name(name): self.embedTTF(path, number, self.letters.used[path][number])
            for name, path, number in found
        }
        self.writeObject(self.fontObject, fonts)

    def writeInfoDict(self) -> None:  # noqa: N802 - matplotlib's name
        """Write what the file says of itself; its root once more, with the language."""
        super().writeInfoDict()
        root = {"Type": Name("Catalog"), "Pages": self.pagesObject}
        if self._about.language:
            root["Lang"] = self._about.language
            root["ViewerPreferences"] = {"DisplayDocTitle": True}
        self.writeObject(self.rootObject, root)


class _Pages(PdfPages):
    """Pages of a lettered file."""

    def __init__(
        self, filename: io.BytesIO, about: About, letters: Letters, *, with_fonts: bool
    ) -> None:
        super().__init__(filename)
        self._file = LetteredFile(filename, about, letters, with_fonts=with_fonts)
