"""What the legend tells apart is told apart by the colour-blind: by its sign, or by its colour.

Official colours of metro lines are given, and several look alike to some readers: lines are told
apart by the number that stands on them.
"""

from __future__ import annotations

import itertools
import tomllib
from pathlib import Path

import numpy as np
import pytest

from tests.geo.test_theme import JUST_TOLD_APART, SEEN_BY, THEME, lab, linear

LAYERS = Path(__file__).resolve().parents[2] / "layers"
CATALOGUE = tomllib.loads((LAYERS / "catalogue.toml").read_text(encoding="utf-8"))["layer"]
LABELS = tomllib.loads((LAYERS / "labels.toml").read_text(encoding="utf-8"))
LOOKS, OWN = THEME["look"], THEME["own"]
CLEARLY = 3.9 * JUST_TOLD_APART
ROWS = [
    (row["style"], row["shape"])
    for layer in CATALOGUE
    if layer["group"] == "plan"
    for row in layer["legend"]
    if "style" in row
]
STATUSES = ("operating", "construction", "preparation", "planned")


def apart(one: np.ndarray, other: np.ndarray) -> float:
    """Return how far two colours are apart for the reader who tells them apart worst (ΔE 1976)."""
    return min(
        float(np.linalg.norm(lab(seen @ one) - lab(seen @ other))) for seen in SEEN_BY.values()
    )


def on_paper(colour: str, opacity: float) -> np.ndarray:
    """Return a colour laid over the paper; browsers mix what is encoded, not the light."""
    names = (THEME["colour"][colour], THEME["colour"]["paper"])
    parts = zip(*(bytes.fromhex(one[1:]) for one in names), strict=True)
    mixed = (round(opacity * over + (1 - opacity) * under) for over, under in parts)
    return linear(f"#{bytes(mixed).hex()}")


def sign(row: tuple[str, str]) -> tuple[object, ...]:
    """Return what of a row of the legend is no colour."""
    name, shape = row
    look = LOOKS[name]
    if shape == "point":
        return shape, look.get("symbol", "circle"), look.get("radius_px", 4)
    return shape, tuple(look.get("dash", ())), look.get("hatch"), look.get("width_px", 1) // 1.5


ALIKE = [pair for pair in itertools.combinations(ROWS, 2) if sign(pair[0]) == sign(pair[1])]


def test_some_rows_of_the_legend_have_the_same_sign():
    assert (("cluster.north", "area"), ("cluster.south", "area")) in ALIKE


@pytest.mark.parametrize(("one", "other"), ALIKE)
def test_rows_with_the_same_sign_differ_in_outline_or_fill(one, other):
    looks = [LOOKS[name] for name, _ in (one, other)]
    outline = apart(*(linear(look["stroke"]) for look in looks))
    filled = all(look.get("fill") for look in looks)
    fill = apart(*(on_paper(look["fill"], look["fill_opacity"]) for look in looks)) if filled else 0
    assert max(outline, fill) > CLEARLY


@pytest.mark.parametrize(
    ("one", "other"), list(itertools.combinations([*OWN["classes"], OWN["other"]], 2))
)
def test_values_of_an_own_layer_are_told_apart(one, other):
    assert apart(linear(one), linear(other)) > CLEARLY


@pytest.mark.parametrize(("less", "more"), list(itertools.pairwise(OWN["ramp"])))
def test_steps_of_a_ramp_are_told_apart_and_get_darker(less, more):
    assert apart(linear(less), linear(more)) > CLEARLY
    assert lab(linear(less))[0] > lab(linear(more))[0]


def test_statuses_of_a_line_differ_without_any_colour():
    dashes = [tuple(LOOKS[f"line.{status}"].get("dash", ())) for status in STATUSES]
    assert len(set(dashes)) == len(STATUSES)
    assert LOOKS["line.unnamed"]["width_px"] < LOOKS["line.operating"]["width_px"]


def test_every_metro_line_carries_its_number():
    assert any(
        rule["layer"] == "metro_lines" and rule["placing"] == "badge" for rule in LABELS["names"]
    )
