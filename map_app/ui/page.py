"""The page as Streamlit runs it: one component holds all of it and answers from our own routes."""

from __future__ import annotations

from urllib.parse import urlencode

import streamlit as st

from map_app.ui.load import load_parts, load_served
from map_app.ui.show import show_component
from map_app.ui.state import language_of, opened_view, remember_view


def asked() -> str:
    """Return the query of the address, a word that is said twice twice."""
    told = st.query_params
    return urlencode([(key, value) for key in told for value in told.get_all(key)])


@st.fragment
def plan_map() -> None:
    """Show map and panel; a choice runs this alone again, and the map's frame stays."""
    language = language_of(st.query_params)
    atlas = load_served().atlas
    opened = opened_view(st.session_state, asked(), atlas)
    told = show_component(load_parts(language), language, opened)
    remember_view(st.session_state, told, atlas)


served = load_served()
st.set_page_config(
    page_title=served.look.say("app.name", language_of(st.query_params)),
    layout="wide",
    initial_sidebar_state="collapsed",
)
plan_map()
