"""The files that a plain folium map fetches from four hosts, taken from npm and served here."""

from __future__ import annotations

import mimetypes
import shutil
import subprocess
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, Route

CACHE = Path(__file__).resolve().parent / ".cache"
PACKAGES = {
    "leaflet": "1.9.3",
    "jquery": "3.7.1",
    "bootstrap": "5.2.2",
    "leaflet.awesome-markers": "2.0.5",
    "@fortawesome/fontawesome-free": "6.2.0",
}
# The ends of the addresses that folium 0.20 asks for, and the npm files that answer them.
FILES = {
    "leaflet.js": "leaflet/dist/leaflet.js",
    "leaflet.css": "leaflet/dist/leaflet.css",
    "jquery-3.7.1.min.js": "jquery/dist/jquery.min.js",
    "bootstrap.bundle.min.js": "bootstrap/dist/js/bootstrap.bundle.min.js",
    "bootstrap.min.css": "bootstrap/dist/css/bootstrap.min.css",
    "leaflet.awesome-markers.js": "leaflet.awesome-markers/dist/leaflet.awesome-markers.js",
    "leaflet.awesome-markers.css": "leaflet.awesome-markers/dist/leaflet.awesome-markers.css",
    "all.min.css": "@fortawesome/fontawesome-free/css/all.min.css",
}
LOCAL_HOSTS = {"127.0.0.1", "localhost", None}


def fetch_packages() -> bool:
    """Install the packages into the benchmark's cache; False when npm is missing or fails."""
    if all((CACHE / "node_modules" / path).exists() for path in FILES.values()):
        return True
    npm = shutil.which("npm")
    if npm is None:
        return False
    CACHE.mkdir(exist_ok=True)
    wanted = [f"{name}@{version}" for name, version in PACKAGES.items()]
    done = subprocess.run(  # noqa: S603 our own words
        [npm, "install", "--silent", "--no-save", "--prefix", str(CACHE), *wanted], check=False
    )
    return done.returncode == 0


def answer_from_cache(route: Route) -> None:
    """Serve a folium address from the cache, an empty file for the rest, our own as they are."""
    parts = urlsplit(route.request.url)
    if parts.hostname in LOCAL_HOSTS:
        route.continue_()
        return
    path = FILES.get(parts.path.rsplit("/", 1)[-1])
    kind = mimetypes.guess_type(parts.path)[0] or "text/plain"
    body = (CACHE / "node_modules" / path).read_bytes() if path else b""
    route.fulfill(body=body, content_type=kind, headers={"Access-Control-Allow-Origin": "*"})


def serve_locally(context: BrowserContext) -> None:
    """Let this context have folium's outside files without an outside network."""
    context.route("**/*", answer_from_cache)
