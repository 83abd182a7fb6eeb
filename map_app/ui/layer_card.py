"""The layers of the card on the map: switch, legend, filter, and what there is to know of each."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path

from markupsafe import Markup

from map_app.atlas import MapView, default_view
from map_app.cartography import LegendEntry, legend_entries
from map_app.draw import Links, layer_facts, swatch, templates
from map_app.geo import Layer, filter_words
from map_app.serve import Served

COMPONENT = Path(__file__).parent / "component"
PARTS = ("layer_views.html", "layer_card.html")
GROUPS = ("plan", "base")


@dataclass(frozen=True, slots=True)
class LegendLine:
    """A line of the legend: its picture, its words, and its row in the catalogue."""

    picture: Markup
    title: str
    row: int


@dataclass(frozen=True, slots=True)
class FilterChoice:
    """A value that a layer can be narrowed to, and how many features have it."""

    value: str
    title: str
    count: int


@dataclass(frozen=True, slots=True)
class LayerFilter:
    """What a layer can be narrowed by."""

    title: str
    values: tuple[FilterChoice, ...]


@dataclass(frozen=True, slots=True)
class LayerRow:
    """A layer in the card; `table` is the address of its table, `facts` are names and words."""

    id: str
    title: str
    order: int
    on: bool
    sketch: bool
    legend: tuple[LegendLine, ...]
    filter: LayerFilter | None
    count: int
    table: str
    facts: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class LayerGroup:
    """Layers that stand together in the card, the topmost first."""

    title: str
    layers: tuple[LayerRow, ...]
    is_open: bool


def layer_card(served: Served, language: str) -> Markup:
    """Return the named views and the rows of the card in this language."""
    parts = "".join((COMPONENT / name).read_text(encoding="utf-8") for name in PARTS)
    words = (
        templates()
        .from_string(parts)
        .render(
            say=lambda key, **blanks: served.look.say(key, language, **blanks),
            language=language,
            views=served.atlas.views,
            layer_groups=layer_groups(served, language),
        )
    )
    return Markup(words)  # noqa: S704  escaped by the template


def layer_groups(served: Served, language: str) -> tuple[LayerGroup, ...]:
    """Return the layers of the card, each with its legend, whether it is on or not."""
    layers = [*served.atlas.ground.layers.values()]
    legend = legend_entries(served.atlas, served.look, _all_on(served, language))
    rows = {
        layer.spec.id: _row(served, layer, order, language, legend)
        for order, layer in reversed([*enumerate(layers)])
    }
    group_of = {layer.spec.id: layer.spec.group for layer in layers}
    return tuple(
        LayerGroup(
            served.look.say(f"group.{group}", language),
            tuple(row for row in rows.values() if group_of[row.id] == group),
            group == GROUPS[0],
        )
        for group in GROUPS
    )


def _all_on(served: Served, language: str) -> MapView:
    """Return a view with every layer on."""
    view = default_view(served.atlas, "en" if language == "en" else "zh")
    return replace(view, layers=tuple(replace(state, on=True) for state in view.layers))


def _row(
    served: Served, layer: Layer, order: int, language: str, legend: tuple[LegendEntry, ...]
) -> LayerRow:
    spec = layer.spec
    entries = [entry for entry in legend if entry.layer_id == spec.id]
    lines = tuple(
        LegendLine(swatch(entry, f"hatch-{spec.id}-{index}"), entry.title, entry.row)
        for index, entry in enumerate(entries)
    )
    return LayerRow(
        id=spec.id,
        title=spec.title(language),
        order=order,
        on=spec.on,
        sketch=spec.sketch,
        legend=lines,
        filter=_filter(layer, language),
        count=len(layer.frame),
        table=Links("", language).page("layers", of=spec.id),
        facts=layer_facts(spec, served.look, language),
    )


def _filter(layer: Layer, language: str) -> LayerFilter | None:
    rule = layer.spec.filter
    if rule is None:
        return None
    counts = Counter(word for words in filter_words(layer) for word in words)
    values = (
        FilterChoice(one.value, one.label(language), counts[one.value]) for one in rule.values
    )
    return LayerFilter(rule.title(language), tuple(values))
