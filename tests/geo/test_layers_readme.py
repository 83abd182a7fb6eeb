"""The README of the layers leaves out no key, layer or table."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from map_app.geo import LayerSpec, StyleRule

LAYERS = Path(__file__).resolve().parents[2] / "layers"
README = (LAYERS / "README.md").read_text(encoding="utf-8")
CATALOGUE = tomllib.loads((LAYERS / "catalogue.toml").read_text(encoding="utf-8"))
THEME = tomllib.loads((LAYERS / "theme.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("key", sorted({*LayerSpec.model_fields, *StyleRule.model_fields}))
def test_every_key_of_a_layer_is_explained(key: str):
    assert f"`{key}`" in README


@pytest.mark.parametrize("layer", [row["id"] for row in CATALOGUE["layer"]])
def test_every_layer_s_source_and_licence_are_told(layer: str):
    told = [line for line in README.splitlines() if f"`{layer}`" in line and "ODbL" in line]
    assert told


@pytest.mark.parametrize("key", sorted({key for look in THEME["look"].values() for key in look}))
def test_every_key_of_a_look_is_explained(key: str):
    assert f"`{key}`" in README
