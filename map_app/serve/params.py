"""Reads what an address asks for; what cannot be understood is refused with a sentence."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from urllib.parse import urlencode

from starlette.requests import Request

from map_app.atlas import Atlas, LayerState, MapView
from map_app.errors import RequestError

LARGEST_M = 5000.0
DECIMAL = re.compile(r"[+-]?(\d{1,3}(\.\d{0,17})?|\.\d{1,17})")
METRES = re.compile(r"\d{1,4}(\.\d{0,17})?")
SPAN = re.compile(r"(\d{1,7})-(\d{1,7})")
LONGEST_WORDS = 80
LONGEST_OF_A_PAGE = 400


@dataclass(frozen=True, slots=True)
class Spot:
    """A position that was clicked, and the tolerance around it in metres."""

    lon: float
    lat: float
    metres: float


def language_of(request: Request) -> str:
    """Return "en" when it is asked for, else "zh"."""
    return "en" if request.query_params.get("lang") == "en" else "zh"


def is_fragment(request: Request) -> bool:
    """Return whether the answer is for the panel rather than a page of its own."""
    return request.query_params.get("fragment") == "1"


def spot_of(request: Request) -> Spot | None:
    """Return the position asked for, None when none is.

    Raises RequestError, whose message is the key of a sentence.
    """
    asked = request.query_params
    if "lon" not in asked and "lat" not in asked:
        return None
    lon, lat = asked.get("lon", ""), asked.get("lat", "")
    if not (DECIMAL.fullmatch(lon) and DECIMAL.fullmatch(lat)):
        raise RequestError("problem.position")
    if abs(float(lon)) > 180 or abs(float(lat)) > 90:  # noqa: PLR2004  degrees
        raise RequestError("problem.position")
    return Spot(float(lon), float(lat), metres_of(asked.get("m", "0")))


def layers_of(request: Request, atlas: Atlas) -> tuple[LayerState, ...] | None:
    """Return the layers as the reader sees them, None when the address does not say.

    What of the word is not understood is as at the start.
    """
    if "layers" not in request.query_params:
        return None
    query = urlencode({"layers": request.query_params["layers"]})
    return MapView.from_query(query, atlas)[0].layers


def metres_of(words: str) -> float:
    """Return a tolerance in metres; raises RequestError with the key of a sentence."""
    metres = float(words) if METRES.fullmatch(words) else math.inf
    if metres > LARGEST_M:
        raise RequestError("problem.metres")
    return metres


def span_of(words: str, longest: int) -> tuple[int, int]:
    """Return start and end of a stretch of a text of this length, written `3294-3369`.

    Raises RequestError with the key of a sentence.
    """
    match = SPAN.fullmatch(words)
    start, end = (int(match[1]), int(match[2])) if match else (0, 0)
    if not 0 <= start < end <= longest:
        raise RequestError("problem.offsets")
    return start, end


def page_words_of(request: Request, known: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """Return the words that a page understands and the address says, in the page's order."""
    asked = request.query_params
    told = ((name, " ".join(asked.get(name, "").split())) for name in known)
    return tuple((name, value[:LONGEST_OF_A_PAGE]) for name, value in told if value)


def search_words_of(request: Request) -> str:
    """Return the words to search for, without idle spaces, cut to a sensible length."""
    return " ".join(request.query_params.get("q", "").split())[:LONGEST_WORDS]
