"""The spatial questions: what lies over, within a distance of, or in what."""

from __future__ import annotations

import math
from collections.abc import Iterable

import shapely
from shapely.geometry.base import BaseGeometry

from map_app.atlas.atlas import Atlas
from map_app.atlas.questions.nearness import FARTHEST_M, within_of
from map_app.atlas.questions.overlapping import overlaps_of
from map_app.atlas.questions.records import LayerAnswer, Overlaps, Thing, Things, Within
from map_app.atlas.questions.thing_features import on_grid
from map_app.atlas.questions.things import things_named, things_of_layer, things_of_place
from map_app.atlas.records import PlaceRef
from map_app.errors import RequestError
from map_app.geo import from_grid

MIN_SHARE = 0.01
"""A hundredth of either: what is less tells its reader nothing about it."""
ASKED_ID = "asked"
LONGEST_SIDE_M = 500.0
"""Of an extent that is turned into degrees: its sides are bent there."""
QUARTER_SEGMENTS = 32
"""A circle of 128 sides is a thousandth smaller than a round one at most."""


def overlay(atlas: Atlas, a: str, b: str, min_share: float = MIN_SHARE) -> Overlaps:
    """Return what of a lies over what of b; each is a layer or a place, by id or name.

    Raises
    ------
    UnknownPlaceError
        When the words name neither a layer nor a place.
    RequestError
        When `min_share` is no number from 0 to 1.
    """
    return overlaps_of(things_named(atlas, a), things_named(atlas, b), min_share)


def within(atlas: Atlas, place: str, metres: float, layer: str) -> Within:
    """Return what of a layer lies within so many metres of a place, nearest first.

    Raises
    ------
    UnknownPlaceError
        When the words name no place.
    RequestError
        When there is no such layer, or `metres` is no number from 0 to 100 000.
    """
    of = things_of_place(atlas, atlas.place(place))
    return within_of(of, things_of_layer(atlas, layer), metres)


def lies_in(
    atlas: Atlas, geometry: BaseGeometry, layers: Iterable[str], min_share: float = 0.0
) -> tuple[LayerAnswer, ...]:
    """Return for each layer what of it lies in an EPSG:4326 geometry, be it drawn or a buffer.

    `a` of every overlap is what was asked about (id `asked`). Raises RequestError for no such
    layer or an empty geometry.
    """
    if geometry.is_empty or not geometry.is_valid:
        raise RequestError("所画的图形是空的或不合规则，请重新画。")
    asked = Thing(PlaceRef(ASKED_ID, "所画范围", ASKED_ID), on_grid(geometry), 0.0)
    of = Things("所画范围", "The area drawn", (asked,))
    return ask_layers(atlas, of, layers, min_share)


def ask_layers(
    atlas: Atlas, of: Things, layers: Iterable[str], min_share: float = 0.0
) -> tuple[LayerAnswer, ...]:
    """Return for each layer what of it lies over these things: a place, or features of a reader.

    Raises RequestError for no such layer.
    """
    answers, near = [], _around(of)
    for layer in layers:
        among = things_of_layer(atlas, layer, near)
        found = overlaps_of(of, among, min_share)
        titles = among.title_zh, among.title_en
        answers.append(LayerAnswer(layer, *titles, found, among.is_whole))
    return tuple(answers)


def _around(of: Things) -> BaseGeometry:
    """Return the extents of things, EPSG:4326: what lies outside of them meets none of them."""
    boxes = [shapely.box(*thing.grid.bounds) for thing in of.things]
    return from_grid(shapely.segmentize(shapely.union_all(boxes), LONGEST_SIDE_M))


def buffered(geometry: BaseGeometry, metres: float) -> BaseGeometry:
    """Return all that lies within so many metres of an EPSG:4326 geometry, itself in EPSG:4326.

    Made in EPSG:4547. Below 0 an area is made smaller, perhaps to nothing. Raises RequestError
    for no number or more than 100 000 m.
    """
    if not (math.isfinite(metres) and abs(metres) <= FARTHEST_M):
        raise RequestError(f"缓冲距离应为{FARTHEST_M:g}米以内的数，收到的是{metres:g}。")
    around = shapely.buffer(on_grid(geometry), metres, quad_segs=QUARTER_SEGMENTS)
    return from_grid(around)
