"""A disk that is full is said in a sentence; nothing half-written stays, and the rest goes on."""

from __future__ import annotations

import errno

import pytest
from starlette.applications import Starlette

from map_app.geo.datums import read_datums
from map_app.readers import Jobs
from map_app.readers.own import OwnReaders
from map_app.readers.own.folder import OwnFolder
from map_app.serve import routes, serve_atlas
from map_app.settings import PROJECT
from tests.serve.own.conftest import come_to
from tests.support.app_client import AppClient
from tests.support.own_files import Hands


class FullFolder(OwnFolder):
    """A folder on a disk without any room."""

    def new(self):
        raise OSError(errno.ENOSPC, "No space left on device")


class FullHands(Hands):
    """Hands that find no room for a copy of the file."""

    def __call__(self, *_told):
        raise OSError(errno.ENOSPC, "No space left on device")


def no_file():
    raise OSError(errno.ENOSPC, "No space left on device")


@pytest.fixture
def full(atlas, look, desk, tmp_path):
    """Open the app with these hands, in this kind of folder."""
    opened = []

    def opens(hands, folder):
        own = OwnReaders(hands, look, read_datums(PROJECT / "layers"), folder=folder(tmp_path))
        opened.append(own)
        served = serve_atlas(atlas, look, desk, Jobs(desk, new_file=no_file), own)
        return AppClient(Starlette(routes=routes(served)))

    yield opens
    for own in opened:
        own.close()


def test_a_file_for_which_there_is_no_room_is_refused_by_a_sentence(full):
    reader = come_to(full(Hands(), FullFolder))
    answer = reader.post("/own/files?name=a.geojson&lang=en", content=b"{}")
    assert (answer.status_code, "disk is full" in answer.json()["error"]) == (507, True)
    assert reader.get("/own/layers").json() == []


def test_a_file_that_cannot_be_copied_to_be_read_says_so(full):
    reader = come_to(full(FullHands(), OwnFolder))
    assert "磁盘已满" in reader.read()["error"]


def test_a_set_for_which_there_is_no_room_is_refused_by_a_sentence(full):
    answer = full(Hands(), OwnFolder).post("/sets?set=village-donglang,village-huadi")
    assert (answer.status_code, "磁盘已满" in answer.text) == (507, True)
