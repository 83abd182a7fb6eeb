"""Decides what the map of a briefing shows: extent, scale, features, names, legend."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Self

import shapely
from shapely.geometry.base import BaseGeometry

from map_app.atlas import Atlas, LayerState, MapView
from map_app.briefing.area_subject import asked_area
from map_app.briefing.frame import Frame, Window, frame_of_bounds, frame_of_extent
from map_app.briefing.layout import Layout
from map_app.briefing.lines import latin_marks
from map_app.briefing.options import Mark, Options
from map_app.briefing.own_layers import own_drawings
from map_app.briefing.paper import PX_MM
from map_app.briefing.record import DrawnFeature, Picture
from map_app.cartography import (
    Label,
    LegendEntry,
    Look,
    labels,
    legend_entries,
    legend_rows,
    styles,
)
from map_app.geo import Layer, kept_features, to_grid

DISTRICT_CONTEXT_M = 100.0
LOCATOR_TOLERANCE_M = 60.0
MARGIN_SHARE = 0.1
EARLIER_ZOOM = 0.8
"""Print is finer than a screen, and names that do not fit are left out: they may come earlier."""

EQUATOR_M_PER_PX = 156_543.033_928
"""Metres a pixel of the web map shows at the equator at zoom 0."""


@dataclass(frozen=True, slots=True)
class About:
    """What a map is about: places that stand out, a scale if one is asked for, a reader's marks."""

    places: tuple[str, ...] = ()
    scale: float | None = None
    marks: tuple[Mark, ...] = ()
    asked: BaseGeometry | None = None

    @classmethod
    def of(cls, atlas: Atlas, view: MapView, places: tuple[str, ...], options: Options) -> Self:
        """Return what a page's map is about, with the area that its view asks about."""
        area = asked_area(atlas, view)
        return cls(places, options.scale, options.marks, area.geometry if area else None)


def make_picture(atlas: Atlas, look: Look, view: MapView, layout: Layout, about: About) -> Picture:
    """Return the map of this view: its extent, or the places it is about with ground around them.

    A place without a geometry is not drawn; a note on the map says so when none of them is.
    """
    places, shown = about.places, shown_places(atlas, about)
    frame = frame_of_view(atlas, view, layout, about)
    drawn = tuple(_drawn(atlas, look, view, frame, shown))
    kinds = look.theme.label
    return Picture(
        frame=frame,
        places=shown,
        drawn=drawn,
        outside=_outside(atlas, frame),
        labels=tuple(_labels(atlas, look, view, zoom_like(frame), shown)),
        label_styles={kind: look.theme.label_style(kind) for kind in kinds},
        sizes_pt=tuple(sorted(look.theme.type.size_pt.values())),
        note=look.say("ground.not_drawn", view.language) if places and not shown else "",
        keep_clear=tuple(box for box in (layout.arrow, layout.locator) if box is not None),
        marks=about.marks,
        district=_district_outline(atlas) if layout.locator else None,
        asked=None if about.asked is None else to_grid(about.asked),
        own=tuple(own_drawings(atlas, look, view, frame)),
    )


def frame_of_view(atlas: Atlas, view: MapView, layout: Layout, about: About) -> Frame:
    """Return the ground that the map of this view shows on a page laid out so."""
    window = Window(layout.map, layout.magnify, about.scale)
    return _frame(atlas, view, window, shown_places(atlas, about), about.asked)


def cut_places(atlas: Atlas, view: MapView, frame: Frame, about: About) -> tuple[str, ...]:
    """Return the places that a scale which was asked for does not let the map show whole.

    Without a place it is the district that is to be whole. A map at no scale of its own holds them,
    or the extent that the reader sees: it cuts nothing.
    """
    if about.scale is None:
        return ()
    whole = shown_places(atlas, about)
    if not about.places and view.extent is None:
        whole = (atlas.plan.meta.district,)
    found = ((one, atlas.ground.feature_geometry(one)) for one in whole)
    return tuple(
        one
        for one, geometry in found
        if geometry is not None and not frame.holds(to_grid(geometry).bounds)
    )


def shown_places(atlas: Atlas, about: About) -> tuple[str, ...]:
    """Return the places that can be drawn, of those the map is about."""
    return tuple(one for one in about.places if atlas.ground.feature_geometry(one) is not None)


def drawn_legend(
    atlas: Atlas, look: Look, view: MapView, picture: Picture
) -> tuple[LegendEntry, ...]:
    """Return the legend entries that something inside the frame is drawn like, and no others."""
    inside = shapely.box(*picture.frame.bounds_m)
    on = {state.id for state in view.layers if state.on}
    rows = {layer: legend_rows(look, atlas.ground.layers[layer]) for layer in on}
    seen = {
        (feature.layer, row)
        for feature in picture.drawn
        if feature.layer in on and feature.geometry.intersects(inside)
        for row in rows[feature.layer][feature.row]
    }
    return tuple(
        replace(entry, title=latin_marks(entry.title))
        for entry in legend_entries(atlas, look, view)
        if (entry.layer_id, entry.row) in seen
    )


def _frame(
    atlas: Atlas,
    view: MapView,
    window: Window,
    shown: Sequence[str],
    asked: BaseGeometry | None = None,
) -> Frame:
    if view.extent is not None:
        return frame_of_extent(view.extent, window)
    district = atlas.ground.feature_geometry(atlas.plan.meta.district)
    found = [atlas.ground.feature_geometry(one) for one in shown]
    chosen = shapely.union_all([one for one in found if one is not None]) if shown else asked
    if chosen is None and district is not None:
        return frame_of_bounds(to_grid(district).bounds, window, DISTRICT_CONTEXT_M)
    if chosen is None:
        whole = [to_grid(shapely.box(*one.frame.total_bounds)) for one in _layers(atlas, view)]
        return frame_of_bounds(shapely.union_all(whole).bounds, window, DISTRICT_CONTEXT_M)
    return frame_of_bounds(to_grid(chosen).bounds, window)


def _district_outline(atlas: Atlas) -> BaseGeometry | None:
    """Return the district in metres of the grid, simply enough for a locator map."""
    district = atlas.ground.feature_geometry(atlas.plan.meta.district)
    return None if district is None else to_grid(district).simplify(LOCATOR_TOLERANCE_M)


def _layers(atlas: Atlas, view: MapView) -> Sequence[Layer]:
    return [atlas.ground.layers[state.id] for state in view.layers]


def _drawn(
    atlas: Atlas, look: Look, view: MapView, frame: Frame, places: Sequence[str]
) -> Iterator[DrawnFeature]:
    """Yield what is shown of the layers that are on, bottom to top; chosen places in any case."""
    west_m, south_m, east_m, north_m = frame.bounds_m
    margin_m = MARGIN_SHARE * frame.width_m
    around = (west_m - margin_m, south_m - margin_m, east_m + margin_m, north_m + margin_m)
    on = [state for state in view.layers if state.on]
    ids_on = {state.id for state in on}
    homes = dict.fromkeys(atlas.ground.layer_of(place) for place in places)
    states = [*on, *(LayerState(one, on=True) for one in homes if one and one not in ids_on)]
    rest = look.theme.chosen.rest_opacity if places else 1.0
    for state in states:
        layer = atlas.ground.layers[state.id]
        kept = kept_features(layer, state.only)
        ids = list(layer.frame["id"])
        for row, style in styles(atlas, look, state.id).items():
            geometry = shapely.clip_by_rect(layer.on_grid[row], *around)
            chosen = ids[row] in places
            if geometry.is_empty or not (chosen or (state in on and kept[row])):
                continue
            base = layer.spec.group == "base"
            back = 1.0 if base or chosen else rest
            yield DrawnFeature(
                layer=state.id,
                row=row,
                place=ids[row],
                geometry=geometry,
                style=style,
                opacity=state.opacity * back,
                base=base and not chosen,
                chosen=chosen,
            )


def _outside(atlas: Atlas, frame: Frame) -> BaseGeometry | None:
    district = atlas.ground.feature_geometry(atlas.plan.meta.district)
    if district is None:
        return None
    west_m, south_m, east_m, north_m = frame.bounds_m
    outside = shapely.box(west_m, south_m, east_m, north_m).difference(to_grid(district))
    return None if outside.is_empty else outside


def _labels(
    atlas: Atlas, look: Look, view: MapView, zoom: float, places: Sequence[str]
) -> Iterator[Label]:
    """Yield the names that may stand at this scale; those of chosen places in any case."""
    for label in labels(atlas, look, view):
        if label.place_id in places or label.min_zoom - EARLIER_ZOOM <= zoom < label.max_zoom:
            yield replace(label, text=latin_marks(label.text))


def zoom_like(frame: Frame) -> float:
    """Return the web map's zoom at which a screen shows the ground as large as this paper does."""
    _, lat = frame.middle
    metres_per_px = PX_MM * frame.metres_per_mm
    return math.log2(EQUATOR_M_PER_PX * math.cos(math.radians(lat)) / metres_per_px)
