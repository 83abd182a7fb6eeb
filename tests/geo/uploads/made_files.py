"""The same three areas of Liwan in every format; each test makes its own file of them."""

from __future__ import annotations

import io
import json
import zipfile

import geopandas as gpd
from shapely.affinity import translate
from shapely.geometry import box, mapping

NAMES = ("东塱村", "沙面岛", "聚龙湾启动区")
FIRST = box(113.22, 23.06, 113.23, 23.07)
AREAS = tuple(translate(FIRST, 0.012 * step) for step in range(3))
BOUNDS = (113.22, 23.06, 113.254, 23.07)
ZONE_38 = "EPSG:4526"
CM_114 = "EPSG:4547"


def frame(crs="EPSG:4326", areas=AREAS):
    """Return the areas with their names, in this system."""
    made = gpd.GeoDataFrame({"名称": NAMES[: len(areas)]}, geometry=list(areas), crs="EPSG:4326")
    return made.to_crs(crs)


def geojson(areas=AREAS, **more):
    """Return the areas as a GeoJSON document."""
    features = [
        {"type": "Feature", "properties": {"名称": name}, "geometry": mapping(area)}
        for name, area in zip(NAMES, areas, strict=False)
    ]
    return {"type": "FeatureCollection", "features": features, **more}


def geojson_bytes(*args, **more):
    """Return the document's bytes."""
    return json.dumps(geojson(*args, **more), ensure_ascii=False).encode()


def shapefile_parts(folder, made, encoding="GBK", stem="地块"):
    """Return the parts of a Shapefile by ending, as GDAL writes them."""
    folder.mkdir(exist_ok=True)
    made.to_file(folder / f"{stem}.shp", driver="ESRI Shapefile", encoding=encoding)
    return {path.suffix: path.read_bytes() for path in folder.glob(f"{stem}.*")}


def zipped(members, compression=zipfile.ZIP_DEFLATED):
    """Return a ZIP of these names and contents."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", compression) as packed:
        for name, content in members.items():
            packed.writestr(name, content)
    return held.getvalue()


def shapefile_zip(parts, stem="地块"):
    """Return the parts as one ZIP."""
    return zipped({f"{stem}{ending}": content for ending, content in parts.items()})


def is_near(bounds, expected=BOUNDS, within_deg=2e-6):
    """Return whether bounds are the same within a fifth of a metre."""
    return all(abs(one - other) <= within_deg for one, other in zip(bounds, expected, strict=True))


def kml(inner, head='<?xml version="1.0" encoding="UTF-8"?>'):
    """Return a KML document around these words."""
    space = "http://www.opengis.net/kml/2.2"
    return f'{head}\n<kml xmlns="{space}"><Document>{inner}</Document></kml>'.encode()


def placemark(name, area):
    """Return an area as a Placemark."""
    positions = " ".join(f"{lon},{lat},0" for lon, lat in area.exterior.coords)
    return (
        f"<Placemark><name>{name}</name><Polygon><outerBoundaryIs><LinearRing><coordinates>"
        f"{positions}</coordinates></LinearRing></outerBoundaryIs></Polygon></Placemark>"
    )


def point_text(made, head, first_number=1):
    """Return areas as a 界址点 text: X is north, Y east."""
    lines = ["[属性描述]", *(f"{key}={value}" for key, value in head.items()), "[地块坐标]"]
    for name, area in zip(made["名称"], made.geometry, strict=True):
        positions = list(area.exterior.coords)
        lines.append(f"{len(positions)},1.2,{first_number},{name},面,,居住,0701,@")
        lines += [
            f"J{number},1,{north:.4f},{east:.4f}"
            for number, (east, north) in enumerate(positions, start=1)
        ]
    return "\r\n".join(lines)


CGCS2000_ZONE_38 = {
    "格式版本号": "1.01",
    "数据产生单位": "荔湾区",
    "坐标系": "2000国家大地坐标系",
    "几度分带": "3",
    "投影类型": "高斯克吕格",
    "计量单位": "米",
    "带号": "38",
    "精度": "0.01",
    "转换参数": ",,,,,,",
}
