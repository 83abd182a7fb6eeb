"""Makes a Briefing from an Atlas and a MapView: what the page says, before anything is drawn."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from map_app.atlas import Atlas, MapView
from map_app.briefing.common_letters import common_letters
from map_app.briefing.fixed_words import scale_words, words_of
from map_app.briefing.foot import (
    FINE_SHARE,
    Told,
    caveat,
    foot_lines,
    lines_needed,
    run_together,
)
from map_app.briefing.layout import Layout, Wanted, lay_out, text_width_mm
from map_app.briefing.lines import latin_marks
from map_app.briefing.map_place import MapPlace
from map_app.briefing.options import Options
from map_app.briefing.own_layers import own_entries
from map_app.briefing.picture import (
    About,
    cut_places,
    drawn_legend,
    frame_of_view,
    make_picture,
    shown_places,
)
from map_app.briefing.record import Briefing, Dress, Picture
from map_app.briefing.subject import Subject, names_of, only_named, subject_of
from map_app.briefing.taking import with_data
from map_app.briefing.verify import refuse_incomplete
from map_app.cartography import Look, Paper, Template, narrowed_words
from map_app.errors import ExportError, RequestError

PAGED = frozenset({"png", "svg", "pdf", "pptx"})
LEAST_MAP_MM = 40.0
"""A map smaller than this on paper says nothing: the words around it have taken its room."""

LONGEST_CODED = 700
"""Characters of a link that a printed code can hold and a phone still read."""


def make_briefing(
    atlas: Atlas,
    look: Look,
    view: MapView,
    made_on: dt.datetime,
    options: Options | None = None,
) -> Briefing:
    """Return the page of this view, by a reader's options.

    Raises UnknownPlaceError when the view's place is none of the Atlas, RequestError when the
    options name a paper or template that there is not, ExportError when words leave no room for
    the map.
    """
    plan = _plan_of(atlas, look, view, options or Options(), made_on)
    return with_data(atlas, look, _put_together(atlas, look, view, plan), plan.told)


def _put_together(atlas: Atlas, look: Look, view: MapView, plan: _Plan) -> Briefing:
    subject, told, picture = plan.subject, plan.told, plan.picture
    legend = drawn_legend(atlas, look, view, picture) if plan.layout.legend else None
    refuse_incomplete(atlas, view, picture, legend)
    if legend is not None:
        legend = (*own_entries(atlas, look, view, picture.own), *legend)
    options, language, meta = plan.options, view.language, atlas.plan.meta
    return Briefing(
        name=subject.name,
        places=subject.places,
        language=language,
        heading=_heading(plan.template, language),
        logo=_logo(look, plan.template),
        title=options.title or subject.title,
        title_suffix=options.subtitle or ("" if options.title else subject.suffix),
        facts=subject.facts,
        plan_line=look.say("briefing.plan", language, title=meta.title, number=meta.number),
        plan_short=look.say("briefing.plan_short", language, number=meta.number),
        sections=subject.sections,
        indicators=subject.indicators,
        not_found=subject.not_found,
        picture=picture,
        legend=legend or (),
        caveat=latin_marks(caveat(atlas, look, told)),
        foot=tuple(map(latin_marks, foot_lines(atlas, look, told))),
        link=options.link,
        words=words_of(atlas, look, subject, picture, view, options.link),
        dress=_dress(look, plan.template),
        layout=plan.layout,
        options=options,
        view=view,
        made_on=told.made_on,
        letters=common_letters(atlas, look) if options.format == "pdf" else "",
        cut=told.cut,
        side_by_side=subject.side_by_side,
    )


@dataclass(frozen=True, slots=True)
class _Plan:
    """What must be known before a page can be put together."""

    options: Options
    template: Template
    subject: Subject
    told: Told
    layout: Layout
    picture: Picture


def _plan_of(
    atlas: Atlas, look: Look, view: MapView, options: Options, made_on: dt.datetime
) -> _Plan:
    """Return subject, layout and map: the foot's room is known before the map, its layers after."""
    subject = _subject(atlas, look, view, options)
    template = _template(look, options)
    told = _told(view, options, template, _layers(atlas, view, subject), made_on)
    narrowed = narrowed_words(atlas, look, view)
    told = replace(told, today=subject.today, narrowed=narrowed)
    told, layout = _laid_out(atlas, look, view, subject, told)
    picture = make_picture(
        atlas, look, view, layout, About.of(atlas, view, subject.places, options)
    )
    layers = {one.layer for one in picture.drawn} | {one.layer for one in picture.own}
    drawn = replace(told, layers=frozenset(layers))
    return _Plan(told.options, template, subject, drawn, layout, picture)


def _subject(atlas: Atlas, look: Look, view: MapView, options: Options) -> Subject:
    subject = subject_of(atlas, look, view, options.what)
    has_pages = options.format in PAGED
    if not (has_pages and options.has("named")):
        return subject
    return only_named(subject, look, view.language, options.link)


def map_place_of(
    atlas: Atlas, look: Look, view: MapView, made_on: dt.datetime, options: Options
) -> MapPlace:
    """Return where the map lies on the page that `make_briefing` makes of the same.

    Raises what `make_briefing` raises; takes a few milliseconds.
    """
    subject = _subject(atlas, look, view, options)
    layers = _layers(atlas, view, subject)
    told = _told(view, options, _template(look, options), layers, made_on)
    told = replace(told, narrowed=narrowed_words(atlas, look, view))
    told, layout = _laid_out(atlas, look, view, subject, told)
    about = About.of(atlas, view, subject.places, options)
    found = (atlas.ground.feature_geometry(one) for one in shown_places(atlas, about))
    point = next((one.representative_point() for one in found if one is not None), None)
    return MapPlace.of(layout, frame_of_view(atlas, view, layout, about), point, told.cut)


def _laid_out(
    atlas: Atlas, look: Look, view: MapView, subject: Subject, told: Told
) -> tuple[Told, Layout]:
    """Return the layout, and what the foot says with a line about what the scale cuts."""
    layout = _layout(atlas, look, subject, told)
    about = About.of(atlas, view, subject.places, told.options)
    cut = cut_places(atlas, view, frame_of_view(atlas, view, layout, about), about)
    if not cut:
        return told, layout
    names = names_of(atlas, cut, told.language)
    scale = scale_words(about.scale or 0.0)
    said = look.say("briefing.cut", told.language, places=names, denominator=scale)
    told = replace(told, cut=latin_marks(said))
    return told, _layout(atlas, look, subject, told)


def _paper(look: Look, options: Options) -> Paper:
    """Return the paper; slides have a shape of their own, whatever paper is asked for."""
    if options.format == "pptx":
        slides = [one for one in look.briefings.paper if one.use == "slide"]
        if not slides:
            raise RequestError("纸张表里没有幻灯片的尺寸，不能导出幻灯片。")
        return slides[0]
    paper = look.briefings.paper_of(options.paper)
    if paper is None:
        names = "、".join(one.id for one in look.briefings.paper)
        raise RequestError(f"没有“{options.paper}”这种纸张，可用的有：{names}。")
    return paper


def _template(look: Look, options: Options) -> Template:
    if not options.template:
        return look.briefings.template[0]
    template = look.briefings.template_of(options.template)
    if template is None:
        names = "、".join(one.id for one in look.briefings.template)
        raise RequestError(f"没有“{options.template}”这个模板，可用的有：{names}。")
    return template


def _heading(template: Template, language: str) -> str:
    return template.heading_en if language == "en" else template.heading_zh


def _logo(look: Look, template: Template) -> bytes:
    return (look.briefings.folder / template.logo).read_bytes() if template.logo else b""


def _told(
    view: MapView,
    options: Options,
    template: Template,
    layers: frozenset[str],
    made_on: dt.datetime,
) -> Told:
    """Return what the foot says when these layers are drawn."""
    is_english = view.language == "en"
    note = template.note_en if is_english else template.note_zh
    office = template.office_en if is_english else template.office_zh
    can_be_coded = 0 < len(options.link) <= LONGEST_CODED
    blocks = options.blocks if can_be_coded else options.blocks - {"qr"}
    return Told(
        language=view.language,
        options=replace(options, office=options.office or office, blocks=blocks),
        layers=layers,
        note=options.note or note,
        address=options.link or f"/?{view.to_query()}",
        made_on=made_on,
        lacks_code=blocks != options.blocks,
    )


def _layers(atlas: Atlas, view: MapView, subject: Subject) -> frozenset[str]:
    """Return the layers that may be drawn: those that are on and those of the chosen places."""
    homes = (atlas.ground.layer_of(place) for place in subject.places)
    on = (one.id for one in (*view.layers, *view.own) if one.on)
    return frozenset({*on, *filter(None, homes)})


def _layout(atlas: Atlas, look: Look, subject: Subject, told: Told) -> Layout:
    """Return where everything stands, with room for all that the foot may have to say."""
    options, upright = told.options, told.options.upright
    paper = _paper(look, options)
    width_mm = text_width_mm(paper, upright=upright, blocks=options.blocks)
    small_pt = look.theme.type.size_pt["small"]
    large, fine = [caveat(atlas, look, told), *foot_lines(atlas, look, told)], [""]
    if paper.use == "picture":
        large, fine = large[:1], [run_together(large[1:])]
    template = _template(look, options)
    wanted = Wanted(
        blocks=options.blocks,
        # Slides have their words on slides of their own, behind the map's.
        has_column=subject.has_words and options.has("targets") and options.format != "pptx",
        has_heading=bool(_heading(template, told.language)),
        foot_lines=lines_needed(large, width_mm, small_pt),
        fine_lines=lines_needed(fine, width_mm, small_pt * FINE_SHARE),
    )
    layout = lay_out(paper, upright=upright, wanted=wanted)
    if min(layout.map.width_mm, layout.map.height_mm) < LEAST_MAP_MM:
        raise ExportError(look.say("export.no_room", told.language))
    return layout


def _dress(look: Look, template: Template) -> Dress:
    theme = look.theme
    sizes, chosen = theme.type.size_pt, theme.chosen

    def paint(name: str) -> str:
        return template.colour.get(name) or theme.paint(name)

    return Dress(
        paper=paint("paper"),
        ink=paint("ink"),
        quiet=paint("ink-soft"),
        rule=paint("rule"),
        accent=paint(template.accent),
        warn=paint("warn"),
        outside=paint("outside"),
        halo=paint(chosen.halo),
        title_pt=sizes["title"],
        lead_pt=sizes["lead"],
        body_pt=sizes["body"],
        small_pt=sizes["small"],
        chosen_stroke=paint(chosen.stroke),
        chosen_width_px=chosen.width_px,
        halo_width_px=chosen.halo_width_px,
        chosen_fill_opacity=chosen.fill_opacity,
        asked=paint("asked"),
        slide_latin=template.slide_latin or theme.type.slide_latin,
        slide_east_asian=template.slide_east_asian or theme.type.slide_east_asian,
    )
