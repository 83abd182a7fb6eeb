"""A layer as its file has it: geometries in the file's own numbers, x east and y north."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from map_app.geo.uploads.report import Rejected
from map_app.geo.uploads.says import Saying

Objects = NDArray[np.object_]


@dataclass(frozen=True, slots=True)
class RawLayer:
    """Rows and geometries of one length, before anything is known of where they lie.

    `rows` are the numbers under which the file's reader finds them. `datum_words` name the datum
    (an id or an EPSG code), `wkt` tells it; neither where the file says nothing. `mended` are those
    that had to be closed to be read. `as_surveyed` is for numbers that may have been given north
    first: they are tried both ways.
    """

    name: str
    columns: Mapping[str, Objects]
    geometries: Objects
    rows: NDArray[np.int64]
    encoding: str | None = None
    datum_words: str | None = None
    wkt: str | None = None
    mended: int = 0
    rejected: tuple[Rejected, ...] = ()
    warnings: tuple[Saying, ...] = ()
    as_surveyed: bool = False
