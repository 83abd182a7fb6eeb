"""The routes of readers' own layers, files read by our own hands."""

from __future__ import annotations

import pytest
from starlette.applications import Starlette

from map_app.readers.own import OwnReaders
from map_app.readers.own.folder import OwnFolder
from map_app.serve import routes, serve_atlas
from map_app.settings import OwnLimits, UploadLimits
from tests.geo.uploads.made_files import geojson_bytes
from tests.readers.hands import soon
from tests.support.app_client import AppClient
from tests.support.own_files import Clock, Hands


class OwnReaderClient:
    """One reader of the app, with the token they were given."""

    def __init__(self, app, token):
        """Keep the app's client and the token."""
        self.app, self.token = app, token

    def _with(self, options):
        headers = {"x-reader": self.token} | options.pop("headers", {})
        return {"headers": headers} | options

    def get(self, url, **options):
        """Return the answer to a GET with the reader's token."""
        return self.app.get(url, **self._with(options))

    def post(self, url, **options):
        """Return the answer to a POST with the reader's token."""
        return self.app.post(url, **self._with(options))

    def delete(self, url, **options):
        """Return the answer to a DELETE with the reader's token."""
        return self.app.delete(url, **self._with(options))

    def send(self, content=None, name="地块.geojson"):
        """Send a file and return its id."""
        content = geojson_bytes() if content is None else content
        answer = self.post("/own/files", params={"name": name}, content=content)
        assert answer.status_code == 202, answer.text
        return answer.json()["id"]

    def read(self, *args, **more):
        """Send a file and return what is said of it once it is read."""
        file_id = self.send(*args, **more)
        return self.read_to_the_end(file_id)

    def read_to_the_end(self, file_id):
        """Return what is said of a file once it is read."""
        url = f"/own/files/{file_id}"
        assert soon(lambda: self.get(url).json()["state"] in {"read", "refused", "failed"})
        return self.get(url).json()

    def add(self, *args, title="我的地块", **more):
        """Send a file and return the row of the layer made of it."""
        file = self.read(*args, **more)
        answer = self.post("/own/layers", json={"file": file["id"], "title": title})
        assert answer.status_code == 201, answer.text
        return answer.json()


@pytest.fixture
def hands():
    return Hands()


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture(scope="session")
def shared(atlas, look, datums):
    """What all readers share: nobody changes it."""
    return atlas, look, datums


@pytest.fixture
def open_own_app(shared, desk, hands, clock, tmp_path):
    """Return a function that opens the routes with limits of ours."""
    atlas, look, datums = shared
    opened = []

    def opens(upload=None, **limits):
        own = OwnReaders(
            *(hands, look, datums, OwnLimits(**limits)),
            clock=clock,
            folder=OwnFolder(tmp_path),
            upload=upload or UploadLimits(),
        )
        opened.append(own)
        return AppClient(Starlette(routes=routes(serve_atlas(atlas, look, desk, own=own), "map")))

    yield opens
    hands.gate.set()
    for own in opened:
        own.close()


@pytest.fixture
def own_app(open_own_app):
    return open_own_app()


def come_to(app):
    """Return a new reader of this app."""
    answer = app.post("/own")
    assert answer.status_code == 201
    return OwnReaderClient(app, answer.json()["reader"])


@pytest.fixture
def reader(own_app):
    return come_to(own_app)


@pytest.fixture
def other(own_app):
    """Another reader of the same app."""
    return come_to(own_app)
