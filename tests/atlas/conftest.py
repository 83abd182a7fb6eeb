"""The real Atlas, once a session, and small folders that a test may spoil."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import settings

from map_app.atlas import load_atlas
from tests.atlas.small_folders import make_folders

settings.register_profile("first-answers-take-longer", deadline=None)
settings.load_profile("first-answers-take-longer")

PROJECT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def atlas():
    return load_atlas(PROJECT / "seeds", PROJECT / "layers")


@pytest.fixture
def folders(tmp_path):
    return make_folders(tmp_path)


@pytest.fixture(scope="session")
def small(tmp_path_factory):
    """The Atlas of folders that nobody spoils."""
    return make_folders(tmp_path_factory.mktemp("small")).load()
