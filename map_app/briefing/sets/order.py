"""What a reader asks of a set: which places, looked at how, in which form."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from map_app.atlas import Atlas, MapView
from map_app.briefing.fixed_words import scale_words
from map_app.briefing.make import make_briefing, map_place_of
from map_app.briefing.map_place import MapPlace
from map_app.briefing.options import Format, Options
from map_app.briefing.record import Briefing, Picture
from map_app.briefing.sets.place_set import PlaceSet
from map_app.briefing.statements import name_of
from map_app.cartography import Look
from map_app.errors import RequestError

SET_FORMATS: tuple[Format, ...] = ("pdf", "pptx", "xlsx", "png", "svg")
ZIPPED = frozenset({"png", "svg"})
"""These are one file a place, packed together."""


@dataclass(frozen=True, slots=True)
class SetOrder:
    """A set as a reader asks for it.

    `view` has the reader's layers and language; its place and extent are not the set's. `here` is
    the address of the app that links begin with, "" when it is not known.
    """

    atlas: Atlas
    look: Look
    places: PlaceSet
    view: MapView
    options: Options
    made_on: dt.datetime
    here: str = ""

    @property
    def count(self) -> int:
        """Return how many places there are."""
        return len(self.places.places)

    @property
    def title(self) -> str:
        """Return what the whole is called: the reader's title or the set's."""
        return self.options.title or self.places.title

    @property
    def ending(self) -> str:
        """Return how the file's name ends, without the dot."""
        return "zip" if self.options.format in ZIPPED else self.options.format

    def name(self, index: int) -> str:
        """Return the name of one of the places in the reader's language."""
        place = self.places.places[index]
        return name_of(self.atlas, place, self.view.language, self.atlas.record(place).name)

    def page(self, index: int) -> Briefing:
        """Return the page of one place: as the reader looks at it, fitted to the place.

        A title is the whole set's; notes on the map stand on the pages whose map shows their spot.
        """
        view, options = self._page_of(index)
        made = make_briefing(self.atlas, self.look, view, self.made_on, options)
        return replace(made, picture=_with_marks_inside(made.picture))

    @property
    def cut(self) -> str:
        """Return which places the scale asked for does not show whole, "" when all are."""
        if self.options.scale is None or self.options.format == "xlsx":
            return ""
        found = [self.name(index) for index in range(self.count) if self._place(index).cut]
        if not found:
            return ""
        language = self.view.language
        return self.look.say(
            "briefing.cut_set",
            language,
            places=(", " if language == "en" else "、").join(found),
            count=len(found),
            denominator=scale_words(self.options.scale),
        )

    def _place(self, index: int) -> MapPlace:
        view, options = self._page_of(index)
        return map_place_of(self.atlas, self.look, view, self.made_on, options)

    def _page_of(self, index: int) -> tuple[MapView, Options]:
        """Return what is looked at on the page of one place, and its options."""
        view = replace(self.view, place=self.places.places[index], extent=None)
        return view, replace(self.options, title="", link=self.link(view))

    def link(self, view: MapView) -> str:
        """Return a view's full address, "" when the app's is not known."""
        query = view.to_query()
        return f"{self.here}?{query}" if self.here and query else self.here


def check_order(order: SetOrder) -> SetOrder:
    """Return the order, if it can be made.

    Raises
    ------
    RequestError
        With a sentence for a form or a content that a set cannot have.
    """
    wrong = []
    language, options = order.view.language, order.options
    if options.format not in SET_FORMATS:
        known = "、".join(SET_FORMATS)
        wrong.append(order.look.say("sets.format", language, format=options.format, known=known))
    if options.what == "compare":
        wrong.append(order.look.say("sets.compare", language))
    if wrong:
        raise RequestError((" " if language == "en" else "").join(wrong))
    return order


def _with_marks_inside(picture: Picture) -> Picture:
    """Return the map with the notes whose spot it shows: others would crowd along its edge."""
    frame = picture.frame
    return replace(
        picture, marks=tuple(one for one in picture.marks if frame.shows(one.lon, one.lat))
    )
