"""Opens the room of readers' own layers, with the reading process and the limits that are set."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from map_app.atlas import Atlas
from map_app.cartography import Look
from map_app.errors import RequestError
from map_app.geo.datums import read_datums
from map_app.geo.uploads import Choices, Surroundings, Upload, read_layer, upload_limits
from map_app.readers.own.readers import OwnReaders
from map_app.settings import OwnLimits, read_own_limits

ROADS = "roads"


def open_readers(atlas: Atlas, look: Look, layers: Path) -> OwnReaders:
    """Return the room, with nobody in it; `layers` is the folder of `datums.toml`.

    Raises DataError for broken datums, RequestError for limits in the environment that are none.
    """
    roads = atlas.ground.layers.get(ROADS)
    geometries = () if roads is None else tuple(roads.frame.geometry)
    limits = upload_limits()
    surroundings = Surroundings(layers, geometries, limits)

    def read(
        path: Path, name: str, room: Path, choices: Choices, is_wanted: Callable[[], bool]
    ) -> Upload:
        return read_layer(path, name, replace(surroundings, room=room), choices, is_wanted)

    return OwnReaders(read, look, read_datums(layers), own_limits(), upload=limits)


def own_limits() -> OwnLimits:
    """Return the limits that the environment sets; raises RequestError for what is no number."""
    try:
        return read_own_limits()
    except ValueError as error:
        raise RequestError(f"环境变量{error}应为大于0的整数。") from None
