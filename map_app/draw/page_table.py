"""What writes each page, and the words of its own state that an address may say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Protocol

from map_app.atlas import Atlas
from map_app.cartography import Look
from map_app.draw.compare_page import write_compare
from map_app.draw.indicator_page import WORDS as INDICATOR_WORDS
from map_app.draw.indicator_page import write_indicators
from map_app.draw.layer_page import WORDS as LAYER_WORDS
from map_app.draw.layer_page import write_layers
from map_app.draw.links import Links
from map_app.draw.project_page import WORDS as PROJECT_WORDS
from map_app.draw.project_page import write_projects
from map_app.draw.question_page import WORDS as QUESTION_WORDS
from map_app.draw.question_page import write_questions
from map_app.draw.reading import write_reading
from map_app.draw.text_hits import write_text_hits


class PageWriter(Protocol):
    """Writes a page; `whole` with head and foot, else the fragment that stands beside the map."""

    def __call__(
        self, atlas: Atlas, look: Look, links: Links, asked: Mapping[str, str], *, whole: bool
    ) -> str:
        """Return HTML; raises RequestError with the key of a sentence for words it cannot take."""


@dataclass(frozen=True, slots=True)
class PageKind:
    """A page: its writer and the words of the address that it understands."""

    write: PageWriter
    words: tuple[str, ...] = ()


PAGES: Mapping[str, PageKind] = MappingProxyType(
    {
        "read": PageKind(write_reading, ("at", "q")),
        "search": PageKind(write_text_hits, ("q",)),
        "indicators": PageKind(write_indicators, INDICATOR_WORDS),
        "projects": PageKind(write_projects, PROJECT_WORDS),
        "compare": PageKind(write_compare, ("with",)),
        "questions": PageKind(write_questions, QUESTION_WORDS),
        "layers": PageKind(write_layers, LAYER_WORDS),
    }
)
