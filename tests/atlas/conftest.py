"""The real Atlas, once a session, and small folders that a test may spoil."""

from __future__ import annotations

import pytest

from tests.atlas.small_folders import make_folders


@pytest.fixture
def folders(tmp_path):
    return make_folders(tmp_path)


@pytest.fixture(scope="session")
def small(tmp_path_factory):
    """The Atlas of folders that nobody spoils."""
    return make_folders(tmp_path_factory.mktemp("small")).load()
