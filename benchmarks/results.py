"""benchmarks/RESULTS.md: each command writes its own section, with when and on what."""

from __future__ import annotations

import datetime as dt
import os
import platform
from importlib.metadata import version
from pathlib import Path

from benchmarks.figures import with_section

RESULTS = Path(__file__).resolve().parent / "RESULTS.md"
PACKAGES = ("streamlit", "folium", "streamlit-folium", "geopandas")
TITLE = "# Figures\n"


def circumstances() -> str:
    """Return date, machine, versions, and how busy the machine was with other things as well."""
    versions = ", ".join(f"{name} {version(name)}" for name in PACKAGES)
    today = dt.datetime.now(tz=dt.UTC).strftime("%Y-%m-%d %H:%M UTC")
    load = ", ".join(f"{one:.1f}" for one in os.getloadavg()) if hasattr(os, "getloadavg") else "?"
    return (
        f"{today}, {platform.system()} {platform.machine()}, {os.cpu_count()} processors, "
        f"Python {platform.python_version()}, {versions}; load average (1, 5, 15 minutes) {load}."
    )


def write_section(title: str, body: str) -> None:
    """Put a section into the file; the others stay as they are."""
    before = RESULTS.read_text(encoding="utf-8") if RESULTS.exists() else ""
    RESULTS.write_text(
        with_section(TITLE + "".join(before.partition("\n## ")[1:]), title, body), encoding="utf-8"
    )
