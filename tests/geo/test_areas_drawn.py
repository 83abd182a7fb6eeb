"""The drawn areas are as right as a generalised 1:25 000 sketch can be."""

from __future__ import annotations

import csv
import json
import re
from functools import cache
from itertools import combinations
from pathlib import Path

import geopandas as gpd
import pytest
from shapely import Point, Polygon
from shapely.geometry.base import BaseGeometry

PROJECT = Path(__file__).resolve().parents[2]
LAYERS = PROJECT / "layers"
METRES = "EPSG:4547"
HECTARE_M2 = 10_000
KM2 = 1_000_000
AREA_LAYERS = ("district", "belt_and_zones", "baietan_clusters", "village_renewal", "water")
PLAN_LAYERS = ("belt_and_zones", "baietan_clusters", "village_renewal")
LARGE_RIVERS = {"珠江西航道", "珠江前航道", "珠江后航道", "白鹅潭", "平洲水道", "佛山水道"}
ON_DATANSHA = ("village-xijiao", "village-hesha", "village-tanwei")
# 泮塘, the old site of 西郊, is not where the plan renews the village.
ELSEWHERE = {"西郊"}


@cache
def frame(layer: str) -> gpd.GeoDataFrame:
    return gpd.read_file(LAYERS / f"{layer}.geojson")


@cache
def in_metres(layer: str) -> gpd.GeoDataFrame:
    return frame(layer).to_crs(METRES).set_index("id")


def area(layer: str, area_id: str) -> BaseGeometry:
    return in_metres(layer).geometry[area_id]


def rivers() -> BaseGeometry:
    water = in_metres("water")
    return water[water.kind == "river"].union_all()


@cache
def control_points() -> gpd.GeoDataFrame:
    with (LAYERS / "control" / "points.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    places = [Point(float(row["lon"]), float(row["lat"])) for row in rows]
    return gpd.GeoDataFrame(rows, geometry=places, crs="EPSG:4326").to_crs(METRES)


def numbers(value: object) -> list[float]:
    if isinstance(value, list):
        return [number for item in value for number in numbers(item)]
    return [float(str(value))]


@pytest.mark.parametrize("layer", AREA_LAYERS)
def test_every_geometry_is_valid_and_holds_something(layer):
    assert frame(layer).is_valid.all()
    assert not frame(layer).is_empty.any()


@pytest.mark.parametrize("layer", AREA_LAYERS)
def test_positions_are_longitude_first_and_have_at_most_six_decimals(layer):
    document = json.loads((LAYERS / f"{layer}.geojson").read_text(encoding="utf-8"))
    for feature in document["features"]:
        flat = numbers(feature["geometry"]["coordinates"])
        assert all(113 < lon < 114 for lon in flat[::2])
        assert all(22.9 < lat < 23.3 for lat in flat[1::2])
        assert all(re.fullmatch(r"\d+\.\d{1,6}", repr(number)) for number in flat)


@pytest.mark.parametrize("layer", AREA_LAYERS)
def test_every_feature_says_what_it_is_and_how_far_it_may_be_off(layer):
    features = frame(layer)
    assert features["id"].is_unique
    for column in ("name", "kind", "method", "source"):
        assert features[column].str.len().gt(1).all(), column
    assert features["precision_m"].gt(0).all()
    assert set(features["drawn_on"].astype(str).str[:10]) == {"2026-11-23"}


@pytest.mark.parametrize("layer", ["district", *PLAN_LAYERS])
def test_every_area_says_in_chinese_what_limits_it(layer):
    assert frame(layer)["note"].str.contains(r"[一-鿿]{2}").all()


def test_there_are_one_district_three_zones_twelve_clusters_and_twenty_villages():
    counted = {layer: len(frame(layer)) for layer in ("district", *PLAN_LAYERS)}
    assert counted == {
        "district": 1,
        "belt_and_zones": 3,
        "baietan_clusters": 12,
        "village_renewal": 20,
    }


def test_the_district_is_about_as_large_as_is_published():
    assert 59 * KM2 < area("district", "district-liwan").area < 63 * KM2


def test_every_station_said_to_be_in_the_district_is_in_it():
    points = control_points()
    stations = points[points["note"].str.contains("in_liwan=True")]
    assert len(stations) > 30
    assert stations.within(area("district", "district-liwan")).all()


@pytest.mark.parametrize("layer", PLAN_LAYERS)
def test_every_area_is_inside_the_district(layer):
    outside = in_metres(layer).difference(area("district", "district-liwan"))
    assert outside.area.max() < 1


@pytest.mark.parametrize("layer", PLAN_LAYERS)
def test_every_area_is_on_land(layer):
    assert in_metres(layer).intersection(rivers()).area.max() < 1


@pytest.mark.parametrize("layer", ["baietan_clusters", "village_renewal"])
def test_areas_of_a_kind_do_not_overlap(layer):
    pairs = combinations(in_metres(layer).geometry, 2)
    assert max(one.intersection(other).area for one, other in pairs) < 1


def test_rivers_meet_without_seams_or_overlaps():
    reaches = in_metres("water")
    reaches = reaches[reaches.kind == "river"]
    together = reaches.union_all()
    assert reaches.area.sum() - together.area < 1
    parts = [part for part in together.geoms if part.intersects(area("district", "district-liwan"))]
    assert len(parts) == 1


def test_the_large_rivers_and_the_creeks_of_the_district_have_their_names():
    names = set(frame("water")["name"])
    assert LARGE_RIVERS | {"花地河", "沙基涌", "荔枝湾涌", "驷马涌", "沙涌"} <= names


@pytest.mark.parametrize(("name", "kind"), [("大坦沙", "cluster_ref"), ("沙面", "landmark")])
def test_datansha_and_shamian_are_islands(name, kind):
    points = control_points()
    place = points[(points["name"] == name) & (points["kind"] == kind)].geometry.item()
    holes = [Polygon(hole) for part in rivers().geoms for hole in part.interiors]
    assert any(hole.contains(place) for hole in holes)


def test_the_belt_holds_every_cluster():
    left = in_metres("baietan_clusters").difference(area("belt_and_zones", "belt-baietan"))
    assert left.area.max() < 1


def test_the_belt_with_the_river_beside_it_is_one_piece_of_about_the_published_size():
    belt = area("belt_and_zones", "belt-baietan")
    beside = in_metres("water")
    large = beside[beside.name.isin(LARGE_RIVERS | {"花地河", "沙基涌"})].union_all()
    own = large.intersection(area("district", "district-liwan"))
    corridor = belt.union(own)
    assert corridor.geom_type == "Polygon"
    assert 26 * KM2 < belt.area < 36 * KM2


def test_belt_and_lingnan_overlap_only_at_ruyifang_and_shamian():
    zone = area("belt_and_zones", "zone-lingnan")
    overlap = zone.intersection(area("belt_and_zones", "belt-baietan"))
    allowed = area("baietan_clusters", "cluster-ruyifang-shamian").buffer(60)
    assert overlap.area > 50 * HECTARE_M2
    assert overlap.difference(allowed).area < HECTARE_M2


def test_hailong_lies_apart_from_belt_and_lingnan():
    zone = area("belt_and_zones", "zone-hailong")
    for other in ("belt-baietan", "zone-lingnan"):
        assert zone.distance(area("belt_and_zones", other)) > 0


def test_datansha_is_the_island_and_julong_about_as_large_as_published():
    assert 3.2 * KM2 < area("baietan_clusters", "cluster-datansha").area < 3.7 * KM2
    assert 1.5 * KM2 < area("baietan_clusters", "cluster-julong").area < 1.9 * KM2


@pytest.mark.parametrize("village", ON_DATANSHA)
def test_the_three_villages_of_the_island_lie_on_it(village):
    island = area("baietan_clusters", "cluster-datansha")
    assert area("village_renewal", village).difference(island).area < 1


def test_xijiao_lies_between_hesha_and_tanwei():
    xijiao, hesha, tanwei = (area("village_renewal", v).centroid for v in ON_DATANSHA)
    assert hesha.y > xijiao.y > tanwei.y
    assert xijiao.x < area("baietan_clusters", "cluster-datansha").centroid.x


def test_every_village_holds_its_reference_point():
    points = control_points()
    villages = in_metres("village_renewal").set_index("name").geometry
    for point in points[points["kind"] == "old_village"].itertuples():
        if point.name not in ELSEWHERE:
            name = f"{point.name}村"
            assert villages[name].contains(point.geometry), name


def test_every_village_is_near_the_stops_that_carry_its_name():
    points = control_points()
    villages = in_metres("village_renewal").set_index("name")
    for point in points[points["kind"] == "village_evidence"].itertuples():
        name = point.note.split(":")[0]
        if name.removesuffix("村") not in ELSEWHERE:
            away_m = villages.geometry[name].distance(point.geometry)
            assert away_m <= villages["precision_m"][name], (name, point.name)


def test_a_village_is_neither_a_dot_nor_a_township():
    assert in_metres("village_renewal").area.between(15 * HECTARE_M2, 80 * HECTARE_M2).all()


@pytest.mark.parametrize("layer", ["baietan_clusters", "village_renewal"])
def test_no_area_is_a_circle_or_a_box(layer):
    for area_id, shape in in_metres(layer).geometry.items():
        part = max(getattr(shape, "geoms", [shape]), key=lambda piece: piece.area)
        circle = part.area / part.minimum_rotated_rectangle.area
        roundness = 4 * 3.14159 * part.area / part.length**2
        assert roundness < 0.97, area_id
        assert circle < 0.985, area_id


def test_clusters_hold_their_reference_points():
    held = {
        "花地湾": "cluster-huadiwan",
        "聚龙湾": "cluster-julong",
        "花地河北": "cluster-huadihe-north",
        "西塱车辆段": "cluster-xilang-depot",
        "广钢—广船": "cluster-gzsteel-ship",
        "广钢车辆段(广钢新城)": "cluster-gzsteel-depot",
        "广州国际医药港": "cluster-medport",
        "南漖": "cluster-nanjiao",
        "如意坊—沙面": "cluster-ruyifang-shamian",
        "白鹅潭核心区(芳村/新隆沙/陆居路)": "cluster-core",
        "大坦沙": "cluster-datansha",
        "广佛黄金商贸(候选A 滘口/五眼桥)": "cluster-guangfo-gold",
    }
    points = control_points()
    places = points[points["kind"] == "cluster_ref"].set_index("name").geometry
    for name, cluster in held.items():
        assert area("baietan_clusters", cluster).contains(places[name]), name


def test_drawing_again_from_the_control_rows_gives_the_same_bytes(tmp_path, monkeypatch):
    from scripts.draw_layers import areas_main, layer_file

    monkeypatch.setattr(layer_file, "LAYERS", tmp_path)
    list(areas_main.draw())
    for layer in AREA_LAYERS:
        name = f"{layer}.geojson"
        assert (tmp_path / name).read_bytes() == (LAYERS / name).read_bytes(), name
