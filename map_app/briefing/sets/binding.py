"""How the places of a set become one file: what each is made into, and how they are put together.

Everything here runs where the Atlas is; what costs time is handed out as work for another process.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import IO, Protocol

from map_app.briefing.options import Format
from map_app.briefing.record import Briefing
from map_app.briefing.sets.contents import contents_of
from map_app.briefing.sets.order import SetOrder
from map_app.briefing.sets.set_table import set_tables
from map_app.briefing.sets.works import Deck, PartPdf, WholePdf, Work, Workbook
from map_app.briefing.sets.zip_file import PictureZip, entry_name


class Binding(Protocol):
    """A set on its way into a file."""

    def unit(self, index: int) -> Work | None:
        """Return the work of one place, None when there is nothing to be drawn for it alone."""

    def add(self, index: int, part: bytes) -> None:
        """Take what that work became; places come in any order, one at a time."""

    def last(self) -> Work | None:
        """Return the work of the whole, None when the file is written already."""

    def finish(self, whole: bytes) -> None:
        """Take what that work became, and write what is still to be written."""

    def close(self) -> None:
        """Let go of the file, whole or not."""


def binding_of(order: SetOrder, out: IO[bytes]) -> Binding:
    """Return the way of this order's form; it writes into `out`."""
    return BINDINGS[order.options.format](order, out)


class PdfBinding:
    """Pages of every place, then all of them behind their contents."""

    def __init__(self, order: SetOrder, out: IO[bytes]) -> None:
        """Begin with no pages."""
        self._order, self._out = order, out
        self._parts: dict[int, bytes] = {}

    def unit(self, index: int) -> Work:
        """Return the pages of one place."""
        return PartPdf(self._order.page(index))

    def add(self, index: int, part: bytes) -> None:
        """Keep them."""
        self._parts[index] = part

    def last(self) -> Work:
        """Return contents and pages, put together."""
        parts = tuple(self._parts.pop(index) for index in range(self._order.count))
        return WholePdf(contents_of(self._order), parts)

    def finish(self, whole: bytes) -> None:
        """Write the whole."""
        self._out.write(whole)

    def close(self) -> None:
        """Hold nothing."""


class ZipBinding:
    """A picture of every place, written as they come, in the order of the places."""

    def __init__(self, order: SetOrder, out: IO[bytes]) -> None:
        """Begin the zip."""
        self._order = order
        self._zip = PictureZip(out, order.made_on)
        self._early: dict[int, bytes] = {}
        self._next = 0

    def unit(self, index: int) -> Work:
        """Return the picture of one place."""
        return self._order.page(index)

    def add(self, index: int, part: bytes) -> None:
        """Write it, and those that waited for it."""
        self._early[index] = part
        count, ending = self._order.count, self._order.options.format
        while self._next in self._early:
            name = entry_name(self._next + 1, count, self._order.name(self._next), ending)
            self._zip.add(name, self._early.pop(self._next))
            self._next += 1

    def last(self) -> None:
        """Return that nothing is left to be drawn."""

    def finish(self, whole: bytes) -> None:
        """Write the zip's end."""
        del whole
        self.close()

    def close(self) -> None:
        """Write the zip's end, if it is not written."""
        self._zip.close()


class DeckBinding:
    """What every place's slides say and show, then the slides of all of them at once."""

    def __init__(self, order: SetOrder, out: IO[bytes]) -> None:
        """Begin with no slides."""
        self._order, self._out = order, out
        self._briefings: dict[int, Briefing] = {}

    def unit(self, index: int) -> None:
        """Decide one place's slides: there is nothing to be drawn yet."""
        self._briefings[index] = self._order.page(index)

    def add(self, index: int, part: bytes) -> None:
        """Take nothing: what was decided is kept."""

    def last(self) -> Work:
        """Return the slides of all places."""
        briefings = tuple(self._briefings.pop(index) for index in range(self._order.count))
        return Deck(briefings, self._order.title)

    def finish(self, whole: bytes) -> None:
        """Write the deck."""
        self._out.write(whole)

    def close(self) -> None:
        """Hold nothing."""


class BookBinding:
    """Every place's statements, then the workbook of all of them."""

    def __init__(self, order: SetOrder, out: IO[bytes]) -> None:
        """Begin with no rows."""
        self._order, self._out = order, out

    def unit(self, index: int) -> None:
        """Work out one place's statements: the Atlas keeps them."""
        self._order.atlas.sheet(self._order.places.places[index])

    def add(self, index: int, part: bytes) -> None:
        """Take nothing: the Atlas has them."""

    def last(self) -> Work:
        """Return the tables."""
        return Workbook(set_tables(self._order, contents_of(self._order)))

    def finish(self, whole: bytes) -> None:
        """Write the workbook."""
        self._out.write(whole)

    def close(self) -> None:
        """Hold nothing."""


BINDINGS: Mapping[Format, Callable[[SetOrder, IO[bytes]], Binding]] = MappingProxyType(
    {
        "pdf": PdfBinding,
        "png": ZipBinding,
        "svg": ZipBinding,
        "pptx": DeckBinding,
        "xlsx": BookBinding,
    }
)
