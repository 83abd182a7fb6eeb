"""The same areas come in with their names and in their place, whatever they are dressed in."""

from __future__ import annotations

import numpy as np
import pytest
import shapely

from map_app.geo.datums import china_offset
from tests.geo.uploads.made_files import (
    AREAS,
    CGCS2000_ZONE_38,
    CM_114,
    NAMES,
    ZONE_38,
    frame,
    geojson_bytes,
    is_near,
    kml,
    placemark,
    point_text,
    shapefile_parts,
    shapefile_zip,
    zipped,
)


def names_in(layer, column="名称"):
    return tuple(row[column] for row in layer.sample)


def keys_of(layer):
    return {one.key.removeprefix("upload.") for one in layer.warnings}


def written(path, content):
    path.write_bytes(content)
    return path


def test_a_gbk_shapefile_without_cpg_in_zone_38_comes_in_right(tmp_path, the_layer):
    parts = shapefile_parts(tmp_path / "made", frame(ZONE_38))
    parts.pop(".cpg")
    layer = the_layer(written(tmp_path / "a.zip", shapefile_zip(parts)))
    assert names_in(layer) == NAMES
    assert is_near(layer.bounds)
    assert (layer.encoding, layer.datum, layer.datum_certain) == (
        "GB18030",
        "cgcs2000-zone38",
        True,
    )
    assert layer.name == "地块"


@pytest.mark.parametrize("label", ["UTF-8", "ISO-8859-1", "nonsense"])
def test_a_cpg_that_lies_is_not_believed(tmp_path, the_layer, label):
    parts = {**shapefile_parts(tmp_path / "made", frame(ZONE_38)), ".cpg": label.encode()}
    layer = the_layer(written(tmp_path / "a.zip", shapefile_zip(parts)))
    assert names_in(layer) == NAMES
    assert "encoding_label_lies" in keys_of(layer)


def test_a_shapefile_in_utf8_with_a_gbk_label_is_read_as_utf8(tmp_path, the_layer):
    parts = shapefile_parts(tmp_path / "made", frame(ZONE_38), encoding="UTF-8")
    layer = the_layer(written(tmp_path / "a.zip", shapefile_zip({**parts, ".cpg": b"GBK"})))
    assert names_in(layer) == NAMES
    assert layer.encoding == "UTF-8"


@pytest.mark.parametrize(
    ("crs", "guess"), [(ZONE_38, "cgcs2000-zone38"), (CM_114, "cgcs2000-cm114")]
)
def test_without_a_prj_the_datum_is_a_guess_that_is_asked(tmp_path, the_layer, crs, guess):
    parts = shapefile_parts(tmp_path / "made", frame(crs))
    parts.pop(".prj")
    layer = the_layer(written(tmp_path / "a.zip", shapefile_zip(parts)))
    assert is_near(layer.bounds)
    assert (layer.datum, layer.datum_certain) == (guess, False)
    assert keys_of(layer) == {"no_datum", "guessed_datum"}


def test_a_datum_that_the_reader_names_is_no_guess(tmp_path, the_layer):
    parts = shapefile_parts(tmp_path / "made", frame(ZONE_38))
    parts.pop(".prj")
    path = written(tmp_path / "a.zip", shapefile_zip(parts))
    layer = the_layer(path, datum="EPSG:4526")
    assert layer.datum_certain
    assert is_near(layer.bounds)


def test_a_prj_that_the_numbers_contradict_is_doubted(tmp_path, the_layer):
    parts = shapefile_parts(tmp_path / "made", frame(ZONE_38))
    lying = shapefile_parts(tmp_path / "lying", frame(CM_114))
    layer = the_layer(written(tmp_path / "a.zip", shapefile_zip({**parts, ".prj": lying[".prj"]})))
    assert is_near(layer.bounds)
    assert not layer.datum_certain


@pytest.mark.parametrize("crs", [ZONE_38, CM_114, "EPSG:4490", "EPSG:3857", "EPSG:32649"])
def test_a_geopackage_in_any_system_lands_in_its_place(tmp_path, the_layer, crs):
    frame(crs).to_file(tmp_path / "a.gpkg", layer="地块", driver="GPKG")
    layer = the_layer(tmp_path / "a.gpkg")
    assert names_in(layer) == NAMES
    assert is_near(layer.bounds)
    assert layer.datum_certain


def test_xian_80_is_never_certain(tmp_path, the_layer):
    made = frame(CM_114).set_crs("EPSG:2383", allow_override=True)
    made.to_file(tmp_path / "a.gpkg", driver="GPKG")
    layer = the_layer(tmp_path / "a.gpkg")
    assert (layer.datum, layer.datum_certain) == ("xian80-cm114", False)
    assert "caveat" in keys_of(layer)


def test_kml_and_kmz_are_wgs84(tmp_path, the_layer):
    content = kml("".join(map(placemark, NAMES, AREAS)))
    plain = the_layer(written(tmp_path / "a.kml", content))
    packed = the_layer(written(tmp_path / "a.kmz", zipped({"doc.kml": content})))
    for layer in (plain, packed):
        assert names_in(layer, "Name") == NAMES
        assert is_near(layer.bounds)
        assert (layer.datum, layer.datum_certain) == ("wgs84", True)


def test_geojson_of_the_older_kind_says_its_datum(tmp_path, the_layer):
    areas = tuple(frame(ZONE_38).geometry)
    crs = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::4526"}}
    layer = the_layer(written(tmp_path / "a.geojson", geojson_bytes(areas, crs=crs)))
    assert is_near(layer.bounds)
    assert (layer.datum, layer.datum_certain) == ("cgcs2000-zone38", True)


def test_geojson_whose_latitudes_come_first_is_turned_and_asked(tmp_path, the_layer):
    flipped = [shapely.transform(area, lambda one: one[:, ::-1]) for area in AREAS]
    layer = the_layer(written(tmp_path / "a.geojson", geojson_bytes(flipped)))
    assert is_near(layer.bounds)
    assert not layer.datum_certain
    assert "flipped" in keys_of(layer)


def test_point_text_with_and_without_the_prefix(looked):
    made = frame(ZONE_38)
    layer = looked(point_text(made, CGCS2000_ZONE_38).encode("gbk"), "红线.txt")
    assert names_in(layer, "地块名称") == NAMES
    assert is_near(layer.bounds)
    assert (layer.datum, layer.datum_certain) == ("cgcs2000-zone38", True)
    plain = looked(point_text(frame(CM_114), CGCS2000_ZONE_38), "红线.txt")
    assert is_near(plain.bounds)
    assert (plain.datum, plain.datum_certain) == ("cgcs2000-cm114", True)


def test_positions_of_gcj02_that_are_taken_for_wgs84_are_flagged(tmp_path, the_layer, roads):
    on_roads = [
        shapely.line_interpolate_point(part, share, normalized=True)
        for part in shapely.get_parts(roads)
        if part.geom_type == "LineString"
        for share in (0.1, 0.5, 0.9)
    ]
    lons, lats = shapely.get_x(on_roads), shapely.get_y(on_roads)
    points = [shapely.Point(*one) for one in np.column_stack(china_offset.to_gcj02(lons, lats))]
    made = frame(areas=AREAS[:1]).iloc[:0]
    made = made.reindex(range(len(points))).set_geometry(points).set_crs("EPSG:4326")
    made.to_file(tmp_path / "stations.geojson", driver="GeoJSON")
    layer = the_layer(tmp_path / "stations.geojson")
    assert (layer.datum, layer.datum_certain) == ("wgs84", False)
    assert any("GCJ-02" in one.zh.get("said", "") for one in layer.warnings)
    again = the_layer(tmp_path / "stations.geojson", datum="GCJ-02")
    assert again.datum_certain


def test_a_geojson_that_is_called_kml_is_opened_as_what_it_is(tmp_path, the_layer):
    layer = the_layer(written(tmp_path / "a.kml", geojson_bytes()))
    assert names_in(layer) == NAMES
    assert "named_otherwise" in keys_of(layer)
