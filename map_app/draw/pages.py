"""What the panel shows when it shows no sheet: all places, a stretch of the text, a problem.

Each is written as a fragment for the panel (heading h2) and as a whole page (heading h1).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from map_app.atlas import Atlas
from map_app.cartography import Look
from map_app.draw.links import Links
from map_app.draw.reading import address_of
from map_app.draw.rendering import render
from map_app.draw.sheet_rows import Link, SheetRows
from map_app.plan import Place, QuotePart

KINDS = (
    *("belt", "zone", "precinct", "cluster", "village", "metro_line", "rail_line"),
    *("station", "project", "landmark", "subdistrict"),
)
OPEN_KINDS = frozenset({"belt", "zone", "cluster", "village"})
HEAD_KINDS = frozenset({"heading", "item"})
PARAGRAPHS_AROUND = 3
"""How much of its surroundings a stretch of the text is shown with, before and after it."""


@dataclass(frozen=True, slots=True)
class KindGroup:
    """All places of a kind."""

    title: str
    links: tuple[Link, ...]
    is_open: bool


@dataclass(frozen=True, slots=True)
class Run:
    """A paragraph of the plan, cut where the stretch asked for begins and ends."""

    pieces: tuple[Piece, ...]
    is_head: bool


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a paragraph, healed; `is_chosen` where it is the stretch asked for."""

    parts: tuple[QuotePart, ...]
    is_chosen: bool


def directory_fragment(atlas: Atlas, look: Look, language: str) -> str:
    """Return all places by kind, for the panel."""
    return _directory("directory.html", atlas, look, Links("", language), level=2)


def directory_page(atlas: Atlas, look: Look, language: str) -> str:
    """Return all places by kind, as a whole page that stands at the app's root."""
    return _directory("directory_page.html", atlas, look, Links("", language), level=1)


def text_fragment(atlas: Atlas, look: Look, start: int, end: int, language: str) -> str:
    """Return a stretch of the plan's text, marked among its neighbours, for the panel."""
    return _text("text.html", atlas, look, (start, end), Links("", language), level=2)


def text_page(atlas: Atlas, look: Look, start: int, end: int, language: str) -> str:
    """Return a stretch of the plan's text as a whole page, one step below the app's root."""
    return _text("text_page.html", atlas, look, (start, end), Links("../", language), level=1)


def problem_fragment(
    atlas: Atlas, look: Look, sentence: str, language: str, suggestions: Sequence[Place] = ()
) -> str:
    """Return a sentence that says what is wrong, with places to try instead, for the panel."""
    return _problem("problem.html", atlas, look, sentence, Links("", language), suggestions)


def problem_page(
    atlas: Atlas, look: Look, sentence: str, links: Links, suggestions: Sequence[Place] = ()
) -> str:
    """Return the same as a whole page."""
    return _problem("problem_page.html", atlas, look, sentence, links, suggestions)


def _directory(template: str, atlas: Atlas, look: Look, links: Links, level: int) -> str:
    rows = SheetRows(atlas, look, links)
    district = atlas.plan.places[atlas.plan.meta.district]
    return render(
        template,
        atlas,
        look,
        links,
        level=level,
        title=rows.say("directory.title"),
        home=links.home(),
        other_language=links.in_other_language().directory(),
        groups=_kind_groups(atlas, rows),
        district=rows.link(district),
    )


def _kind_groups(atlas: Atlas, rows: SheetRows) -> tuple[KindGroup, ...]:
    """Return the places of every kind that has any, in the order of the plan's tables."""
    found: dict[str, list[Place]] = {kind: [] for kind in KINDS}
    for place in atlas.plan.places.values():
        if place.kind in found:
            found[place.kind].append(place)
    return tuple(
        KindGroup(
            rows.say(f"kinds.{kind}"),
            tuple(rows.link(place) for place in places),
            kind in OPEN_KINDS,
        )
        for kind, places in found.items()
        if places
    )


def _text(
    template: str, atlas: Atlas, look: Look, chosen: tuple[int, int], links: Links, level: int
) -> str:
    rows = SheetRows(atlas, look, links)
    citation = atlas.plan.cite(*chosen)
    return render(
        template,
        atlas,
        look,
        links,
        level=level,
        title=citation.label,
        home=links.home(),
        other_language=links.in_other_language().text(*chosen),
        citation=citation,
        path=_path(atlas, *chosen),
        in_text=address_of(atlas, links, *chosen),
        runs=_runs(atlas, *chosen),
        places=_named_between(atlas, rows, *chosen),
    )


def _path(atlas: Atlas, start: int, end: int) -> str:
    """Return the titles of the entries that hold the stretch, the widest first."""
    holding = [one for one in atlas.plan.outline if one.start <= start and end <= one.end]
    widest_first = sorted(holding, key=lambda one: one.start - one.end)
    return " › ".join(one.title for one in widest_first)


def _runs(atlas: Atlas, start: int, end: int) -> tuple[Run, ...]:
    """Return the paragraphs around the stretch."""
    paragraphs = atlas.plan.reading.paragraphs
    inside = [i for i, one in enumerate(paragraphs) if one.start < end and start < one.end]
    first = max(0, min(inside, default=0) - PARAGRAPHS_AROUND)
    last = max(inside, default=-1) + PARAGRAPHS_AROUND + 1
    return tuple(
        Run(_pieces(atlas, (one.start, one.end), (start, end)), one.kind in HEAD_KINDS)
        for one in paragraphs[first:last]
    )


def _pieces(atlas: Atlas, paragraph: tuple[int, int], chosen: tuple[int, int]) -> tuple[Piece, ...]:
    begin = min(max(chosen[0], paragraph[0]), paragraph[1])
    finish = max(min(chosen[1], paragraph[1]), begin)
    cuts = ((paragraph[0], begin, False), (begin, finish, True), (finish, paragraph[1], False))
    return tuple(
        Piece(atlas.plan.display(here, there), is_chosen)
        for here, there, is_chosen in cuts
        if here < there
    )


def _named_between(atlas: Atlas, rows: SheetRows, start: int, end: int) -> tuple[Link, ...]:
    """Return the places that are named in the stretch, in text order, each once."""
    named = {
        mention.place_id: atlas.plan.places[mention.place_id]
        for mention in atlas.plan.mentions
        if start <= mention.start and mention.end <= end
    }
    return tuple(rows.link(place) for place in named.values())


def _problem(
    template: str,
    atlas: Atlas,
    look: Look,
    sentence: str,
    links: Links,
    suggestions: Sequence[Place],
) -> str:
    rows = SheetRows(atlas, look, links)
    return render(
        template,
        atlas,
        look,
        links,
        level=2 if template == "problem.html" else 1,
        title=rows.say("problem.title"),
        home=links.home(),
        other_language=links.in_other_language().directory(),
        sentence=sentence,
        suggestions=[rows.link(place) for place in suggestions],
    )
