"""A reader's own layer as the page knows it."""

from __future__ import annotations

from map_app.cartography import Look
from map_app.cartography.own_words import precision_note
from map_app.readers.own.held import HeldLayer


def layer_row(held: HeldLayer, look: Look, language: str) -> dict[str, object]:
    """Return all that the page needs to list, draw and describe a layer."""
    layer, features, own = held.layer, held.layer.features, look.theme.own
    return {
        "id": layer.id,
        "title": layer.title,
        "file": layer.source.file,
        "features": len(features),
        "geometry": features.geometry,
        "bounds": [round(side, 6) for side in features.bounds],
        "columns": [
            {"id": name, "kind": "number" if features.is_number(name) else "text"}
            for name in features.columns
        ],
        "drawn_as": held.drawn_as,
        "version": layer.version,
        "style": {"colour": layer.style.colour, "by": layer.style.by},
        "legend": [
            {"label": one.label(language), "colour": one.colour} for one in held.classes.entries
        ],
        "look": {
            "width_px": own.width_px,
            "fill_opacity": own.fill_opacity,
            "line_px": own.line_px,
            "radius_px": own.radius_px,
            "ring": look.theme.paint(own.ring),
            "ring_px": own.ring_px,
        },
        "datum_title": layer.source.datum(language),
        "precision_m": layer.precision_m,
        "precision_note": precision_note(layer, look, language),
        "added": layer.added.isoformat(timespec="seconds"),
    }
