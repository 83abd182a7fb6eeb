"""The addresses of readers' own layers, with their methods."""

from __future__ import annotations

from map_app.serve.own import download, features, files, layers, readers, tiles
from map_app.serve.own.answers import Endpoint, by_our_page, for_reader

OWN_ROUTES: tuple[tuple[str, str, Endpoint], ...] = (
    ("POST", "/own", by_our_page(readers.come)),
    ("POST", "/own/here", by_our_page(for_reader(readers.here))),
    ("DELETE", "/own", by_our_page(for_reader(readers.leave))),
    ("POST", "/own/files", by_our_page(for_reader(files.send))),
    ("GET", "/own/files/{file}", for_reader(files.state)),
    ("POST", "/own/files/{file}/read", by_our_page(for_reader(files.read_again))),
    ("GET", "/own/files/{file}/preview", for_reader(files.preview)),
    ("DELETE", "/own/files/{file}", by_our_page(for_reader(files.drop))),
    ("POST", "/own/layers", by_our_page(for_reader(layers.add))),
    ("GET", "/own/layers", for_reader(layers.listed)),
    ("DELETE", "/own/layers/{layer}", by_our_page(for_reader(layers.drop))),
    ("POST", "/own/layers/{layer}/style", by_our_page(for_reader(layers.style))),
    ("GET", "/own/layers/{layer}/features", for_reader(layers.features)),
    ("GET", "/own/layers/{layer}/features/{row}", for_reader(features.sheet)),
    ("GET", "/own/layers/{layer}/features/{row}/shape", for_reader(features.shape)),
    ("GET", "/own/layers/{layer}/file", for_reader(download.file)),
    ("GET", "/own/layers/{layer}/table", for_reader(features.table)),
    ("GET", "/own/layers/{layer}/tiles/{z}/{x}/{y}", for_reader(tiles.tile)),
)
