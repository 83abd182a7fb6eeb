"""Files of readers, and what is said of them: in the reading process, or here without GDAL."""

from __future__ import annotations

import os

import pytest

from map_app.geo.geojson import read_features
from map_app.geo.uploads import (
    Choices,
    Surroundings,
    cage,
    gdal,
    look_into,
    read_layer,
    reading,
)
from map_app.geo.uploads.drivers import skipping
from map_app.geo.uploads.looking import Job, look
from map_app.geo.uploads.says import Refused
from map_app.settings import PROJECT, UploadLimits
from tests.support.reading_nursery import nursery

LAYERS = PROJECT / "layers"


@pytest.fixture(scope="session")
def at_once(tmp_path_factory):
    """The words that start a reading process without waiting for what it loads."""
    if not hasattr(os, "fork"):
        yield reading.COMMAND
        return
    folder = tmp_path_factory.mktemp("nursery")
    with nursery(cage.environment(folder, skipping(*reading.OURS))) as command:
        yield command


@pytest.fixture(autouse=True)
def _at_once(request, monkeypatch):
    """Let most tests have their reading process at once; those of the cage start it as the app."""
    if request.module.__name__.rpartition(".")[2] != "test_cage":
        monkeypatch.setattr(reading, "COMMAND", request.getfixturevalue("at_once"))


@pytest.fixture(scope="session")
def roads():
    """The project's own roads."""
    features, _ = read_features(LAYERS / "roads.geojson", "roads.geojson")
    return tuple(one.geometry for one in features)


@pytest.fixture
def told(roads):
    """Return what the reading process says of a file."""

    def ask(path, name=None, limits=None, **choices):
        surroundings = Surroundings(LAYERS, roads, limits or UploadLimits())
        return look_into(path, name or path.name, surroundings, Choices(**choices))

    return ask


@pytest.fixture
def the_layer(told):
    """Return the one layer of a file that is taken."""

    def ask(path, *args, **more):
        report = told(path, *args, **more)
        assert report.error is None, report.error
        return report.layers[0]

    return ask


@pytest.fixture
def features_of(roads):
    """Return a file's features, read in the reading process."""

    def ask(path, name=None, **choices):
        upload = read_layer(
            path, name or path.name, Surroundings(LAYERS, roads), Choices(**choices)
        )
        assert upload.report.ok, upload.report.error
        return upload.features

    return ask


@pytest.fixture
def looked(monkeypatch, tmp_path, datums):
    """Return what is said of bytes that are read by our own hands, in this very process."""

    def never(_driver):
        raise AssertionError("GDAL is not to be loaded here")

    monkeypatch.setattr(gdal, "pin", never)

    def ask(content, name, limits=None, **choices):
        folder = tmp_path / "room"
        folder.mkdir(exist_ok=True)
        path = folder / "upload.bin"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        job = Job(path, name, folder, Choices(**choices), limits or UploadLimits(), datums, ())
        return look(job)[0]

    return ask


@pytest.fixture
def refused(looked):
    """Return the key of the sentence that refuses bytes before GDAL would see them."""

    def ask(content, name, limits=None, **choices):
        with pytest.raises(Refused) as error:
            looked(content, name, limits, **choices)
        return error.value.saying.key.removeprefix("upload.")

    return ask
