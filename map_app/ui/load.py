"""What is made once and kept for all readers: the Atlas with its texts."""

from __future__ import annotations

import streamlit as st

from map_app.atlas import load_atlas
from map_app.cartography import Look, load_look
from map_app.errors import DataError, Problem, RequestError
from map_app.serve import Served, serve_atlas
from map_app.settings import read_settings


@st.cache_resource(show_spinner=False)
def load_served() -> Served:
    """Return the Atlas and everything written from it.

    Raises DataError with every problem of `seeds/`, `layers/` and the looks, all at once, or with
    the limit in the environment that is none.
    """
    settings = read_settings()
    problems: list[Problem] = []
    look: Look | None = None
    try:
        look = load_look(settings.layers)
    except DataError as error:
        problems.extend(error.problems)
    try:
        atlas = load_atlas(settings.seeds, settings.layers)
    except DataError as error:
        problems.extend(error.problems)
    if problems or look is None:
        raise DataError(problems)
    try:
        return serve_atlas(atlas, look)
    except RequestError as error:
        raise DataError([Problem("MAP_APP_*", None, str(error))]) from None
