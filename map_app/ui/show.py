"""Puts the component into Streamlit's page."""

from __future__ import annotations

import streamlit as st

from map_app.ui.parts import PageParts
from map_app.ui.state import COMPONENT_KEY, Opened


@st.cache_resource(show_spinner=False)
def _component(language: str, _parts: PageParts) -> object:
    """Return the component of a language, told to Streamlit once."""
    return st.components.v2.component(
        f"plan_map_{language}", html=_parts.html, css=_parts.css, js=_parts.js
    )


def _told() -> None:
    """Let the fragment run again; what was told is in the component's value."""


def show_component(parts: PageParts, language: str, opened: Opened) -> str | None:
    """Show the component; return the view it last told, None before it has told any."""
    mount = _component(language, parts)
    result = mount(  # type: ignore[operator]
        key=COMPONENT_KEY,
        data=dict(parts.data) | {"opened": opened.query, "garbled": opened.garbled},
        default={"view": None},
        height="content",
        on_view_change=_told,
    )
    view = result.view
    return view if isinstance(view, str) else None
