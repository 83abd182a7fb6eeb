"""Positions of every datum come home to WGS 84, and go back where they were."""

from __future__ import annotations

import pickle
from pathlib import Path

import numpy as np
import prcoords
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyproj import Geod, Transformer

from map_app.errors import DataError, RequestError
from map_app.geo.datums import Datum, read_datums
from map_app.geo.datums.china_offset import from_bd09, from_gcj02, to_bd09, to_gcj02

LAYERS = Path(__file__).resolve().parents[2] / "layers"
DATUMS = read_datums(LAYERS)
README = (LAYERS / "README.md").read_text(encoding="utf-8")
GUANGDONG_LON, GUANGDONG_LAT = st.floats(109.6, 117.4), st.floats(20.1, 25.6)
ELLIPSOID = Geod(ellps="WGS84")
LON, LAT = 113.24, 23.11
"""A place in Liwan."""
CENTIMETRE, METRE = 0.01, 1.0


def metres_between(lon, lat, other_lon, other_lat):
    return ELLIPSOID.inv(float(lon), float(lat), float(other_lon), float(other_lat))[2]


@pytest.mark.parametrize("datum", DATUMS.rows, ids=lambda one: one.id)
def test_there_and_back_lands_within_a_millimetre_in_every_datum(datum):
    there = datum.from_wgs84([LON, 113.1], [LAT, 23.2])
    lons, lats = datum.to_wgs84(*there)
    assert metres_between(lons[0], lats[0], LON, LAT) < 0.001
    assert metres_between(lons[1], lats[1], 113.1, 23.2) < 0.001


@pytest.mark.parametrize("code", [4490, 4547, 4526, 4498])
def test_positions_of_cgcs2000_come_home_as_proj_itself_would_bring_them(code):
    datum = next(one for one in DATUMS if one.epsg == code)
    there = datum.from_wgs84(LON, LAT)
    by_proj = Transformer.from_crs(code, 4326, always_xy=True).transform(*there)
    assert datum.to_wgs84(*there) == by_proj


@given(GUANGDONG_LON, GUANGDONG_LAT)
def test_gcj02_there_and_back_lands_within_a_centimetre_over_guangdong(lon, lat):
    assert metres_between(*from_gcj02(*to_gcj02(lon, lat)), lon, lat) < CENTIMETRE
    assert metres_between(*to_gcj02(*from_gcj02(lon, lat)), lon, lat) < CENTIMETRE


@given(GUANGDONG_LON, GUANGDONG_LAT)
def test_bd09_there_and_back_lands_within_a_centimetre_over_guangdong(lon, lat):
    assert metres_between(*from_bd09(*to_bd09(lon, lat)), lon, lat) < CENTIMETRE
    assert metres_between(*to_bd09(*from_bd09(lon, lat)), lon, lat) < CENTIMETRE


@given(GUANGDONG_LON, GUANGDONG_LAT)
def test_gcj02_and_bd09_agree_with_prcoords_within_a_metre(lon, lat):
    place = prcoords.Coords(lat, lon)
    for ours, theirs in ((to_gcj02, prcoords.wgs_gcj), (to_bd09, prcoords.wgs_bd)):
        told = theirs(place)
        assert metres_between(*ours(lon, lat), told.lon, told.lat) < METRE
    for ours, theirs in ((from_gcj02, prcoords.gcj_wgs_bored), (from_bd09, prcoords.bd_wgs_bored)):
        told = theirs(place)
        assert metres_between(*ours(lon, lat), told.lon, told.lat) < METRE


def test_what_lies_outside_china_is_not_shifted():
    assert to_gcj02(2.35, 48.86) == (2.35, 48.86)


def test_a_position_that_is_no_number_stays_none_and_spoils_no_other():
    lons, _ = DATUMS.named("gcj-02").to_wgs84([np.nan, 113.2], [23.1, 23.1])
    assert np.isnan(lons[0])
    assert lons[1] == pytest.approx(113.1947, abs=0.001)


@pytest.mark.parametrize("datum", [one for one in DATUMS if one.crs], ids=lambda one: one.id)
def test_a_datum_with_a_code_is_known_again_by_its_wkt(datum):
    for spelling in ("WKT1_ESRI", "WKT1_GDAL", "WKT2_2019"):
        assert DATUMS.of_wkt(datum.crs.to_wkt(spelling)) is datum


ESRI_ZONE_38 = (
    'PROJCS["CGCS2000_3_Degree_GK_Zone_38",GEOGCS["GCS_China_Geodetic_Coordinate_System_2000",'
    'DATUM["D_China_2000",SPHEROID["CGCS2000",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],'
    'UNIT["Degree",0.0174532925199433]],PROJECTION["Gauss_Kruger"],'
    'PARAMETER["False_Easting",38500000.0],PARAMETER["False_Northing",0.0],'
    'PARAMETER["Central_Meridian",114.0],PARAMETER["Scale_Factor",1.0],'
    'PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]'
)


@pytest.mark.parametrize(
    ("wkt", "known"),
    [
        (ESRI_ZONE_38, "cgcs2000-zone38"),
        (ESRI_ZONE_38.replace("CGCS2000_3_Degree_GK_Zone_38", "unnamed"), "cgcs2000-zone38"),
        (ESRI_ZONE_38.replace("38500000", "500000"), "cgcs2000-cm114"),
        (
            ESRI_ZONE_38.replace("38500000", "19500000").replace("114.0", "111.0"),
            "cgcs2000-6deg-zone19",
        ),
        (ESRI_ZONE_38.replace("114.0", "113.3"), None),
        (
            ESRI_ZONE_38.replace("D_China_2000", "D_Xian_1980").replace(
                "GCS_China_Geodetic_Coordinate_System_2000", "GCS_Xian_1980"
            ),
            "xian80-zone38",
        ),
        ('LOCAL_CS["广州2000",UNIT["metre",1]]', None),
        ("", None),
        ("EPSG:32649", None),
    ],
)
def test_a_file_s_own_words_tell_its_datum_or_none(wkt, known):
    found = DATUMS.of_wkt(wkt)
    assert (found.id if found else None) == known


def test_a_tie_to_wgs84_or_a_height_beside_changes_no_datum():
    tied = "+proj=tmerc +lon_0=114 +k=1 +x_0=500000 +ellps=krass +towgs84=15,-130,-80 +type=crs"
    assert DATUMS.of_wkt(tied) is None
    assert DATUMS.of_wkt("EPSG:4326+5773").id == "wgs84"


@pytest.mark.parametrize(
    ("words", "known"),
    [
        ("wgs84", "wgs84"),
        ("WGS 84", "wgs84"),
        ("EPSG:4547", "cgcs2000-cm114"),
        ("epsg：4526", "cgcs2000-zone38"),
        ("4490", "cgcs2000"),
        ("4508", "cgcs2000-cm111"),
        ("CGCS2000 / 3-degree Gauss-Kruger CM 114E", "cgcs2000-cm114"),
        ("国家2000", "cgcs2000"),
        ("ＧＣＪ－０２", "gcj-02"),
        ("火星坐标", "gcj-02"),
        ("百度坐标", "bd-09"),
        ("Web Mercator", "web-mercator"),
        ("西安80", "xian80"),
        ("BJ54", "beijing54"),
    ],
)
def test_a_datum_is_known_by_id_code_and_usual_spellings(words, known):
    assert DATUMS.named(words).id == known


@pytest.mark.parametrize("words", ["广州2000", "", "EPSG:1", "x\ny"])
def test_what_is_not_known_is_told_with_what_is(words):
    with pytest.raises(RequestError) as caught:
        DATUMS.named(words)
    told = str(caught.value)
    assert told.startswith("不认识坐标系“")
    assert "WGS 84 经纬度（wgs84）" in told
    assert "datums.toml" in told
    assert "\n" not in told


@pytest.mark.parametrize(
    ("prefixed", "plain", "zone"),
    [
        ("cgcs2000-zone38", "cgcs2000-cm114", 38),
        ("cgcs2000-zone37", "cgcs2000-cm111", 37),
        ("cgcs2000-zone39", "cgcs2000-cm117", 39),
        ("cgcs2000-6deg-zone19", "cgcs2000-cm111", 19),
        ("cgcs2000-6deg-zone20", "cgcs2000-cm117", 20),
    ],
)
def test_a_zone_s_prefix_is_all_that_sets_both_forms_apart(prefixed, plain, zone):
    with_prefix, without = DATUMS.named(prefixed), DATUMS.named(plain)
    assert (with_prefix.zone, without.zone) == (zone, None)
    x, y = with_prefix.from_wgs84(LON, LAT)
    plain_x, plain_y = without.from_wgs84(LON, LAT)
    assert (x - zone * 1_000_000, y) == (pytest.approx(plain_x), pytest.approx(plain_y))


@pytest.mark.parametrize("datum", [one for one in DATUMS if not one.certain], ids=lambda o: o.id)
def test_an_uncertain_datum_asks_for_the_office_s_parameters(datum):
    assert "参数" in datum.caveat("zh")
    assert "parameters" in datum.caveat("en")


def test_xian_and_beijing_alone_are_uncertain_and_take_no_shift_meant_for_elsewhere():
    uncertain = {one.id.split("-")[0] for one in DATUMS if not one.certain}
    assert uncertain == {"xian80", "beijing54"}
    assert DATUMS.named("北京54").to_wgs84(LON, LAT) == (LON, LAT)


def test_a_local_grid_of_four_parameters_is_turned_and_shifted():
    told = {"east_m": 400_000, "north_m": 2_500_000, "turn_arcsec": 3_600, "scale": 1.0001}
    datum = Datum(id="gz", title_zh="广州", title_en="Guangzhou", grid=told, certain=True)
    lon, lat = datum.to_wgs84(1_000.0, 0.0)
    there = Transformer.from_crs(4326, 4547, always_xy=True).transform(float(lon), float(lat))
    assert there == pytest.approx((400_000 + 999.948, 2_500_000 + 17.454), abs=0.001)


ROW = """
[[datum]]
id = "gz2000"
title_zh = "广州2000"
title_en = "Guangzhou 2000"
proj = "+proj=tmerc +lon_0=113.3 +k=1 +x_0=40000 +y_0=-2500000 +ellps=GRS80 +units=m +type=crs"
certain = true
"""


def rows(tmp_path, text):
    (tmp_path / "datums.toml").write_text(text, encoding="utf-8")
    return read_datums(tmp_path)


def test_an_office_s_own_grid_is_a_row_of_its_projection(tmp_path):
    datum = rows(tmp_path, ROW).named("广州2000")
    x, y = datum.from_wgs84(113.3, 23.0)
    assert x == pytest.approx(40_000, abs=0.001)
    assert datum.to_wgs84(x, y) == (pytest.approx(113.3), pytest.approx(23.0))


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("+proj=tmerc", "+proj=nowhere", "is nothing that PROJ knows"),
        ("certain = true", "certain = false", "is not certain: `caveat_zh` and `caveat_en`"),
        ("certain = true", "certain = true\nepsg = 4547", "has exactly one of `epsg`"),
        ("certain = true", "certain = true\nnmaes = []", "did you mean 'names'?"),
        ('title_zh = "广州2000"\n', "", "title_zh: is missing"),
        (ROW, ROW + ROW, "id: 'gz2000' stands at line 2 already"),
        (ROW, ROW + ROW.replace("gz2000", "other"), "'广州2000' means 'gz2000' already"),
    ],
)
def test_a_row_that_cannot_be_used_is_told_with_its_line(tmp_path, old, new, said):
    with pytest.raises(DataError, match=r"datums\.toml line \d+: datum '") as caught:
        rows(tmp_path, ROW.replace(old, new))
    assert said in str(caught.value)


@pytest.mark.parametrize("key", sorted(Datum.model_fields))
def test_the_readme_explains_every_key(key):
    assert f"`{key}`" in README.partition("## datums.toml")[2]


def test_a_datum_can_be_sent_to_the_process_that_reads_a_file():
    for datum in DATUMS:
        datum.to_wgs84(*datum.from_wgs84(LON, LAT))
    assert pickle.loads(pickle.dumps(DATUMS)) == DATUMS  # noqa: S301  (our own bytes)
