"""Files of readers without a reading process: what they hold is told by the test."""

from __future__ import annotations

import json
import threading

import geopandas as gpd
from shapely.geometry import shape

from map_app.geo.uploads import LayerReport, Report, Upload
from map_app.geo.uploads.says import saying


def frame_of(content):
    """Return the features of a GeoJSON document."""
    features = json.loads(content)["features"]
    rows = [one["properties"] for one in features]
    shapes = [shape(one["geometry"]) for one in features]
    return gpd.GeoDataFrame(rows, geometry=shapes, crs="EPSG:4326")


def report_of(frame, datum="wgs84", *, certain=True):
    """Return what a file of these features would say."""
    columns = tuple(name for name in frame.columns if name != "geometry")
    sample = tuple({name: row[name] for name in columns} for _, row in frame.head(2).iterrows())
    layer = LayerReport(
        name="地块",
        features=len(frame),
        geometry="area",
        encoding="UTF-8",
        datum=datum,
        datum_certain=certain,
        bounds=tuple(map(float, frame.total_bounds)),
        columns=columns,
        sample=sample,
        mended=0,
        rejected=(),
        warnings=() if certain else (saying("no_datum"),),
    )
    return Report(None, (layer,))


class Hands:
    """Reads GeoJSON by itself, when it is let; what is none is refused, `boom` goes wrong."""

    def __init__(self):
        self.gate = threading.Event()
        self.gate.set()
        self.asked = []
        self.given_up = []
        self.certain = True

    def __call__(self, path, name, room, choices, is_wanted):
        self.asked.append((name, choices))
        assert path.parent == room
        while not self.gate.wait(0.01):
            if not is_wanted():
                self.given_up.append(name)
                break
        try:
            content = path.read_bytes()
        except FileNotFoundError:  # deleted with its reader
            content = b""
        if content == b"boom":
            raise ValueError(name)
        try:
            frame = frame_of(content)
        except ValueError:
            return Upload(Report(saying("not_a_map")), None)
        certain = self.certain or choices.datum is not None
        return Upload(report_of(frame, choices.datum or "wgs84", certain=certain), frame)


class Clock:
    """A clock that the test sets."""

    def __init__(self):
        self.now = 1_000.0

    def __call__(self):
        return self.now
