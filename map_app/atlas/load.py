"""`seeds/` and `layers/` → `Atlas`, or every problem of both and of their joining at once."""

from __future__ import annotations

from pathlib import Path

from map_app.atlas.atlas import Atlas
from map_app.geo import load_ground
from map_app.plan import load_plan


def load_atlas(seeds: Path, layers: Path) -> Atlas:
    """Return the Atlas of two data folders.

    Raises
    ------
    DataError
        With every problem of the seeds, of the layers and of their joining.
    """
    return Atlas(load_plan(seeds), load_ground(layers))
