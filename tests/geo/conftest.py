"""What the tests of the ground share."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.geo.ground_folder import ROW, Folder, box, feature


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    """A folder of one layer with two good zones."""
    path = tmp_path / "layers"
    path.mkdir()
    made = Folder(path)
    made.catalogue(ROW)
    made.features(feature("zone-a", box(113.2, 23.1)), feature("zone-b", box(113.22, 23.1)))
    return made
