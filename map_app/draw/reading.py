"""The reading page: the plan's text in its chapters, every place that it names a link.

The fragment holds the whole text and no state, so that it is fetched once; the page's script marks
what an address names. The whole page marks it here, and needs no script.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from map_app.atlas import Atlas
from map_app.cartography import Look
from map_app.draw.links import Links
from map_app.draw.reading_pieces import Run, Span, Weaver
from map_app.draw.reading_tables import TableRows, TableWeaver
from map_app.draw.reading_tree import tree_of
from map_app.draw.rendering import render
from map_app.errors import RequestError
from map_app.plan.blocks import Block, Table, blocks_of

AT = re.compile(r"(\d{1,7})(?:-(\d{1,7}))?")
LEVELS = {"chapter": 1, "section": 2, "item": 3, "title": 1}
PROSE_PARTS = frozenset({"front", "back"})
"""Parts whose first line is a line like any other; they have no heading of their own."""


@dataclass(frozen=True, slots=True)
class ReadBlock:
    """A heading (with its level below the page's), a paragraph, a caption or a table.

    `href` is the paragraph's own address, `label` says where it stands, `place_ids` which places
    of the map it names.
    """

    kind: str
    part: str
    start: int
    level: int
    runs: tuple[Run, ...]
    label: str
    href: str
    place_ids: tuple[str, ...]
    table: TableRows | None = None


def write_reading(
    atlas: Atlas, look: Look, links: Links, asked: Mapping[str, str], *, whole: bool
) -> str:
    """Return the plan's text; `at` marks a stretch of it. Raises RequestError for a wrong one."""
    at = span_at(asked["at"], len(atlas.plan.text)) if "at" in asked else None
    marked = () if at is None or at[0] == at[1] else (at,)
    return render(
        "reading_page.html" if whole else "reading.html",
        atlas,
        look,
        links,
        level=1 if whole else 2,
        whole=whole,
        title=look.say("pages.read", links.language),
        home=links.home(page="read", **asked),
        other_language=links.in_other_language().page("read", **asked),
        words=asked.get("q", ""),
        tree=tree_of(atlas.plan),
        blocks=_blocks(atlas, links, marked),
    )


def span_at(words: str, longest: int) -> Span:
    """Return start and end of what `17428` or `17428-17500` names; the same twice for one offset.

    Raises RequestError with the key of a sentence.
    """
    match = AT.fullmatch(words)
    start = int(match[1]) if match else longest
    end = int(match[2]) if match and match[2] else start
    if not start <= end <= longest or start >= longest or (match and match[2] and start == end):
        raise RequestError("problem.offsets")
    return start, end


def address_of(atlas: Atlas, links: Links, start: int, end: int, words: str = "") -> str:
    """Return the address of the page with a stretch marked, at the paragraph that holds it."""
    starts = [one.start for one in atlas.plan.reading.paragraphs]
    paragraph = starts[max(bisect_right(starts, start) - 1, 0)]
    asked = {"at": f"{start}-{end}"} | ({"q": words} if words else {})
    return f"{links.page('read', **asked)}#p-{paragraph}"


def on_the_map(atlas: Atlas, place_ids: Sequence[str]) -> tuple[str, ...]:
    """Return those of the places that the map draws, without the district around all of them."""
    district = atlas.plan.meta.district
    return tuple(
        one for one in place_ids if one != district and atlas.ground.layer_of(one) is not None
    )


def _blocks(atlas: Atlas, links: Links, marked: tuple[Span, ...]) -> tuple[ReadBlock, ...]:
    plan, weaver = atlas.plan, Weaver(atlas, links)
    tables = TableWeaver(weaver, plan.text)
    read: list[ReadBlock] = []
    for one in blocks_of(plan.text, plan.reading.paragraphs, plan.outline):
        is_table = isinstance(one, Table)
        read.append(
            ReadBlock(
                kind="table" if isinstance(one, Table) else _kind(one),
                part=one.part,
                start=one.start,
                level=0 if isinstance(one, Table) else LEVELS.get(_kind(one), 0),
                runs=() if is_table else weaver.runs(one.start, one.end, marked),
                label=plan.cite(one.start, one.end).label,
                href=f"{links.page('read', at=str(one.start))}#p-{one.start}",
                place_ids=on_the_map(atlas, weaver.places(one.start, one.end)),
                table=tables.table(one, marked) if isinstance(one, Table) else None,
            )
        )
    return tuple(read)


def _kind(block: Block) -> str:
    """Return how a block is set: a part's first line is its heading only where it is one."""
    if block.kind != "part":
        return block.kind
    if block.part in PROSE_PARTS:
        return "prose"
    return "title" if block.part == "body" else "part"
