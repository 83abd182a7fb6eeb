"""The places' ids and names, as `seeds/places.csv` has them."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from functools import cache

from scripts.draw_layers.control import PROJECT


@cache
def read_places() -> tuple[Mapping[str, str], ...]:
    """Return every row of `seeds/places.csv`."""
    with (PROJECT / "seeds" / "places.csv").open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))
