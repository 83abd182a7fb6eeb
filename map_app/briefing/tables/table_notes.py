"""The second sheet of a table: what it is made from, what was asked, what to mind."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from map_app.atlas import Atlas
from map_app.atlas.table_query import Facet, TableQuery, read_query
from map_app.atlas.words import shown
from map_app.briefing.tables.table import Column, ColumnSpec
from map_app.cartography import Look, fmt
from map_app.errors import RequestError


@dataclass(frozen=True, slots=True)
class Words:
    """The interface's words in one language, and the font of a file."""

    look: Look
    language: str

    def say(self, key: str, **values: object) -> str:
        """Return the words of this key."""
        return self.look.say(key, self.language, **values)

    @property
    def font(self) -> str:
        """Return a font that readers of office files have."""
        return self.look.theme.type.slide_east_asian

    def columns(self, given: Iterable[ColumnSpec]) -> tuple[Column, ...]:
        """Return columns under their heads."""
        return tuple(Column(self.say(f"file.{name}"), kind, width) for name, kind, width in given)


def asked_query(
    asked: Mapping[str, str], facets: Iterable[Facet], sorts: Iterable[str], words: Words
) -> TableQuery:
    """Return the question of an address; a file of something else than was asked is never made.

    Raises RequestError with a sentence.
    """
    query, garbled = read_query(dict(asked), facets, sorts)
    if garbled:
        raise RequestError(
            words.say("file.garbled", words="、".join(shown(one) for one in garbled))
        )
    return query


def notes(
    atlas: Atlas, words: Words, asked: Sequence[str], about: str
) -> tuple[tuple[str, str], ...]:
    """Return sources and caveats as pairs of name and words; `asked` is empty for all rows."""
    meta = atlas.plan.meta
    is_english = words.language == "en"
    issued = fmt.date_text(meta.issued_on, words.language)
    return (
        (words.say("file.source"), f"《{meta.title}》（{meta.number}）"),
        (words.say("file.issued"), f"{meta.issuer}，{issued}"),
        (words.say("file.caveat"), meta.caveat_en if is_english else meta.caveat_zh),
        (words.say("file.about"), words.say(about)),
        (words.say("file.offsets"), words.say("file.offsets_mean")),
        (words.say("file.asked"), "；".join(asked) or words.say("file.all_rows")),
    )
