"""`read`: what a file of one's own would say if it were uploaded."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from map_app.cartography.upload_words import Say, report_json, said
from map_app.cartography.wording import read_wording
from map_app.geo import load_ground
from map_app.geo.uploads import (
    Choices,
    Report,
    Surroundings,
    look_into,
    upload_limits,
)
from map_app.settings import Settings

ROADS = "roads"
GEOMETRIES = {"area": "面", "line": "线", "point": "点", "mixed": "点线面混合"}
LANGUAGE = "zh"


def read_file(asked: argparse.Namespace, settings: Settings) -> tuple[object, str, bool]:
    """Return what the file would say, as JSON and as text, and whether it would be taken.

    Raises DataError when the data folders are broken.
    """
    path = Path(asked.file)
    layer = load_ground(settings.layers).layers.get(ROADS)
    roads = () if layer is None else tuple(layer.frame.geometry)
    choices = Choices(datum=asked.datum, encoding=asked.encoding, layer=asked.layer)
    surroundings = Surroundings(settings.layers, roads, upload_limits())
    report = look_into(path, path.name, surroundings, choices)
    say = partial(said, read_wording(settings.layers), language=LANGUAGE)
    return report_json(report, say), "\n".join(_lines(report, say)), report.ok


def _lines(report: Report, say: Say) -> Iterator[str]:
    """Yield what people read: the reason of a refusal, or each layer under its name."""
    if report.error is not None:
        yield say(report.error)
    for layer in report.layers:
        certain = "" if layer.datum_certain else "（待确认）"
        west, south, east, north = layer.bounds
        yield f"{layer.name}：{layer.features}个要素，{GEOMETRIES[layer.geometry]}"
        yield f"坐标系：{layer.datum}{certain}"
        yield f"编码：{layer.encoding or '—'}"
        yield f"范围（WGS 84）：{west:.6f}, {south:.6f} – {east:.6f}, {north:.6f}"
        yield f"列：{'、'.join(layer.columns) or '—'}"
        yield f"已修复：{layer.mended}，未收：{len(layer.rejected)}"
        yield from (f"- 第{one.row}行：{say(one.reason)}" for one in layer.rejected)
        yield from (f"! {say(one)}" for one in layer.warnings)
