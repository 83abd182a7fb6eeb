"""The project's own looks and Atlas, read once; and a copy of the looks that a test may spoil."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from map_app.atlas import load_atlas
from map_app.cartography import load_look

PROJECT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def atlas():
    return load_atlas(PROJECT / "seeds", PROJECT / "layers")


@pytest.fixture(scope="session")
def look():
    return load_look(PROJECT / "layers")


@pytest.fixture
def looks_folder(tmp_path):
    """Return a folder `layers` with the three files of the looks."""
    folder = tmp_path / "layers"
    folder.mkdir()
    for name in ("theme.toml", "wording.csv", "labels.toml"):
        shutil.copy(PROJECT / "layers" / name, folder / name)
    return folder
