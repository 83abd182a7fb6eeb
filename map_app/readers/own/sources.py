"""What is kept of a file once it has become a layer: its name, its datum, how sure that is."""

from __future__ import annotations

from map_app.atlas.own import OwnSource
from map_app.errors import RequestError
from map_app.geo.datums import Datum, Datums
from map_app.geo.uploads import LayerReport


def datum_of(told: LayerReport, datums: Datums) -> Datum | None:
    """Return the datum of a layer that was read, None for one that only the file names."""
    try:
        return datums.named(told.datum)
    except RequestError:
        return None


def source_of(file: str, told: LayerReport, datums: Datums) -> OwnSource:
    """Return where a layer comes from."""
    datum = datum_of(told, datums)
    return OwnSource(
        file=file,
        datum_zh=told.datum if datum is None else datum.title_zh,
        datum_en=told.datum if datum is None else datum.title_en,
        datum_certain=told.datum_certain,
        caveat_zh="" if datum is None else datum.caveat_zh,
        caveat_en="" if datum is None else datum.caveat_en,
        mended=told.mended,
        rejected=len(told.rejected),
    )
