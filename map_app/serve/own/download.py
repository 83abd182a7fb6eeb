"""A reader's own layer as a file to take away."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from map_app.atlas.own import OwnLayer
from map_app.geo.own.files import CODES, own_geojson, own_geopackage
from map_app.readers.own import OwnError, OwnReader
from map_app.serve.export import MEDIA
from map_app.serve.own.answers import text
from map_app.serve.own.layers import held_of
from map_app.serve.params import language_of
from map_app.serve.served import Served

WRITERS = MappingProxyType({"geojson": own_geojson, "gpkg": own_geopackage})
UNFIT = frozenset('/\\:*?"<>|')
"""What no file name has on every system."""


async def file(served: Served, request: Request, reader: OwnReader) -> Response:
    """Answer with a layer as GeoJSON or GeoPackage, in WGS 84 or CGCS2000."""
    layer, asked = held_of(request, reader).layer, request.query_params
    form, datum_id = asked.get("format", "geojson"), asked.get("datum", "wgs84")
    if form not in WRITERS or datum_id not in CODES:
        raise OwnError("bad", "own.bad_file")
    datum = served.own.datums.named(datum_id)
    about = about_of(served, layer, datum_id, language_of(request))
    content = await run_in_threadpool(WRITERS[form], layer.features, datum, about)
    title = "".join(sign for sign in layer.title if sign not in UNFIT) or layer.id
    called = quote(f"{title}-{datum_id.upper()}.{form}")
    plain = f"own-{datum_id}.{form}"
    disposition = f"attachment; filename=\"{plain}\"; filename*=UTF-8''{called}"
    media = MEDIA["geojson" if form == "geojson" else "gpkg"]
    return text(content, media, Content_Disposition=disposition)


def about_of(served: Served, layer: OwnLayer, datum_id: str, language: str) -> Mapping[str, str]:
    """Return what goes with the file: whose it is, from which file, what was done to positions."""
    source = layer.source
    said = served.look.say(
        *("own.about", language),
        title=layer.title,
        file=source.file,
        datum=source.datum(language),
    )
    datum = served.look.say(f"own.about_{datum_id}", language)
    return {"title": layer.title, "description": said, "datum": datum}
