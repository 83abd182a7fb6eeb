"""What a page is about: a place with its statements, the view alone, or places side by side."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from map_app.atlas import Atlas, MapView, Sheet
from map_app.atlas.compare import compare
from map_app.atlas.page_words import read_compared
from map_app.briefing.area_subject import (
    area_answers,
    area_facts,
    area_more,
    area_not_found,
    area_sections,
    asked_area,
)
from map_app.briefing.comparison import comparison_sections, side_by_side
from map_app.briefing.foot import LONGEST_PRINTED
from map_app.briefing.lines import latin_marks
from map_app.briefing.options import What
from map_app.briefing.record import BriefingEntry, IndicatorRow, Section, SideBySide
from map_app.briefing.statements import facts, indicators, name_of, sections, title_of
from map_app.cartography import Look, area_rows

LONGEST_NAMES_EM, LATIN_EM, LAST_LATIN = 26.0, 0.6, 0x24F
"""Names of more room than this do not head a page on one line; they stand below its title."""


@dataclass(frozen=True, slots=True)
class Subject:
    """The places that stand out, how the page is headed, and what it says beside the map.

    `has_words` is False for a page that is all map; `more` is the path of the whole text, and
    `more_name` what that page is called on the web map; `today` are the places whose status of
    today it tells; `side_by_side` is a comparison's table.
    """

    name: str
    places: tuple[str, ...]
    title: str
    suffix: str
    facts: tuple[str, ...] = ()
    sections: tuple[Section, ...] = ()
    indicators: tuple[IndicatorRow, ...] = ()
    not_found: tuple[str, ...] = ()
    has_words: bool = True
    more: str = ""
    more_name: str = ""
    today: tuple[str, ...] = ()
    side_by_side: SideBySide | None = None


def subject_of(atlas: Atlas, look: Look, view: MapView, what: What) -> Subject:
    """Return what the page of a view is about.

    Raises UnknownPlaceError when the view's place is none of the Atlas, RequestError when a
    comparison has fewer than two places. A view that asks about an area and has no place chosen is
    about that area.
    """
    if what != "compare" and view.place is None and asked_area(atlas, view) is not None:
        return _area(atlas, look, view, has_words=what == "sheet")
    return SUBJECTS[what](atlas, look, view)


def where_more(subject: Subject, look: Look, language: str, link: str) -> str:
    """Return where the whole text stands: its address, or its name where nobody knows the host.

    `link` is the view's full address, "" when it is not known. An address too long to be printed
    whole is none.
    """
    address = f"{link.partition('?')[0].rstrip('/')}{subject.more}"
    if not link or not subject.more or len(address) > LONGEST_PRINTED:
        return subject.more_name
    return look.say("briefing.where_address", language, address=address)


def only_named(subject: Subject, look: Look, language: str, link: str) -> Subject:
    """Return a page's subject with what names the place alone, and how much else is left out."""
    left = [one for one in subject.sections if one.way in {"through", "sketch"}]
    if not left:
        return subject
    comma = ", " if language == "en" else "、"
    parts = comma.join(f"{one.short} {len(one.entries)}" for one in left)
    count = sum(len(one.entries) for one in left)
    where = where_more(subject, look, language, link)
    said = look.say("briefing.left_out", language, count=count, parts=parts, where=where)
    head = look.say("briefing.left_out_head", language)
    kept = tuple(one for one in subject.sections if one not in left)
    more = Section(head, head, (BriefingEntry(latin_marks(said), "", ""),))
    return replace(subject, sections=(*kept, more))


def chosen_place(atlas: Atlas, view: MapView) -> str | None:
    """Return the chosen place; the district as a whole is no choice, it is the map itself."""
    return None if view.place == atlas.plan.meta.district else view.place


def _sheet(atlas: Atlas, look: Look, view: MapView) -> Subject:
    """Return a place with all that bears on it, or the district with its indicators."""
    language, place_id = view.language, chosen_place(atlas, view)
    sheet = atlas.sheet(place_id or atlas.plan.meta.district)
    return Subject(
        name=sheet.place.name,
        places=(place_id,) if place_id else (),
        title=title_of(sheet, language),
        suffix=look.say("briefing.suffix", language),
        facts=tuple(facts(atlas, look, sheet, language)),
        sections=tuple(sections(atlas, look, sheet, language)),
        indicators=() if place_id else tuple(indicators(atlas)),
        not_found=tuple(latin_marks(said) for said in _not_found(sheet, language)),
        more=f"/sheets/{sheet.place.id}",
        more_name=look.say("briefing.where_sheet", language, title=title_of(sheet, language)),
    )


def _view(atlas: Atlas, look: Look, view: MapView) -> Subject:
    """Return the map alone, the chosen place standing out."""
    language, place_id = view.language, chosen_place(atlas, view)
    sheet = atlas.sheet(place_id or atlas.plan.meta.district)
    return Subject(
        name=sheet.place.name,
        places=(place_id,) if place_id else (),
        title=title_of(sheet, language),
        suffix=look.say("briefing.view_suffix", language),
        facts=tuple(facts(atlas, look, sheet, language)),
        has_words=False,
    )


def _area(atlas: Atlas, look: Look, view: MapView, *, has_words: bool) -> Subject:
    """Return an area that is asked about, with what lies in it."""
    area, language = asked_area(atlas, view), view.language
    if area is None:
        raise LookupError(view.words)
    answers = area_answers(atlas, area, view)
    title = area_rows.area_title(area, look, language)
    return Subject(
        name=title,
        places=(),
        title=latin_marks(title),
        suffix=look.say("briefing.area_suffix", language),
        facts=tuple(area_facts(area, look, language)),
        sections=tuple(area_sections(atlas, look, answers, language)) if has_words else (),
        not_found=tuple(latin_marks(one) for one in area_not_found(look, answers, language)),
        has_words=has_words,
        more=area_more(area),
        more_name=look.say("briefing.where_area", language),
    )


def _compare(atlas: Atlas, look: Look, view: MapView) -> Subject:
    """Return the compared places of the view side by side."""
    language = view.language
    places = read_compared(dict(view.words).get("with", ""), atlas).ids
    told = compare(atlas, places)
    names = names_of(atlas, places, language)
    is_long = sum(1.0 if ord(one) > LAST_LATIN else LATIN_EM for one in names) > LONGEST_NAMES_EM
    count = look.say("briefing.compare_count", language, count=len(places))
    note = look.say("briefing.compare_facts", language)
    return Subject(
        name="、".join(one.name for one in told.places),
        places=places,
        title=count if is_long else names,
        suffix=look.say("briefing.compare_suffix", language),
        facts=(names, note) if is_long else (note,),
        side_by_side=side_by_side(atlas, look, told, language),
        sections=tuple(comparison_sections(atlas, look, told, language)),
        more=f"/pages/compare?with={','.join(places)}",
        more_name=look.say("briefing.where_compare", language),
        today=places,
    )


def names_of(atlas: Atlas, places: tuple[str, ...], language: str) -> str:
    """Return the names of places as one list."""
    comma = ", " if language == "en" else "、"
    return comma.join(name_of(atlas, one, language, atlas.record(one).name) for one in places)


def _not_found(sheet: Sheet, language: str) -> tuple[str, ...]:
    return sheet.not_found_en if language == "en" else sheet.not_found


SUBJECTS: Mapping[What, Callable[[Atlas, Look, MapView], Subject]] = MappingProxyType(
    {"sheet": _sheet, "view": _view, "compare": _compare}
)
