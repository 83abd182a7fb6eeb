"""What a map shows of a reader's own layers, as features and as rows to take away."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import geopandas as gpd
import numpy as np
import pandas as pd

from map_app.atlas import Atlas
from map_app.atlas.own import OwnLayer
from map_app.briefing.own_layers import rows_inside
from map_app.briefing.record import Picture
from map_app.briefing.tables.table import Column, Table, Value
from map_app.briefing.tables.table_notes import Words
from map_app.cartography.own_words import own_name, own_source
from map_app.geo.measure import PLACES_CRS
from map_app.geo.own.features import plain
from map_app.geo.own.files import table_names
from map_app.geo.taking_away import LayerTaken

TAKEN = ("layer", "fid", "geom", "geometry")
NARROW, WIDE = 10, 24
NAME, NUMBER = "name", "number"


def own_taken(atlas: Atlas, picture: Picture, words: Words) -> Iterator[LayerTaken]:
    """Yield the own layers of a picture with the features that its frame shows, whole."""
    for layer, frame in _inside(atlas, picture):
        renamed = dict(zip(frame.columns, table_names(layer.features.columns, TAKEN), strict=False))
        yield LayerTaken(layer.id, _about(layer, words), frame.rename(columns=renamed))


def own_tables(atlas: Atlas, picture: Picture, words: Words) -> Iterator[Table]:
    """Yield the attributes of each own layer's features in the frame, below whose they are."""
    for layer, frame in _inside(atlas, picture):
        names = list(layer.features.columns)
        titles = [words.say("own.row"), words.say("answer.name"), *names]
        columns = tuple(
            Column(title, "number" if at == 0 or _is_number(layer, title) else "text", width)
            for at, (title, width) in enumerate(
                zip(titles, (NARROW, *[WIDE] * (len(titles) - 1)), strict=True)
            )
        )
        yield Table(
            title=layer.title,
            columns=columns,
            rows=_rows(layer, frame, words),
            notes_title=words.say("file.notes"),
            notes=((words.say("own.badge"), own_source(layer, words.look, words.language)),),
            font=words.font,
            frozen_columns=2,
            head=((words.say("own.badge"), own_source(layer, words.look, words.language)),),
        )


def _inside(atlas: Atlas, picture: Picture) -> Iterator[tuple[OwnLayer, gpd.GeoDataFrame]]:
    """Yield each own layer with the features in the frame, indexed by their places in the file."""
    for drawing in picture.own:
        layer = atlas.own_layer(drawing.layer)
        if layer is not None:
            rows = rows_inside(layer, picture.frame)
            shapes = list(layer.features.shapes[rows])
            told = pd.DataFrame(layer.features.frame.iloc[rows])
            yield layer, gpd.GeoDataFrame(told, geometry=shapes, crs=PLACES_CRS)


def _rows(layer: OwnLayer, frame: gpd.GeoDataFrame, words: Words) -> tuple[tuple[Value, ...], ...]:
    """Return number, name and attributes of features, column by column: there may be 100,000."""
    numbers = [int(row) + 1 for row in frame.index]
    named = layer.features.names(np.asarray(numbers, dtype=np.int64))
    names = [
        name or own_name(layer, number, words.look, words.language)
        for number, name in zip(numbers, named, strict=True)
    ]
    columns = ([_value(value) for value in frame[one]] for one in layer.features.columns)
    return tuple(zip(numbers, names, *columns, strict=True))


def _value(value: object) -> Value:
    told = plain(value)
    return str(told) if isinstance(told, bool) else told


def _is_number(layer: OwnLayer, column: str) -> bool:
    return column in layer.features.columns and layer.features.is_number(column)


def _about(layer: OwnLayer, words: Words) -> Mapping[str, str]:
    """Return what must go with a layer: whose it is, and that nobody has verified it."""
    return {
        "title": layer.title,
        "source": own_source(layer, words.look, words.language),
        "licence": words.say("own.badge"),
        "date": f"{layer.added.astimezone():%Y-%m-%d}",
        "precision_m": "" if layer.precision_m is None else f"{layer.precision_m:g}",
    }
