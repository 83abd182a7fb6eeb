"""An office's own file takes a drawn layer's place: a file and a row of the catalogue."""

from __future__ import annotations

import geopandas as gpd
import pytest
import shapely

from map_app.geo import area_ha, share_within
from tests.geo.ground_folder import ROW, Folder, box

ZONE = shapely.box(113.2, 23.1, 113.21, 23.11)


def official(folder: Folder, epsg: int, by: str, name: str = "ZONE_NAME") -> None:
    """Write one zone as an office would: its own column, its own datum."""
    there = gpd.GeoSeries([ZONE], crs="EPSG:4326").to_crs(epsg)
    folder.catalogue(
        ROW.replace("EPSG:4326", f"EPSG:{epsg}") + f'match = {{ column = "{name}", by = "{by}" }}\n'
    )
    geometry = shapely.geometry.mapping(there.iloc[0])
    properties = {"ZONE_NAME": "海龙片区" if by == "name" else "zone-hailong", "AREA": 1.0}
    folder.features({"type": "Feature", "properties": properties, "geometry": geometry})


@pytest.mark.parametrize("epsg", [4490, 4547, 4549, 4526, 3857])
def test_another_datum_is_brought_home_at_the_door(folder: Folder, epsg: int):
    official(folder, epsg, "id")
    geometry = folder.load().feature_geometry("zone-hailong")
    assert geometry is not None
    assert share_within(geometry, ZONE) == pytest.approx(1, abs=1e-4)
    assert area_ha(geometry) == pytest.approx(area_ha(ZONE), rel=1e-4)


def test_features_matched_by_id_carry_what_the_catalogue_says_of_them(folder: Folder):
    official(folder, 4547, "id")
    layer = folder.load().layers["zones"]
    row = layer.frame.iloc[0]
    assert (row["id"], row["match_value"]) == ("zone-hailong", "zone-hailong")
    assert (row["precision_m"], row["source"]) == (100, "drawn for a test")
    assert (row["method"], row["drawn_on"], row["AREA"]) == ("supplied", "2026-07-01", 1.0)
    assert layer.frame.crs == "EPSG:4326"


def test_features_matched_by_name_get_their_ids_later(folder: Folder):
    official(folder, 4490, "name")
    ground = folder.load()
    assert ground.layers["zones"].frame["match_value"].tolist() == ["海龙片区"]
    assert ground.feature_geometry("zone-hailong") is None
    known = ground.with_ids("zones", {"海龙片区": "zone-hailong"})
    assert known.layer_of("zone-hailong") == "zones"
    assert ground.layer_of("zone-hailong") is None


def test_a_column_to_match_by_that_is_not_there_is_said(folder: Folder):
    official(folder, 4490, "id", name="QYMC")
    said = "no feature has the column 'QYMC' that the catalogue matches by"
    assert folder.said() == [f"layers/zones.geojson: {said}"]


def test_a_file_that_names_another_datum_than_its_row_is_said(folder: Folder):
    official(folder, 4547, "id")
    folder.catalogue((folder.path / "catalogue.toml").read_text("utf-8").replace("4547", "4549"))
    properties = {"ZONE_NAME": "zone-hailong"}
    there = gpd.GeoSeries([ZONE], crs="EPSG:4326").to_crs(4549)
    geometry = shapely.geometry.mapping(there.iloc[0])
    crs = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::4547"}}
    folder.features({"type": "Feature", "properties": properties, "geometry": geometry}, crs=crs)
    said = "datum: says EPSG:4549, but the file says EPSG:4547"
    assert folder.said() == [
        f"layers/catalogue.toml line 2: layer 'zones': {said}",
    ]


def test_northing_before_easting_is_not_taken_for_a_place(folder: Folder):
    official(folder, 4547, "id")
    there = gpd.GeoSeries([ZONE], crs="EPSG:4326").to_crs(4547)
    swapped = shapely.transform(there.iloc[0], lambda positions: positions[:, ::-1])
    geometry = shapely.geometry.mapping(swapped)
    folder.features(
        {"type": "Feature", "properties": {"ZONE_NAME": "zone-hailong"}, "geometry": geometry}
    )
    assert len(folder.said()) == 1


def test_a_feature_without_a_match_value_is_named_by_its_line(folder: Folder):
    official(folder, 4326, "id")
    good = {"type": "Feature", "properties": {"ZONE_NAME": "zone-a"}, "geometry": box(113.2, 23.1)}
    bad = {"type": "Feature", "properties": {"ZONE_NAME": None}, "geometry": box(113.2, 23.1)}
    folder.features(good, bad)
    assert folder.said() == ["layers/zones.geojson line 4: feature 2: ZONE_NAME: is missing"]


OWN = {"name": None, "precision_m": "n/a", "source": 5, "method": [], "drawn_on": None, "id": 12}


@pytest.mark.parametrize("by", ["id", "name"])
def test_an_offices_own_columns_do_not_take_the_place_of_the_catalogues_words(
    folder: Folder, by: str
):
    official(folder, 4490, by)
    key = "海龙片区" if by == "name" else "zone-hailong"
    geometry = shapely.geometry.mapping(ZONE)
    folder.features(
        {"type": "Feature", "properties": {**OWN, "ZONE_NAME": key}, "geometry": geometry}
    )
    ground = folder.load().with_ids("zones", {key: "zone-hailong"})
    row = ground.layers["zones"].frame.iloc[0]
    assert (row["name"], row["source"], row["method"]) == (key, "drawn for a test", "supplied")
    assert ground.precision_m("zone-hailong") == 100
    assert row["drawn_on"] == "2026-07-01"
