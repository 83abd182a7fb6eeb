"""The layers that are laid over one another, here and in the plain app."""

from __future__ import annotations

PAIRS = (
    ("village_renewal", "baietan_clusters"),
    ("village_renewal", "belt_and_zones"),
    ("baietan_clusters", "belt_and_zones"),
)
GRID = "EPSG:4547"
"""In which the plain app measures: CGCS2000 / 3-degree Gauss-Kruger, metres."""
SWITCHED = "village_renewal"
"""The layer that is switched off and on."""
