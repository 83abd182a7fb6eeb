"""Single features of a reader's layer: their sheet, their shape, the table of them all."""

from __future__ import annotations

import re

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from map_app.atlas.own import OwnLayer
from map_app.draw.own_sheet import own_fragment
from map_app.draw.own_table import TableAsk, own_table_fragment
from map_app.geo.own.geojson import collection_text, geometry_texts
from map_app.readers.own import OwnError, OwnReader
from map_app.serve.answers import HTML, JSON
from map_app.serve.own.answers import text
from map_app.serve.own.layers import held_of
from map_app.serve.params import language_of
from map_app.serve.served import Served

NUMBER = re.compile(r"\d{1,7}")
LONGEST_WORDS, LONGEST_COLUMN = 80, 300


async def sheet(served: Served, request: Request, reader: OwnReader) -> Response:
    """Answer with the sheet of one feature, for the panel."""
    layer = held_of(request, reader).layer
    row = row_of(request, layer)
    return await run_in_threadpool(own_sheet, served, layer, row, language_of(request))


async def shape(served: Served, request: Request, reader: OwnReader) -> Response:
    """Answer with the geometry of one feature as GeoJSON, to be marked on the map."""
    del served
    layer = held_of(request, reader).layer
    row = row_of(request, layer)
    told = [{"row": row, "name": layer.features.name(row)}]
    return text(collection_text(told, geometry_texts(layer.features.shapes[row - 1 : row])), JSON)


async def table(served: Served, request: Request, reader: OwnReader) -> Response:
    """Answer with a page of the attribute table, for the panel."""
    layer, asked = held_of(request, reader).layer, request.query_params
    start = asked.get("start", "0") or "0"
    if not NUMBER.fullmatch(start):
        raise OwnError("bad", "own.bad_start")
    words = " ".join(asked.get("q", "").split())[:LONGEST_WORDS]
    ask = TableAsk(words, asked.get("sort", "")[:LONGEST_COLUMN], int(start))
    told = (served.atlas, served.look, layer, ask, language_of(request))
    return text(await run_in_threadpool(own_table_fragment, *told), HTML, X_Panel="own-table")


def own_sheet(
    served: Served, layer: OwnLayer, row: int, language: str, others: str = ""
) -> Response:
    """Return the sheet of a feature; `X-Own` says whose, `X-Own-Bounds` where it lies."""
    words = own_fragment(served.texts.plan_things, served.look, layer, row, language)
    bounds = ",".join(f"{side:.6f}" for side in layer.features.boxes[row - 1])
    named = {"X_Panel": "own", "X_Own": f"{layer.id}/{row}", "X_Own_Bounds": bounds}
    return text(others + words, HTML, **named)


def row_of(request: Request, layer: OwnLayer) -> int:
    """Return the row in the address; raises OwnError when the layer has none such."""
    words = request.path_params["row"]
    row = int(words) if NUMBER.fullmatch(words) else 0
    if not 1 <= row <= len(layer.features):
        raise OwnError("gone", "own.no_row")
    return row
