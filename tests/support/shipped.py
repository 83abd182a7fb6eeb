"""The project's own ground, read once in a process, for rows that tests are made of too."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from map_app.geo import Ground, load_ground

LAYERS = Path(__file__).resolve().parents[2] / "layers"


@cache
def ground() -> Ground:
    """Return the ground of the project's own folder; nobody changes it."""
    return load_ground(LAYERS)
