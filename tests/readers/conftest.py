"""Orders whose pages are words, so that nothing is drawn."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import pytest

from map_app.atlas import default_view
from map_app.briefing import Options
from map_app.briefing.sets.order import SetOrder
from map_app.briefing.sets.place_set import PlaceSet
from map_app.errors import ExportError

MADE_ON = dt.datetime(2026, 11, 23, 10, 20, tzinfo=dt.UTC)


@dataclass(frozen=True)
class WordsOrder(SetOrder):
    """A set whose pages are the names of its places; the page of `fails_at` cannot be made."""

    fails_at: int | None = None

    def page(self, index):
        if index == self.fails_at:
            raise ExportError("字体缺少一个字。")
        return self.name(index)


@pytest.fixture(scope="session")
def words_order(atlas, look):
    """Return a function that gives a zip of so many villages."""
    villages = [one.id for one in atlas.records("village")]

    def order(count=3, language="zh", fails_at=None):
        places = PlaceSet("villages", "旧村", tuple(villages[:count]))
        view = default_view(atlas, language)
        return WordsOrder(
            *(atlas, look, places, view, Options(format="png"), MADE_ON), fails_at=fails_at
        )

    return order
