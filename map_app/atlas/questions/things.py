"""Layers and places as the things that questions are asked of.

A share of a line is of its length within the district, as everywhere in this app: lines are drawn
some way beyond, and where that drawing ends says nothing about the line.
"""

from __future__ import annotations

from collections.abc import Sequence

import shapely
from shapely.geometry.base import BaseGeometry

from map_app.atlas.atlas import Atlas
from map_app.atlas.questions.own_things import own_things
from map_app.atlas.questions.records import Thing, Things, Unchecked
from map_app.atlas.questions.thing_features import on_grid
from map_app.atlas.records import PlaceRef
from map_app.atlas.words import same_form, shown
from map_app.errors import RequestError, UnknownPlaceError
from map_app.geo import Layer
from map_app.plan import Place

Drawn = tuple[PlaceRef, BaseGeometry | None, float]
SUBDISTRICT = "subdistrict"
FEATURE = "feature"
KIND_COLUMNS = ("kind", "class")
LINE = 1
NOT_DRAWN = ("图上没有画出，没有可用的位置", "It is not drawn: no position is known")
ONLY_A_POINT = ("只有标注点，没有范围", "Only a point for its name is known, not its extent")


def things_named(atlas: Atlas, words: str) -> Things:
    """Return the layer or place that words name: a layer's id or title before a place.

    Raises
    ------
    UnknownPlaceError
        When the words name neither; with names to try.
    """
    layer = _layer_called(atlas, words)
    if layer is not None:
        return things_of_layer(atlas, layer.spec.id)
    try:
        return things_of_place(atlas, atlas.place(words))
    except UnknownPlaceError as error:
        listed = "、".join(atlas.ground.layers)
        said = f"{error}图层可写：{listed}。"
        raise UnknownPlaceError(said, error.suggestions) from None


def things_of_place(atlas: Atlas, place: Place) -> Things:
    """Return one place; where it is not drawn, no thing and the reason."""
    ref = PlaceRef(place.id, place.name, place.kind)
    geometry = atlas.ground.feature_geometry(place.id)
    precision_m = atlas.ground.precision_m(place.id) or 0.0
    things, unchecked = _kept(atlas, [(ref, geometry, precision_m)])
    layer = atlas.ground.layer_of(place.id)
    return Things(place.name, place.name, things, unchecked, () if layer is None else (layer,))


def things_of_layer(atlas: Atlas, words: str, near: BaseGeometry | None = None) -> Things:
    """Return all that a layer draws, and the places of its kinds that nothing draws.

    A place of several features is one thing. A reader's own layer is known by its id; of it only
    what may meet `near` (EPSG:4326) is returned, where that is given. Raises RequestError for no
    layer, with those there are.
    """
    own = atlas.own_layer(words)
    if own is not None:
        return own_things(own, near)
    layer = _layer_called(atlas, words)
    if layer is None:
        listed = "、".join(f"{one.spec.id}（{one.spec.title_zh}）" for one in _layers(atlas))
        raise RequestError(f"没有“{shown(words)}”这个图层，可用的有：{listed}。")
    drawn = _drawn(atlas, layer)
    things, unchecked = _kept(atlas, drawn)
    missing = _missing(atlas, {ref.kind for ref, _, _ in drawn})
    spec = layer.spec
    return Things(spec.title_zh, spec.title_en, things, (*unchecked, *missing), (spec.id,))


def _layers(atlas: Atlas) -> Sequence[Layer]:
    return tuple(atlas.ground.layers.values())


def _layer_called(atlas: Atlas, words: str) -> Layer | None:
    """Return the layer of an id or a title, None where there is none."""
    form = same_form(words)
    for layer in _layers(atlas):
        spec = layer.spec
        if words.strip() == spec.id or form in map(same_form, (spec.title_zh, spec.title_en)):
            return layer
    return None


def _drawn(atlas: Atlas, layer: Layer) -> list[Drawn]:
    """Return each thing of a layer with its geometry (EPSG:4326) and its error in metres."""
    frame = layer.frame
    keys = frame["id"].where(frame["id"].notna(), frame["name"])
    rows = zip(keys, frame["name"], _kinds(layer), frame["precision_m"], strict=True)
    parts: dict[str, list[BaseGeometry]] = {}
    told: dict[str, tuple[PlaceRef, float]] = {}
    for (key, name, kind, precision_m), geometry in zip(rows, frame.geometry, strict=True):
        place = atlas.plan.places.get(str(key))
        ref = PlaceRef(str(key), place.name if place else name, place.kind if place else kind)
        known, worst_m = told.get(ref.id, (ref, 0.0))
        told[ref.id] = known, max(worst_m, float(precision_m))
        parts.setdefault(ref.id, []).append(geometry)
    return [(ref, _whole(parts[ref.id]), precision_m) for ref, precision_m in told.values()]


def _whole(parts: Sequence[BaseGeometry]) -> BaseGeometry:
    return parts[0] if len(parts) == 1 else shapely.union_all(list(parts))


def _kinds(layer: Layer) -> list[str]:
    """Return what each feature is that is no place: as its row says, else `feature`."""
    told = [layer.frame[column] for column in KIND_COLUMNS if column in layer.frame]
    rows = zip(*told, strict=True) if told else ((),) * len(layer.frame)
    return [next((one for one in row if isinstance(one, str) and one), FEATURE) for row in rows]


def _kept(atlas: Atlas, drawn: Sequence[Drawn]) -> tuple[tuple[Thing, ...], tuple[Unchecked, ...]]:
    """Return the things that can be asked about, and the others with the reason."""
    border = atlas.ground.feature_geometry(atlas.plan.meta.district)
    things: list[Thing] = []
    unchecked: list[Unchecked] = []
    for ref, geometry, precision_m in drawn:
        if geometry is None:
            unchecked.append(Unchecked(ref.name, *NOT_DRAWN))
        elif ref.kind == SUBDISTRICT and int(shapely.get_dimensions(geometry)) == 0:
            unchecked.append(Unchecked(ref.name, *ONLY_A_POINT))
        else:
            counted = _counted(geometry, border)
            things.append(Thing(ref, on_grid(geometry), precision_m, counted))
    return tuple(things), tuple(unchecked)


def _counted(geometry: BaseGeometry, border: BaseGeometry | None) -> BaseGeometry | None:
    """Return what of a line lies within the district, in EPSG:4547; None where all counts."""
    if border is None or not _is_line(geometry):
        return None
    inside = geometry.intersection(border)
    return None if inside.is_empty else on_grid(inside)


def _is_line(geometry: BaseGeometry) -> bool:
    return int(shapely.get_dimensions(geometry)) == LINE


def _missing(atlas: Atlas, kinds: set[str]) -> tuple[Unchecked, ...]:
    """Return the places of these kinds that no layer draws."""
    return tuple(
        Unchecked(place.name, *NOT_DRAWN)
        for place in atlas.plan.places.values()
        if place.kind in kinds and atlas.ground.feature_geometry(place.id) is None
    )
