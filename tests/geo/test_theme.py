"""The colours can be read and told apart, by the colour-blind and in grey print as well."""

from __future__ import annotations

import itertools
import tomllib
from pathlib import Path

import numpy as np
import pytest

THEME = tomllib.loads(
    (Path(__file__).resolve().parents[2] / "layers" / "theme.toml").read_text(encoding="utf-8")
)
COLOUR = THEME["colour"]
LUMINANCE = np.array([0.2126, 0.7152, 0.0722])
XYZ = np.array([[0.4124564, 0.3575761, 0.1804375], LUMINANCE, [0.0193339, 0.1191920, 0.9503041]])
WHITE = np.array([0.95047, 1, 1.08883])
# Machado, Oliveira and Fernandes 2009, severity 1.0
SEEN_BY = {
    "everyone": np.eye(3),
    "protanopes": np.array(
        [
            [0.152286, 1.052583, -0.204868],
            [0.114503, 0.786281, 0.099216],
            [-0.003882, -0.048116, 1.051998],
        ]
    ),
    "deuteranopes": np.array(
        [
            [0.367322, 0.860646, -0.227968],
            [0.280085, 0.672501, 0.047413],
            [-0.011820, 0.042940, 0.968881],
        ]
    ),
    "tritanopes": np.array(
        [
            [1.255528, -0.076749, -0.178779],
            [-0.078411, 0.930809, 0.147602],
            [0.004733, 0.691367, 0.303900],
        ]
    ),
}
JUST_TOLD_APART = 2.3
HUES = ("river", "ochre", "green")


def linear(name: str) -> np.ndarray:
    colour = COLOUR.get(name, name)
    parts = np.array([int(colour[at : at + 2], 16) for at in (1, 3, 5)]) / 255
    return np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)


def contrast(one: str, other: str) -> float:
    dark, light = sorted(float(linear(name) @ LUMINANCE) for name in (one, other))
    return (light + 0.05) / (dark + 0.05)


def lab(seen: np.ndarray) -> np.ndarray:
    xyz = XYZ @ np.clip(seen, 0, 1) / WHITE
    root = np.where(xyz > 0.008856, np.cbrt(xyz), 7.787 * xyz + 16 / 116)
    return np.array([116 * root[1] - 16, 500 * (root[0] - root[1]), 200 * (root[1] - root[2])])


@pytest.mark.parametrize("ground", ["paper", "panel", "panel-quiet"])
@pytest.mark.parametrize("text", ["ink", "ink-soft", "ink-quiet", "warn", "focus", "road-ink"])
def test_text_is_read_on_every_ground(text: str, ground: str):
    assert contrast(text, ground) >= 4.5


@pytest.mark.parametrize("label", sorted(THEME["label"]))
def test_a_name_on_the_map_is_read_on_its_halo_and_on_paper(label: str):
    colour = THEME["label"][label]["colour"]
    assert contrast(colour, "halo") >= 4.5
    assert contrast(colour, "paper") >= 4.5


def test_the_names_of_rivers_are_read_on_water():
    assert contrast("water-ink", "water") >= 4.5


@pytest.mark.parametrize("outline", [*HUES, "village", "project", "edge", "metro"])
def test_an_outline_is_seen_on_paper(outline: str):
    assert contrast(outline, "paper") >= 3


@pytest.mark.parametrize("reader", SEEN_BY)
@pytest.mark.parametrize(("one", "other"), list(itertools.combinations((*HUES, "village"), 2)))
def test_belt_zones_and_villages_are_told_apart(one: str, other: str, reader: str):
    matrix = SEEN_BY[reader]
    apart = np.linalg.norm(lab(matrix @ linear(one)) - lab(matrix @ linear(other)))
    assert apart > (6 if reader == "tritanopes" else 10) * JUST_TOLD_APART


@pytest.mark.parametrize(("one", "other"), list(itertools.combinations(HUES, 2)))
def test_belt_and_zones_are_told_apart_in_grey_print(one: str, other: str):
    lightness = [lab(linear(name))[0] for name in (one, other)]
    assert abs(lightness[0] - lightness[1]) > 3 * JUST_TOLD_APART


def test_there_are_four_sizes_and_two_weights():
    assert len(THEME["type"]["size_px"]) == len(THEME["type"]["size_pt"]) == 4
    assert len(THEME["type"]["weight"]) == 2


@pytest.mark.parametrize("look", sorted(THEME["look"]))
def test_a_look_uses_colours_of_the_theme(look: str):
    named = {THEME["look"][look].get(key) for key in ("stroke", "fill")} - {None}
    assert named <= COLOUR.keys()


@pytest.mark.parametrize("label", sorted(THEME["label"]))
def test_a_label_uses_sizes_and_weights_of_the_theme(label: str):
    kind = THEME["label"][label]
    assert kind["size"] in THEME["type"]["size_px"]
    assert kind["weight"] in THEME["type"]["weight"]
