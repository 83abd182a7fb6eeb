"""KML looked through before GDAL sees it: no DOCTYPE, no entities, no links followed."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from xml.parsers import expat

import numpy as np

from map_app.geo.uploads import gdal
from map_app.geo.uploads.archive import Archive
from map_app.geo.uploads.choosing import one_of
from map_app.geo.uploads.kml_names import with_own_names, with_plain_names
from map_app.geo.uploads.raw_layer import Objects, RawLayer
from map_app.geo.uploads.report import Choices
from map_app.geo.uploads.says import Refused, Saying, saying
from map_app.geo.uploads.sniff import HEAD_BYTES, kind_of
from map_app.settings import UploadLimits

OWN_DATUM = "wgs84"
DEEPEST = 100
DECLARED = re.compile(rb"""^(<\?xml[^>]*?encoding\s*=\s*)(["'])([\w.-]+)\2""")
TECHNICAL = frozenset(
    {"timestamp", "begin", "end", "altitudeMode", "tessellate", "extrude", "visibility"}
) | {"drawOrder", "icon", "id", "snippet"}
"""Columns that GDAL adds to each; those that say nothing are left out."""
SAYING_NOTHING = frozenset({None, "", -1, 0})


def kml_within(archive: Archive, folder: Path) -> Path:
    """Return the KML of a KMZ, unpacked: doc.kml, else the only one."""
    found = archive.having(".kml")
    main = [member for member in found if member.path.name.lower() == "doc.kml"] or found
    chosen = one_of(
        [str(member.path) for member in main], None if len(main) > 1 else str(main[0].path)
    )
    path = archive.unpack(next(m for m in main if str(m.path) == chosen), folder / "packed.kml")
    with path.open("rb") as file:
        kind_of(file.read(HEAD_BYTES), path.name)
    return path


def read_kml(
    path: Path, folder: Path, name: str, choices: Choices, limits: UploadLimits
) -> RawLayer:
    """Return the chosen folder of a KML; raises Refused for what is none or would reach out."""
    content = _in_utf8(path.read_bytes())
    links = _looked_through(content)
    clean = folder / "layer.kml"
    content, meant = with_plain_names(content)
    clean.write_bytes(content)
    names = gdal.layer_names(clean, "LIBKML")
    layers = {one: gdal.read(clean, "LIBKML", one, limits) for one in dict.fromkeys(names)}
    filled = {one: raw for one, raw in layers.items() if len(raw.rows)}
    if not filled:
        raise Refused("only_links" if links else "empty_layer")
    chosen = one_of(tuple(filled), choices.layer)
    raw = filled[chosen]
    columns = {k: v for k, v in raw.columns.items() if k not in TECHNICAL or _says(v)}
    told: tuple[Saying, ...] = (saying("network_links", links=links),) if links else ()
    return replace(
        raw,
        name=chosen or name,
        columns=with_own_names(columns, meant),
        encoding="UTF-8",
        datum_words=OWN_DATUM,
        wkt=None,
        warnings=told,
        rows=np.arange(1, len(raw.rows) + 1, dtype=np.int64),
    )


def _in_utf8(content: bytes) -> bytes:
    """Return the text in UTF-8: expat and libkml know few encodings."""
    declared = DECLARED.match(content.removeprefix(b"\xef\xbb\xbf"))
    name = declared[3].decode("ascii", "replace").lower() if declared else "utf-8"
    if not name.startswith(("gb", "big5")):
        return content
    try:
        text = content.decode("gb18030" if name.startswith("gb") else "big5")
    except UnicodeDecodeError as error:
        raise Refused("broken_xml", line=1) from error
    return re.sub(r"^(<\?xml[^>]*?encoding\s*=\s*)([\"'])[\w.-]+\2", r"\1\2UTF-8\2", text).encode()


def _looked_through(content: bytes) -> int:
    """Return how many NetworkLinks there are; raises Refused for a DOCTYPE, or broken XML."""
    links, depth = 0, 0
    parser = expat.ParserCreate()

    def refuse(*_: object) -> None:
        raise Refused("entities")

    def begin(tag: str, _: object) -> None:
        nonlocal links, depth
        links += tag.rpartition(":")[2] == "NetworkLink"
        depth += 1
        if depth > DEEPEST:
            raise Refused("deep_xml", most=DEEPEST)

    def end(_: str) -> None:
        nonlocal depth
        depth -= 1

    parser.StartDoctypeDeclHandler = refuse
    parser.EntityDeclHandler = refuse
    parser.StartElementHandler = begin
    parser.EndElementHandler = end
    try:
        parser.Parse(content, True)  # noqa: FBT003  (expat takes it by position)
    except expat.ExpatError as error:
        raise Refused("broken_xml", line=error.lineno) from error
    except (LookupError, ValueError) as error:  # an encoding that nobody knows
        raise Refused("broken_xml", line=1) from error
    return links


def _says(values: Objects) -> bool:
    """Return whether a column holds anything but what stands for nothing."""
    return any(value not in SAYING_NOTHING and value == value for value in values)  # noqa: PLR0124
