"""The answer to each command, written to stdout."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Mapping
from types import MappingProxyType

from map_app.atlas import Atlas, json_form, load_atlas
from map_app.atlas.questions import read_questions
from map_app.atlas.words import shown
from map_app.cartography import load_look
from map_app.cli import text_form
from map_app.cli.asking import number
from map_app.cli.exporting import export
from map_app.cli.questioning import answer_overlay, answer_within
from map_app.cli.reading import read_file
from map_app.errors import DataError, Problem, RequestError
from map_app.geo.datums import read_datums
from map_app.settings import Settings

REFUSED = 2
Answer = tuple[object, str]
"""One answer twice: what JSON says, and what people read."""


def answer(asked: argparse.Namespace, settings: Settings) -> int:
    """Write the answer to a command and return its exit code.

    Raises DataError for broken data, RequestError or UnknownPlaceError for a question that cannot
    be understood, ExportError for a file that cannot be written.
    """
    if asked.command == "check":
        return _check(settings, as_json=asked.json)
    if asked.command == "read":
        said, text, is_taken = read_file(asked, settings)
        if not (is_taken or asked.json):
            raise RequestError(text)
        _write(_json(said) if asked.json else text)
        return 0 if is_taken else REFUSED
    atlas = load_atlas(settings.seeds, settings.layers)
    if asked.command == "export":
        _write(export(atlas, asked, settings))
        return 0
    if asked.command in QUESTIONS:
        said, text = QUESTIONS[asked.command](atlas, asked, settings)
    else:
        said, text = ANSWERS[asked.command](atlas, asked)
    _write(_json(said) if asked.json else text)
    return 0


def _check(settings: Settings, *, as_json: bool) -> int:
    """Write every problem of the data folders, or how much they hold; 1 when there is one."""
    problems: list[Problem] = []
    atlas = None
    try:
        atlas = load_atlas(settings.seeds, settings.layers)
    except DataError as error:
        problems += error.problems
    for read in (load_look, read_datums, read_questions):
        try:
            read(settings.layers)
        except DataError as error:
            problems += error.problems
    problems = list(DataError(dict.fromkeys(problems)).problems)
    if as_json:
        _write(_json(json_form.problems_json(problems)))
    elif problems or atlas is None:
        _write("\n".join(str(problem) for problem in problems))
    else:
        _write(text_form.counts(atlas))
    return 1 if problems else 0


def _places(atlas: Atlas, asked: argparse.Namespace) -> Answer:
    kinds = tuple(dict.fromkeys(place.kind for place in atlas.plan.places.values()))
    if asked.kind is not None and asked.kind not in kinds:
        raise RequestError(f"没有“{shown(asked.kind)}”这一类地点，可用的有：{'、'.join(kinds)}。")
    records = atlas.records(asked.kind)
    return [json_form.record_json(record) for record in records], text_form.places(records)


def _sheet(atlas: Atlas, asked: argparse.Namespace) -> Answer:
    sheet = atlas.sheet(atlas.place(asked.place).id)
    return json_form.sheet_json(sheet), text_form.sheet(sheet)


def _pick(atlas: Atlas, asked: argparse.Namespace) -> Answer:
    lon, lat = number(asked.lon, "经度"), number(asked.lat, "纬度")
    hits = atlas.pick(lon, lat, number(asked.metres, "容差"))
    return json_form.hits_json(hits), text_form.hits(hits)


def _search(atlas: Atlas, asked: argparse.Namespace) -> Answer:
    found = atlas.search(" ".join(asked.words))
    return json_form.search_json(found), text_form.found(found)


def _outline(atlas: Atlas, _: argparse.Namespace) -> Answer:
    outline = atlas.plan.outline
    return json_form.outline_json(outline), text_form.outline(outline)


def _passages(atlas: Atlas, asked: argparse.Namespace) -> Answer:
    place = atlas.place(asked.place)
    return json_form.passages_json(atlas.plan, place.id), text_form.passages(atlas.plan, place)


def _json(said: object) -> str:
    return json.dumps(said, ensure_ascii=False, indent=1, allow_nan=False)


def _write(text: str) -> None:
    if sys.stdout is None:
        raise OSError("标准输出已关闭")
    sys.stdout.write(f"{text}\n")


ANSWERS: Mapping[str, Callable[[Atlas, argparse.Namespace], Answer]] = MappingProxyType(
    {
        "places": _places,
        "sheet": _sheet,
        "pick": _pick,
        "search": _search,
        "outline": _outline,
        "passages": _passages,
    }
)
QUESTIONS: Mapping[str, Callable[[Atlas, argparse.Namespace, Settings], Answer]] = MappingProxyType(
    {"overlay": answer_overlay, "within": answer_within}
)
