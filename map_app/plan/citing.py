"""Labels for stretches of the text: 《纲要》第四章第二节第2点, 《纲要》表2第6行."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from map_app.plan.records import Citation, OutlineEntry

DIGITS = "零一二三四五六七八九"
TEN = 10
PART_LABELS = {
    "front": "印发通知",
    "contents": "目录",
    "body": "引言",
    "table1": "表1",
    "table2": "表2",
    "annex1": "附件1",
    "annex2": "附件2",
    "back": "",
}


@dataclass(frozen=True, slots=True)
class Landmark:
    """A stretch inside a table or annex that has a label of its own (a row, package or term)."""

    start: int
    end: int
    label: str


def chinese_number(number: int) -> str:
    """Return 1 to 99 in Chinese: 4 is 四, 11 is 十一, 20 is 二十."""
    tens, ones = divmod(number, TEN)
    head = "" if tens == 0 else ("" if tens == 1 else DIGITS[tens]) + "十"
    return head + (DIGITS[ones] if ones or not tens else "")


class Citer:
    """Gives any stretch of the text the label of the smallest entry that holds all of it."""

    def __init__(
        self, cited_as: str, outline: Iterable[OutlineEntry], landmarks: Iterable[Landmark] = ()
    ) -> None:
        """Sort entries and landmarks from small to large."""
        self._cited_as = cited_as
        self._outline = sorted(outline, key=lambda e: e.end - e.start)
        self._landmarks = sorted(landmarks, key=lambda m: m.end - m.start)

    def cite(self, start: int, end: int) -> Citation:
        """Return the citation of a stretch; outside every entry the label names the plan alone."""
        entry = next((e for e in self._outline if e.start <= start and end <= e.end), None)
        if entry is None:
            return Citation(self._cited_as, None, None, None, start, end)
        if entry.chapter is not None:
            label = self._cited_as + _numbered(entry)
            return Citation(label, entry.chapter, entry.section, entry.item, start, end)
        mark = next((m for m in self._landmarks if m.start <= start and end <= m.end), None)
        label = self._cited_as + PART_LABELS.get(entry.part, "") + (mark.label if mark else "")
        return Citation(label, None, None, None, start, end)


def _numbered(entry: OutlineEntry) -> str:
    """Return 第四章第二节第2点 for an entry of a chapter."""
    label = "" if entry.chapter is None else f"第{chinese_number(entry.chapter)}章"
    if entry.section is not None:
        label += f"第{chinese_number(entry.section)}节"
    return label if entry.item is None else f"{label}第{entry.item}点"
