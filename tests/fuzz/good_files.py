"""Good files of every kind that is read: what the fuzzer starts from."""

from __future__ import annotations

import tempfile
from pathlib import Path

import geopandas as gpd
from shapely.geometry import LineString, MultiPolygon, Point, Polygon

from tests.geo.uploads.made_files import (
    AREAS,
    CGCS2000_ZONE_38,
    NAMES,
    ZONE_38,
    frame,
    geojson_bytes,
    kml,
    placemark,
    point_text,
    shapefile_parts,
    shapefile_zip,
    zipped,
)

HOLED = Polygon(AREAS[0].exterior.coords, [AREAS[0].buffer(-0.002).exterior.coords])
MIXED = (
    HOLED,
    MultiPolygon(AREAS),
    LineString([(113.22, 23.1), (113.25, 23.12)]),
    Point(113.2, 23),
)
CSV = "序号,名称,X坐标,Y坐标,面积\n1,甲,2551234.5,38420123.4,12.5\n2,乙,2551234.5,38420223.4,\n"
CSV_DEGREES = "名称;经度;纬度;日期\n甲;113°13′20″E;23.1;2021-01-01\n乙;113.23;23.11;\n"
CSV_WKT = (
    'id,wkt\n1,"POLYGON((113.2 23.1,113.21 23.1,113.21 23.11,113.2 23.1))"\n2,POINT (113 23)\n'
)
POINT_LINES = "J1,1,2551234.5,38420123.4\nJ2,1,2551334.5,38420123.4\nJ3,1,2551334.5,38420223.4\n"
KML_DATA = (
    '<Schema name="s" id="s"><SimpleField type="int" name="面积"/></Schema>'
    "<Folder><name>甲</name><Placemark><name>点</name><ExtendedData>"
    '<SchemaData schemaUrl="#s"><SimpleData name="面积">3</SimpleData></SchemaData>'
    '<Data name="用途"><value>居住</value></Data></ExtendedData><MultiGeometry>'
    "<Point><coordinates>113.2,23.1</coordinates></Point>"
    "<LineString><coordinates>113.2,23.1 113.3,23.2</coordinates></LineString>"
    "</MultiGeometry></Placemark></Folder>"
)
_ENTITIES = (
    "0 POINT 8 0 {at}",
    "0 LWPOLYLINE 8 地块 90 3 70 1 {at} 10 38420223.4 20 2551234.5 10 38420223.4 20 2551334.5",
    "0 CIRCLE 8 圆 {at} 40 55.5",
    "0 ELLIPSE 8 圆 {at} 11 50 21 5 40 0.3 41 0 42 6.28",
    "0 TEXT 8 字 {at} 1 东塱村",
    f"0 SPLINE 8 线 71 3 72 8 73 4 {'40 0 ' * 4}{'40 1 ' * 4}{'{at} ' * 4}",
    "0 INSERT 2 块 {at} 41 2 50 30",
    f"0 HATCH 8 面 91 1 92 2 72 0 73 1 93 3 {'{at} ' * 3}",
)
_HEAD = "0 SECTION 2 HEADER 9 $ACADVER 1 AC1015 0 ENDSEC"
_BLOCK = "0 SECTION 2 BLOCKS 0 BLOCK 2 块 10 0 20 0 0 LINE 10 0 20 0 11 9 21 9 0 ENDBLK 0 ENDSEC"
_AT = "10 38420123.4 20 2551234.5"


def good_files(target):
    """Return name and content of good files for a target."""
    with tempfile.TemporaryDirectory() as made:
        return _MAKERS[target](Path(made))


def _points(_folder):
    text = point_text(frame(ZONE_38), CGCS2000_ZONE_38)
    shapes = f"[地块坐标]\n3,1,1,线,线,,,,@\n{POINT_LINES}1,1,2,点,点,,,,@\n{POINT_LINES[:27]}"
    contents = (text.encode("gb18030"), text.encode(), POINT_LINES.encode(), shapes.encode())
    return [("界址点.txt", one) for one in contents]


def _tables(folder):
    frame().drop(columns="geometry").assign(lon=113.2, lat=23.1).to_excel(folder / "a.xlsx")
    texts = [CSV.encode("gb18030"), CSV_DEGREES.encode(), CSV_WKT.encode("utf-16")]
    book = (folder / "a.xlsx").read_bytes()
    return [*(("表.csv", one) for one in texts), ("表.xlsx", book)]


def _kml(_folder):
    plain = kml("".join(map(placemark, NAMES, AREAS)))
    return [
        ("图.kml", plain),
        ("图.kml", kml(KML_DATA)),
        ("图.kmz", zipped({"doc.kml": plain})),
    ]


def _geojson(_folder):
    mixed = gpd.GeoDataFrame({"n": [1, 2.5, None, 4]}, geometry=list(MIXED), crs="EPSG:4326")
    named = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::4490"}}
    return [
        ("图.geojson", geojson_bytes()),
        ("图.geojson", geojson_bytes(crs=named)),
        ("图.json", mixed.to_json().encode()),
    ]


def _dxf(_folder):
    start, end = "0 SECTION 2 ENTITIES", "0 ENDSEC 0 EOF"
    drawings = [(_HEAD, _BLOCK, start, *_ENTITIES, end), *((start, one, end) for one in _ENTITIES)]
    texts = [" ".join(parts).format(at=_AT).split() for parts in drawings]
    return [("图.dxf", "\n".join([*text, ""]).encode()) for text in texts]


def _shapefile(folder):
    areas = shapefile_parts(folder / "areas", frame(ZONE_38))
    mixed = gpd.GeoDataFrame({"年": [2021]}, geometry=[MIXED[3]], crs="EPSG:4326")
    points = shapefile_parts(folder / "points", mixed, encoding="UTF-8", stem="点")
    return [("地块.zip", shapefile_zip(areas)), ("点.zip", shapefile_zip(points, "点"))]


def _geopackage(folder):
    frame(ZONE_38).to_file(folder / "a.gpkg", driver="GPKG", layer="地块")
    return [("图.gpkg", (folder / "a.gpkg").read_bytes())]


_MAKERS = {
    "points": _points,
    "tables": _tables,
    "kml": _kml,
    "geojson": _geojson,
    "dxf": _dxf,
    "shapefile": _shapefile,
    "geopackage": _geopackage,
}
