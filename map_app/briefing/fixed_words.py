"""The fixed words of a page and of slides: heads, captions, marks, in the reader's language."""

from __future__ import annotations

from map_app.atlas import Atlas, MapView
from map_app.briefing.lines import latin_marks
from map_app.briefing.record import Picture, SlideWords, Words
from map_app.briefing.subject import Subject, names_of, where_more
from map_app.cartography import Look


def words_of(
    atlas: Atlas, look: Look, subject: Subject, picture: Picture, view: MapView, link: str
) -> Words:
    """Return the page's fixed words in the view's language; `link` is its address or ""."""

    def say(key: str, **values: object) -> str:
        return latin_marks(look.say(f"briefing.{key}", view.language, **values))

    denominator = scale_words(picture.frame.denominator)
    where = where_more(subject, look, view.language, link).replace("{", "{{").replace("}", "}}")
    names = names_of(atlas, subject.places, view.language)
    return Words(
        north=say("north"),
        scale=say("scale", denominator=denominator),
        legend=say("legend"),
        chosen=say("chosen", place=names),
        more=say("more", count="{count}", parts="{parts}", where=where),
        further=say("further", title=subject.title),
        continued=say("continued", head="{head}"),
        not_found=say("not_found"),
        nothing=say("nothing"),
        open_quote="“",
        close_quote="”",
        indicators=say("indicators"),
        indicator=say("indicator"),
        baseline=say("baseline"),
        target=say("target"),
        similar=say("similar"),
        unsettled=say("unsettled"),
        slides=_slide_words(look, view.language),
    )


def scale_words(denominator: float) -> str:
    """Return a scale's denominator as it is read: `25 000`."""
    return f"{denominator:,.0f}".replace(",", " ")


def _slide_words(look: Look, language: str) -> SlideWords:
    def say(key: str, **values: object) -> str:
        return latin_marks(look.say(f"briefing.slide_{key}", language, **values))

    return SlideWords(
        title=say("title", title="{title}", parts="{parts}"),
        statement=say("statement"),
        source=say("source"),
        group=say("group"),
        contents=say("contents"),
        place=say("place"),
        about=say("about"),
        page=say("page"),
        cover_layout=say("cover_layout"),
        map_layout=say("map_layout"),
        words_layout=say("words_layout"),
        map_shows=say("map_shows", title="{title}", scale="{scale}"),
        code_shows=say("code_shows"),
        logo_shows=say("logo_shows"),
    )
