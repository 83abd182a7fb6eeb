"""The page's foot: caveat, sources and licences, reference system, precision, dates, link."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from map_app.atlas import Atlas
from map_app.briefing.lines import break_lines
from map_app.briefing.options import Options
from map_app.briefing.paper import millimetres
from map_app.cartography import Look, caveat_text, fmt
from map_app.cartography.own_words import own_source
from map_app.geo import LayerSpec

FINE_SHARE = 0.83
"""Of the small type, for what stands at the foot of a picture of the screen: 9.3 pt on a slide."""

LONGEST_PRINTED = 300
"""Characters of an address: an outline of many corners would fill the page."""
LATIN_EM = 0.6
ROUGHLY = 1.03
"""Words are measured without their font here; a little more room is left than they seem to need."""


@dataclass(frozen=True, slots=True)
class Told:
    """What a foot says: in which language, by whose options, of which layers, when, of which view.

    `note` is the office's, `address` the view's full address or, where that is not known, its
    path; `today` are the places whose status of today is told; `cut` says which ones the map cuts,
    `narrowed` what the layers are narrowed to, both "" when there is none. `lacks_code` when a code
    of the address was asked for and there can be none.
    """

    language: str
    options: Options
    layers: frozenset[str]
    note: str
    address: str
    made_on: dt.datetime
    today: tuple[str, ...] = ()
    cut: str = ""
    narrowed: str = ""
    lacks_code: bool = False


def caveat(atlas: Atlas, look: Look, told: Told) -> str:
    """Return what every page says: the plan's years are over, and what kind of map this is."""
    stop = ". " if told.language == "en" else "。"
    return caveat_text(atlas, look, told.language, told.today) + stop + told.note


def foot_lines(atlas: Atlas, look: Look, told: Told) -> Iterator[str]:
    """Yield the lines at the foot: sources with licences; reference system, precision, dates.

    What the layers are narrowed to comes first. Whom the layers are to be credited to is said
    even without the list of sources.
    """
    language, options = told.language, told.options
    shown = [one.spec for one in atlas.ground.layers.values() if one.spec.id in told.layers]
    if told.cut:
        yield told.cut
    if told.narrowed:
        yield look.say("briefing.narrowed", language, layers=told.narrowed)
    if options.has("sources"):
        yield look.say("briefing.sources", language, sources=_sources(look, shown, language))
    else:
        yield look.say("briefing.credits", language, sources=_credits(shown, language))
    own = [own_source(one, look, language) for one in atlas.own if one.id in told.layers]
    if own:
        yield look.say("briefing.own", language, sources=run_together(own))
    made = options.made or f"{told.made_on:%Y-%m-%d %H:%M}"
    parts = [
        look.say("briefing.office", language, office=options.office) if options.office else "",
        look.say("briefing.datum", language),
        _precision(look, [spec.precision_m for spec in shown], language),
        _date(look, "data_date", max((spec.date for spec in shown), default=None), language),
        look.say("briefing.made_on", language, date=made),
    ]
    yield "　".join(part for part in parts if part)
    yield _address(look, told)


def _address(look: Look, told: Told) -> str:
    """Return the view's address; or that it is left out, as a path without a host leads nowhere."""
    language, link = told.language, told.options.link
    if not link:
        return look.say("briefing.no_code" if told.lacks_code else "briefing.no_link", language)
    said = look.say("briefing.link", language, address=shortened(link))
    long = look.say("briefing.long_code", language) if told.lacks_code else ""
    return "　".join(filter(None, (said, long)))


def run_together(sentences: Sequence[str]) -> str:
    """Return the foot's sentences as one, for where its room is scarce."""
    return "　".join(sentences)


def lines_needed(sentences: Iterable[str], width_mm: float, size_pt: float) -> int:
    """Return how many lines the sentences take at this width, measured roughly."""
    size_mm = millimetres(size_pt)

    def rough_mm(words: str) -> float:
        return sum(LATIN_EM if one.isascii() else 1.0 for one in words) * size_mm * ROUGHLY

    return sum(len(break_lines(one, width_mm, rough_mm)) for one in sentences)


def _sources(look: Look, specs: Sequence[LayerSpec], language: str) -> str:
    """Return who is to be credited, once each, by the licence the layers are under."""
    comma, stop = (", ", "; ") if language == "en" else ("、", "；")
    by_licence: dict[str, list[str]] = {}
    for spec in specs:
        by_licence.setdefault(spec.licence, []).extend(spec.credits(language))
    return stop.join(
        look.say(
            "briefing.source",
            language,
            credit=comma.join(dict.fromkeys(credit)),
            licence=licence,
        )
        for licence, credit in by_licence.items()
    )


def _credits(specs: Sequence[LayerSpec], language: str) -> str:
    comma = ", " if language == "en" else "、"
    return comma.join(dict.fromkeys(one for spec in specs for one in spec.credits(language)))


def _precision(look: Look, metres: Sequence[float], language: str) -> str:
    if not metres:
        return ""
    least, most = min(metres), fmt.precision_text(max(metres), language)
    span = most if least == max(metres) else f"±{least:g}–{most.removeprefix('±')}"
    return look.say("briefing.precision", language, precision=span)


def _date(look: Look, key: str, date: dt.date | None, language: str) -> str:
    return look.say(f"briefing.{key}", language, date=f"{date:%Y-%m-%d}") if date else ""


def shortened(address: str) -> str:
    """Return an address as it is printed: one that holds a long outline is cut, and shows it."""
    return address if len(address) <= LONGEST_PRINTED else f"{address[:LONGEST_PRINTED]}…"
