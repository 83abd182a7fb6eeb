"""What the environment settles: the data folders, the address readers know, limits of uploads."""

from __future__ import annotations

import os
from dataclasses import dataclass, fields
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import urlsplit

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


def is_loopback(address: str) -> bool:
    """Return whether a web address leads to the machine it is opened on, wherever that is."""
    try:
        host = urlsplit(address).hostname or ""
        return host == "localhost" or host.endswith(".localhost") or ip_address(host).is_loopback
    except ValueError:
        return False  # a name, or nothing


@dataclass(frozen=True, slots=True)
class UploadLimits:
    """How much of a reader's own file is read, and how long; what is beyond is refused.

    Each is set by the environment: `file_mb` by MAP_APP_UPLOAD_FILE_MB, and so on.
    """

    file_mb: int = 100
    unpacked_mb: int = 500
    unpacked_ratio: int = 200
    unpacked_files: int = 500
    features: int = 200_000
    vertices: int = 5_000_000
    columns: int = 500
    seconds: int = 90
    memory_mb: int = 3_000


def read_upload_limits() -> UploadLimits:
    """Return the limits of uploads; raises ValueError for one that is no whole number above 0."""
    return UploadLimits(**_told("MAP_APP_UPLOAD_", UploadLimits()))


@dataclass(frozen=True, slots=True)
class OwnLimits:
    """How much of their own readers may have here, and for how long.

    Each is set by the environment: `readers` by MAP_APP_OWN_READERS, and so on. A reader that is
    not heard of for `idle_seconds` is let go with all they had. `reader_mb` bounds what one has
    on disk and in memory, `all_mb` what all have. `plain_features` and `plain_kb` are the most
    that is drawn by the reader's own browser; what is more comes as tiles.
    """

    readers: int = 40
    idle_seconds: int = 900
    files: int = 4
    layers: int = 12
    reader_mb: int = 400
    all_mb: int = 1_200
    reading: int = 1
    waiting: int = 20
    plain_features: int = 5_000
    plain_kb: int = 2_000
    drawing: int = 2
    tiles_mb: int = 48


def read_own_limits() -> OwnLimits:
    """Return the limits of readers' own layers; raises ValueError as the limits of uploads do."""
    return OwnLimits(**_told("MAP_APP_OWN_", OwnLimits()))


def _told(prefix: str, limits: UploadLimits | OwnLimits) -> dict[str, int]:
    """Return what the environment says of these limits."""
    told: dict[str, int] = {}
    for field in fields(limits):
        name = f"{prefix}{field.name.upper()}"
        words = os.environ.get(name, "").strip()
        if not words:
            continue
        if not words.isdecimal() or int(words) == 0:
            raise ValueError(name)
        told[field.name] = int(words)
    return told
