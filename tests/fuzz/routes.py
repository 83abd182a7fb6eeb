"""The routes, fuzzed as a server hands them their requests: any path, query, headers and body."""

from __future__ import annotations

import asyncio
import json

from starlette.applications import Starlette

from map_app.atlas import load_atlas
from map_app.cartography import load_look
from map_app.geo.datums import read_datums
from map_app.readers.desk import DeskLimits
from map_app.readers.own import OwnReaders
from map_app.readers.own.folder import OwnFolder
from map_app.serve import routes, serve_atlas
from map_app.serve.routes import ADDRESSES, CHANGING
from map_app.settings import PROJECT
from tests.fuzz.addresses import GOOD, bad_words
from tests.geo.uploads.made_files import geojson
from tests.support.own_files import Hands

QUERIES = (
    *GOOD,
    "lon=113.2484&lat=23.0667&m=20&place=village-donglang&layers=-roads&fragment=1",
    "lon=113.2484&lat=23.0667&own=own_1,own_2",
    "q=医药 健康&lang=en",
    "place=village-donglang&buffer_m=500&layers=village_renewal&format=csv",
    "of=village_renewal&filter=&sort=name&q=村&ask=&fragment=1",
    "set=line-11,line-22&n=2&number=3",
    "name=地块.geojson",
    "start=0&sort=名称&q=东&format=gpkg&datum=cgcs2000",
    "",
)
NAMES = (
    *("village-donglang", "东塱村", "0-100", "read", "projects", "projects.xlsx", "layers.csv"),
    *("own_1", "f1", "1", "14", "13338", "7098", "none", "..", "%2e%2e", "a/b", "\x00", "9" * 300),
)
BODIES = (
    {"of": {"place": "village-donglang"}, "buffer_m": 500, "layers": ["village_renewal"]},
    {"of": {"geometry": geojson()["features"][0]["geometry"]}, "buffer_m": 0, "lang": "en"},
    {"file": "f1", "title": "题", "datum_confirmed": True},
    {"title": "题", "colour": "#112233", "by": "名称"},
    {"datum": "EPSG:4547", "encoding": "gbk", "layer": None, "fit": None},
    {"fit": {"points": [[1, 2, 3, 4], [5, 6, 7, 8], [9, 1, 2, 3]], "known": "EPSG:4547"}},
)
HEADERS = (
    *((b"host", b"app"), (b"host", b"evil.example"), (b"host", b""), (b"host", b"\xff\xfe")),
    *((b"origin", b"http://evil.example"), (b"origin", b"null"), (b"referer", b"http://[::1")),
    *((b"sec-fetch-site", b"cross-site"), (b"sec-fetch-site", b"same-origin")),
    *((b"range", b"bytes=0-1,5-,-9"), (b"range", b"bytes=9-1"), (b"if-none-match", b'W/"x"')),
    *((b"accept-encoding", b"gzip, br;q=9"), (b"content-length", b"-1"), (b"x-reader", b"\xff")),
    *((b"content-type", b"multipart/form-data; boundary="), (b"cookie", b"a=b;=;;\xff")),
    *((b"x-forwarded-host", b"evil.example, app"), (b"x-forwarded-proto", b"javascript")),
)
EVERY = (*(("GET", address) for address, _ in ADDRESSES), *(row[:2] for row in CHANGING))
BUSY = 503


class QuickDesk:
    """A desk of ours that hands out words instead of pictures."""

    waiting = 0
    limits = DeskLimits()

    def file(self, _key, make):
        """Make what is to be drawn and draw nothing."""
        make()
        return b"1/1\n" + b"\x00" * 64

    def work(self, _requester, make, _patience=1.0):
        """Do so for a part of a set."""
        make()
        return b"1/1\n" + b"\x00" * 64

    def leave(self, _requester):
        """Nothing waits."""

    def close(self):
        """Nothing is open."""


class Routes:
    """Sends one bad request after the other."""

    def __init__(self, _target, room):
        """Open the app with one reader who has a layer."""
        atlas, look = load_atlas(PROJECT / "seeds", PROJECT / "layers"), None
        look = load_look(PROJECT / "layers")
        self.own = OwnReaders(
            Hands(), look, read_datums(PROJECT / "layers"), folder=OwnFolder(room)
        )
        served = serve_atlas(atlas, look, QuickDesk(), own=self.own)
        self.app = Starlette(routes=routes(served))
        self.loop = asyncio.new_event_loop()
        self.queries = list(QUERIES)
        self.token = b""

    def make(self, chance):
        """Return method, path, query, headers and body of a request."""
        method, address = chance.choice(EVERY)
        if chance.random() < 0.1:
            method = chance.choice(("GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "X" * 50))
        path = "/".join(
            self._part(chance) if part.startswith("{") else part for part in address.split("/")
        )
        query = "&".join(chance.choice(self.queries) for _ in range(chance.choice((1, 1, 2))))
        if chance.random() < 0.8:
            query = bad_words(chance, query)
        headers = [chance.choice(HEADERS) for _ in range(chance.choice((0, 1, 3)))]
        if chance.random() < 0.7:
            headers.append((b"x-reader", self.token))
        return method, path, query, headers, self._body(chance)

    def try_one(self, made):
        """Send it; return how it was answered. No answer of 500, none raised, none with a trace."""
        method, path, query, headers, body = made
        if not self.token or not self.own.count:
            self.token = self.own.open().encode()
        scope = {
            "type": "http",
            "asgi": {"version": "3.0"},
            "http_version": "1.1",
            "method": method,
            "scheme": "http",
            "path": path,
            "raw_path": path.encode("utf-8", "surrogatepass"),
            "query_string": query.encode("utf-8", "surrogatepass")[:60_000],
            "root_path": "",
            "headers": headers,
            "client": ("127.0.0.1", 1),
            "server": ("app", 80),
        }
        status, content = self.loop.run_until_complete(self._sent(scope, body))
        if status >= 500 and status != BUSY:
            raise AssertionError(f"answered {status}")
        if b"Traceback (most" in content:
            raise AssertionError("a traceback in the answer")
        return f"{method} {path.split('/')[1]} {status}"

    def keep(self, made):
        """Start from this query too."""
        self.queries.append(made[2][:2_000])

    def written(self, made):
        """Return the input as bytes to be kept."""
        return repr(made).encode("utf-8", "backslashreplace")

    def _part(self, chance):
        name = chance.choice(NAMES)
        return bad_words(chance, name) if chance.random() < 0.4 else name

    def _body(self, chance):
        if chance.random() < 0.3:
            return b""
        content = json.dumps(chance.choice((*BODIES, geojson())), ensure_ascii=False)
        if chance.random() < 0.7:
            content = bad_words(chance, content)
        return content.encode("utf-8", "surrogatepass")

    async def _sent(self, scope, body):
        waiting = [{"type": "http.request", "body": body, "more_body": False}]
        sent = []

        async def receive():
            return waiting.pop() if waiting else {"type": "http.disconnect"}

        async def send(message):
            sent.append(message)

        await self.app(scope, receive, send)
        content = b"".join(one.get("body", b"") for one in sent)
        return sent[0]["status"], content
