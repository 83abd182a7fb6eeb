"""A stretch of the text as it is read: names that link, terms explained, misread names put right.

Every leaf says where in the raw text it stands, so that the page can mark any stretch of it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from map_app.atlas import Atlas
from map_app.draw.links import Links
from map_app.plan import Term
from map_app.plan.term_uses import TermUse, term_uses

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Leaf:
    """Words that stand together in the text; `printed` is what the scan reads instead."""

    text: str
    start: int
    end: int
    printed: str | None = None
    is_marked: bool = False


@dataclass(frozen=True, slots=True)
class Run:
    """Leaves that are one thing: a name with its sheet, a term with its words, or plain text."""

    leaves: tuple[Leaf, ...]
    href: str | None = None
    place_id: str | None = None
    term: Term | None = None


@dataclass(frozen=True, slots=True)
class _Holder:
    """A name or a term, and where it stands."""

    start: int
    end: int
    place_id: str | None = None
    term: Term | None = None


class Weaver:
    """Cuts stretches of one plan's text into runs."""

    def __init__(self, atlas: Atlas, links: Links, *, with_terms: bool = True) -> None:
        """Sort out what is linked and what is explained; terms once in every section."""
        plan = atlas.plan
        self._plan = plan
        self._links = links
        named = [_Holder(m.start, m.end, m.place_id) for m in plan.mentions]
        uses = term_uses(plan.text, plan.reading.paragraphs, plan.glossary) if with_terms else ()
        explained = [_Holder(one.start, one.end, term=one.term) for one in _first_uses(atlas, uses)]
        self._holders = _apart(named, explained)
        self._starts = [one.start for one in self._holders]
        healer = plan.reading.healer
        self._misread = {one.start: one for one in healer.misreadings}
        self._breaks = dict(healer.breaks)
        self._cuts = sorted(
            {edge for one in healer.misreadings for edge in (one.start, one.end)}
            | {edge for cut in healer.breaks for edge in cut}
        )

    def runs(self, start: int, end: int, marked: Iterable[Span] = ()) -> tuple[Run, ...]:
        """Return a stretch in runs; `marked` are the stretches to be marked in it."""
        marks = tuple(marked)
        first = bisect_left(self._starts, start)
        last = bisect_left(self._starts, end)
        runs: list[Run] = []
        here = start
        for holder in self._holders[first:last]:
            if holder.end > end:
                continue
            runs.append(Run(self._leaves(here, holder.start, marks)))
            runs.append(self._held(holder, marks))
            here = holder.end
        runs.append(Run(self._leaves(here, end, marks)))
        return tuple(run for run in runs if run.leaves)

    def places(self, start: int, end: int) -> tuple[str, ...]:
        """Return the ids of the places named in a stretch, in text order, each once."""
        first = bisect_left(self._starts, start)
        last = bisect_left(self._starts, end)
        held = (one.place_id for one in self._holders[first:last])
        return tuple(dict.fromkeys(one for one in held if one is not None))

    def _held(self, holder: _Holder, marks: tuple[Span, ...]) -> Run:
        leaves = self._leaves(holder.start, holder.end, marks)
        href = None if holder.place_id is None else self._links.sheet(holder.place_id)
        return Run(leaves, href, holder.place_id, holder.term)

    def _leaves(self, start: int, end: int, marks: tuple[Span, ...]) -> tuple[Leaf, ...]:
        return tuple(self._cut(start, end, marks)) if start < end else ()

    def _cut(self, start: int, end: int, marks: tuple[Span, ...]) -> Iterator[Leaf]:
        """Yield the leaves between two offsets; page breaks are none."""
        edges = {edge for mark in marks for edge in mark if start < edge < end}
        edges -= {edge for edge in edges if self._is_inside_misread(edge)}
        low, high = bisect_left(self._cuts, start + 1), bisect_left(self._cuts, end)
        edges.update(self._cuts[low:high])
        here = start
        for there in sorted(edges | {end}):
            if self._breaks.get(here) != there:
                yield self._leaf(here, there, marks)
            here = there

    def _leaf(self, start: int, end: int, marks: tuple[Span, ...]) -> Leaf:
        is_marked = any(first < end and start < last for first, last in marks)
        misread = self._misread.get(start)
        if misread is not None and misread.end == end:
            return Leaf(misread.right, start, end, misread.printed, is_marked)
        return Leaf(self._plan.text[start:end], start, end, None, is_marked)

    def _is_inside_misread(self, edge: int) -> bool:
        near = bisect_left(self._cuts, edge)
        before = self._misread.get(self._cuts[near - 1]) if near else None
        return before is not None and before.start < edge < before.end


def _first_uses(atlas: Atlas, uses: Iterable[TermUse]) -> Iterator[TermUse]:
    """Yield each term's first use in every section: explained once, it reads on undisturbed."""
    seen: set[tuple[str, str]] = set()
    for use in uses:
        citation = atlas.plan.cite(use.start, use.end)
        key = (use.term.term, f"{citation.chapter}-{citation.section}")
        if key not in seen:
            seen.add(key)
            yield use


def _apart(named: Iterable[_Holder], explained: Iterable[_Holder]) -> tuple[_Holder, ...]:
    """Return names and terms in text order, none over another.

    A name within a longer one keeps its own words, the longer one has those around it; a term
    that holds a name gives way to it.
    """
    names = sorted(named, key=lambda one: one.start - one.end)
    owner = {offset: one for one in names for offset in range(one.start, one.end)}
    for one in explained:
        if not any(offset in owner for offset in range(one.start, one.end)):
            owner.update(dict.fromkeys(range(one.start, one.end), one))
    return tuple(
        replace(one, start=offsets[0], end=offsets[-1] + 1) for one, offsets in _grouped(owner)
    )


def _grouped(owner: Mapping[int, _Holder]) -> Iterator[tuple[_Holder, list[int]]]:
    """Yield each run of offsets that follow one another and belong to the same holder."""
    runs: list[tuple[_Holder, list[int]]] = []
    for offset in sorted(owner):
        if runs and runs[-1][0] is owner[offset] and runs[-1][1][-1] + 1 == offset:
            runs[-1][1].append(offset)
        else:
            runs.append((owner[offset], [offset]))
    yield from runs
