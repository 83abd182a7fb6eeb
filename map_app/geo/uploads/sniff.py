"""What a file is, by its bytes; its name is believed where the bytes are text of no kind."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import PurePath
from types import MappingProxyType
from typing import Literal

from map_app.geo.uploads.says import Refused

Kind = Literal["geojson", "zip", "kml", "gpkg", "dxf", "points", "table"]
HEAD_BYTES = 65_536
ZIP = b"PK\x03\x04"
EMPTY_ZIP = b"PK\x05\x06"
SQLITE = b"SQLite format 3\x00"
BINARY_DXF = b"AutoCAD Binary DXF"
GPKG_MARKS = (b"GPKG", b"GP10", b"GP11")
GPKG_MARK_AT = 68
SHP_MAGIC = b"\x00\x00\x27\x0a"
REFUSED_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"AC10", "dwg"),
    (b"AC1.", "dwg"),
    (b"AC2.", "dwg"),
    (SHP_MAGIC, "loose_shapefile"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old_office"),
    (b"Rar!", "other_archive"),
    (b"7z\xbc\xaf", "other_archive"),
    (b"\x1f\x8b", "other_archive"),
    (b"%PDF", "a_picture"),
    (b"\x89PNG", "a_picture"),
    (b"\xff\xd8\xff", "a_picture"),
    (b"II*\x00", "a_picture"),
    (b"MM\x00*", "a_picture"),
)
"""What is told by its first bytes, and the sentence that refuses it."""
LOOSE_PARTS = frozenset({".shp", ".shx", ".dbf", ".prj", ".cpg", ".sbn", ".sbx"})
NO_TEXTS: Mapping[str, str] = MappingProxyType(
    {
        ".gpkg": "GeoPackage",
        ".zip": "ZIP",
        ".kmz": "KMZ",
        ".xlsx": "XLSX",
        ".dxf": "DXF",
        ".kml": "KML",
    }
)
"""Names of what is never a text without a sign of its kind."""
NAMES: Mapping[Kind, frozenset[str]] = MappingProxyType(
    {
        "geojson": frozenset({".geojson", ".json"}),
        "zip": frozenset({".zip", ".kmz", ".xlsx"}),
        "kml": frozenset({".kml"}),
        "gpkg": frozenset({".gpkg"}),
        "dxf": frozenset({".dxf"}),
        "points": frozenset({".txt"}),
        "table": frozenset({".csv", ".txt", ".tsv"}),
    }
)
TITLES: Mapping[Kind, str] = MappingProxyType(
    {
        "geojson": "GeoJSON",
        "zip": "ZIP",
        "kml": "KML",
        "gpkg": "GeoPackage",
        "dxf": "DXF",
        "points": "界址点TXT",
        "table": "CSV",
    }
)
ALLOWED = frozenset(ending for endings in NAMES.values() for ending in endings)
_DXF_START = re.compile(rb"\s*(999\s*\r?\n[^\n]*\n\s*)*0\s*\r?\n\s*SECTION\s*\r?\n")
_POINTS_START = re.compile(
    r"\s*([\[【](属性描述|扩展信息|地块坐标)[\]】]"
    r"|[^\n]*[,，]\s*@\s*(\n|$)"
    r"|[A-Za-z]*\d+[,，]\d+[,，]\s*\d+(\.\d+)?[,，]\s*\d+(\.\d+)?\s*(\n|$))"
)
"""A section, the attributes of a parcel, or a point: J1,1,X,Y."""
_VRT = re.compile(r"<\s*(OGRVRT\w*|VRTDataset|GDALTileIndexDataset|GDAL_WMS)", re.IGNORECASE)
_TAG = re.compile(r"<\s*(?:[\w.-]+:)?([A-Za-z][\w.-]*)")
_BOMS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))


def kind_of(head: bytes, name: str) -> Kind:
    """Return what a file is that begins with these bytes; raises Refused for what is not read."""
    ending = PurePath(name).suffix.lower()
    for magic, why in REFUSED_MAGIC:
        if head.startswith(magic):
            raise Refused(why)
    if head.startswith((ZIP, EMPTY_ZIP)):
        return "zip"
    if head.startswith(SQLITE):
        if head[GPKG_MARK_AT : GPKG_MARK_AT + 4] not in GPKG_MARKS and ending != ".gpkg":
            raise Refused("other_database")
        return "gpkg"
    if head.startswith(BINARY_DXF) or _DXF_START.match(head.removeprefix(b"\xef\xbb\xbf")):
        return "dxf"
    return _kind_of_text(head, ending)


def text_of_head(head: bytes) -> str:
    """Return the beginning of a text, in what can be read of it."""
    for mark, encoding in _BOMS:
        if head.startswith(mark):
            return head.removeprefix(mark).decode(encoding, errors="replace")
    text = head.decode("utf-8", errors="replace")
    return text if "�" not in text else head.decode("gb18030", errors="replace")


def refuse_vrt(head: bytes) -> None:
    """Refuse a file that points at other files or addresses, whatever it is called."""
    if _VRT.search(text_of_head(head)):
        raise Refused("vrt")


def _kind_of_text(head: bytes, ending: str) -> Kind:
    """Return which text it is."""
    text = text_of_head(head).lstrip("\ufeff \t\r\n")
    if text.startswith("<"):
        return _kind_of_markup(text)
    if _POINTS_START.match(text):
        return "points"
    if text.startswith(("{", "[")):
        return "geojson"
    return _kind_of_name(ending, text)


def _kind_of_name(ending: str, text: str) -> Kind:
    """Return what a text of no kind is by its name; raises Refused for a name that is no text's."""
    if ending in LOOSE_PARTS:
        raise Refused("wrong_magic" if ending == ".shp" else "loose_shapefile", kind="Shapefile")
    if ending in NO_TEXTS:
        raise Refused("wrong_magic", kind=NO_TEXTS[ending])
    if "\x00" in text or ending == ".dwg":
        raise Refused("dwg" if ending == ".dwg" else "not_a_map")
    return "geojson" if ending in NAMES["geojson"] else "table"


def _kind_of_markup(text: str) -> Kind:
    """Return "kml"; raises Refused for other markup, a GDAL VRT by its own sentence."""
    if _VRT.search(text):
        raise Refused("vrt")
    tags = (found[1].lower() for found in _TAG.finditer(text))
    root = next(tags, "")
    if root == "kml":
        return "kml"
    if root == "html":
        raise Refused("a_page")
    raise Refused("other_markup", root=root or "?")
