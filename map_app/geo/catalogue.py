"""Reads `layers/catalogue.toml` and says everything that is wrong with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from map_app.geo.spec import LayerSpec
from map_app.geo.toml_rows import read_rows, repeated

if TYPE_CHECKING:
    from pathlib import Path

    from map_app.errors import Problem

CATALOGUE = "catalogue.toml"
TABLE = "layer"
NO_TWO_THE_SAME = ("id", "file", "order")


def read_catalogue(layers: Path) -> tuple[tuple[tuple[LayerSpec, int], ...], list[Problem]]:
    """Return the good rows with the line each begins on, and every problem of the others."""
    good, problems = read_rows(layers / CATALOGUE, TABLE, LayerSpec)
    shown = f"{layers.name}/{CATALOGUE}"
    return good, problems + repeated(good, NO_TWO_THE_SAME, TABLE, shown)
