"""A reader's own layer as the things that questions are asked of.

Positions are taken as the file has them; how exact they are counts only where it has been said.
"""

from __future__ import annotations

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from map_app.atlas.own import OwnLayer
from map_app.atlas.questions.records import Things, Unchecked
from map_app.atlas.questions.thing_features import things_of_features
from map_app.geo.own import OwnFeatures

MOST_ASKED = 20_000
"""Features of one layer in one question: some seconds of work."""
Rows = np.ndarray[tuple[int], np.dtype[np.int64]]


def own_things(layer: OwnLayer, near: BaseGeometry | None = None) -> Things:
    """Return a layer's features, only those that may meet `near` (EPSG:4326) where it is given.

    More than `MOST_ASKED` are not checked, which is told with the reason; so is what the file had
    and was not taken in.
    """
    rows = _rows(layer.features, near)
    unchecked = _left_out(layer)
    if len(rows) > MOST_ASKED:
        missing = _too_many(layer, len(rows))
        told = (layer.title, layer.title, (), (missing, *unchecked), (layer.id,))
        return Things(*told, is_whole=False)
    names = layer.features.names(rows)
    refs = [layer.ref(int(row), name) for row, name in zip(rows, names, strict=True)]
    shapes = list(layer.features.shapes[rows - 1])
    found = things_of_features(layer.title, refs, shapes, layer.precision_m or 0.0)
    return Things(layer.title, layer.title, found.things, unchecked, (layer.id,))


def own_thing(layer: OwnLayer, row: int) -> Things:
    """Return one feature of a layer, its row counted from 1."""
    name = layer.features.name(row)
    shape = layer.features.shape(row)
    refs = [layer.ref(row, name)]
    found = things_of_features(refs[0].name, refs, [shape], layer.precision_m or 0.0)
    return Things(found.title_zh, found.title_en, found.things, (), (layer.id,))


def _rows(features: OwnFeatures, near: BaseGeometry | None) -> Rows:
    """Return the rows (from 1) of the features whose extents meet `near`, in file order."""
    if near is None:
        return np.arange(1, len(features) + 1, dtype=np.int64)
    parts = shapely.get_parts(near)
    found = features.tree.query(parts)[1]
    return np.unique(found).astype(np.int64) + 1


def _too_many(layer: OwnLayer, count: int) -> Unchecked:
    return Unchecked(
        layer.title,
        f"范围内有{count:,}个要素，一次最多核对{MOST_ASKED:,}个，请缩小范围",
        f"{count:,} features lie in the area; at most {MOST_ASKED:,} are checked at a time:"
        " ask about a smaller one",
    )


def _left_out(layer: OwnLayer) -> tuple[Unchecked, ...]:
    """Return that the file had features which could not be taken in; empty when it had none."""
    count = layer.source.rejected
    if not count:
        return ()
    zh, en = f"文件中有{count:,}个要素未能读入", f"{count:,} features of the file were not read"
    return (Unchecked(layer.title, zh, en),)
