"""Puts the component into Streamlit's page: the page itself stands in the first document."""

from __future__ import annotations

import streamlit as st

from map_app.ui.parts import TELLER
from map_app.ui.state import COMPONENT_KEY


@st.cache_resource(show_spinner=False)
def _component() -> object:
    """Return the component, told to Streamlit once."""
    return st.components.v2.component("plan_map", js=TELLER)


def _told() -> None:
    """Let the fragment run again; what was told is in the component's value."""


def show_component() -> str | None:
    """Show the component; return the view it last told, None before it has told any."""
    mount = _component()
    result = mount(  # type: ignore[operator]
        key=COMPONENT_KEY, default={"view": None}, height="content", on_view_change=_told
    )
    view = result.view
    return view if isinstance(view, str) else None
