"""The page's foot: caveat, sources and licences, reference system, precision, dates."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from map_app.atlas import Atlas, MapView
from map_app.briefing.record import Picture
from map_app.cartography import Look, fmt
from map_app.geo import LayerSpec


def caveat(atlas: Atlas, look: Look, language: str) -> str:
    """Return what every page says: the plan's years are over, and this is a sketch map."""
    meta = atlas.plan.meta
    ended = meta.caveat_en if language == "en" else meta.caveat_zh
    stop = ". " if language == "en" else "。"
    return ended.rstrip("。. ") + stop + look.say("briefing.note", language)


def foot_lines(
    atlas: Atlas, look: Look, view: MapView, picture: Picture, made_on: dt.datetime
) -> Iterator[str]:
    """Yield the lines at the foot: sources with licences; reference system, precision, dates."""
    language = view.language
    specs = [layer.spec for layer in atlas.ground.layers.values()]
    drawn = {feature.layer for feature in picture.drawn}
    shown = [spec for spec in specs if spec.id in drawn]
    yield look.say("briefing.sources", language, sources=_sources(look, shown, language))
    parts = [
        look.say("briefing.datum", language),
        _precision(look, [spec.precision_m for spec in shown], language),
        _date(look, "data_date", max((spec.date for spec in shown), default=made_on), language),
        look.say("briefing.made_on", language, date=f"{made_on:%Y-%m-%d %H:%M}"),
        look.say("briefing.page", language, path=_path(view, atlas)),
    ]
    yield "　".join(part for part in parts if part)


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


def _precision(look: Look, metres: Sequence[float], language: str) -> str:
    if not metres:
        return ""
    least, most = min(metres), fmt.precision_text(max(metres), language)
    span = most if least == max(metres) else f"±{least:g}–{most.removeprefix('±')}"
    return look.say("briefing.precision", language, precision=span)


def _date(look: Look, key: str, date: dt.date, language: str) -> str:
    return look.say(f"briefing.{key}", language, date=f"{date:%Y-%m-%d}")


def _path(view: MapView, atlas: Atlas) -> str:
    return f"/sheets/{view.place or atlas.plan.meta.district}"
