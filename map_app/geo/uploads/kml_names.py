"""Names of attributes in a KML, which libkml spoils: each byte that is no ASCII becomes `_`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import unescape

from map_app.geo.uploads.raw_layer import Objects

_NAMED = re.compile(
    rb"""(<(?:\w+:)?(?:Data|SimpleData|SimpleField)\b[^<>]*?\bname\s*=\s*)(["'])([^<>]*?)\2"""
)
_PLAIN = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
STAND_IN = "stand_in_{}"


def with_plain_names(content: bytes) -> tuple[bytes, Mapping[str, str]]:
    """Return the UTF-8 text with names that survive, and what each of them stands for."""
    stand_ins: dict[str, str] = {}

    def plain(found: re.Match[bytes]) -> bytes:
        name = unescape(found[3].decode("utf-8", errors="replace"))
        if _PLAIN.fullmatch(name):
            return found[0]
        stand_in = stand_ins.setdefault(name, STAND_IN.format(len(stand_ins) + 1))
        return found[1] + found[2] + stand_in.encode() + found[2]

    changed = _NAMED.sub(plain, content)
    return changed, {stand_in: name for name, stand_in in stand_ins.items()}


def with_own_names(
    columns: Mapping[str, Objects], meant: Mapping[str, str]
) -> Mapping[str, Objects]:
    """Return the columns by the names that the file gave them."""
    told: dict[str, Objects] = {}
    for column, values in columns.items():
        name = meant.get(column, column)
        told[name if name not in told else f"{name}_"] = values
    return told
