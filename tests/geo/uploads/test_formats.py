"""What is peculiar to each format: drawings, databases, folders, names within archives."""

from __future__ import annotations

import io
import sqlite3
import zipfile

import pytest

from tests.geo.uploads.made_files import (
    AREAS,
    BOUNDS,
    NAMES,
    ZONE_38,
    frame,
    geojson_bytes,
    is_near,
    kml,
    placemark,
    shapefile_parts,
    zipped,
)


def keys_of(layer):
    return {one.key.removeprefix("upload.") for one in layer.warnings}


def drawing(areas, layer="用地红线"):
    """Return a DXF of closed polylines, in the code page of a Chinese AutoCAD."""
    lines = ["0", "SECTION", "2", "HEADER", "9", "$DWGCODEPAGE", "3", "ANSI_936", "0", "ENDSEC"]
    lines += ["0", "SECTION", "2", "ENTITIES"]
    for area in areas:
        positions = list(area.exterior.coords)[:-1]
        lines += ["0", "LWPOLYLINE", "100", "AcDbEntity", "8", layer, "100", "AcDbPolyline"]
        lines += ["90", str(len(positions)), "70", "1"]
        for east, north in positions:
            lines += ["10", f"{east:.4f}", "20", f"{north:.4f}"]
    return "\r\n".join([*lines, "0", "ENDSEC", "0", "EOF", ""]).encode("gb18030")


def test_closed_lines_of_a_drawing_are_areas_and_its_datum_is_asked(tmp_path, the_layer):
    path = tmp_path / "红线.dxf"
    path.write_bytes(drawing(frame(ZONE_38).geometry))
    layer = the_layer(path)
    assert (layer.features, layer.geometry) == (3, "area")
    assert layer.sample[0]["Layer"] == "用地红线"
    assert (layer.datum, layer.datum_certain) == ("cgcs2000-zone38", False)
    assert is_near(layer.bounds)
    assert {"no_datum", "guessed_datum", "dxf_closed_lines"} <= keys_of(layer)


def test_a_drawing_in_the_office_s_own_grid_is_asked_for_it(tmp_path, told):
    path = tmp_path / "a.dxf"
    moved = frame(ZONE_38).geometry.translate(-38_000_000, -2_400_000)
    path.write_bytes(drawing(moved))
    assert told(path).error.key == "upload.unknown_place"


def test_folders_of_a_kml_are_to_be_chosen_from(tmp_path, told, the_layer):
    folders = "".join(
        f"<Folder><name>{name}</name>{placemark(name, area)}</Folder>"
        for name, area in zip(NAMES, AREAS, strict=True)
    )
    path = tmp_path / "a.kml"
    path.write_bytes(kml(folders))
    report = told(path)
    assert (report.error.key, report.choices) == ("upload.several_layers", NAMES)
    assert the_layer(path, layer=NAMES[1]).features == 1


def test_a_kml_in_gb2312_is_read(tmp_path, the_layer):
    head = '<?xml version="1.0" encoding="GB2312"?>'
    text = kml(placemark(NAMES[0], AREAS[0]), head).decode()
    path = tmp_path / "a.kml"
    path.write_bytes(text.encode("gb18030"))
    assert the_layer(path).sample[0]["Name"] == NAMES[0]


def test_attributes_of_a_kml_are_kept_and_what_says_nothing_is_not(tmp_path, the_layer):
    values = {"用途": "居住", "面积": "1.5", "A&amp;B": "c", "code": "0701"}
    data = "".join(f'<Data name="{k}"><value>{v}</value></Data>' for k, v in values.items())
    data = f"<ExtendedData>{data}</ExtendedData>"
    mark = placemark(NAMES[0], AREAS[0]).replace("<Polygon>", f"{data}<Polygon>")
    path = tmp_path / "a.kml"
    path.write_bytes(kml(mark))
    layer = the_layer(path)
    told = layer.sample[0]
    assert [told[name] for name in ("用途", "面积", "A&B", "code")] == ["居住", "1.5", "c", "0701"]
    assert "tessellate" not in layer.columns


def test_a_geopackage_with_a_table_that_reads_elsewhere_is_refused(tmp_path, told):
    path = tmp_path / "a.gpkg"
    frame().to_file(path, driver="GPKG")
    opened = sqlite3.connect(path)
    opened.execute("PRAGMA writable_schema = 1")
    opened.execute(
        "INSERT INTO sqlite_master VALUES ('table', 'x', 'x', 0, "
        "'CREATE VIRTUAL TABLE x USING VirtualOGR(''/etc/passwd'')')"
    )
    opened.commit()
    opened.close()
    assert told(path).error.key == "upload.virtual_tables"


def test_a_table_of_attributes_in_a_geopackage_is_passed_over(tmp_path, the_layer):
    path = tmp_path / "a.gpkg"
    frame().to_file(path, layer="面", driver="GPKG")
    opened = sqlite3.connect(path)
    opened.execute("CREATE TABLE notes (id INTEGER PRIMARY KEY, said TEXT)")
    opened.execute(
        "INSERT INTO gpkg_contents (table_name, data_type, identifier) "
        "VALUES ('notes', 'attributes', 'notes')"
    )
    opened.commit()
    opened.close()
    assert the_layer(path).name == "面"


def test_a_shapefile_in_a_folder_with_chinese_names_of_an_old_zip_is_found(tmp_path, the_layer):
    parts = shapefile_parts(tmp_path / "made", frame(ZONE_38))
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as packed:
        for ending, content in parts.items():
            name = zipfile.ZipInfo("x")
            name.filename = f"图/地块{ending.upper()}".encode("gbk").decode("cp437")
            name.orig_filename = name.filename
            packed.writestr(name, content)
    packed_bytes = held.getvalue()
    path = tmp_path / "a.zip"
    path.write_bytes(packed_bytes)
    layer = the_layer(path)
    assert layer.features == 3
    assert is_near(layer.bounds)


def test_what_a_mac_adds_to_a_zip_is_passed_over(tmp_path, the_layer):
    parts = shapefile_parts(tmp_path / "made", frame(ZONE_38))
    members = {f"地块{ending}": content for ending, content in parts.items()}
    members |= {f"__MACOSX/._地块{ending}": b"x" for ending in parts}
    path = tmp_path / "a.zip"
    path.write_bytes(zipped(members))
    assert the_layer(path).features == 3


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030", "utf-16"])
def test_a_geojson_in_another_encoding_is_read(tmp_path, features_of, encoding):
    path = tmp_path / "a.geojson"
    path.write_bytes(geojson_bytes().decode().encode(encoding))
    features = features_of(path)
    assert tuple(features["名称"]) == NAMES
    assert tuple(features.total_bounds) == pytest.approx(BOUNDS)
    assert features.crs == "EPSG:4326"


def test_a_column_that_is_called_geometry_is_kept_beside_the_geometries(tmp_path, features_of):
    content = geojson_bytes().replace("名称".encode(), b"geometry")
    path = tmp_path / "a.geojson"
    path.write_bytes(content)
    assert tuple(features_of(path)["geometry_"]) == NAMES
