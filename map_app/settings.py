"""What the environment settles: the data folders, and the address readers know."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True)
class Settings:
    """The folders that an Atlas is made from."""

    seeds: Path
    layers: Path


def read_settings() -> Settings:
    """Return the folders named by MAP_APP_SEEDS and MAP_APP_LAYERS, else the project's own."""
    return Settings(
        seeds=Path(os.environ.get("MAP_APP_SEEDS") or PROJECT / "seeds"),
        layers=Path(os.environ.get("MAP_APP_LAYERS") or PROJECT / "layers"),
    )


def public_url() -> str:
    """Return the address under which readers know the app (MAP_APP_PUBLIC_URL), "" when not set.

    Links and codes on paper begin with it.
    """
    return os.environ.get("MAP_APP_PUBLIC_URL", "").strip()
