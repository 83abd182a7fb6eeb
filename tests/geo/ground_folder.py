"""A small layers folder that a test may spoil."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

import pytest

from map_app.errors import DataError, Problem
from map_app.geo import Ground, load_ground

ROW = """
[[layer]]
id = "zones"
title_zh = "片区"
title_en = "Zones"
file = "zones.geojson"
geometry = "area"
datum = "EPSG:4326"
order = 10
on = true
clickable = true
group = "plan"
sketch = true
style = { default = "area.belt" }
legend = [{ label_zh = "片区", label_en = "Zones", shape = "area", style = "area.belt" }]
source = "drawn for a test"
licence = "ODbL 1.0"
licence_url = "https://opendatacommons.org/licenses/odbl/1-0/"
credit = "© nobody"
date = 2026-07-01
precision_m = 100
caveat_zh = ""
caveat_en = ""
"""


def box(west: float, south: float, size: float = 0.01) -> dict:
    east, north = west + size, south + size
    ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    return {"type": "Polygon", "coordinates": [ring]}


def feature(place_id: object, geometry: object, **changed: object) -> dict:
    properties = {
        "id": place_id,
        "name": "某地",
        "precision_m": 100,
        "method": "estimate",
        "source": "test",
        "drawn_on": "2026-07-01",
    } | changed
    kept = {key: value for key, value in properties.items() if value is not ...}
    return {"type": "Feature", "properties": kept, "geometry": geometry}


@dataclass
class Folder:
    """A layers folder on disk that is loaded after a test has written into it."""

    path: Path

    def catalogue(self, text: str) -> None:
        (self.path / "catalogue.toml").write_text(text, encoding="utf-8")

    def features(self, *features: dict, file: str = "zones.geojson", **members: object) -> None:
        lines = ",\n".join(json.dumps(item, ensure_ascii=False) for item in features)
        extra = "".join(f'"{key}": {json.dumps(value)},\n' for key, value in members.items())
        text = f'{{"type": "FeatureCollection",\n{extra}"features": [\n{lines}\n]}}\n'
        (self.path / file).write_text(text, encoding="utf-8")

    def load(self) -> Ground:
        return load_ground(self.path)

    def problems(self) -> tuple[Problem, ...]:
        with pytest.raises(DataError) as caught:
            self.load()
        return caught.value.problems

    def said(self) -> list[str]:
        return [str(problem) for problem in self.problems()]
