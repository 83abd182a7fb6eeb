"""The real Atlas, and briefings made from it."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from map_app.atlas import default_view
from map_app.briefing import make_briefing, write_pdf, write_png

MADE_ON = dt.datetime(2026, 11, 23, 10, 20, tzinfo=dt.timezone(dt.timedelta(hours=8)))


@pytest.fixture(scope="session")
def made_on():
    return MADE_ON


@pytest.fixture(scope="session")
def view_of(atlas):
    def view(place=None, language="zh", **changes):
        return replace(default_view(atlas, language), place=place, **changes)

    return view


@pytest.fixture(scope="session")
def briefing_of(atlas, look, view_of):
    made = {}

    def briefing(place=None, language="zh"):
        key = place, language
        if key not in made:
            made[key] = make_briefing(atlas, look, view_of(place, language), MADE_ON)
        return made[key]

    return briefing


@pytest.fixture(scope="session")
def pdf_of(briefing_of, tmp_path_factory):
    written = {}

    def pdf(place=None, language="zh"):
        key = place, language
        if key not in written:
            written[key] = tmp_path_factory.mktemp("pdf") / "page.pdf"
            write_pdf(briefing_of(place, language), written[key])
        return written[key]

    return pdf


@pytest.fixture(scope="session")
def png_of(briefing_of, tmp_path_factory):
    written = {}

    def png(place=None):
        if place not in written:
            written[place] = tmp_path_factory.mktemp("png") / "page.png"
            write_png(briefing_of(place), written[place])
        return written[place]

    return png
