"""The text as it is laid out to be read: headings, paragraphs, captions, and tables with cells."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from map_app.plan.paragraphs import Paragraph, Span
from map_app.plan.records import OutlineEntry

BlockKind = Literal["part", "chapter", "section", "item", "title", "figure", "caption", "prose"]

CONTENTS = "contents"
LISTS = frozenset({"table1", "table2", "annex1"})
"""The parts whose table rows are tables; other rows are those of the printed contents."""
FIGURE = re.compile(r"图 ?\d+ ?[:：]")
TABLE = re.compile(r"表 ?\d+ ?[:：]")
RULE = re.compile(r"[|\s:-]+")
CELL = re.compile(r"(?<=\|)[^|]*(?=\|)")
NUMBERED_NAME = re.compile(r"(\([一二三四五六七八九十]+\)) ?(?=\S)")


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, paragraph or caption; `start` is its address."""

    kind: BlockKind
    part: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table; a cell without words is None."""

    start: int
    end: int
    cells: tuple[Span | None, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table, page breaks and repeated heads healed; `start` is its address."""

    part: str
    head: Row
    rows: tuple[Row, ...]

    @property
    def start(self) -> int:
        """Return the offset of its first row."""
        return self.head.start

    @property
    def end(self) -> int:
        """Return the offset after its last row."""
        return self.rows[-1].end if self.rows else self.head.end


def blocks_of(
    text: str, paragraphs: Iterable[Paragraph], outline: Iterable[OutlineEntry]
) -> tuple[Block | Table, ...]:
    """Return the text in blocks, without the printed table of contents."""
    kinds = {entry.start: _kind_of(entry) for entry in outline}
    blocks: list[Block | Table] = []
    rows: list[Row] = []
    part = ""
    for one in paragraphs:
        if one.part == CONTENTS or (one.kind == "row" and one.part not in LISTS):
            continue
        if one.kind == "row":
            part = one.part
            rows += _rows(text, one)
            continue
        blocks += _tables(text, part, rows)
        rows = []
        blocks.append(Block(_block_kind(text, one, kinds), one.part, one.start, one.end))
    return (*blocks, *_tables(text, part, rows))


def _kind_of(entry: OutlineEntry) -> BlockKind:
    """Return what kind of heading begins an entry of the outline."""
    if entry.item is not None:
        return "item"
    if entry.section is not None:
        return "section"
    return "part" if entry.chapter is None else "chapter"


def _block_kind(text: str, one: Paragraph, kinds: dict[int, BlockKind]) -> BlockKind:
    words = text[one.start : one.end]
    if FIGURE.match(words):
        return "figure"
    if TABLE.match(words):
        return "caption"
    if one.start in kinds:
        return kinds[one.start]
    return "title" if one.kind == "heading" else "prose"


def _rows(text: str, paragraph: Paragraph) -> Iterator[Row]:
    """Yield the row, unless it is the rule below a head or holds nothing."""
    if RULE.fullmatch(text, paragraph.start, paragraph.end):
        return
    found = CELL.finditer(text, paragraph.start, paragraph.end)
    cells = tuple(_trimmed(text, cell.start(), cell.end()) for cell in found)
    yield Row(paragraph.start, paragraph.end, cells)


def _trimmed(text: str, start: int, end: int) -> Span | None:
    """Return a stretch without the blanks around it, None when there is nothing else."""
    words = text[start:end]
    if not words.strip():
        return None
    begin = start + len(words) - len(words.lstrip())
    return begin, begin + len(words.strip())


def _tables(text: str, part: str, rows: list[Row]) -> Iterator[Table]:
    """Yield the table of these rows: the head printed on every page is said once."""
    if not rows:
        return
    head = rows[0]
    named = _words(text, head)
    body = [row for row in rows[1:] if _words(text, row) != named]
    width = sum(cell is not None for cell in head.cells)
    yield Table(part, head, tuple(_straight(text, row, width) for row in body))


def _words(text: str, row: Row) -> list[str]:
    return [text[slice(*cell)] if cell else "" for cell in row.cells]


def _straight(text: str, row: Row, width: int) -> Row:
    """Return a row whose name the scan has put into the cell of its number put right."""
    first = row.cells[0]
    match = NUMBERED_NAME.match(text, *first) if first else None
    if first is None or match is None:
        return row
    number = (first[0], match.end(1))
    others = [cell for cell in row.cells[1:] if cell is not None]
    cells: list[Span | None] = [number, (match.end(), first[1]), *others]
    return Row(row.start, row.end, tuple(cells + [None] * (width - len(cells))))
