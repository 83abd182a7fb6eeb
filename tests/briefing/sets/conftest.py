"""Sets of a few places on an almost empty map, so that they are drawn in no time."""

from __future__ import annotations

from dataclasses import replace

import pytest

from map_app.atlas import LayerState, default_view
from map_app.briefing import Options
from map_app.briefing.sets.order import SetOrder
from map_app.briefing.sets.place_set import read_set


@pytest.fixture(scope="session")
def order_of(atlas, look, made_on):
    """Return a function that gives the order of a set, by default with no layer on."""

    def order(words, language="zh", here="", layers=(), **options):
        view = default_view(atlas, language)
        states = tuple(LayerState(one.id, on=one.id in layers) for one in view.layers)
        view = replace(view, layers=states, extent=(113.2, 23.0, 113.3, 23.1))
        places = read_set(words, atlas, look, language)
        return SetOrder(atlas, look, places, view, Options(**options), made_on, here)

    return order
