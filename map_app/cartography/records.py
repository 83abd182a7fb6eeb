"""What map and file are drawn from: resolved looks, legend entries, labels."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Shape = Literal["area", "line", "point", "hatch"]
Symbol = Literal["circle", "square", "diamond", "none"]


@dataclass(frozen=True, slots=True)
class FeatureStyle:
    """How one feature is drawn; colours are "#rrggbb", None where there is no such paint.

    `dash` is px on, px off. `casing` is the colour of a wider line under a line, `casing_px` what
    it adds on either side. `hatch_deg` is the direction of the hatch, leftwards from east.
    """

    stroke: str | None
    width_px: float
    opacity: float
    dash: tuple[float, ...]
    casing: str | None
    casing_px: float
    fill: str | None
    fill_opacity: float
    hatch_deg: float | None
    hatch_gap_px: float
    radius_px: float
    symbol: Symbol


@dataclass(frozen=True, slots=True)
class LabelStyle:
    """How the names of one kind are written; `size` is a name of the theme's four sizes."""

    size: str
    size_px: float
    size_pt: float
    weight: int
    colour: str
    halo: str
    halo_px: float


@dataclass(frozen=True, slots=True)
class LegendEntry:
    """One line of the legend, in the reader's words; `sketch` says that the layer is 示意.

    `row` is its place among the layer's rows in the catalogue, from 0.
    """

    layer_id: str
    title: str
    style: FeatureStyle
    shape: Shape
    sketch: bool
    group: str
    row: int = 0


@dataclass(frozen=True, slots=True)
class Label:
    """A name and where it may stand.

    Low ranks are placed first. `others` are spots to try after (lon, lat, angle_deg), each in
    that order. The name may stand from `min_zoom` up to, not at, `max_zoom` (web
    map zooms). `angle_deg` turns the text leftwards from east, within ±90. `offset_px` is how far
    the text keeps from the position: 0 for a name written on its place. `spacing_em` spreads the
    letters. `badge` is the colour of the plate that the text stands on, `badge_ink` the text's
    colour there; None for text with a halo. A line break in `text` is meant. `of` has, for the
    position and then each of `others`, the words that the feature there has of the layer's filter.
    """

    text: str
    lon: float
    lat: float
    rank: float
    min_zoom: float
    max_zoom: float
    kind: str
    angle_deg: float
    offset_px: float
    spacing_em: float
    place_id: str
    layer_id: str
    others: tuple[tuple[float, float, float], ...] = ()
    badge: str | None = None
    badge_ink: str | None = None
    of: tuple[tuple[str, ...], ...] = ((),)
