"""Whether a request comes from our own page: another site's must not set us to work."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import SplitResult, urlsplit

from starlette.requests import Request

from map_app.settings import public_url

OURS = frozenset({"same-origin", "none"})
"""What a browser says of a request by our own page, or by its reader."""
USUAL_PORTS = (":80", ":443")


def is_ours(request: Request) -> bool:
    """Return whether our own page asks, or no page at all.

    Browsers say so (`Sec-Fetch-Site`) over HTTPS and to this machine alone; over plain HTTP they
    name the origin of whatever changes something.
    """
    site = request.headers.get("sec-fetch-site")
    return is_our_origin(request.headers) if site is None else site in OURS


def is_our_origin(headers: Mapping[str, str]) -> bool:
    """Return whether the page that asks is ours by its `Origin`; without one, nobody says no."""
    origin = headers.get("origin")
    return origin is None or is_our_host(headers, parts_of(origin).netloc)


def is_our_host(headers: Mapping[str, str], host: str) -> bool:
    """Return whether readers know the app by this host (and port), as far as we are told.

    By `Host`, by what proxies say in `X-Forwarded-Host` (each its own, with commas between), or by
    MAP_APP_PUBLIC_URL. The usual ports may be named or not: proxies add them, browsers do not.
    """
    forwarded = headers.get("x-forwarded-host", "").split(",")
    told = (headers.get("host", ""), *forwarded, parts_of(public_url()).netloc)
    return bool(host) and _host(host) in {_host(one) for one in told if one}


def _host(told: str) -> str:
    """Return a host as it is compared: in small letters, without a usual port."""
    host = told.strip().lower()
    usual = next((port for port in USUAL_PORTS if host.endswith(port)), "")
    return host.removesuffix(usual)


def parts_of(address: str) -> SplitResult:
    """Return the parts of an address, all empty for what is none."""
    try:
        return urlsplit(address)
    except ValueError:  # such as http://[
        return urlsplit("")
