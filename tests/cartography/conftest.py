"""The project's own looks and Atlas, read once; and a copy of the looks that a test may spoil."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[2]


@pytest.fixture
def looks_folder(tmp_path):
    """Return a folder `layers` with the three files of the looks."""
    folder = tmp_path / "layers"
    folder.mkdir()
    for name in ("theme.toml", "wording.csv", "labels.toml", "briefings.toml"):
        shutil.copy(PROJECT / "layers" / name, folder / name)
    return folder
