"""All datums of `layers/datums.toml`, and which of them words or a file's own WKT mean."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from map_app.errors import DataError, Problem, RequestError
from map_app.geo.datums.datum import Datum
from map_app.geo.datums.well_known import same_system, system_of
from map_app.geo.toml_rows import read_rows, repeated

DATUMS = "datums.toml"
TABLE = "datum"
LONGEST_SHOWN = 60


@dataclass(frozen=True)
class Datums:
    """The datums that positions may be given in, in the order of their file."""

    rows: tuple[Datum, ...]

    def __iter__(self) -> Iterator[Datum]:
        """Yield the datums in the order of their file."""
        return iter(self.rows)

    def and_one(self, datum: Datum) -> Datums:
        """Return these and one more, as a reader's own."""
        return Datums((*self.rows, datum))

    def named(self, words: str) -> Datum:
        """Return the datum of an id, an EPSG code or a usual spelling.

        Raises
        ------
        RequestError
            When nothing is known by these words; with what is known.
        """
        found = self._by_spelling.get(spelling(words))
        if found is not None:
            return found
        known = "、".join(f"{one.title_zh}（{one.id}）" for one in self.rows)
        typed = "".join(sign for sign in words if sign.isprintable())[:LONGEST_SHOWN]
        raise RequestError(
            f"不认识坐标系“{typed}”，可用的有：{known}；单位自用的坐标系请在{DATUMS}中加一行参数。"
        )

    def of_wkt(self, wkt: str) -> Datum | None:
        """Return the datum that a file's own WKT (.prj and the like) tells, or None.

        Both the standard's and Esri's spelling are read. None also where it names a system that is
        not in the table.
        """
        told = system_of(wkt)
        if told is None:
            return None
        same = (one for one in self.rows if one.crs is not None and same_system(told, one.crs))
        return next(same, None)

    @cached_property
    def _by_spelling(self) -> dict[str, Datum]:
        return {form: one for one in reversed(self.rows) for form in spellings(one)}


def read_datums(folder: Path) -> Datums:
    """Read `datums.toml` in this folder; raises DataError with every problem of it."""
    good, problems = read_rows(folder / DATUMS, TABLE, Datum)
    shown = f"{folder.name}/{DATUMS}"
    problems += repeated(good, ("id",), TABLE, shown)
    problems += _taken_twice(good, shown)
    if problems:
        raise DataError(problems)
    return Datums(tuple(row for row, _ in good))


def spelling(words: str) -> str:
    """Return words in the form in which they are compared: letters, digits and signs of Chinese."""
    plain = unicodedata.normalize("NFKC", words).casefold()
    return "".join(sign for sign in plain if sign.isalnum())


def spellings(datum: Datum) -> tuple[str, ...]:
    """Return every form that a datum can be called by."""
    code = () if datum.epsg is None else (f"EPSG{datum.epsg}", str(datum.epsg))
    told = (datum.id, datum.title_zh, datum.title_en, *code, *datum.names)
    return tuple(dict.fromkeys(spelling(words) for words in told))


def _taken_twice(good: Sequence[tuple[Datum, int]], shown: str) -> Iterator[Problem]:
    """Yield a problem for every row that would be called as an earlier row is."""
    taken: dict[str, str] = {}
    for datum, line in good:
        for form in spellings(datum):
            if taken.setdefault(form, datum.id) != datum.id:
                said = f"names: '{form}' means '{taken[form]}' already"
                yield Problem(shown, line, f"{TABLE} '{datum.id}': {said}")
