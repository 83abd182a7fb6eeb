"""The numbers of a file say when its datum cannot be right, and are silent when it may be."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import shapely

from map_app.geo.datums import hints, read_datums
from tests.support.shipped import ground

LAYERS = Path(__file__).resolve().parents[2] / "layers"
DATUMS = read_datums(LAYERS)
GROUND = ground()
ROADS = list(GROUND.layers["roads"].frame.geometry)
STATIONS = shapely.get_coordinates(GROUND.layers["metro_stations"].frame.geometry.to_numpy())
DRAWN = ("roads", "village_renewal", "baietan_clusters", "metro_lines", "metro_stations")


def positions(layer):
    return shapely.get_coordinates(GROUND.layers[layer].frame.geometry.to_numpy()).T


def told(numbers, read_as):
    return hints(*numbers, DATUMS.named(read_as), ROADS)


def stations_in(datum):
    return DATUMS.named(datum).from_wgs84(*STATIONS.T)


@pytest.mark.parametrize("datum", DATUMS.rows, ids=lambda one: one.id)
def test_what_is_read_in_its_own_datum_gives_no_hint(datum):
    assert told(datum.from_wgs84(*STATIONS.T), datum.id) == ()


@pytest.mark.parametrize("layer", GROUND.layers)
def test_no_shipped_layer_is_taken_for_a_shifted_one(layer):
    assert told(positions(layer), "wgs84") == ()


@pytest.mark.parametrize("layer", DRAWN)
@pytest.mark.parametrize("datum", ["gcj-02", "bd-09"])
def test_a_shifted_file_taken_as_wgs84_is_flagged_with_the_system_it_is_in(layer, datum):
    (hint,) = told(DATUMS.named(datum).from_wgs84(*positions(layer)), "wgs84")
    assert hint.kind == "off_the_roads"
    assert f"是不是{datum.upper()}坐标？" in hint.zh
    assert f"off the roads: {datum.upper()}?" in hint.en


def test_how_far_off_the_roads_is_told_in_metres():
    (hint,) = told(stations_in("gcj-02"), "wgs84")
    east, north = (np.median(a - b) for a, b in zip(stations_in("gcj-02"), STATIONS.T, strict=True))
    metres = np.hypot(east * 111_320 * np.cos(np.radians(23.1)), north * 110_750)
    said = int("".join(sign for sign in hint.zh.split("米")[0] if sign.isdigit()))
    assert said == pytest.approx(metres, rel=0.02)


def test_a_file_that_is_not_shifted_but_taken_for_gcj02_is_flagged_too():
    (hint,) = told(STATIONS.T, "gcj-02")
    assert "是不是WGS 84坐标？" in hint.zh


def test_a_handful_of_positions_is_not_enough_to_tell():
    lons, lats = stations_in("gcj-02")
    assert told((lons[:5], lats[:5]), "wgs84") == ()


@pytest.mark.parametrize(
    ("given", "swap", "read_as", "kind", "said"),
    [
        ("wgs84", True, "wgs84", "swapped_degrees", "x与y看来写反了"),
        ("cgcs2000-cm114", False, "wgs84", "metres", "不带带号"),
        ("cgcs2000-zone38", False, "wgs84", "metres", "带号38"),
        ("cgcs2000-zone38", True, "wgs84", "metres", "带号38"),
        ("web-mercator", False, "wgs84", "metres", "Web墨卡托"),
        ("wgs84", False, "cgcs2000-cm114", "degrees", "像经纬度"),
        ("cgcs2000-cm114", True, "cgcs2000-cm114", "swapped_metres", "X为北、Y为东"),
        ("cgcs2000-zone38", True, "cgcs2000-zone38", "swapped_metres", "X为北、Y为东"),
        ("cgcs2000-zone38", False, "cgcs2000-cm114", "prefix_there", "带号38"),
        ("cgcs2000-cm114", False, "cgcs2000-zone38", "prefix_missing", "没有带号"),
        ("cgcs2000-zone37", False, "cgcs2000-zone38", "prefix_differs", "带号是37"),
        ("web-mercator", False, "cgcs2000-cm114", "other_metres", "网络墨卡托"),
        ("cgcs2000-cm114", False, "web-mercator", "other_metres", "网络墨卡托"),
        ("cgcs2000-cm114", False, "cgcs2000-cm117", "outside", "100%的点在广州市以外"),
    ],
)
def test_numbers_that_cannot_be_of_the_datum_say_why(given, swap, read_as, kind, said):
    numbers = stations_in(given)
    (hint,) = told(numbers[::-1] if swap else numbers, read_as)
    assert hint.kind == kind
    assert said in hint.sentence("zh")
    assert hint.sentence("en").endswith((".", "?"))


def test_positions_of_another_country_are_told_to_be_outside():
    (hint,) = told(([2.35], [48.86]), "wgs84")
    assert hint.kind == "outside"


def test_no_positions_give_no_hint():
    assert told(([np.nan], [23.1]), "wgs84") == ()
    assert hints([], [], DATUMS.named("wgs84"), []) == ()
