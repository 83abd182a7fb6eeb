"""The data folders, read once for all commands that are run in this process."""

from __future__ import annotations

from functools import cache

import pytest

from map_app.atlas import load_atlas
from map_app.cli import commands


@pytest.fixture(scope="session", autouse=True)
def _loaded_once():
    """Read each pair of folders once; test_process.py reads them as a reader's command does."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(commands, "load_atlas", cache(load_atlas))
        yield
