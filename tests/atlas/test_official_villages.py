"""The real village layer replaced by an office's own file: CGCS2000, its own column of names."""

from __future__ import annotations

import re
import shutil

import geopandas as gpd
import pytest

from map_app.atlas import load_atlas

MATCH = 'match = { column = "CUNMC", by = "name" }'


@pytest.fixture(params=[4490, 4547])
def replaced(request, atlas, tmp_path):
    """The Atlas of a copy of the layers whose villages came from an office."""
    root, layers = request.config.rootpath, tmp_path / "layers"
    shutil.copytree(root / "layers", layers, ignore=shutil.ignore_patterns("control"))
    drawn = atlas.ground.layers["village_renewal"].frame
    names = [name.removesuffix("村") if name != "山村村" else name for name in drawn["name"]]
    own = gpd.GeoDataFrame({"CUNMC": names}, geometry=drawn.geometry, crs=4326)
    own = own.to_crs(request.param)
    (layers / "village_renewal.geojson").write_text(own.to_json(to_wgs84=False), encoding="utf-8")
    catalogue = layers / "catalogue.toml"
    text = catalogue.read_text(encoding="utf-8")
    row = re.search(r'file = "village_renewal.geojson".*?datum = "EPSG:4326"', text, re.DOTALL)
    changed = row.group().replace("EPSG:4326", f"EPSG:{request.param}") + f"\n{MATCH}"
    catalogue.write_text(text.replace(row.group(), changed), encoding="utf-8")
    return load_atlas(root / "seeds", layers)


def test_villages_named_as_the_office_names_them_keep_their_targets(replaced, atlas):
    for village in atlas.records("village"):
        own = replaced.record(village.id)
        assert own.layer == "village_renewal"
        assert own.area_ha == pytest.approx(village.area_ha, rel=1e-3, abs=0.11)
        assert replaced.sheet(village.id).named == atlas.sheet(village.id).named
        assert replaced.pick(*own.point)
