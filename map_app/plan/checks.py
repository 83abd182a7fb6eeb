"""The single questions that are asked of rows; every answer that is wrong is kept as a problem."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from typing import Literal

from map_app.errors import Problem
from map_app.plan.borders import Borders
from map_app.plan.rows import FileRow
from map_app.plan.tables import Located

Cut = Literal["sentence", "list", "anywhere"]


@dataclass(slots=True)
class Checker:
    """Asks, and keeps the problems; `text` is the plan's, raw."""

    text: str
    borders: Borders
    problems: list[Problem] = field(default_factory=list)

    def say(self, located: Located[FileRow], column: str, sentence: str) -> None:
        """Keep a problem of one column of a row."""
        self.problems.append(located.problem(column, sentence))

    def quote(
        self, located: Located[FileRow], start: int | None, end: int | None, quote: str | None,
        cut: Cut,
    ) -> None:  # fmt: skip
        """Ask whether a quote stands where its row says, and begins and ends at a border."""
        if start is None or end is None or quote is None:
            self.say(located, "quote", "start, end and quote go together: all or none")
        elif start >= end:
            self.say(located, "end", f"should be more than start ({start}), found {end}")
        elif self.text[start:end] != quote:
            where = self._where_now(quote)
            self.say(located, "quote", f"is not what stands at {start}–{end}; {where}")
        elif cut != "anywhere":
            sentence = self.borders.problem(start, end, lists=cut == "list")
            if sentence is not None:
                self.say(located, "quote", sentence)

    def scope(self, located: Located[FileRow], start: int | None, end: int | None) -> None:
        """Ask whether two offsets, if given, are a stretch of the text."""
        if (start is None) != (end is None):
            self.say(located, "end", "start and end go together: both or neither")
        elif start is not None and end is not None and not start < end <= len(self.text):
            self.say(located, "end", f"{start}–{end} is no stretch of the text")

    def unique(self, rows: Iterable[Located[FileRow]], *columns: str) -> None:
        """Ask whether no two rows have the same values in these columns."""
        seen: dict[tuple[object, ...], int] = {}
        for located in rows:
            key = tuple(getattr(located.row, column) for column in columns)
            if key in seen:
                words = " ".join(str(value) for value in key if value is not None)
                sentence = f"{words!r} stands on line {seen[key]} already"
                self.say(located, columns[0], sentence)
            seen.setdefault(key, located.line)

    def known(
        self, located: Located[FileRow], column: str, wanted: str, ids: Collection[str], what: str
    ) -> None:
        """Ask whether an id is one of those that exist."""
        if wanted not in ids:
            self.say(located, column, f"{wanted!r} is no {what}")

    def _where_now(self, quote: str) -> str:
        times = self.text.count(quote)
        if times == 1:
            now = self.text.find(quote)
            return f"it stands at {now}–{now + len(quote)} now"
        return "it stands nowhere" if times == 0 else f"it stands at {times} other places"
