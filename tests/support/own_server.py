"""The routes of readers' own layers, stood in for: what the page asks is kept, answers are set."""

from __future__ import annotations

import io
import json
import re
from urllib.parse import parse_qs, urlsplit

from PIL import Image

READER = "t0ken"
OURS = re.compile(r"//[^/]+/own(/|\?|$)")
MIDDLE = (113.225, 23.1)


def square(row, name="", shade=0, about=MIDDLE, half=0.004):
    lon, lat = about
    corners = ((-1, -1), (1, -1), (1, 1), (-1, 1), (-1, -1))
    ring = [[lon + x * half, lat + y * half] for x, y in corners]
    return {
        "type": "Feature",
        "properties": {"row": row, "name": name, "c": shade},
        "geometry": {"type": "Polygon", "coordinates": [ring]},
    }


def layer_told(**changes):
    return {
        "name": "地块",
        "features": 2,
        "geometry": "area",
        "encoding": "GB18030",
        "datum": "wgs84",
        "datum_title": "WGS 84",
        "datum_certain": True,
        "bounds": [113.221, 23.096, 113.229, 23.104],
        "columns": ["名称", "面积"],
        "sample": [{"名称": "西塱一号地", "面积": 1.5}, {"名称": "<b>粗</b>", "面积": None}],
        "mended": 0,
        "rejected": [],
        "warnings": [],
    } | changes


DATUMS = [
    {"id": "wgs84", "title": "WGS 84", "certain": True},
    {"id": "gcj02", "title": "GCJ-02", "certain": True},
    {"id": "xian80", "title": "西安80", "certain": False},
]
ENCODINGS = [{"id": "UTF-8", "title": "UTF-8"}, {"id": "GB18030", "title": "GB18030"}]


def read(**changes):
    return {"state": "read", "layers": [layer_told(**changes)]}


def refused(sentence, **choices):
    return {"state": "refused", "error": sentence, "layers": [], "choices": choices}


class OwnServer:
    """What one reader has on the server; `states` are the answers to how the file stands."""

    def __init__(self, page):
        self.asked, self.states, self.layers = [], [read()], []
        self.preview = [square(0)]
        self.is_gone, self.drawn_as = False, "geojson"
        page.route(OURS, self._answer)

    def paths(self, method):
        return [path for one, path, _ in self.asked if one == method]

    def told(self, path):
        """Return what was last told to a path."""
        return next(body for _, one, body in reversed(self.asked) if one == path)

    def _answer(self, route):
        request = route.request
        address = urlsplit(request.url)
        path = address.path.lstrip("/")
        is_json = request.headers.get("content-type") == "application/json"
        told = json.loads(request.post_data) if is_json else parse_qs(address.query)
        self.asked.append((request.method, path, told))
        if path == "own" and request.method == "POST":
            route.fulfill(status=201, json={"reader": READER})
        elif self.is_gone or request.headers.get("x-reader") != READER:
            route.fulfill(status=404, content_type="text/plain", body="没有这位读者。")
        elif request.method == "DELETE":
            route.fulfill(status=204)
        else:
            self._known(route, request.method, path.removeprefix("own/"), told)

    def _known(self, route, method, path, told):
        kind, _, rest = path.partition("/")
        if kind == "here":
            route.fulfill(status=204)
        elif kind == "files":
            self._file(route, rest, told)
        elif not rest:
            self._layers(route, method, told)
        else:
            layer_id, _, what = rest.partition("/")
            row = next(one for one in self.layers if one["id"] == layer_id)
            self._layer(route, row, what, told)

    def _file(self, route, rest, told):
        if not rest or rest.endswith("/read"):
            points = told.get("fit", {}).get("points", [])
            residual = {"east_m": 0.01, "north_m": -0.006, "off_m": 0.012}
            fit = {"rms_m": 0.012, "residuals": [residual] * len(points)}
            route.fulfill(status=202, json={"id": "f1"} | ({"fit": fit} if points else {}))
        elif rest.endswith("/preview"):
            told = {"type": "FeatureCollection", "features": self.preview, "shown": 1, "of": 2}
            route.fulfill(json=told)
        else:
            route.fulfill(json=self._state())

    def _layer(self, route, row, what, told):
        if what == "style":
            row["style"] |= {key: value for key, value in told.items() if key != "title"}
            row |= {"title": told.get("title", row["title"]), "version": row["version"] + 1}
            route.fulfill(json=row)
        elif what == "features":
            route.fulfill(json={"type": "FeatureCollection", "features": [square(1, "一号地")]})
        elif what.startswith("tiles/"):
            route.fulfill(content_type="image/png", body=green_tile())
        elif what == "file":
            name = "attachment; filename*=UTF-8''%E5%9C%B0%E5%9D%97.gpkg"
            route.fulfill(headers={"Content-Disposition": name}, body=b"GPKG")
        else:
            self._fragment(route, row["id"], what)

    def _state(self):
        told = self.states[0] if len(self.states) == 1 else self.states.pop(0)
        choices = {"layers": [], "datums": DATUMS, "encodings": ENCODINGS}
        common = {"id": "f1", "name": "地块.zip", "seconds": 1.2, "error": None, "before": 0}
        return common | told | {"choices": choices | told.get("choices", {})}

    def _layers(self, route, method, told):
        if method == "POST":
            number = len(self.layers) + 1
            self.layers.append(
                {
                    "id": f"own_{number}",
                    "title": told["title"],
                    "features": 2,
                    "geometry": "area",
                    "bounds": [113.221, 23.096, 113.229, 23.104],
                    "columns": [{"id": "名称", "kind": "text"}, {"id": "面积", "kind": "number"}],
                    "drawn_as": self.drawn_as,
                    "version": 1,
                    "style": {"colour": "#aa4499", "by": None},
                    "legend": [{"label": told["title"], "colour": "#aa4499"}],
                    "datum_title": "WGS 84",
                    "precision_note": "精度随来源",
                    "added": "2026-01-01T00:00:00+08:00",
                }
            )
            route.fulfill(status=201, json=self.layers[-1])
        else:
            route.fulfill(json=self.layers)

    @staticmethod
    def _fragment(route, layer_id, what):
        kind, _, row = what.partition("/")
        if row.endswith("/shape"):
            route.fulfill(json={"type": "FeatureCollection", "features": [square(1)]})
            return
        is_table = kind == "table"
        headers = {
            "X-Panel": "own-table" if is_table else "own",
            "Content-Type": "text/html; charset=utf-8",
        }
        if kind == "features":
            headers |= {"X-Own": f"{layer_id}/{row}"}
            headers |= {"X-Own-Bounds": "113.221,23.096,113.229,23.104"}
        title = "" if is_table else '<h2 tabindex="-1">一号地</h2>'
        body = f"""<article class="sheet" data-own-layer="{layer_id}" data-own-row="1">{title}
            <a href="own/layers/{layer_id}/features/1">第1行</a>
            <a href="sheets/village-donglang">东塱村</a>
            </article>"""
        route.fulfill(headers=headers, body=body)


def green_tile():
    file = io.BytesIO()
    Image.new("RGBA", (512, 512), (0, 128, 0, 255)).save(file, "PNG")
    return file.getvalue()
