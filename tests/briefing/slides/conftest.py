"""Slides as files, and as python-pptx and a plain reader of packages see them."""

from __future__ import annotations

import io
import zipfile

import pytest
from lxml import etree
from pptx import Presentation

from map_app.briefing.write import deck_of, pptx_of

SPACES = {
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "p": "http://schemas.openxmlformats.org/presentationml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
}


@pytest.fixture(scope="session")
def slides_of(briefing_of):
    """Return a function that gives the bytes of a place's slides, written once."""
    written = {}

    def slides(place=None, language="zh", **options):
        briefing = briefing_of(place, language, format="pptx", **options)
        if id(briefing) not in written:
            written[id(briefing)] = pptx_of(briefing)
        return written[id(briefing)]

    return slides


@pytest.fixture(scope="session")
def shown_of(slides_of):
    """Return a function that gives a place's slides as python-pptx reads them."""
    return lambda *place, **options: Presentation(io.BytesIO(slides_of(*place, **options)))


@pytest.fixture(scope="session")
def deck(briefing_of):
    places = ("village-donglang", "line-25")
    return deck_of([briefing_of(place, format="pptx") for place in places], "旧村与线路")


@pytest.fixture(scope="session")
def parts_of():
    """Return a function that gives the parts of a package: their names and bytes."""

    def parts(content):
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            return {name: package.read(name) for name in package.namelist()}

    return parts


@pytest.fixture(scope="session")
def found_in(parts_of):
    """Return a function that yields the elements of an XPath in the parts named so."""

    def found(content, folder, path):
        for name, part in parts_of(content).items():
            if name.startswith(folder) and name.endswith(".xml"):
                yield from etree.fromstring(part).xpath(path, namespaces=SPACES)

    return found
