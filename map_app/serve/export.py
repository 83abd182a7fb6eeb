"""A reader's view as a file to take away."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from urllib.parse import quote, urlencode, urlunsplit

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from map_app.atlas import Atlas, MapView
from map_app.atlas.page_words import read_compared
from map_app.briefing import (
    KEYS,
    Briefing,
    Format,
    Options,
    make_briefing,
    map_place_of,
    read_options,
    refuse_marks_outside,
)
from map_app.errors import ExportError, RequestError
from map_app.readers import DeskError
from map_app.serve.answers import NEVER, answer, body
from map_app.serve.ours import is_our_host, parts_of
from map_app.serve.own_shown import own_key, own_states
from map_app.serve.problems import BAD_REQUEST, plain_problem
from map_app.serve.served import Served
from map_app.serve.whose import atlas_of
from map_app.settings import is_loopback, public_url

MEDIA: Mapping[Format, str] = MappingProxyType(
    {
        "png": "image/png",
        "svg": "image/svg+xml",
        "pdf": "application/pdf",
        "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
        "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "geojson": "application/geo+json",
        "gpkg": "application/geopackage+sqlite3",
    }
)
FORBIDDEN = 403
UNAVAILABLE = 503
LONGEST_PATH = 300


@dataclass(frozen=True, slots=True)
class Asked:
    """A file as a reader asks for it: of which view, by which options."""

    view: MapView
    options: Options
    atlas: Atlas
    own_key: str = ""

    @property
    def key(self) -> str:
        """Return what names the file among those shortly kept; `own_key` is one reader's alone."""
        return f"{self.view.to_query()} {self.view.words} {self.options} {self.own_key}"


async def export(served: Served, request: Request) -> Response:
    """Answer with the file of a view; what is wrong is said in plain sentences."""
    return await answered(served, request, _file)


async def answered(
    served: Served, request: Request, make: Callable[[Served, Asked], Response]
) -> Response:
    """Return what `make` answers to what is asked, or sentences about what is wrong with it."""
    if _is_pulled_in(request):
        return plain_problem(served, request, "problem.foreign", FORBIDDEN)
    try:
        asked = asked_of(served, request)
    except RequestError as error:
        return sentence(request, str(error), BAD_REQUEST)
    try:
        return await run_in_threadpool(make, served, asked)
    except DeskError as error:
        return plain_problem(served, request, error.key, UNAVAILABLE)
    except RequestError as error:
        return sentence(request, str(error), BAD_REQUEST)
    except ExportError as error:
        return sentence(request, str(error), UNAVAILABLE)


def asked_of(served: Served, request: Request) -> Asked:
    """Return view and options of a request; RequestError says all that is not understood."""
    pairs = request.query_params.multi_items()
    told = {key: [value for name, value in pairs if name == key] for key in KEYS}
    query = urlencode([(key, value) for key, value in pairs if key not in KEYS])
    atlas = atlas_of(served, request)
    view, garbled = MapView.from_query(query, atlas, is_for_file=True)
    wrong = [garbled] if garbled else []
    view = replace(view, own=own_states(served, request, view.language))
    try:
        options = read_options(told, served.look, view.language, link_of(request, view))
    except RequestError as error:
        raise RequestError(" ".join([*wrong, str(error)])) from None
    if wrong:
        raise RequestError(*wrong)
    return Asked(view, options, atlas, own_key(served, request))


def link_of(request: Request, view: MapView) -> str:
    """Return the view's full address, "" when nobody says under which name the app is known.

    The page that asks is named by the browser (`Referer`); pages of other sites never reach this.
    """
    here = app_of(request)
    query = view.to_query()
    return f"{here}?{query}" if here and query else here


def app_of(request: Request) -> str:
    """Return the address under which others reach the app, "" when it is not told.

    An address of this machine alone is none: on paper it would lead every other reader astray.
    """
    here = _page_of(request)
    return public_url() or ("" if is_loopback(here) else here)


def _page_of(request: Request) -> str:
    """Return the address of our page that asks, "" when it is not told, or is another's.

    Paper that leaves here must not lead to a stranger's page, because a link there asked for it.
    """
    site = request.headers.get("sec-fetch-site")
    told = parts_of(request.headers.get("referer", ""))
    is_here = site == "same-origin" or (site is None and is_our_host(request.headers, told.netloc))
    known = is_here and told.scheme in {"http", "https"} and len(told.path) < LONGEST_PATH
    path = told.path.removesuffix("/present") + "/" if told.path.endswith("/present") else told.path
    return urlunsplit((told.scheme, told.netloc, path, "", "")) if known else ""


def _is_pulled_in(request: Request) -> bool:
    """Return whether another site's page asks for the file, unasked by its reader."""
    told = request.headers
    return told.get("sec-fetch-site") == "cross-site" and told.get("sec-fetch-mode") != "navigate"


def briefing_of(served: Served, asked: Asked, now: dt.datetime) -> Briefing:
    """Return what is asked for before it is drawn; RequestError for notes outside of the map."""
    made = make_briefing(asked.atlas, served.look, asked.view, now, asked.options)
    refuse_marks_outside(made, served.look)
    return made


def _file(served: Served, asked: Asked) -> Response:
    now = dt.datetime.now().astimezone()
    file = served.desk.file(asked.key, lambda: briefing_of(served, asked, now))
    headers = headers_of(served, asked)
    if asked.options.format == "png":
        headers |= map_headers(served, asked, now)
    return Response(file, headers=headers, media_type=MEDIA[asked.options.format])


def map_headers(served: Served, asked: Asked, now: dt.datetime) -> dict[str, str]:
    """Return the headers that say where in the picture the map lies and what ground it shows.

    `X-Map-Box` is left, top, width, height as shares of the picture; `X-Map-Corners` are longitude
    and latitude of the corners from the upper left one clockwise; `X-Map-Chosen` is a point of the
    chosen place; `X-Notice` says, percent-encoded, what the scale asked for cuts, and that the
    address is left out where nobody else could follow it. Between the corners positions are as good
    as linear: within 0.05 mm on paper.
    """
    place = map_place_of(asked.atlas, served.look, asked.view, now, asked.options)
    corners = [value for corner in place.corners for value in corner]
    headers = {"X-Map-Box": _numbers(place.box), "X-Map-Corners": _numbers(corners)}
    headers |= {"X-Map-Chosen": _numbers(place.chosen)} if place.chosen else {}
    no_link = served.look.say("export.no_link", asked.view.language)
    notice = " ".join(filter(None, (place.cut, "" if asked.options.link else no_link)))
    return headers | ({"X-Notice": quote(notice)} if notice else {})


def _numbers(values: Sequence[float]) -> str:
    return ",".join(f"{value:.7f}" for value in values)


def headers_of(served: Served, asked: Asked) -> dict[str, str]:
    """Return the headers that save the file under its own name."""
    form = asked.options.format
    parts = [served.look.say("ui.export_name", asked.view.language)]
    if asked.options.what == "compare":
        compared = read_compared(dict(asked.view.words).get("with", ""), served.atlas).ids
        parts.append("、".join(served.atlas.record(one).name for one in compared))
    elif asked.view.place is not None:
        parts.append(served.atlas.record(asked.view.place).name)
    name = quote(f"{'-'.join(parts)}.{form}")
    disposition = f"attachment; filename=\"liwan-plan-map.{form}\"; filename*=UTF-8''{name}"
    return {"Content-Disposition": disposition, "Cache-Control": NEVER}


def sentence(request: Request, words: str, status: int) -> Response:
    """Return sentences alone, for a script that shows them."""
    plain = body(words, "text/plain; charset=utf-8")
    return answer(request, plain, status=status, cache=NEVER)
