"""What one reader's session remembers; nobody else knows its keys."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from map_app.atlas import Atlas, Language, MapView

COMPONENT_KEY = "plan-map"
VIEW = "view"


@dataclass(frozen=True, slots=True)
class Opened:
    """An address as it was understood, and a sentence about what of it was not."""

    query: str
    garbled: str | None


class Session(Protocol):
    """What is used of Streamlit's session state."""

    def __setitem__(self, key: str, value: object, /) -> None:
        """Keep a value."""

    def get(self, key: str, /) -> object:
        """Return a value, None when there is none."""


def language_of(query: Mapping[str, str]) -> Language:
    """Return the language that the address asks for."""
    return "en" if query.get("lang") == "en" else "zh"


def opened_by(query: str, atlas: Atlas) -> Opened:
    """Return how the page's address is understood."""
    view, sentence = MapView.from_query(query, atlas)
    return Opened(view.to_query(), sentence)


def remember_view(session: Session, query: str | None, atlas: Atlas) -> None:
    """Keep what the reader looks at, as the component last told; nothing before it has."""
    if query is not None:
        session[VIEW] = MapView.from_query(query.removeprefix("?"), atlas)[0]


def view_of(session: Session) -> MapView | None:
    """Return what the reader looks at, None before the component has told."""
    view = session.get(VIEW)
    return view if isinstance(view, MapView) else None
