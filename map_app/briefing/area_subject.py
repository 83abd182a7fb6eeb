"""A page about an area that a reader asks about: what lies in it, in three lists."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from map_app.atlas import Atlas, MapView
from map_app.atlas.questions import (
    AskedArea,
    LayerAnswer,
    Overlap,
    ask_area,
    read_area,
    word_of_area,
)
from map_app.briefing.lines import latin_marks
from map_app.briefing.record import BriefingEntry, Section
from map_app.briefing.statements import name_of
from map_app.cartography import Look, area_rows

AREA_WORD = "area"
MOST_NAMED = 4
"""Names of what could not be checked; of more it is said how many there are."""
MOST_TOLD = 60
"""Things of one layer that a page names; a reader's own layer can have thousands there."""


def asked_area(atlas: Atlas, view: MapView) -> AskedArea | None:
    """Return what the view asks about; None where it asks nothing."""
    word = dict(view.words).get(AREA_WORD)
    return read_area(word, atlas) if word else None


def area_more(area: AskedArea) -> str:
    """Return the path of the whole answer; "" of an own feature, which no path names."""
    return "" if area.kind == "own" else f"/questions?area={word_of_area(area)}"


def area_answers(atlas: Atlas, area: AskedArea, view: MapView) -> tuple[LayerAnswer, ...]:
    """Return what of every layer that is on lies in the area, the topmost layer first.

    A reader's own stand above the plan's, as on the screen.
    """
    shown = (*view.layers, *view.own)
    return ask_area(atlas, area, [one.id for one in reversed(shown) if one.on])


def area_facts(area: AskedArea, look: Look, language: str) -> Iterator[str]:
    """Yield the ground that is asked about, in words."""
    for name, words in area_rows.area_facts(area, look, language):
        yield latin_marks(f"{name} {words}")


def area_sections(
    atlas: Atlas, look: Look, answers: Sequence[LayerAnswer], language: str
) -> Iterator[Section]:
    """Yield hits, then what lies within the drawings' error; a list that is empty is not headed."""
    lists = (
        ("hits", [(one, one.overlaps.hits) for one in answers]),
        ("thin", [(one, one.overlaps.within_drawing_error) for one in answers]),
    )
    for key, told in lists:
        count = sum(len(found) for _, found in told)
        if not count:
            continue
        entries = tuple(
            BriefingEntry(
                latin_marks(_joined(atlas, look, found, language)),
                *("", ""),
                via=latin_marks(answer.title(language)),
            )
            for answer, found in told
            if found
        )
        head = look.say(f"briefing.area_{key}", language, count=count)
        yield Section(head, look.say(f"briefing.short_area_{key}", language), entries)


def area_not_found(look: Look, answers: Iterable[LayerAnswer], language: str) -> Iterator[str]:
    """Yield the layers of which nothing lies there, and what could not be checked, with why."""
    several = tuple(answers)
    comma = look.say("ui.link_and", language)
    empty = [one.title(language) for one in several if one.is_empty]
    if empty:
        yield look.say("briefing.area_none", language, layers=comma.join(empty))
    for one in several:
        for why, names in _by_reason(one, language):
            key = "some" if len(names) <= MOST_NAMED else "many"
            yield look.say(
                f"briefing.area_unchecked_{key}",
                language,
                layer=one.title(language),
                names=comma.join(names[:MOST_NAMED]),
                count=len(names),
                why=why,
            )


def _joined(atlas: Atlas, look: Look, found: Sequence[Overlap], language: str) -> str:
    told = [_told(atlas, look, one, language) for one in found[:MOST_TOLD]]
    if len(found) > MOST_TOLD:
        told.append(look.say("briefing.area_first", language, most=MOST_TOLD, count=len(found)))
    return look.say("briefing.area_and", language).join(told)


def _told(atlas: Atlas, look: Look, one: Overlap, language: str) -> str:
    """Return a thing with how much of it lies there."""
    name = name_of(atlas, one.b.id, language, one.b.name)
    size = area_rows.size_text(one, language)
    if not size:
        return name
    if one.share_of_b is None:
        return look.say("briefing.area_sized", language, name=name, size=size)
    share = area_rows.share_words(one.share_of_b, language)
    return look.say("briefing.area_shared", language, name=name, size=size, share=share)


def _by_reason(answer: LayerAnswer, language: str) -> list[tuple[str, list[str]]]:
    told: dict[str, list[str]] = {}
    for one in answer.overlaps.unchecked:
        told.setdefault(one.why(language), []).append(one.what)
    return list(told.items())
