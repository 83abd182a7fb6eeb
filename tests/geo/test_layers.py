"""The layers that the project ships: one test a file, a row and a promise of the drawing."""

from __future__ import annotations

import csv
import tomllib
from datetime import date
from functools import cache
from pathlib import Path

import pytest
import shapely

from map_app.geo import Layer, LayerSpec
from tests.support.shipped import ground

PROJECT = Path(__file__).resolve().parents[2]
LAYERS = PROJECT / "layers"
EXPECTED = (
    "water",
    "roads",
    "district",
    "belt_and_zones",
    "baietan_clusters",
    "village_renewal",
    "metro_lines",
    "metro_stations",
    "places",
    "projects",
)
LARGEST_FILE_BYTES = 700_000
NEITHER_PLAN_NOR_PLACE = ("water", "roads")


@cache
def looks() -> dict[str, dict[str, object]]:
    theme = tomllib.loads((LAYERS / "theme.toml").read_text(encoding="utf-8"))
    return theme["look"]


def place_kinds() -> dict[str, str]:
    kinds: dict[str, str] = {}
    for table in ("places.csv", "projects.csv"):
        with (PROJECT / "seeds" / table).open(encoding="utf-8", newline="") as file:
            kinds |= {row["id"]: row.get("kind", "project") for row in csv.DictReader(file)}
    return kinds


@pytest.fixture(params=EXPECTED)
def layer(request: pytest.FixtureRequest) -> Layer:
    return ground().layers[request.param]


@pytest.fixture
def spec(layer: Layer) -> LayerSpec:
    return layer.spec


def test_the_catalogue_has_the_ten_layers_in_drawing_order():
    assert tuple(ground().layers) == EXPECTED


def test_a_layer_is_named_like_its_file(spec: LayerSpec):
    assert spec.file == f"{spec.id}.geojson"


def test_every_geojson_file_has_a_row_in_the_catalogue():
    assert {path.stem for path in LAYERS.glob("*.geojson")} == set(EXPECTED)


def test_a_layer_stays_small_enough_to_travel_in_the_page(spec: LayerSpec):
    assert (LAYERS / spec.file).stat().st_size < LARGEST_FILE_BYTES


def test_a_layer_has_features_in_degrees_longitude_first(layer: Layer):
    assert len(layer.frame) > 0
    assert layer.frame.crs == "EPSG:4326"
    west, south, east, north = layer.frame.total_bounds
    assert 113.1 < west < east < 113.4
    assert 22.95 < south < north < 23.25


def test_a_layer_says_it_is_a_sketch_where_it_is_less_exact_than_a_street(spec: LayerSpec):
    assert spec.sketch == (spec.precision_m > 60)
    if spec.sketch:
        assert spec.caveat_zh
        assert spec.caveat_en


def test_what_is_drawn_from_openstreetmap_is_under_its_licence(spec: LayerSpec):
    assert spec.licence == "ODbL 1.0"
    assert "OpenStreetMap contributors" in spec.credit


def test_credits_are_told_in_the_readers_language(spec: LayerSpec):
    assert len(spec.credits("en")) == len(spec.credits("zh"))
    assert not any("\u4e00" <= letter <= "\u9fff" for letter in "".join(spec.credits("en")))


def test_whoever_is_named_as_a_source_of_a_feature_is_credited(layer: Layer):
    for owner in ("OpenStreetMap", "CPTOND-2025"):
        if any(owner in source for source in layer.frame["source"]):
            assert owner in layer.spec.credit


def test_no_terms_are_claimed_that_are_not_known(spec: LayerSpec):
    for path in (LAYERS / spec.file, LAYERS / "catalogue.toml"):
        assert "CC BY" not in path.read_text(encoding="utf-8")


def test_a_layer_is_not_drawn_in_the_future(layer: Layer):
    days = [date.fromisoformat(str(day)) for day in layer.frame["drawn_on"]]
    assert max(*days, layer.spec.date) <= date(2026, 12, 31)


def test_every_look_of_a_layer_is_in_the_theme(layer: Layer):
    style = layer.spec.style
    named = {style.default, *style.values.values()}
    named |= {row.style for row in layer.spec.legend if row.style}
    assert named <= looks().keys()


def test_a_style_is_chosen_by_a_property_that_the_features_have(layer: Layer):
    style = layer.spec.style
    for column in (style.by, style.colour_from):
        assert column is None or column in layer.frame.columns
    if style.by:
        found = {style.look_for(value) for value in layer.frame[style.by]}
        assert found >= set(style.values.values()) - {"line.planned"}


def test_a_legend_row_that_looks_like_a_feature_names_one_of_the_layer(layer: Layer):
    assert {row.like for row in layer.spec.legend if row.like} <= set(layer.frame["id"])


def test_a_layer_that_can_be_clicked_holds_places_alone(layer: Layer):
    assert layer.spec.clickable == (layer.spec.id not in NEITHER_PLAN_NOR_PLACE)
    if layer.spec.clickable:
        assert set(layer.frame["id"]) <= place_kinds().keys()


@pytest.mark.parametrize(
    ("layer_id", "kind", "count"),
    [
        ("district", "district", 1),
        ("baietan_clusters", "cluster", 12),
        ("village_renewal", "village", 20),
        ("metro_stations", "station", 27),
        ("places", "subdistrict", 22),
    ],
)
def test_every_place_of_a_kind_that_can_be_drawn_is(layer_id: str, kind: str, count: int):
    drawn = set(ground().layers[layer_id].frame["id"])
    wanted = {place for place, its_kind in place_kinds().items() if its_kind == kind}
    assert len(wanted) == count
    assert wanted <= drawn


@pytest.mark.parametrize("layer_id", ["metro_stations", "projects", "places"])
def test_points_lie_in_the_district_as_far_as_its_edge_is_known(layer_id: str):
    district = ground().feature_geometry("district-liwan")
    assert district is not None
    near = shapely.buffer(district, 0.0017)  # the edge is known to 170 m
    frame = ground().layers[layer_id].frame
    assert frame.loc[~frame.within(near), "name"].tolist() == []
