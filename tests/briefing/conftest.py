"""The real Atlas, and briefings made from it."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from functools import partial

import pytest

from map_app.atlas import default_view
from map_app.briefing import Options, make_briefing, write_file

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

    def briefing(place=None, language="zh", **options):
        key = place, language, Options(**options)
        if key not in made:
            view = view_of(place, language)
            made[key] = make_briefing(atlas, look, view, MADE_ON, Options(**options))
        return made[key]

    return briefing


@pytest.fixture(scope="session")
def file_of(briefing_of, tmp_path_factory):
    """Return a function that gives the path of a briefing's file, written once."""
    written = {}

    def file(place=None, language="zh", **options):
        key = place, language, Options(**options)
        if key not in written:
            written[key] = tmp_path_factory.mktemp("file") / f"page.{key[2].format}"
            write_file(briefing_of(place, language, **options), written[key])
        return written[key]

    return file


@pytest.fixture(scope="session")
def pdf_of(file_of):
    return partial(file_of, format="pdf")


@pytest.fixture(scope="session")
def png_of(file_of):
    return partial(file_of, format="png")
