"""Makes a Briefing from an Atlas and a MapView: what the page says, before anything is drawn."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from map_app.atlas import Atlas, MapView, Sheet, SheetEntry, Through
from map_app.briefing.picture import chosen_place, drawn_legend, make_picture
from map_app.briefing.record import (
    Briefing,
    BriefingEntry,
    Dress,
    IndicatorRow,
    Picture,
    Section,
    Words,
)
from map_app.cartography import Look, fmt
from map_app.geo import LayerSpec

MISSING = "—"


def make_briefing(atlas: Atlas, look: Look, view: MapView, made_on: dt.datetime) -> Briefing:
    """Return the page of this view: of the chosen place, or of the district when there is none.

    Raises UnknownPlaceError when the view's place is none of the Atlas.
    """
    language = view.language
    place_id = chosen_place(atlas, view)
    sheet = atlas.sheet(place_id or atlas.plan.meta.district)
    picture = make_picture(atlas, look, view)
    return Briefing(
        place=place_id,
        language=language,
        title=_title(sheet, language),
        title_suffix=look.say("briefing.suffix", language),
        facts=tuple(_facts(atlas, look, sheet, language)),
        plan_line=look.say(
            "briefing.plan", language, title=atlas.plan.meta.title, number=atlas.plan.meta.number
        ),
        sections=tuple(_sections(look, sheet, language)),
        indicators=() if place_id else tuple(_indicators(atlas)),
        not_found=sheet.not_found_en if language == "en" else sheet.not_found,
        picture=picture,
        legend=drawn_legend(atlas, look, view, picture),
        caveat=_caveat(atlas, look, language),
        foot=tuple(_foot(atlas, look, view, picture, made_on)),
        words=_words(look, sheet, picture, language),
        dress=_dress(look),
        view=view,
        made_on=made_on,
    )


def _title(sheet: Sheet, language: str) -> str:
    english = sheet.place.name_en
    return f"{sheet.place.name} {english}" if language == "en" and english else sheet.place.name


def _facts(atlas: Atlas, look: Look, sheet: Sheet, language: str) -> Iterator[str]:
    """Yield kind, size, precision and what the place belongs to."""
    record = sheet.record
    yield look.say(f"kind.{sheet.place.kind}", language)
    if record.area_ha:
        yield fmt.area_text(record.area_ha, language)
    elif record.length_km:
        yield fmt.length_text(record.length_km, language)
    if record.precision_m is not None:
        precision = fmt.precision_text(record.precision_m, language)
        layer = atlas.ground.layers[record.layer] if record.layer else None
        key = "sketched" if layer is None or layer.spec.sketch else "placed"
        yield look.say(f"briefing.{key}", language, precision=precision)
    stated = [through.place.name for through in sheet.belongs_to if through.relation == "part_of"]
    if stated:
        names = (", " if language == "en" else "、").join(dict.fromkeys(stated))
        yield look.say("briefing.belongs", language, names=names)


def _sections(look: Look, sheet: Sheet, language: str) -> Iterator[Section]:
    """Yield named, through, sketch; an empty one is not headed."""
    for key, entries in (
        ("named", sheet.named),
        ("through", sheet.through),
        ("sketch", sheet.sketch),
    ):
        if entries:
            head = look.say(f"briefing.{key}", language, count=len(entries))
            rows = tuple(_entry(look, entry, language) for entry in entries)
            yield Section(head, rows, sketch=key == "sketch")


def _entry(look: Look, entry: SheetEntry, language: str) -> BriefingEntry:
    statement, quote = _one_line(entry.statement), _one_line(entry.quote_display)
    healed = "".join(part.text for part in entry.quote_parts)
    alike = _bare(healed) == _bare(statement)
    return BriefingEntry(
        statement=quote if alike else statement,
        quote="" if alike else quote,
        citation=entry.citation.label,
        via=_via(look, entry.through, language) if entry.through else "",
        words_of_plan=alike,
    )


def _via(look: Look, through: Through, language: str) -> str:
    place = through.place.name
    if through.share is None:
        return look.say(f"briefing.via_{through.relation or 'part_of'}", language, place=place)
    precision = fmt.precision_text(through.precision_m or 0.0, language)
    share = fmt.share_text(through.share, language)
    return look.say("briefing.via_sketch", language, place=place, share=share, precision=precision)


def _indicators(atlas: Atlas) -> Iterator[IndicatorRow]:
    """Yield the rows of 表2, each with the baseline that the plan gives for it."""
    pairs = {pair.target_indicator: pair for pair in reversed(atlas.plan.pairs)}
    for indicator in atlas.plan.indicators.values():
        if indicator.table == 2:  # noqa: PLR2004 - 表2 of the plan, the targets
            pair = pairs.get(indicator.id)
            target = pair.target if pair else indicator.targets[0]
            yield IndicatorRow(
                name=indicator.name,
                unit=indicator.unit,
                baseline=_one_line(pair.baseline.printed) if pair else MISSING,
                target=_one_line(target.printed),
                group=indicator.category,
            )


def _caveat(atlas: Atlas, look: Look, language: str) -> str:
    meta = atlas.plan.meta
    ended = meta.caveat_en if language == "en" else meta.caveat_zh
    stop = ". " if language == "en" else "。"
    return ended.rstrip("。. ") + stop + look.say("briefing.note", language)


def _foot(
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
        by_licence.setdefault(spec.licence, []).extend(spec.credit.split("；"))
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


def _words(look: Look, sheet: Sheet, picture: Picture, language: str) -> Words:
    def say(key: str, **values: object) -> str:
        return look.say(f"briefing.{key}", language, **values)

    scale = f"{picture.frame.denominator:,.0f}".replace(",", " ")
    path = f"/sheets/{sheet.place.id}"
    return Words(
        north=say("north"),
        scale=say("scale", denominator=scale),
        legend=say("legend"),
        chosen=say("chosen", place=sheet.place.name),
        more=say("more", count="{count}", path=path),
        not_found=say("not_found"),
        nothing=say("nothing"),
        open_quote="“",
        close_quote="”",
        indicators=say("indicators"),
        indicator=say("indicator"),
        baseline=say("baseline"),
        target=say("target"),
    )


def _dress(look: Look) -> Dress:
    theme = look.theme
    sizes, chosen = theme.type.size_pt, theme.chosen
    return Dress(
        paper=theme.paint("paper"),
        ink=theme.paint("ink"),
        quiet=theme.paint("ink-soft"),
        rule=theme.paint("rule"),
        warn=theme.paint("warn"),
        outside=theme.paint("outside"),
        halo=theme.paint(chosen.halo),
        title_pt=sizes["title"],
        lead_pt=sizes["lead"],
        body_pt=sizes["body"],
        small_pt=sizes["small"],
        chosen_stroke=theme.paint(chosen.stroke),
        chosen_width_px=chosen.width_px,
        halo_width_px=chosen.halo_width_px,
        chosen_fill_opacity=chosen.fill_opacity,
    )


def _bare(words: str) -> str:
    """Return the words without spaces and without the mark at their end."""
    return "".join(words.split()).rstrip("。；，")


def _one_line(words: str) -> str:
    """Return the words without line feeds: the page breaks its own lines."""
    return " ".join(words.split())
