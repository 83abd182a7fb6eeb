"""The routes on the real Atlas, with a desk that draws nothing."""

from __future__ import annotations

import pytest
from starlette.applications import Starlette

from map_app.readers import DeskError
from map_app.serve import routes, serve_atlas
from tests.support.app_client import AppClient


class PaperDesk:
    """A desk of ours that hands out words instead of pictures, or says it is busy."""

    def __init__(self):
        self.asked = []
        self.is_busy = False

    def file(self, key, make):
        if self.is_busy:
            raise DeskError("problem.busy")
        briefing = make()
        self.asked.append((key, briefing))
        return b"a file"

    def close(self):
        """Nothing is open."""


@pytest.fixture(scope="session")
def written(atlas, look):
    return serve_atlas(atlas, look)


@pytest.fixture
def desk():
    return PaperDesk()


@pytest.fixture
def client(atlas, look, desk):
    return AppClient(Starlette(routes=routes(serve_atlas(atlas, look, desk))))


@pytest.fixture(scope="session")
def map_client(written):
    """The routes with map documents written once."""
    return AppClient(Starlette(routes=routes(written)))
