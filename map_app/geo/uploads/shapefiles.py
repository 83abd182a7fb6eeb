"""A Shapefile: parts that belong together, a table in any encoding, a system told beside it."""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import numpy as np

from map_app.geo.uploads import encodings, gdal
from map_app.geo.uploads.archive import Archive, Member
from map_app.geo.uploads.choosing import one_of
from map_app.geo.uploads.raw_layer import Objects, RawLayer
from map_app.geo.uploads.report import Choices
from map_app.geo.uploads.says import Refused
from map_app.geo.uploads.sniff import SHP_MAGIC, refuse_vrt
from map_app.settings import UploadLimits

NEEDED = (".shx", ".dbf")
PARTS = (".shp", ".shx", ".dbf")
TOLD = (".prj", ".cpg")
"""What is told of the file in words, which GDAL is not to read."""
SMALL_PART_BYTES = 65_536
HEAD = struct.Struct("<xxxxIHH")
DESCRIPTOR_BYTES = 32
NAME_BYTES = 11
WORDS, END_OF_HEAD = ord("C"), 0x0D


def read_shapefile(
    archive: Archive, folder: Path, choices: Choices, limits: UploadLimits
) -> RawLayer:
    """Return the chosen Shapefile of an archive; raises Refused when a part is missing or wrong."""
    shapes = archive.having(".shp")
    told = [member.path.stem for member in shapes]
    if len(set(told)) < len(told):
        told = [_stem(member) for member in shapes]
    chosen = shapes[told.index(one_of(told, choices.layer))]
    parts = _parts(archive, chosen, folder)
    _refuse_wrong_magic(parts)
    label = _small_text(parts.get(".cpg"))
    encoding = encodings.of_fields(
        tuple(_fields(parts[".dbf"].read_bytes())), label, encodings.chosen(choices.encoding)
    )
    raw = gdal.read(parts[".shp"], "ESRI Shapefile", None, limits, bytes_kept=True)
    return replace(
        raw,
        name=chosen.path.stem,
        columns=_decoded(raw.columns, encoding),
        encoding=encoding.name,
        wkt=_small_text(parts.get(".prj")) or None,
        warnings=(*raw.warnings, *encoding.warnings),
    )


def _stem(member: Member) -> str:
    return str(member.path.with_suffix(""))


def _parts(archive: Archive, shape: Member, folder: Path) -> dict[str, Path]:
    """Unpack the parts of one Shapefile by our own names; raises Refused for a missing one."""
    stem = _stem(shape).casefold()
    beside = {
        member.ending: member for member in archive.members if _stem(member).casefold() == stem
    }
    for ending in NEEDED:
        if ending not in beside:
            raise Refused(f"missing_{ending[1:]}", name=shape.path.name)
    targets = {ending: folder / f"layer{ending}" for ending in PARTS}
    targets |= {ending: folder / f"told{ending}" for ending in TOLD if ending in beside}
    return {ending: archive.unpack(beside[ending], path) for ending, path in targets.items()}


def _refuse_wrong_magic(parts: Mapping[str, Path]) -> None:
    for ending in (".shp", ".shx"):
        with parts[ending].open("rb") as file:
            head = file.read(SMALL_PART_BYTES)
        refuse_vrt(head)
        if not head.startswith(SHP_MAGIC):
            raise Refused("wrong_magic_within", part=ending)


def _small_text(path: Path | None) -> str:
    """Return what stands in .prj or .cpg; "" for none, and for more than either ever holds."""
    if path is None or path.stat().st_size > SMALL_PART_BYTES:
        return ""
    return path.read_bytes().decode("utf-8", errors="replace").strip("\ufeff\x00 \t\r\n")


def _fields(table: bytes) -> Iterator[bytes]:
    """Yield the column names and all words of a .dbf as they stand; raises Refused for no table."""
    if len(table) < DESCRIPTOR_BYTES + 1:
        raise Refused("wrong_magic_within", part=".dbf")
    rows, head_bytes, row_bytes = HEAD.unpack_from(table)
    if not DESCRIPTOR_BYTES < head_bytes <= len(table) or row_bytes == 0:
        raise Refused("wrong_magic_within", part=".dbf")
    spans: list[tuple[int, int]] = []
    for name, left, right, kind in _columns(table[:head_bytes]):
        yield name
        spans += [(left, right)] if kind == WORDS else []
    body = table[head_bytes : head_bytes + rows * row_bytes]
    for start in () if body.isascii() else range(0, len(body), row_bytes):
        row = body[start : start + row_bytes]
        if not row.isascii():
            yield from (row[left:right].rstrip(b" \x00") for left, right in spans)


def _columns(head: bytes) -> Iterator[tuple[bytes, int, int, int]]:
    """Yield each column's name, where it begins and ends in a row, and its kind."""
    at = 1
    for start in range(DESCRIPTOR_BYTES, len(head) - 1, DESCRIPTOR_BYTES):
        descriptor = head[start : start + DESCRIPTOR_BYTES]
        if len(descriptor) < DESCRIPTOR_BYTES or descriptor[0] == END_OF_HEAD:
            return
        yield descriptor[:NAME_BYTES].split(b"\x00")[0], at, at + descriptor[16], descriptor[11]
        at += descriptor[16]


def _decoded(columns: Mapping[str, Objects], encoding: encodings.Encoding) -> Mapping[str, Objects]:
    """Return names and words decoded; of equal names the later get a number."""
    told: dict[str, Objects] = {}
    for raw_name, values in columns.items():
        name = _word(raw_name, encoding)
        while name in told:
            name = f"{name}_"
        decoded = np.empty(len(values), dtype=object)
        decoded[:] = [
            _word(value, encoding) if isinstance(value, str) else value for value in values
        ]
        told[name] = decoded
    return told


def _word(word: str, encoding: encodings.Encoding) -> str:
    return word if word.isascii() else encoding.decoded(word.encode(gdal.BYTES_KEPT, "replace"))
