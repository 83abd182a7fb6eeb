"""Makes a Briefing from an Atlas and a MapView: what the page says, before anything is drawn."""

from __future__ import annotations

import datetime as dt

from map_app.atlas import Atlas, MapView, Sheet
from map_app.briefing.foot import caveat, foot_lines
from map_app.briefing.lines import latin_marks
from map_app.briefing.picture import chosen_place, drawn_legend, make_picture
from map_app.briefing.record import Briefing, Dress, Picture, Words
from map_app.briefing.statements import facts, indicators, name_of, sections, title_of
from map_app.cartography import Look


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
        title=title_of(sheet, language),
        title_suffix=look.say("briefing.suffix", language),
        facts=tuple(facts(atlas, look, sheet, language)),
        plan_line=look.say(
            "briefing.plan", language, title=atlas.plan.meta.title, number=atlas.plan.meta.number
        ),
        sections=tuple(sections(atlas, look, sheet, language)),
        indicators=() if place_id else tuple(indicators(atlas)),
        not_found=tuple(latin_marks(said) for said in _not_found(sheet, language)),
        picture=picture,
        legend=drawn_legend(atlas, look, view, picture),
        caveat=latin_marks(caveat(atlas, look, language)),
        foot=tuple(foot_lines(atlas, look, view, picture, made_on)),
        words=_words(atlas, look, sheet, picture, language),
        dress=_dress(look),
        view=view,
        made_on=made_on,
    )


def _not_found(sheet: Sheet, language: str) -> tuple[str, ...]:
    return sheet.not_found_en if language == "en" else sheet.not_found


def _words(atlas: Atlas, look: Look, sheet: Sheet, picture: Picture, language: str) -> Words:
    def say(key: str, **values: object) -> str:
        return latin_marks(look.say(f"briefing.{key}", language, **values))

    scale = f"{picture.frame.denominator:,.0f}".replace(",", " ")
    path = f"/sheets/{sheet.place.id}"
    return Words(
        north=say("north"),
        scale=say("scale", denominator=scale),
        legend=say("legend"),
        chosen=say("chosen", place=name_of(atlas, sheet.place.id, language, sheet.place.name)),
        more=say("more", count="{count}", parts="{parts}", path=path),
        not_found=say("not_found"),
        nothing=say("nothing"),
        open_quote="“",
        close_quote="”",
        indicators=say("indicators"),
        indicator=say("indicator"),
        baseline=say("baseline"),
        target=say("target"),
        similar=say("similar"),
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
