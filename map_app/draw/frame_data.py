"""What the map document carries: its settings and its layers, as JSON that is inert in HTML."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

import shapely
from shapely.geometry import mapping
from shapely.geometry.base import BaseGeometry

from map_app.cartography import (
    FeatureStyle,
    Label,
    Look,
    Theme,
    feature_name,
    layer_labels,
    legend_rows,
    styles,
)
from map_app.draw.draw_words import draw_words
from map_app.draw.frame_style import fonts
from map_app.draw.veil import veil_rings
from map_app.geo import Layer, LayerSpec, filter_words

if TYPE_CHECKING:
    from map_app.atlas import Atlas

DECIMALS = 6
"""About 0.1 m here."""

MIN_ZOOM, MAX_ZOOM = 10.5, 17.0
_INERT = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}
_ESCAPES = str.maketrans(_INERT)


class LookTable:
    """The different looks in use, each once; features name theirs by number."""

    def __init__(self) -> None:
        """Begin with no look."""
        self._numbers: dict[FeatureStyle, int] = {}

    def number(self, style: FeatureStyle) -> int:
        """Return the number of this look, from 0 in the order of first use."""
        return self._numbers.setdefault(style, len(self._numbers))

    def rows(self) -> list[dict[str, object]]:
        """Return the looks in the order of their numbers."""
        return [_look_row(style) for style in self._numbers]


def inert_json(value: object) -> str:
    """Return JSON that cannot end or open an element of HTML, or a line of script."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return text.translate(_ESCAPES)


def layer_data(
    atlas: Atlas, look: Look, layer_id: str, language: str, looks: LookTable
) -> dict[str, object]:
    """Return a layer as GeoJSON: ids, names and the numbers of looks, nothing else."""
    frame = atlas.ground.layers[layer_id].frame
    rows = frame.drop(columns="geometry").to_dict("records")
    drawn = styles(atlas, look, layer_id)
    return {
        "type": "FeatureCollection",
        "features": [
            {
                "type": "Feature",
                "properties": {
                    "id": str(row["id"] or ""),
                    "name": feature_name(atlas, row, language),
                    "look": looks.number(drawn[number]),
                },
                "geometry": _rounded(geometry),
            }
            for number, (row, geometry) in enumerate(zip(rows, frame.geometry, strict=True))
        ],
    }


def settings(atlas: Atlas, look: Look, language: str, looks: LookTable) -> dict[str, object]:
    """Return everything but the features: looks, layers, names, words, bounds."""
    specs = [layer.spec for layer in atlas.ground.layers.values()]
    names = layer_labels(atlas, look, (spec.id for spec in specs), language)
    return {
        "language": language,
        "minZoom": MIN_ZOOM,
        "maxZoom": MAX_ZOOM,
        **_district(atlas),
        **_theme(look.theme, language),
        "words": {
            "metres": look.say("unit.m", language),
            "kilometres": look.say("unit.km", language),
            "zoomIn": look.say("map.zoom_in", language),
            "zoomOut": look.say("map.zoom_out", language),
        },
        "draw": draw_words(look, language),
        "credits": _credits(specs, language),
        "layers": [_layer_row(layer, look) for layer in atlas.ground.layers.values()],
        "looks": looks.rows(),
        "names": [_name_row(label) for label in names],
    }


def _district(atlas: Atlas) -> dict[str, object]:
    """Return where the district is; no veil where it is not drawn."""
    district_id = atlas.plan.meta.district
    district = atlas.ground.feature_geometry(district_id)
    return {
        "bounds": _bounds(atlas),
        "districtId": district_id,
        "districtLayer": atlas.ground.layer_of(district_id),
        "veil": [] if district is None else veil_rings(district),
    }


def _theme(theme: Theme, language: str) -> dict[str, object]:
    """Return the looks that scripts, not styles, put on the map."""
    chosen, own = theme.chosen, theme.own
    kinds = {kind: theme.label_style(kind) for kind in theme.label}
    return {
        "colours": {"outside": theme.paint("outside"), "paper": theme.paint("paper")},
        "fonts": fonts(theme, language),
        "chosen": {
            "stroke": theme.paint(chosen.stroke),
            "width": chosen.width_px,
            "halo": theme.paint(chosen.halo),
            "haloWidth": chosen.halo_width_px,
            "fillOpacity": chosen.fill_opacity,
            "restOpacity": chosen.rest_opacity,
        },
        "own": {
            "width": own.width_px,
            "fillOpacity": own.fill_opacity,
            "line": own.line_px,
            "radius": own.radius_px,
            "ring": theme.paint(own.ring),
            "ringWidth": own.ring_px,
        },
        "nameStyles": {
            kind: {"size": style.size_px, "weight": style.weight} for kind, style in kinds.items()
        },
    }


def _rounded(geometry: BaseGeometry) -> Mapping[str, object]:
    """Return the geometry as GeoJSON with its degrees rounded."""
    rounded = shapely.transform(geometry, lambda degrees: degrees.round(DECIMALS))
    return dict(mapping(rounded))


def _bounds(atlas: Atlas) -> list[float]:
    """Return west, south, east, north of the district; of all layers where it is not drawn."""
    district = atlas.ground.feature_geometry(atlas.plan.meta.district)
    everything = (layer.frame.union_all() for layer in atlas.ground.layers.values())
    shown = district if district is not None else shapely.union_all(list(everything))
    return [round(float(degrees), DECIMALS) for degrees in shown.bounds]


def _credits(specs: Iterable[LayerSpec], language: str) -> list[str]:
    """Return every credit and licence of the catalogue once, in its order."""
    parts = [part for spec in specs for part in spec.credits(language)]
    licences = [spec.licence.strip() for spec in specs]
    return list(dict.fromkeys(filter(None, [*parts, *licences])))


def _layer_row(layer: Layer, look: Look) -> dict[str, object]:
    """Return a layer's switch; `legend` and `of` have a list for each of its features.

    Those are the rows of the legend that the feature is drawn like, and the words that it has of
    the layer's filter.
    """
    spec = layer.spec
    return {
        "id": spec.id,
        "group": spec.group,
        "clickable": spec.clickable,
        "on": spec.on,
        "legend": legend_rows(look, layer),
        "of": filter_words(layer),
    }


def _look_row(style: FeatureStyle) -> dict[str, object]:
    return {
        "stroke": style.stroke,
        "width": style.width_px,
        "opacity": style.opacity,
        "dash": list(style.dash),
        "casing": style.casing,
        "casingWidth": style.casing_px,
        "fill": style.fill,
        "fillOpacity": style.fill_opacity,
        "hatch": style.hatch_deg,
        "hatchGap": style.hatch_gap_px,
        "radius": style.radius_px,
        "symbol": style.symbol,
    }


def _name_row(label: Label) -> dict[str, object]:
    return {
        "text": label.text,
        "lon": label.lon,
        "lat": label.lat,
        "rank": label.rank,
        "minZoom": label.min_zoom,
        "maxZoom": label.max_zoom,
        "kind": label.kind,
        "angle": label.angle_deg,
        "others": [list(spot) for spot in label.others],
        **({"of": [list(words) for words in label.of]} if any(label.of) else {}),
        "offset": label.offset_px,
        "spacing": label.spacing_em,
        "id": label.place_id,
        "layer": label.layer_id,
        "badge": label.badge,
        "badgeInk": label.badge_ink,
    }
