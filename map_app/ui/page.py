"""The page as Streamlit runs it: told what the reader looks at, it keeps that for the session."""

from __future__ import annotations

import streamlit as st

from map_app.ui.load import load_served
from map_app.ui.show import show_component
from map_app.ui.state import language_of, remember_view


@st.fragment
def plan_map() -> None:
    """Hear what is told; a choice runs this alone again."""
    remember_view(st.session_state, show_component(), load_served().atlas)


st.set_page_config(
    page_title=load_served().look.say("app.name", language_of(st.query_params)),
    layout="wide",
    initial_sidebar_state="collapsed",
)
plan_map()
