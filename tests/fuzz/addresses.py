"""The words of an address, fuzzed: the view, what is asked about, a file's options, a set."""

from __future__ import annotations

from urllib.parse import parse_qs, quote

from map_app.atlas import MapView, load_atlas
from map_app.atlas.questions import ask_area, read_area, read_question
from map_app.atlas.questions.area_word import word_of_area
from map_app.briefing.asked import read_options
from map_app.briefing.sets.place_set import read_set
from map_app.cartography import load_look
from map_app.errors import RequestError
from map_app.settings import PROJECT
from tests.fuzz.mutate import NASTY_TEXT

GOOD = (
    "place=village-donglang&layers=-roads,village_renewal~0.5&extent=113.2,23,113.3,23.1&lang=en",
    "page=projects&filter=kind.x,place.line-11&sort=-total&q=医药",
    "page=compare&with=11号线,22号线,village-donglang&at=3294-3369",
    "page=questions&ask=near,village_renewal,800,metro_stations&area=circle,113.22,23.1,500~200",
    "area=polygon,113.2,23.1,113.25,23.1,113.25,23.15~500&layers=village_renewal,metro_stations",
    "area=rectangle,113.2,23.1,113.25,23.15&page=questions",
    "area=line,113.2,23.1,113.25,23.1,113.25,23.15~100",
    "area=place,village-donglang~800&page=questions",
    "page=layers&of=village_renewal&sort=name&filter=",
    "layers=metro_lines:construction+planned,roads~0.25,-district&place=东塱村",
    "what=view&format=pdf&paper=A3&upright=1&scale=10000&dpi=300&blocks=-legend,qr&title=题",
    "mark=113.24,23.06;words&mark=113.24,23.06,113.25,23.07;arrow&made=2025&note=x&office=局",
    "set=villages&paper=16:9&template=plain",
)
MOST_ASKED_EVERY = 20
"""Every so many areas that are understood are asked about: that is slow beside reading them."""


def bad_words(chance, words):
    """Return the words with some letters changed, cut, doubled, or nasty ones put in."""
    found = list(words)
    for _ in range(chance.choice((1, 1, 2, 3, 6))):
        at = chance.randint(0, len(found))
        what = chance.randrange(6)
        if what == 0:
            found[at:at] = chance.choice(NASTY_TEXT)
        elif what == 1:
            del found[at : at + chance.choice((1, 2, 10))]
        elif what == 2:
            found[at:at] = found[at : at + chance.choice((3, 20))] * chance.choice((1, 2, 30))
        elif what == 3:
            found[at : at + 1] = chance.choice("0123456789.,;~:+-%&=#?/\\ \u202eé村")
        elif what == 4:
            found[at:at] = quote(chance.choice(NASTY_TEXT).encode("utf-8", "surrogatepass"))
        else:
            found[at:at] = chance.choice(GOOD)
    return "".join(found)


class Addresses:
    """Reads one bad address after the other as every route that reads them does."""

    def __init__(self, _target, _room):
        """Load the Atlas and its looks."""
        self.atlas = load_atlas(PROJECT / "seeds", PROJECT / "layers")
        self.look = load_look(PROJECT / "layers")
        self.good = list(GOOD)
        self.areas = 0

    def make(self, chance):
        """Return a bad query."""
        return bad_words(chance, chance.choice(self.good))

    def try_one(self, query):
        """Read it in every way; return how that ended. Whatever else is raised is a finding."""
        view, sentence = MapView.from_query(query, self.atlas)
        again, more = MapView.from_query(view.to_query(), self.atlas)
        if (again, more) != (view, None):
            raise AssertionError(f"reads back otherwise: {view.to_query()!r}")
        asked = parse_qs(query, keep_blank_values=True, errors="replace")
        ends = [
            "whole" if sentence is None else "garbled",
            self._end(lambda: read_options(asked, self.look, "en")),
            self._end(lambda: self._set(asked.get("set", [""])[0])),
            self._end(lambda: read_question(asked.get("ask", [""])[0], self.atlas)),
            self._end(lambda: self._area(asked.get("area", [""])[0])),
        ]
        return " ".join(ends)

    def keep(self, query):
        """Start from this one too: it led where none led before."""
        self.good.append(query)

    def written(self, query):
        """Return the input as bytes to be kept."""
        return query.encode("utf-8", "surrogatepass")

    def _set(self, words):
        return read_set(words, self.atlas, self.look, "zh")

    def _area(self, word):
        area = read_area(word, self.atlas)
        told = word_of_area(area)
        if word_of_area(read_area(told, self.atlas)) != told:
            raise AssertionError(f"reads back otherwise: {told!r}")
        self.areas += 1
        if self.areas % MOST_ASKED_EVERY == 0:
            ask_area(self.atlas, area, self.atlas.ground.layers)

    def _end(self, read):
        try:
            read()
        except RequestError as error:
            if not str(error):
                raise AssertionError("nothing said") from error
            return getattr(error, "key", "refused")
        return "read"
