"""A small plan on a small ground that a test may spoil: two villages, a cluster, a belt."""

from __future__ import annotations

import csv
import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

from map_app.atlas import Atlas, load_atlas
from map_app.plan import rows

TEXT = """第一章 建设

推进甲村、乙村改造。沿江带包括丙组团。丙组团发展商贸。沿江带发展总部经济。

11、12号线年内开工。
"""
ROW_SHAPES = {
    "outline": rows.OutlineRow,
    "indicators": rows.IndicatorRow,
    "indicator_figures": rows.IndicatorFigureRow,
    "indicator_notes": rows.IndicatorNoteRow,
    "indicator_pairs": rows.IndicatorPairRow,
    "projects": rows.ProjectRow,
    "project_places": rows.ProjectPlaceRow,
    "places": rows.PlaceRow,
    "aliases": rows.AliasRow,
    "misreadings": rows.MisreadingRow,
    "other_names": rows.OtherNameRow,
    "relations": rows.RelationRow,
    "statements": rows.StatementRow,
    "statement_figures": rows.StatementFigureRow,
    "line_status": rows.LineStatusRow,
    "line_status_today": rows.LineStatusTodayRow,
    "glossary": rows.TermRow,
    "gaps": rows.GapRow,
}
PLACES = (
    ("district-x", "district", "某区"),
    ("belt-y", "belt", "沿江带"),
    ("cluster-c", "cluster", "丙组团"),
    ("village-a", "village", "甲村"),
    ("village-b", "village", "乙村"),
    ("station-a", "station", "甲村站"),
    ("line-11", "metro_line", "11号线"),
)
BOXES = {
    "district-x": (113.20, 23.00, 113.30, 23.10),
    "belt-y": (113.20, 23.00, 113.25, 23.10),
    "cluster-c": (113.20, 23.00, 113.22, 23.02),
    "village-a": (113.205, 23.005, 113.215, 23.015),
    "village-b": (113.249, 23.05, 113.269, 23.06),
}
LAYERS = {
    "zones": ("area", 10, ("district-x",)),
    "belts": ("area", 20, ("belt-y",)),
    "clusters": ("area", 30, ("cluster-c",)),
    "villages": ("area", 40, ("village-a", "village-b")),
    "lines": ("line", 50, ("line-11",)),
    "stations": ("point", 60, ("station-a",)),
}
STATION = (113.21, 23.01)
LINE = ((113.21, 23.001), (113.21, 23.099))


def spoken(words: str) -> dict[str, object]:
    """Return start, end and quote of words of the text."""
    start = TEXT.index(words)
    return {"start": start, "end": start + len(words), "quote": words}


@dataclass(frozen=True)
class Folders:
    """Two data folders on disk."""

    seeds: Path
    layers: Path

    def load(self) -> Atlas:
        return load_atlas(self.seeds, self.layers)

    def rows(self, name: str, *given: dict[str, object]) -> None:
        with (self.seeds / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, list(ROW_SHAPES[name].model_fields))
            writer.writeheader()
            writer.writerows(given)

    def add(self, name: str, *given: dict[str, object]) -> None:
        with (self.seeds / f"{name}.csv").open("a", encoding="utf-8", newline="") as file:
            csv.DictWriter(file, list(ROW_SHAPES[name].model_fields)).writerows(given)

    def swap(self, file: str, old: str, new: str) -> None:
        """Put other words into a file of either folder."""
        path = next(f / file for f in (self.seeds, self.layers) if (f / file).exists())
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")

    def features(self, layer: str, *features: dict) -> None:
        lines = ",\n".join(json.dumps(one, ensure_ascii=False) for one in features)
        text = f'{{"type": "FeatureCollection", "features": [\n{lines}\n]}}\n'
        (self.layers / f"{layer}.geojson").write_text(text, encoding="utf-8")


def make_folders(path: Path) -> Folders:
    """Write both folders, without a fault in them."""
    folders = Folders(path / "seeds", path / "layers")
    folders.seeds.mkdir()
    folders.layers.mkdir()
    _write_seeds(folders)
    catalogue = [_catalogue_row(name) for name in LAYERS]
    (folders.layers / "catalogue.toml").write_text("\n".join(catalogue), encoding="utf-8")
    names = {place_id: name for place_id, _, name in PLACES}
    for layer, (_, _, ids) in LAYERS.items():
        folders.features(layer, *(feature(one, names[one]) for one in ids))
    return folders


def feature(place_id: str, name: str, **more: object) -> dict:
    if place_id in BOXES:
        west, south, east, north = BOXES[place_id]
        ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
        geometry = {"type": "Polygon", "coordinates": [ring]}
    elif place_id.startswith("line"):
        geometry = {"type": "LineString", "coordinates": LINE}
    else:
        geometry = {"type": "Point", "coordinates": STATION}
    properties = {
        "id": place_id,
        "name": name,
        "precision_m": 100,
        "method": "estimate",
        "source": "test",
        "drawn_on": "2026-07-01",
    }
    return {"type": "Feature", "properties": properties | more, "geometry": geometry}


def _write_seeds(folders: Folders) -> None:
    for name in ROW_SHAPES:
        folders.rows(name)
    (folders.seeds / "text.txt").write_text(TEXT, encoding="utf-8")
    digest = hashlib.sha256(TEXT.encode()).hexdigest()
    (folders.seeds / "plan.toml").write_text(
        'id = "p"\ntitle = "某规划"\ncited_as = "《纲要》"\nnumber = "1"\nissued_on = 2021-07-24\n'
        'issuer = "某区"\ntext = "text.txt"\nperiod_start = 2021\nperiod_end = 2025\n'
        f'district = "district-x"\ncaveat_zh = "。"\ncaveat_en = "."\nsha256 = "{digest}"\n',
        encoding="utf-8",
    )
    folders.rows(
        "outline",
        {"part": "body", "title": "正文", "start": 0, "end": len(TEXT)},
        {"part": "body", "chapter": 1, "title": "建设", "start": 4, "end": len(TEXT)},
    )
    folders.rows("places", *({"id": i, "kind": k, "name": n} for i, k, n in PLACES))
    folders.rows("aliases", {"place": "village-b", "alias": "乙", "kind": "short"})
    relation = {"place": "cluster-c", "relation": "part_of", "through": "belt-y"}
    folders.rows("relations", {"id": "r1", **relation, **spoken("沿江带包括丙组团。")})


def _catalogue_row(name: str) -> str:
    geometry, order, _ = LAYERS[name]
    return f"""
[[layer]]
id = "{name}"
title_zh = "{name}"
title_en = "{name}"
file = "{name}.geojson"
geometry = "{geometry}"
datum = "EPSG:4326"
order = {order}
on = true
clickable = true
group = "plan"
sketch = true
style = {{ default = "area.belt" }}
legend = [{{ label_zh = "图", label_en = "Map", shape = "area", style = "area.belt" }}]
source = "drawn for a test"
licence = "ODbL 1.0"
licence_url = "https://opendatacommons.org/licenses/odbl/1-0/"
credit = "© nobody"
date = 2026-07-01
precision_m = 100
caveat_zh = ""
caveat_en = ""
"""
