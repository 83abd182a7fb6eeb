"""The part `lines`: roads, and the metro and intercity lines."""

from __future__ import annotations

from scripts.draw_layers.layer_file import write_layer
from scripts.draw_layers.lines_metro import metro_features
from scripts.draw_layers.lines_roads import road_features


def draw() -> tuple[str, ...]:
    """Write `roads` and `metro_lines`; return one sentence for each."""
    roads, metro = road_features(), metro_features()
    write_layer("roads", roads)
    write_layer("metro_lines", metro)
    lines = {section.properties["id"] for section in metro}
    said = f"metro_lines: {len(metro)} sections of {len(lines)} lines"
    return (f"roads: {len(roads)} features", said)
