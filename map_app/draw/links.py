"""The addresses of our pages, relative, so that any path prefix in front of them works."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass
from urllib.parse import quote, urlencode

from map_app.atlas.own import OWN_PREFIX


@dataclass(frozen=True, slots=True)
class Links:
    """Addresses as seen from one page; `root` leads from there to the app's root.

    `root` is "" for what stands in the map's page and for `/sheets`, "../" for `/sheets/<id>`.
    """

    root: str
    language: str

    def sheet(self, place_id: str) -> str:
        """Return the address of a place's sheet."""
        return f"{self.root}sheets/{quote(place_id, safe='')}{self._query()}"

    def own(self, feature_id: str) -> str:
        """Return the address of the sheet of a feature of a reader's own (`own_1/5`)."""
        layer_id, _, row = feature_id.partition("/")
        return f"{self.root}own/layers/{layer_id}/features/{row}{self._query()}"

    def thing(self, thing_id: str, places: Container[str]) -> str | None:
        """Return the sheet of a place of these, or of a feature of a reader's own; else None."""
        if thing_id in places:
            return self.sheet(thing_id)
        return self.own(thing_id) if thing_id.startswith(OWN_PREFIX) else None

    def text(self, start: int, end: int) -> str:
        """Return the address of a stretch of the plan's text."""
        return f"{self.root}text/{start}-{end}{self._query()}"

    def directory(self) -> str:
        """Return the address of the list of all places."""
        return f"{self.root}sheets{self._query()}"

    def page(self, name: str, **words: str) -> str:
        """Return the address of a page, with words of its own."""
        return f"{self.root}pages/{name}{self._query(**words)}"

    def answer(self, **words: str) -> str:
        """Return the address of what lies in an area that these words name."""
        return f"{self.root}questions{self._query(**words)}"

    def home(self, place_id: str | None = None, **words: str) -> str:
        """Return the address of the map, with this place chosen, or a page open beside it."""
        chosen = {"place": place_id} if place_id else {}
        return f"{self.root or './'}{self._query(**chosen, **words)}"

    def look(self, digest: str) -> str:
        """Return the address of the style sheet."""
        return f"{self.root}look/{digest}.css"

    def in_other_language(self) -> Links:
        """Return the same addresses in the other language."""
        return Links(self.root, "zh" if self.language == "en" else "en")

    def _query(self, **words: str) -> str:
        """Return the query, with the language when it is not Chinese."""
        told = words | ({"lang": "en"} if self.language == "en" else {})
        return f"?{urlencode(told, safe=',~')}" if told else ""
