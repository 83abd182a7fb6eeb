"""How a reader's own features look on paper, as they do on the screen, and their legend."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from map_app.atlas.own import OwnLayer
from map_app.cartography.look import Look
from map_app.cartography.own_classes import OwnClasses
from map_app.cartography.records import FeatureStyle, LegendEntry, Shape

POINT, LINE, AREA = 0, 1, 2
SHAPES: tuple[Shape, Shape, Shape] = ("point", "line", "area")
LONGEST_TITLE = 24
NEUTRAL = FeatureStyle(
    stroke=None,
    width_px=0.0,
    opacity=1.0,
    dash=(),
    casing=None,
    casing_px=0.0,
    fill=None,
    fill_opacity=0.0,
    hatch_deg=None,
    hatch_gap_px=6.0,
    radius_px=0.0,
    symbol="circle",
)


def own_style(colour: str, dimension: int, look: Look) -> FeatureStyle:
    """Return the look of a point (0), a line (1) or an area (2) in a colour ("#rrggbb")."""
    own, ring = look.theme.own, look.theme.paint(look.theme.own.ring)
    if dimension == POINT:
        inside = replace(NEUTRAL, fill=colour, fill_opacity=1.0, radius_px=own.radius_px)
        return replace(inside, stroke=ring, width_px=own.ring_px)
    if dimension == LINE:
        cased = replace(NEUTRAL, casing=ring, casing_px=own.ring_px)
        return replace(cased, stroke=colour, width_px=own.line_px)
    inside = replace(NEUTRAL, fill=colour, fill_opacity=own.fill_opacity)
    return replace(inside, stroke=colour, width_px=own.width_px)


def own_legend(
    layer: OwnLayer, classes: OwnClasses, seen: Iterable[tuple[int, int]], look: Look, language: str
) -> Iterator[LegendEntry]:
    """Yield an entry for each class and dimension seen of a layer, in the legend's order."""
    title = _short(layer.title)
    for number, (code, dimension) in enumerate(sorted(set(seen))):
        entry = classes.entries[code]
        label = look.say("own.legend_one", language, layer=title)
        if layer.style.by is not None:
            told = {"layer": title, "value": _short(entry.label(language))}
            label = look.say("own.legend", language, **told)
        yield LegendEntry(
            layer_id=layer.id,
            title=label,
            style=own_style(entry.colour, dimension, look),
            shape=SHAPES[dimension],
            sketch=False,
            group=layer.title,
            row=number,
        )


def _short(words: str) -> str:
    return words if len(words) <= LONGEST_TITLE else f"{words[: LONGEST_TITLE - 1]}…"
