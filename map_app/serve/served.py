"""What the routes answer from: one Atlas, its look, and the texts already written from them."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import product
from urllib.parse import quote

from map_app.atlas import Atlas, Hit
from map_app.cartography import Look
from map_app.draw import (
    PAGES,
    Links,
    directory_fragment,
    directory_page,
    look_digest,
    map_document,
    page_css,
    sheet_fragment,
    sheet_page,
    text_fragment,
    text_page,
)
from map_app.draw.own_sheet import PlanThings
from map_app.readers import ExportDesk, Jobs
from map_app.readers.own import OwnReaders, open_readers
from map_app.serve.answers import CSS, HTML, Body, body
from map_app.serve.headers import FORM_POLICY, FRAME_POLICY
from map_app.settings import read_settings

LANGUAGES = ("zh", "en")
KEPT_SHEETS = 512
KEPT_TEXTS = 64
KEPT_PLAN_PAGES = 48


@dataclasses.dataclass(frozen=True, slots=True)
class MapFile:
    """A map document under the name that holds its digest."""

    name: str
    body: Body


@dataclasses.dataclass(frozen=True)
class Served:
    """An Atlas ready to be served; what is written from it is kept as bytes, within bounds."""

    atlas: Atlas
    look: Look
    desk: ExportDesk
    sets: Jobs
    texts: Texts
    own: OwnReaders

    def close(self) -> None:
        """Let everything go that readers have, or that is being made for them."""
        self.own.close()
        self.sets.close()
        self.desk.close()

    @property
    def style_digest(self) -> str:
        """Return the digest in the address of the pages' style sheet."""
        return self.texts.style_digest


class Texts:
    """Everything written from the Atlas, each text once; the least used go first."""

    def __init__(self, atlas: Atlas, look: Look) -> None:
        """Prepare to write; nothing is written yet."""
        self._atlas, self._look = atlas, look
        self.plan_things = PlanThings(atlas)
        self.style_digest = look_digest(look)
        self.style = body(page_css(look), CSS)
        self.map = cache(self._map)
        self.sheet = lru_cache(KEPT_SHEETS)(self._sheet)
        self.page = lru_cache(KEPT_TEXTS)(self._page)
        self.directory = lru_cache(len(LANGUAGES) * 2)(self._directory)
        self.plan_page = lru_cache(KEPT_PLAN_PAGES)(self._plan_page)
        self.text = lru_cache(KEPT_TEXTS)(self._text)

    def _map(self, language: str) -> MapFile:
        """Return the map document of a language; written when it is first asked for."""
        document = map_document(self._atlas, self._look, language)
        words = body(document.html, HTML, Content_Security_Policy=FRAME_POLICY)
        return MapFile(f"{document.digest}.html", words)

    def _sheet(self, place_id: str, language: str, hits: Sequence[Hit] = ()) -> Body:
        """Return the panel's sheet; `X-Place` says whose it is."""
        words = sheet_fragment(self._atlas, self._look, place_id, language, hits)
        return body(words, HTML, X_Place=quote(place_id), X_Panel="sheet")

    def _page(self, place_id: str, language: str) -> Body:
        return body(sheet_page(self._atlas, self._look, place_id, language, "../"), HTML)

    def _directory(self, language: str, *, whole: bool) -> Body:
        write = directory_page if whole else directory_fragment
        return body(write(self._atlas, self._look, language), HTML, X_Panel="directory")

    def _text(self, start: int, end: int, language: str, *, whole: bool) -> Body:
        write = text_page if whole else text_fragment
        return body(write(self._atlas, self._look, start, end, language), HTML, X_Panel="text")

    def _plan_page(
        self, name: str, asked: tuple[tuple[str, str], ...], language: str, *, whole: bool
    ) -> Body:
        """Return a page; raises RequestError with the key of a sentence."""
        links = Links("../" if whole else "", language)
        words = PAGES[name].write(self._atlas, self._look, links, dict(asked), whole=whole)
        return body(words, HTML, X_Panel="page", Content_Security_Policy=FORM_POLICY)


def serve_atlas(
    atlas: Atlas,
    look: Look,
    desk: ExportDesk | None = None,
    sets: Jobs | None = None,
    own: OwnReaders | None = None,
) -> Served:
    """Return the Atlas ready to be served; readers' own files are read with the set folders."""
    desk = desk or ExportDesk()
    own = own or open_readers(atlas, look, read_settings().layers)
    return Served(atlas, look, desk, sets or Jobs(desk), Texts(atlas, look), own)


def warm_up(served: Served) -> None:
    """Work out what the first reader would otherwise wait for, and clear what others left."""
    served.own.clear_leftovers()
    served.atlas.search(served.atlas.plan.meta.title)
    served.atlas.pick(0.0, 0.0)
    _ = served.texts.plan_things.layers
    for language, name in product(LANGUAGES, PAGES):
        served.texts.plan_page(name, (), language, whole=False)
