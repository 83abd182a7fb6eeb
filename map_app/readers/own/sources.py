"""What is kept of a file once it has become a layer: its name, its datum, how sure that is."""

from __future__ import annotations

from map_app.atlas.own import OwnSource
from map_app.errors import RequestError
from map_app.geo.datums import Datum, Datums
from map_app.geo.uploads import LayerReport
from map_app.readers.own.file import OwnFile


def datum_of(told: LayerReport, datums: Datums, fitted: Datum | None) -> Datum | None:
    """Return the datum of a layer that was read, None for one that only the file names.

    `fitted` is the one that its reader has fitted, if any.
    """
    known = datums if fitted is None else datums.and_one(fitted)
    try:
        return known.named(told.datum)
    except RequestError:
        return None


def source_of(file: OwnFile, told: LayerReport, datums: Datums) -> OwnSource:
    """Return where a layer comes from."""
    datum = datum_of(told, datums, file.fitted)
    return OwnSource(
        file=file.name,
        datum_zh=told.datum if datum is None else datum.title_zh,
        datum_en=told.datum if datum is None else datum.title_en,
        datum_certain=told.datum_certain,
        caveat_zh="" if datum is None else datum.caveat_zh,
        caveat_en="" if datum is None else datum.caveat_en,
        mended=told.mended,
        rejected=len(told.rejected),
    )
