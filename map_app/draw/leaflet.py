"""Leaflet as the package XStatic-Leaflet carries it, without the addresses it does not need."""

from __future__ import annotations

import re
from pathlib import Path

from xstatic.pkg import leaflet

_SOURCE_MAP = re.compile(r"^//# sourceMappingURL=.*$", re.MULTILINE)
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_PICTURE = re.compile(r"url\(images/[^)]*\)")


def leaflet_script() -> str:
    """Return Leaflet's script, its licence comment kept."""
    return _SOURCE_MAP.sub("", _read("leaflet.js"))


def leaflet_style() -> str:
    """Return Leaflet's style sheet without its pictures: no marker or layer button is used."""
    return _PICTURE.sub("none", _COMMENT.sub("", _read("leaflet.css")))


def _read(name: str) -> str:
    """Return a file of the package with plain line ends."""
    return Path(leaflet.BASE_DIR, name).read_text(encoding="utf-8").replace("\r\n", "\n")
