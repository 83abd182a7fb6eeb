"""The part `points`: stations, landmarks and subdistricts, projects."""

from __future__ import annotations

from scripts.draw_layers.layer_file import write_layer
from scripts.draw_layers.points_places import place_features, project_features
from scripts.draw_layers.points_stations import station_features


def draw() -> tuple[str, ...]:
    """Write `metro_stations`, `places` and `projects`; return one sentence for each."""
    layers = {
        "metro_stations": station_features(),
        "places": place_features(),
        "projects": project_features(),
    }
    for layer_id, features in layers.items():
        write_layer(layer_id, features)
    return tuple(f"{layer_id}: {len(features)} points" for layer_id, features in layers.items())
