"""What the pages of rows share: choices that narrow them, orders, downloads, places, map links."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from map_app.atlas import Atlas, PlaceRef
from map_app.atlas.table_query import AS_PRINTED, Facet, TableQuery
from map_app.cartography import Look
from map_app.cartography.table_words import token_title
from map_app.draw.links import Links

FORMATS = ("csv", "xlsx")


@dataclass(frozen=True, slots=True)
class Choice:
    """Something to narrow the rows by, or an order: a link that adds it or takes it away."""

    token: str
    title: str
    count: int | None
    href: str
    is_on: bool


@dataclass(frozen=True, slots=True)
class ChoiceGroup:
    """The choices of one facet."""

    name: str
    title: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class PlaceLink:
    """A place's name with the address of its sheet; `said` leads to where the plan says so."""

    name: str
    href: str
    said: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class MapMark:
    """Places to mark on the map: their ids, and an address that works without script."""

    ids: str
    href: str
    count: int
    is_shared: bool = False
    """Whether the places are those of the list that the row stands in."""


class TableParts:
    """Makes what both pages need, for one page, language and question."""

    def __init__(self, atlas: Atlas, look: Look, links: Links, page: str) -> None:
        """Keep what the parts are made from."""
        self.atlas, self.look, self.links, self.page = atlas, look, links, page
        self.language = links.language

    def say(self, key: str, **values: object) -> str:
        """Return interface words."""
        return self.look.say(key, self.language, **values)

    def groups(
        self,
        facets: Iterable[Facet],
        rows: Iterable[frozenset[str]],
        query: TableQuery,
        titles: Mapping[str, str],
    ) -> tuple[ChoiceGroup, ...]:
        """Return the choices of these facets, each with how many rows have it."""
        every = tuple(rows)
        return tuple(
            ChoiceGroup(
                facet.name,
                self.say(f"facet.{facet.name}"),
                tuple(
                    Choice(
                        token=token,
                        title=token_title(token, titles, self.say),
                        count=sum(token in has for has in every),
                        href=self.address(query.toggled(token)),
                        is_on=token in query.tokens,
                    )
                    for token in facet.tokens
                ),
            )
            for facet in facets
        )

    def orders(self, sorts: Iterable[str], query: TableQuery) -> tuple[Choice, ...]:
        """Return the orders, the plan's own first."""
        return tuple(
            Choice(
                token=sort,
                title=self.say(f"{self.page}.sort_{sort or 'printed'}"),
                count=None,
                href=self.address(query.sorted_by(sort)),
                is_on=sort == query.sort,
            )
            for sort in (AS_PRINTED, *sorts)
        )

    def address(self, query: TableQuery) -> str:
        """Return the address of the page that answers this question."""
        return self.links.page(self.page, **query.address())

    def files(self, query: TableQuery) -> tuple[tuple[str, str], ...]:
        """Return format and address of the downloads of the rows that are shown."""
        told = query.address() | ({"lang": "en"} if self.language == "en" else {})
        words = f"?{urlencode(told, safe=',')}" if told else ""
        return tuple(
            (form, f"{self.links.root}tables/{self.page}.{form}{words}") for form in FORMATS
        )

    def table_file(self, form: str, **words: str) -> str:
        """Return the address of this page's rows as a file of this format."""
        return f"{self.links.root}tables/{self.page}.{form}?{urlencode(words, safe=',')}"

    def place(
        self, place: PlaceRef, said: tuple[int, int] | None = None, note: str | None = None
    ) -> PlaceLink:
        """Return a place as a link to its sheet, with the place where the plan says so."""
        where = self.links.text(*said) if said else None
        return PlaceLink(place.name, self.links.sheet(place.id), where, note)

    def mark(self, place_ids: Iterable[str], *, is_shared: bool = False) -> MapMark | None:
        """Return how to mark those of the places that are drawn; None where none is."""
        drawn = [one for one in place_ids if self.atlas.record(one).point is not None]
        if not drawn:
            return None
        href = self.links.home(drawn[0], page=self.page)
        return MapMark(" ".join(drawn), href, len(drawn), is_shared)
