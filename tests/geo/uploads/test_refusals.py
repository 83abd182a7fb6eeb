"""Files that are refused, each by a sentence of its own that says the cause and what to do."""

from __future__ import annotations

import json
import stat
import struct
import zipfile

import pytest

from map_app.settings import UploadLimits
from tests.geo.uploads.made_files import (
    AREAS,
    NAMES,
    frame,
    geojson,
    geojson_bytes,
    kml,
    placemark,
    shapefile_parts,
    shapefile_zip,
    zipped,
)

VRT = (
    b'<OGRVRTDataSource><OGRVRTLayer name="x"><SrcDataSource>/etc/passwd</SrcDataSource>'
    b"</OGRVRTLayer></OGRVRTDataSource>"
)
SHP_HEAD = struct.pack(">i", 9994) + bytes(96)


@pytest.mark.parametrize("name", ["a.geojson", "a.kml", "a.csv", "a.gpkg", "a.txt", "a.vrt", "a"])
def test_a_gdal_vrt_is_refused_whatever_it_is_called(refused, name):
    assert refused(VRT, name) == "vrt"
    assert refused(b"\xef\xbb\xbf  <?xml version='1.0'?>\n<!-- x -->" + VRT, name) == "vrt"


@pytest.mark.parametrize("name", ["a.vrt", "doc.kml", "a.geojson"])
def test_a_gdal_vrt_in_a_zip_is_refused(refused, name):
    assert refused(zipped({name: VRT}), "a.zip") == "vrt"


def test_a_gdal_vrt_that_is_called_shp_is_refused(refused):
    packed = zipped({"a.shp": VRT, "a.shx": SHP_HEAD, "a.dbf": b"x" * 99})
    assert refused(packed, "a.zip") == "vrt"


@pytest.mark.parametrize("version", [b"AC1015", b"AC1027", b"AC1032"])
def test_a_dwg_is_refused_by_its_bytes(refused, version):
    assert refused(version + bytes(60), "总图.dxf") == "dwg"


@pytest.mark.parametrize(
    ("content", "name", "key"),
    [
        (b"", "a.geojson", "empty_file"),
        (b" \r\n\x00", "a.csv", "empty_file"),
        (b"\x89PNG\r\n\x1a\n" + bytes(40), "a.geojson", "a_picture"),
        (b"%PDF-1.7", "a.pdf", "a_picture"),
        (b"<!DOCTYPE html><html><body>login", "a.geojson", "a_page"),
        (b"<gml:FeatureCollection/>", "a.kml", "other_markup"),
        (b"Rar!\x1a\x07\x00", "a.zip", "other_archive"),
        (b"7z\xbc\xaf\x27\x1c", "a.zip", "other_archive"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(40), "a.xls", "old_office"),
        (b"SQLite format 3\x00" + bytes(84), "a.db", "other_database"),
        (b"\x00\x01\x02\x03" * 20, "a.csv", "not_a_map"),
        (SHP_HEAD, "a.shp", "loose_shapefile"),
        (b"\x03abc", "a.dbf", "loose_shapefile"),
        (b"GEOGCS[]", "a.prj", "loose_shapefile"),
        (b"not a shape", "a.shp", "wrong_magic"),
        (b"not a database", "a.gpkg", "wrong_magic"),
        (b"not a zip", "a.zip", "wrong_magic"),
        (b"not a zip", "a.kmz", "wrong_magic"),
        (b"not a drawing", "a.dxf", "wrong_magic"),
        (b"not markup", "a.kml", "wrong_magic"),
        (b"Version 300\nCharset", "a.mif", "not_a_map"),
        (b"import this", "a.py", "not_a_map"),
    ],
)
def test_what_is_no_map_file_is_refused_by_its_own_sentence(refused, content, name, key):
    assert refused(content, name) == key


@pytest.mark.parametrize(
    ("content", "key"),
    [
        (b'{"type": "FeatureCollection", "features": [', "broken_json"),
        (b'{"type": "Point", "coordinates": [NaN, 23]}', "broken_json"),
        (b'{"type": "Point", "coordinates": [' + b"1" * 5000 + b", 23]}", "broken_json"),
        (b"[" * 100_000, "deep_json"),
        (b'{"type": "Topology", "objects": {}}', "other_json"),
        (b'{"rings": []}', "other_json"),
        (b"[1, 2]", "other_json"),
        (b'{"type": "FeatureCollection", "features": {}}', "other_json"),
        (b'{"type": "FeatureCollection", "features": []}', "empty_layer"),
    ],
)
def test_json_that_is_no_geojson_is_refused(refused, content, key):
    assert refused(content, "a.geojson") == key


def test_more_features_than_are_taken_are_refused(refused):
    assert refused(geojson_bytes(), "a.geojson", UploadLimits(features=2)) == "many_features"


def test_positions_that_are_nested_too_deep_are_refused(tmp_path, told):
    path = tmp_path / "a.geojson"
    deep = b"[" * 300 + b"1" + b"]" * 300
    path.write_bytes(b'{"type": "Polygon", "coordinates": ' + deep + b"}")
    assert told(path).error.key == "upload.all_rejected"


DOCTYPE = '<?xml version="1.0"?><!DOCTYPE kml [<!ENTITY x SYSTEM "file:///etc/passwd">]>'


@pytest.mark.parametrize(
    ("content", "key"),
    [
        (kml("<name>&x;</name>", DOCTYPE), "entities"),
        (kml("", "<!DOCTYPE kml>"), "entities"),
        (kml("<Folder>"), "broken_xml"),
        (kml("<a>" * 200 + "</a>" * 200), "deep_xml"),
        (kml("", '<?xml version="1.0" encoding="martian"?>'), "broken_xml"),
    ],
)
def test_kml_that_is_broken_or_reaches_out_is_refused(refused, content, key):
    assert refused(content, "a.kml") == key
    assert refused(zipped({"doc.kml": content}), "a.kmz") == key


def test_a_zip_without_a_shapefile_is_refused(refused):
    assert refused(zipped({"a.dbf": b"x", "readme.txt": b"y"}), "a.zip") == "no_shp"
    assert refused(zipped({}), "a.zip") == "empty_zip"


@pytest.mark.parametrize("missing", [".shx", ".dbf"])
def test_a_shapefile_that_lacks_a_part_is_refused(tmp_path, refused, missing):
    parts = shapefile_parts(tmp_path / "made", frame())
    parts.pop(missing)
    assert refused(shapefile_zip(parts), "a.zip") == f"missing_{missing[1:]}"


@pytest.mark.parametrize("wrong", [".shp", ".shx", ".dbf"])
def test_a_shapefile_with_a_part_that_is_another_file_is_refused(tmp_path, refused, wrong):
    parts = {**shapefile_parts(tmp_path / "made", frame()), wrong: b"what is this"}
    assert refused(shapefile_zip(parts), "a.zip") == "wrong_magic_within"


def test_several_shapefiles_are_to_be_chosen_from(tmp_path, refused):
    parts = shapefile_parts(tmp_path / "made", frame())
    both = {f"{stem}{end}": one for stem in ("甲", "乙") for end, one in parts.items()}
    assert refused(zipped(both), "a.zip") == "several_layers"
    assert refused(zipped(both), "a.zip", layer="丙") == "unknown_layer"


def test_an_entry_without_a_name_is_none(refused):
    packed = zipped({"q": b""}, zipfile.ZIP_STORED)
    local, central, end = packed[:30], packed[31:77], packed[78:]
    nameless = local[:26] + bytes(4) + central[:28] + bytes(2) + central[30:]
    sizes = struct.pack("<II", 46, 30)
    assert refused(nameless + end[:12] + sizes + b"\x00\x00", "a.zip") == "empty_zip"


def test_an_encrypted_zip_is_refused(refused):
    packed = bytearray(zipped({"a.shp": SHP_HEAD}))
    at = packed.find(b"PK\x01\x02")
    packed[6] |= 1
    packed[at + 8] |= 1
    assert refused(bytes(packed), "a.zip") == "encrypted_zip"


@pytest.mark.parametrize(
    "name", ["../a.shp", "/etc/a.shp", "b/../../a.shp", "..\\a.shp", "c:\\a.shp", "a\x01.shp"]
)
def test_a_path_that_leads_out_of_a_zip_is_refused(refused, name):
    assert refused(zipped({name: SHP_HEAD}), "a.zip") == "path_tricks"


def test_a_link_in_a_zip_is_refused(refused):
    link = zipfile.ZipInfo("a.shp")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    assert refused(zipped({link: b"/etc/passwd"}), "a.zip") == "path_tricks"


def test_a_zip_that_would_unpack_to_too_much_is_refused(refused):
    large = zipped({"a.shp": bytes(3 << 20)})
    assert refused(large, "a.zip", UploadLimits(unpacked_mb=2)) == "zip_bomb"
    dense = zipped({"a.shp": bytes(20 << 20)})
    assert refused(dense, "a.zip") == "zip_bomb"


def test_a_zip_that_lies_about_its_size_is_stopped(refused):
    packed = bytearray(zipped({"a.kml": b"<kml>" + bytes(3 << 20)}))
    at = packed.find(b"PK\x01\x02")
    packed[at + 24 : at + 28] = struct.pack("<I", 10)
    packed[22:26] = struct.pack("<I", 10)
    assert refused(bytes(packed), "a.zip", UploadLimits(unpacked_mb=1)) in {
        "zip_bomb",
        "broken_zip",
    }


def test_a_zip_of_too_many_files_is_refused(refused):
    packed = zipped({f"{number}.txt": b"" for number in range(4)})
    assert refused(packed, "a.zip", UploadLimits(unpacked_files=3)) == "many_files"


@pytest.mark.parametrize("cut", [5, 60, 100])
def test_a_zip_that_is_cut_off_is_refused(refused, cut):
    assert refused(zipped({"a.shp": SHP_HEAD})[:cut], "a.zip") == "broken_zip"


def test_a_file_that_is_too_large_is_refused_before_it_is_read(tmp_path, told):
    path = tmp_path / "a.geojson"
    path.write_bytes(b"{" + b" " * (2 << 20))
    report = told(path, limits=UploadLimits(file_mb=1))
    assert (report.ok, report.error.key) == (False, "upload.too_large")


def test_what_is_no_file_is_refused(tmp_path, told):
    assert told(tmp_path / "nothing").error.key == "upload.no_file"
    assert told(tmp_path).error.key == "upload.no_file"


def test_choices_that_nobody_knows_are_refused(tmp_path, told):
    path = tmp_path / "a.geojson"
    path.write_bytes(geojson_bytes())
    assert told(path, datum="火星").error.key == "upload.unknown_datum"
    assert told(path, encoding="火星文").error.key == "upload.unknown_encoding"
    assert told(path, encoding="rot13").error.key == "upload.unknown_encoding"


def test_too_many_vertices_are_refused(tmp_path, told):
    path = tmp_path / "a.geojson"
    path.write_bytes(geojson_bytes())
    assert told(path, limits=UploadLimits(vertices=9)).error.key == "upload.many_vertices"


def test_a_file_without_any_geometry_is_refused(tmp_path, told):
    document = geojson()
    for feature in document["features"]:
        feature["geometry"] = None
    path = tmp_path / "a.geojson"
    path.write_text(json.dumps(document), encoding="utf-8")
    assert told(path).error.key == "upload.no_geometry"


def test_layers_of_a_geopackage_are_to_be_chosen_from(tmp_path, told, the_layer):
    path = tmp_path / "a.gpkg"
    for layer in ("甲", "乙"):
        frame().to_file(path, layer=layer, driver="GPKG")
    report = told(path)
    assert (report.error.key, report.choices) == ("upload.several_layers", ("甲", "乙"))
    assert the_layer(path, layer="乙").name == "乙"
    assert told(path, layer="丙").error.key == "upload.unknown_layer"


def test_a_database_that_is_damaged_is_refused(tmp_path, told):
    path = tmp_path / "a.gpkg"
    frame().to_file(path, driver="GPKG")
    path.write_bytes(path.read_bytes()[:5000])
    assert told(path).error.key in {"upload.damaged", "upload.other_database"}


def test_links_of_a_kml_are_not_followed_and_said(tmp_path, told, the_layer):
    link = "<NetworkLink><Link><href>http://example.org/a.kml</href></Link></NetworkLink>"
    path = tmp_path / "a.kml"
    path.write_bytes(kml(link))
    assert told(path).error.key == "upload.only_links"
    path.write_bytes(kml(link + placemark(NAMES[0], AREAS[0])))
    layer = the_layer(path)
    assert layer.features == 1
    assert "upload.network_links" in {one.key for one in layer.warnings}


def test_numbers_that_lie_nowhere_near_are_refused(looked, refused):
    assert refused("x,y\n1000,2000\n1100,2200", "a.csv") == "unknown_place"
    layer = looked("lon,lat\n2.35,48.85\n2.36,48.86", "巴黎.csv")
    assert not layer.datum_certain
    assert "upload.all_outside" in {one.key for one in layer.warnings}
