"""What words find in the whole text: hits counted by chapter, each in its sentence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby

from map_app.atlas import Atlas, TextHit
from map_app.cartography import Look
from map_app.draw.links import Links
from map_app.draw.reading import address_of, on_the_map
from map_app.draw.reading_pieces import Leaf, Span, Weaver
from map_app.draw.reading_tree import Node, top_of, tree_of
from map_app.draw.rendering import render

LONGEST_SHOWN = 180
BEFORE_SHOWN = 50
"""Characters of a long sentence that are shown, and of them before the first word found."""


@dataclass(frozen=True, slots=True)
class HitRow:
    """A sentence with the words marked; cut where it is very long."""

    leaves: tuple[Leaf, ...]
    label: str
    at: str
    href: str
    place_ids: tuple[str, ...]
    is_cut_before: bool
    is_cut_after: bool


@dataclass(frozen=True, slots=True)
class ChapterHits:
    """The hits of a chapter or part; `short` is its number."""

    title: str
    short: str
    start: int
    rows: tuple[HitRow, ...]


def write_text_hits(
    atlas: Atlas, look: Look, links: Links, asked: Mapping[str, str], *, whole: bool
) -> str:
    """Return what the words `q` find in the text, as a list beside it or as a page."""
    words = asked.get("q", "")
    hits = atlas.find_in_text(words)
    return render(
        "text_hits_page.html" if whole else "text_hits.html",
        atlas,
        look,
        links,
        level=1 if whole else 3,
        title=look.say("read.found_title", links.language, words=words),
        home=links.home(page="read", **asked),
        other_language=links.in_other_language().page("search", **asked),
        words=words,
        count=sum(len(one.marks) for one in hits),
        chapters=_chapters(atlas, links, hits, words),
    )


def _chapters(
    atlas: Atlas, links: Links, hits: Iterable[TextHit], words: str
) -> tuple[ChapterHits, ...]:
    nodes = tree_of(atlas.plan)
    weaver = Weaver(atlas, links, with_terms=False)
    found = [(top_of(nodes, hit.citation.start), hit) for hit in hits]
    elsewhere = Node(atlas.plan.meta.cited_as, 0, 0)
    return tuple(
        ChapterHits(
            node.title,
            node.title.split()[0],
            node.start,
            tuple(_row(atlas, links, weaver, hit, words) for _, hit in group),
        )
        for node, group in groupby(found, key=lambda one: one[0] or elsewhere)
    )


def _row(atlas: Atlas, links: Links, weaver: Weaver, hit: TextHit, words: str) -> HitRow:
    start, end = hit.citation.start, hit.citation.end
    first, last = _shown(hit)
    runs = weaver.runs(first, last, hit.marks)
    return HitRow(
        leaves=tuple(leaf for run in runs for leaf in run.leaves),
        label=hit.citation.label,
        at=f"{start}-{end}",
        href=address_of(atlas, links, start, end, words),
        place_ids=on_the_map(atlas, hit.place_ids),
        is_cut_before=first > start,
        is_cut_after=last < end,
    )


def _shown(hit: TextHit) -> Span:
    """Return the stretch of a sentence that is shown: all of it, or the words with those around."""
    start, end = hit.citation.start, hit.citation.end
    if end - start <= LONGEST_SHOWN:
        return start, end
    first = max(start, hit.marks[0][0] - BEFORE_SHOWN)
    return first, min(end, max(first + LONGEST_SHOWN, hit.marks[0][1]))
