"""The `overlay` and `within` commands: answered, and with `--out` written as a table as well."""

from __future__ import annotations

import argparse
import datetime as dt
from collections.abc import Callable
from pathlib import Path
from types import MappingProxyType

from map_app.atlas import Atlas, json_form
from map_app.atlas.questions import (
    overlaps_of,
    things_named,
    things_of_layer,
    things_of_place,
    within_of,
)
from map_app.atlas.words import shown
from map_app.briefing import (
    Asking,
    Table,
    Words,
    csv_bytes,
    overlap_table,
    whole_file,
    within_table,
    xlsx_bytes,
)
from map_app.cartography import load_look
from map_app.cli import text_form
from map_app.cli.asking import number
from map_app.cli.exporting import writable_path
from map_app.errors import RequestError
from map_app.settings import Settings

WRITERS = MappingProxyType({".csv": csv_bytes, ".xlsx": xlsx_bytes})
Answer = tuple[object, str]


def answer_overlay(atlas: Atlas, asked: argparse.Namespace, settings: Settings) -> Answer:
    """Return what lies over what, as JSON says it and as people read it."""
    path = _path(asked)
    min_share = number(asked.min_share, "最小比例")
    a, b = things_named(atlas, asked.a), things_named(atlas, asked.b)
    found = overlaps_of(a, b, min_share)
    text = text_form.overlaps(found)
    if path is not None:
        text = _written(
            path, atlas, settings, lambda asking: overlap_table(asking, a, b, min_share, found)
        )
    return json_form.overlaps_json(found), text


def answer_within(atlas: Atlas, asked: argparse.Namespace, settings: Settings) -> Answer:
    """Return what lies within a distance, as JSON says it and as people read it."""
    path = _path(asked)
    metres = number(asked.metres, "距离")
    of, among = (
        things_of_place(atlas, atlas.place(asked.place)),
        things_of_layer(atlas, asked.layer),
    )
    found = within_of(of, among, metres)
    text = text_form.within(found)
    if path is not None:
        text = _written(
            path, atlas, settings, lambda asking: within_table(asking, of, among, metres, found)
        )
    return json_form.within_json(found), text


def _path(asked: argparse.Namespace) -> Path | None:
    """Return where a table is to be written, None where none is; refused before it is asked."""
    if asked.out is None:
        return None
    path = writable_path(asked.out)
    if path.suffix.lower() not in WRITERS:
        raise RequestError(f"“{shown(path.name)}”应以.xlsx或.csv结尾。")
    return path


def _written(path: Path, atlas: Atlas, settings: Settings, make: Callable[[Asking], Table]) -> str:
    """Write the table whole and return what was written."""
    words = Words(load_look(settings.layers), "zh")
    table = make(Asking(atlas, words, dt.datetime.now().astimezone()))
    with whole_file(path) as file:
        file.write(WRITERS[path.suffix.lower()](table))
    return f"已写出{path}"
