"""What the map document carries: its settings and its layers, as JSON that is inert in HTML."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

import shapely
from shapely.geometry import mapping
from shapely.geometry.base import BaseGeometry

from map_app.cartography import FeatureStyle, Label, Look, feature_name, layer_labels, styles
from map_app.draw.frame_style import fonts
from map_app.draw.veil import veil_rings
from map_app.geo import LayerSpec

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
    layers = [layer.spec for layer in atlas.ground.layers.values()]
    theme = look.theme
    return {
        "language": language,
        "bounds": _bounds(atlas),
        "districtId": atlas.plan.meta.district,
        "districtLayer": atlas.ground.layer_of(atlas.plan.meta.district),
        "minZoom": MIN_ZOOM,
        "maxZoom": MAX_ZOOM,
        "colours": {"outside": theme.paint("outside"), "paper": theme.paint("paper")},
        "veil": _veil(atlas),
        "fonts": fonts(theme, language),
        "words": {
            "metres": look.say("unit.m", language),
            "kilometres": look.say("unit.km", language),
            "zoomIn": look.say("map.zoom_in", language),
            "zoomOut": look.say("map.zoom_out", language),
        },
        "credits": _credits(layers),
        "chosen": {
            "stroke": theme.paint(theme.chosen.stroke),
            "width": theme.chosen.width_px,
            "halo": theme.paint(theme.chosen.halo),
            "haloWidth": theme.chosen.halo_width_px,
            "fillOpacity": theme.chosen.fill_opacity,
            "restOpacity": theme.chosen.rest_opacity,
        },
        "layers": [
            {"id": s.id, "group": s.group, "clickable": s.clickable, "on": s.on} for s in layers
        ],
        "looks": looks.rows(),
        "nameStyles": {
            kind: {
                "size": theme.label_style(kind).size_px,
                "weight": theme.label_style(kind).weight,
            }
            for kind in theme.label
        },
        "names": [
            _name_row(label)
            for label in layer_labels(atlas, look, (s.id for s in layers), language)
        ],
    }


def _rounded(geometry: BaseGeometry) -> Mapping[str, object]:
    """Return the geometry as GeoJSON with its degrees rounded."""
    rounded = shapely.transform(geometry, lambda degrees: degrees.round(DECIMALS))
    return dict(mapping(rounded))


def _veil(atlas: Atlas) -> list[list[list[list[float]]]]:
    """Return the veil's rings; none where the district is not drawn."""
    district = atlas.ground.feature_geometry(atlas.plan.meta.district)
    return [] if district is None else veil_rings(district)


def _bounds(atlas: Atlas) -> list[float]:
    """Return west, south, east, north of the district; of all layers where it is not drawn."""
    district = atlas.ground.feature_geometry(atlas.plan.meta.district)
    everything = (layer.frame.union_all() for layer in atlas.ground.layers.values())
    shown = district if district is not None else shapely.union_all(list(everything))
    return [round(float(degrees), DECIMALS) for degrees in shown.bounds]


def _credits(specs: Iterable[LayerSpec]) -> list[str]:
    """Return every credit and licence of the catalogue once, in its order."""
    parts = [part.strip() for spec in specs for part in spec.credit.split("；")]
    licences = [spec.licence.strip() for spec in specs]
    return list(dict.fromkeys(filter(None, [*parts, *licences])))


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
        "offset": label.offset_px,
        "spacing": label.spacing_em,
        "id": label.place_id,
        "layer": label.layer_id,
        "badge": label.badge,
        "badgeInk": label.badge_ink,
    }
