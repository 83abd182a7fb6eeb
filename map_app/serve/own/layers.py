"""Readers' own layers: added, listed, given a look, handed to the map, let go."""

from __future__ import annotations

import re

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from map_app.atlas.own import OwnStyle
from map_app.geo.own.geojson import features_text
from map_app.readers.own import OwnError, OwnReader
from map_app.readers.own.held import HeldLayer
from map_app.serve.answers import JSON, NEVER
from map_app.serve.own.answers import MOST_BODY_KB, body_of, text, told, words_in
from map_app.serve.own.rows import layer_row
from map_app.serve.params import language_of
from map_app.serve.served import Served

CREATED, NO_CONTENT = 201, 204
ADDING = ("file", "title", "datum_confirmed")
STYLING = ("title", "colour", "by", "precision_m")
METRES = re.compile(r"\d{1,4}(?:\.\d{1,2})?")


async def add(served: Served, request: Request, reader: OwnReader) -> Response:
    """Make a layer of a file that was read."""
    found = await body_of(request, ADDING)
    wrong = OwnError("bad", "own.bad_body", most=MOST_BODY_KB, keys="、".join(ADDING))
    file_id, title = words_in(found, "file", wrong), words_in(found, "title", wrong)
    if file_id is None or not isinstance(found.get("datum_confirmed", False), bool):
        raise wrong
    confirmed = bool(found.get("datum_confirmed", False))
    held = await run_in_threadpool(reader.accept, file_id, title or "", datum_confirmed=confirmed)
    return told(layer_row(held, served.look, language_of(request)), CREATED)


async def listed(served: Served, request: Request, reader: OwnReader) -> Response:
    """Answer with all layers of the reader."""
    language = language_of(request)
    rows = await run_in_threadpool(
        lambda: [layer_row(one, served.look, language) for one in reader.layers()]
    )
    return told(rows)


async def drop(served: Served, request: Request, reader: OwnReader) -> Response:
    """Let a layer go."""
    del served
    reader.drop_layer(layer_id_of(request))
    return Response(status_code=NO_CONTENT, headers={"Cache-Control": NEVER})


async def style(served: Served, request: Request, reader: OwnReader) -> Response:
    """Give a layer another name, colour, or column to be coloured by."""
    layer = held_of(request, reader).layer
    found = await body_of(request, STYLING)
    wrong = OwnError("bad", "own.bad_body", most=MOST_BODY_KB, keys="、".join(STYLING))
    title, colour = words_in(found, "title", wrong), words_in(found, "colour", wrong)
    by = words_in(found, "by", wrong) if "by" in found else layer.style.by
    changed = OwnStyle(colour or layer.style.colour, by or None)
    exact = layer.precision_m
    if "precision_m" in found:
        exact = metres_of(words_in(found, "precision_m", wrong) or "")
    held = await run_in_threadpool(reader.restyle, layer.id, title, changed, exact)
    return told(layer_row(held, served.look, language_of(request)))


async def features(served: Served, request: Request, reader: OwnReader) -> Response:
    """Answer with the features of a layer that the browser draws by itself."""
    del served
    held = held_of(request, reader)
    if held.drawn_as != "geojson":
        raise OwnError("bad", "own.not_plain")
    codes = held.classes.codes
    return text(await run_in_threadpool(features_text, held.layer.features, codes), JSON)


def metres_of(words: str) -> float | None:
    """Return how exact a layer is as written; None where nothing is, 0 for what is no number."""
    told = words.strip()
    if not told:
        return None
    return float(told) if METRES.fullmatch(told) else 0.0


def held_of(request: Request, reader: OwnReader) -> HeldLayer:
    """Return the layer that an address names; raises OwnError when the reader has none such."""
    return reader.layer(layer_id_of(request))


def layer_id_of(request: Request) -> str:
    """Return the layer's id in the address."""
    found: str = request.path_params["layer"]
    return found
