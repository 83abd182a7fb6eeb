"""Readers whose files are read by our own hands, with a clock that the test sets."""

from __future__ import annotations

import pytest

from map_app.geo.uploads import Choices
from map_app.readers.own import OwnReaders
from map_app.readers.own.folder import OwnFolder
from map_app.settings import OwnLimits
from tests.geo.uploads.made_files import geojson_bytes
from tests.readers.hands import soon
from tests.support.own_files import Clock, Hands


@pytest.fixture
def hands():
    return Hands()


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def room(tmp_path):
    """The folder below which readers' files lie."""
    folder = tmp_path / "room"
    folder.mkdir()
    return folder


@pytest.fixture
def open_readers(hands, clock, room, look, datums):
    """Return a function that opens the room of readers with limits of ours."""
    opened = []

    def opens(**limits):
        readers = OwnReaders(
            *(hands, look, datums, OwnLimits(**limits)),
            clock=clock,
            folder=OwnFolder(room),
        )
        opened.append(readers)
        return readers

    yield opens
    hands.gate.set()
    for readers in opened:
        readers.close()


@pytest.fixture
def readers(open_readers):
    return open_readers()


@pytest.fixture
def reader(readers):
    return readers.reader(readers.open())


@pytest.fixture
def sent():
    """Return a function that sends a reader's file and begins to read it."""

    def send(reader, content=None, name="地块.geojson", choices=None):
        file = reader.new_file(name)
        file.path.write_bytes(geojson_bytes() if content is None else content)
        file.size = file.path.stat().st_size
        reader.read(file, choices or Choices())
        return file

    return send


@pytest.fixture
def read(sent):
    """Return a function that sends a file and waits until it is read."""

    def send(reader, *args, **more):
        file = sent(reader, *args, **more)
        assert soon(lambda: file.state().state in {"read", "refused", "failed"})
        return file

    return send
