"""The outline of the text as a tree: chapters, their sections and items, tables where they are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from map_app.plan import OutlineEntry, Plan

CONTENTS = "contents"
ANNEXES = {"annex1": "附件1", "annex2": "附件2"}
TABLES = {"table1": "表1", "table2": "表2"}
INTRODUCTION = "引言"


@dataclass(frozen=True, slots=True)
class Node:
    """An entry of the outline; `start` is the address of its heading."""

    title: str
    start: int
    end: int
    inside: tuple[Node, ...] = ()


def tree_of(plan: Plan) -> tuple[Node, ...]:
    """Return the outline; the printed contents are this tree, and not in it."""
    entries = [one for one in plan.outline if one.part != CONTENTS]
    whole = next((one for one in entries if one.part == "body" and one.chapter is None), None)
    widest_first = sorted(
        (one for one in entries if one is not whole), key=lambda one: (one.start, -one.end)
    )
    nodes = _nested(plan, widest_first)
    return nodes if whole is None else tuple(_with_introduction(whole, nodes))


def top_of(nodes: Iterable[Node], offset: int) -> Node | None:
    """Return the chapter or part around an offset, None outside all of them."""
    return next((one for one in nodes if one.start <= offset < one.end), None)


def _nested(plan: Plan, entries: Sequence[OutlineEntry]) -> tuple[Node, ...]:
    """Return entries in text order, each with those that it holds."""
    nodes: list[Node] = []
    left = list(entries)
    while left:
        one = left.pop(0)
        inside = [other for other in left if other.start < one.end]
        left = left[len(inside) :]
        nodes.append(Node(_title(plan, one), one.start, one.end, _nested(plan, inside)))
    return tuple(nodes)


def _title(plan: Plan, one: OutlineEntry) -> str:
    """Return the words of a heading as they are printed; a part's own title behind its number."""
    if one.part in ANNEXES:
        return f"{ANNEXES[one.part]} {one.title}"
    if one.part in TABLES:
        return f"{TABLES[one.part]} {one.title}"
    if one.chapter is None:
        return one.title
    line = plan.text[one.start : plan.text.index("\n", one.start)].strip()
    return line.removesuffix("。")


def _with_introduction(whole: OutlineEntry, nodes: Iterable[Node]) -> Iterator[Node]:
    """Yield the parts with what stands before the first chapter under a name of its own."""
    is_before = True
    for one in nodes:
        if is_before and one.start >= whole.start:
            yield Node(INTRODUCTION, whole.start, one.start)
            is_before = False
        yield one
