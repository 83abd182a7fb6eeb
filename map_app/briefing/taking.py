"""What of the ground a reader takes away: the features of the layers that are on, in the frame."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

import shapely

from map_app.atlas import Atlas
from map_app.briefing.foot import Told, caveat
from map_app.briefing.own_taking import own_tables, own_taken
from map_app.briefing.record import Briefing, Picture
from map_app.briefing.tables.sheet_file import briefing_tables
from map_app.briefing.tables.table_notes import Words
from map_app.cartography import Look
from map_app.errors import RequestError
from map_app.geo import LayerSpec, from_grid
from map_app.geo.taking_away import LayerTaken

OURS = ("match_value", "file_line")
"""Columns that only our checks of the layers need."""


def with_data(atlas: Atlas, look: Look, briefing: Briefing, told: Told) -> Briefing:
    """Return the briefing with the rows or features that its format needs, else as it is."""
    options, language = briefing.options, briefing.language
    if options.format == "xlsx":
        words, picture = Words(look, language), briefing.picture
        if options.what != "view":
            return replace(briefing, tables=briefing_tables((briefing,), words))
        taken = tuple(layers_taken(atlas, picture, language))
        tables = briefing_tables((briefing,), words, taken)
        return replace(briefing, tables=(*tables, *own_tables(atlas, picture, words)))
    if options.format in {"geojson", "gpkg"}:
        picture = _taken(look, briefing)
        plan = layers_taken(atlas, picture, language)
        layers = (*plan, *own_taken(atlas, picture, Words(look, language)))
        return replace(briefing, layers=layers, about=about_file(atlas, look, told))
    return briefing


def _taken(look: Look, briefing: Briefing) -> Picture:
    """Return the picture whose features are taken: a place's file holds the place alone.

    A view's holds all that is shown, as the district's does. Raises RequestError when none of the
    places is drawn.
    """
    picture = briefing.picture
    if briefing.options.what == "view" or not briefing.places:
        return picture
    chosen = tuple(one for one in picture.drawn if one.chosen)
    if not chosen:
        names = look.say("export.no_shape", briefing.language, places=briefing.name)
        raise RequestError(names)
    return replace(picture, drawn=chosen, own=())


def layers_taken(atlas: Atlas, picture: Picture, language: str) -> Iterator[LayerTaken]:
    """Yield the layers of a picture, from bottom to top, with the features inside its frame.

    Features are whole, as the layer has them, not cut at the frame.
    """
    inside = from_grid(shapely.segmentize(shapely.box(*picture.frame.bounds_m), 500.0))
    rows: dict[str, list[int]] = {}
    for feature in picture.drawn:
        rows.setdefault(feature.layer, []).append(feature.row)
    for layer_id, shown in rows.items():
        layer = atlas.ground.layers[layer_id]
        frame = layer.frame.iloc[shown].drop(columns=[*OURS], errors="ignore")
        frame = frame[frame.geometry.intersects(inside)].reset_index(drop=True)
        if len(frame):
            yield LayerTaken(layer_id, _about(layer.spec, language), frame)


def about_file(atlas: Atlas, look: Look, told: Told) -> Mapping[str, str]:
    """Return what a file of features says of itself as a whole."""
    meta = atlas.plan.meta
    return {
        "title": look.say("app.name", told.language),
        "plan": f"《{meta.title}》（{meta.number}）",
        "caveat": caveat(atlas, look, replace(told, today=_drawn_ids(atlas, told))),
        "made_on": told.options.made or f"{told.made_on:%Y-%m-%d %H:%M}",
        "made_by": told.options.office,
        "view": told.address,
        **({"shown": told.narrowed} if told.narrowed else {}),
    }


def _drawn_ids(atlas: Atlas, told: Told) -> tuple[str, ...]:
    """Return the ids in the layers that are drawn: lines carry their status of today."""
    layers = atlas.ground.layers
    plan = [layers[layer_id] for layer_id in told.layers if layer_id in layers]
    return tuple(one for layer in plan for one in layer.frame["id"])


def _about(spec: LayerSpec, language: str) -> Mapping[str, str]:
    """Return what must go with a layer; its precision in metres."""
    return {
        "title": spec.title(language),
        "source": spec.source,
        "licence": spec.licence,
        "licence_url": spec.licence_url,
        "credit": "; ".join(spec.credits(language)),
        "date": f"{spec.date:%Y-%m-%d}",
        "precision_m": f"{spec.precision_m:g}",
        "sketch": "true" if spec.sketch else "false",
        "caveat": spec.caveat(language),
    }
