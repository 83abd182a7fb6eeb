"""Files that readers send: received, read beside the requests, looked at before they are added."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from types import MappingProxyType
from typing import IO

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from map_app.cartography.upload_words import layer_json
from map_app.cartography.upload_words import said as said_in
from map_app.geo.datums import FITTED_GRID
from map_app.geo.own.geojson import preview_text
from map_app.geo.uploads import Choices, LayerReport, Saying
from map_app.geo.uploads.encodings import USABLE
from map_app.readers.own import FileState, OwnError, OwnFile, OwnReader
from map_app.readers.own.sources import datum_of
from map_app.serve.answers import JSON, NEVER
from map_app.serve.own.answers import body_of, text, told, words_in
from map_app.serve.own.fitting import fit_json, grid_fit, grid_of
from map_app.serve.params import language_of
from map_app.serve.served import Served

ACCEPTED, NO_CONTENT = 202, 204
MEBIBYTE = 1024 * 1024
WRITTEN_AT_ONCE = 1024 * 1024
CHOICES, FIT = ("datum", "encoding", "layer"), "fit"
SAID_OTHERWISE = MappingProxyType({"upload.unknown_place": "mine.unknown_place"})
"""What is said where all that can be chosen stands below the sentence."""
OTHER_DATUM = frozenset({"upload.unknown_place", "upload.datum_does_not_fit"})
"""Why a file is refused that can be read in another datum."""


async def send(served: Served, request: Request, reader: OwnReader) -> Response:
    """Receive a file and begin to read it; what was received of one that is refused is deleted."""
    name = request.query_params.get("name", "").strip()
    if not name:
        raise OwnError("bad", "own.no_name")
    most_mb = served.own.upload.file_mb
    length = request.headers.get("content-length", "")
    if length.isdecimal() and int(length) > most_mb * MEBIBYTE:
        raise OwnError("large", "upload.too_large", most=most_mb)
    file = await run_in_threadpool(reader.new_file, name)
    with _dropped_unless_done(reader, file):
        await _receive(request, reader, file, most_mb)
        reader.read(file, Choices())
    return told({"id": file.id}, ACCEPTED)


async def state(served: Served, request: Request, reader: OwnReader) -> Response:
    """Answer how far a file is, and what there is to say of it."""
    return told(state_json(served, reader.file(_file_id(request)), language_of(request)))


async def read_again(served: Served, request: Request, reader: OwnReader) -> Response:
    """Read a file again with what its reader says of it; of a grid that is fitted say how well."""
    file = reader.file(_file_id(request))
    found = await body_of(request, (*CHOICES, FIT))
    wrong = OwnError("bad", "own.bad_body", most=1, keys="、".join(CHOICES))
    said_of = {key: words_in(found, key, wrong) or None for key in CHOICES}
    choices = Choices(said_of["datum"], said_of["encoding"], said_of["layer"])
    if found.get(FIT) is None:
        reader.read(file, choices)
        return told({"id": file.id}, ACCEPTED)
    fit = await run_in_threadpool(grid_fit, found[FIT], served.own.datums)
    reader.read(file, replace(choices, datum=FITTED_GRID, grid=grid_of(fit, served.look)))
    return told({"id": file.id, FIT: fit_json(fit)}, ACCEPTED)


async def preview(served: Served, request: Request, reader: OwnReader) -> Response:
    """Answer with what was read, thinned, to be looked at on the map."""
    del served
    features = reader.file(_file_id(request)).features
    if features is None:
        raise OwnError("bad", "own.not_read")
    return text(await run_in_threadpool(preview_text, features), JSON)


async def drop(served: Served, request: Request, reader: OwnReader) -> Response:
    """Delete a file."""
    del served
    await run_in_threadpool(reader.drop_file, _file_id(request))
    return Response(status_code=NO_CONTENT, headers={"Cache-Control": NEVER})


def state_json(served: Served, file: OwnFile, language: str) -> dict[str, object]:
    """Return how far a file is, in the reader's language."""
    told_of = file.state()
    report = told_of.report

    def say(saying: Saying) -> str:
        return said_in(served.look, saying, language)

    layers = [] if report is None else report.layers
    return {
        "id": told_of.id,
        "name": told_of.name,
        "state": "waiting" if told_of.state == "receiving" else told_of.state,
        "before": served.own.before(file) if told_of.state == "waiting" else 0,
        "seconds": round(told_of.seconds, 1),
        "error": _error(served, told_of, language),
        "choices": _choices(served, told_of, language),
        "layers": [
            layer_json(layer, say) | {"datum_title": _datum_title(served, file, layer, language)}
            for layer in layers
        ],
    }


def _error(served: Served, state: FileState, language: str) -> str | None:
    if state.problem is not None:
        return served.look.say(state.problem, language)
    if state.report is None or state.report.error is None:
        return None
    error = state.report.error
    if error.key in SAID_OTHERWISE:
        return served.look.say(SAID_OTHERWISE[error.key], language)
    return said_in(served.look, error, language)


def _choices(served: Served, state: FileState, language: str) -> Mapping[str, object]:
    """Return what a reader can choose: layers, datums, encodings; of a refused file what helps."""
    error = None if state.report is None else state.report.error
    names = () if state.report is None else state.report.choices
    datums = [
        {"id": one.id, "title": one.title(language), "certain": one.certain}
        for one in served.own.datums
    ]
    encodings = [{"id": one, "title": one} for one in USABLE.split("、")]
    return {
        "layers": list(names),
        "datums": datums if error is None or error.key in OTHER_DATUM else [],
        "encodings": encodings if error is None else [],
    }


def _datum_title(served: Served, file: OwnFile, layer: LayerReport, language: str) -> str:
    datum = datum_of(layer, served.own.datums, file.fitted)
    return layer.datum if datum is None else datum.title(language)


async def _receive(request: Request, reader: OwnReader, file: OwnFile, most_mb: int) -> None:
    """Write what comes to the disk piece by piece; raises OwnError when it is too much."""
    opened: IO[bytes] = await run_in_threadpool(file.path.open, "xb")
    held = bytearray()
    with opened:
        async for piece in request.stream():
            held += piece
            file.size += len(piece)
            if file.size > most_mb * MEBIBYTE:
                raise OwnError("large", "upload.too_large", most=most_mb)
            if reader.is_gone:
                raise OwnError("gone", "own.no_reader")
            if len(held) >= WRITTEN_AT_ONCE:
                await run_in_threadpool(opened.write, bytes(held))
                held.clear()
        await run_in_threadpool(opened.write, bytes(held))


@contextmanager
def _dropped_unless_done(reader: OwnReader, file: OwnFile) -> Iterator[None]:
    """Delete a file that was not received whole, whatever the reason."""
    is_done = False
    try:
        yield
        is_done = True
    finally:
        if not is_done and file in reader.files():
            reader.drop_file(file.id)


def _file_id(request: Request) -> str:
    found: str = request.path_params["file"]
    return found
