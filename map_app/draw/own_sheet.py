"""The sheet of a feature that is a reader's own: what its file says, and what of the plan is there.

Nothing in it is the plan's word, and it says so.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from map_app.atlas import Atlas
from map_app.atlas.own import OwnLayer
from map_app.atlas.questions import (
    LayerAnswer,
    Overlap,
    Things,
    overlaps_of,
    things_of_features,
    things_of_layer,
)
from map_app.cartography import Look, fmt
from map_app.cartography.own_words import own_name, precision_note
from map_app.draw.answer import around_own, by_reason
from map_app.draw.links import Links
from map_app.draw.rendering import render
from map_app.geo import ground_area, ground_length
from map_app.geo.uploads.report import Plain

LONGEST_VALUE = 2_000


@dataclass(frozen=True, eq=False)
class PlanThings:
    """All that the plan draws and can be asked about, worked out once for every question."""

    atlas: Atlas

    @cached_property
    def layers(self) -> tuple[tuple[str, Things], ...]:
        """Return each layer that can be clicked, without the district itself."""
        district = self.atlas.ground.layer_of(self.atlas.plan.meta.district)
        return tuple(
            (layer.spec.id, things_of_layer(self.atlas, layer.spec.id))
            for layer in self.atlas.ground.layers.values()
            if layer.spec.clickable and layer.spec.id != district
        )

    def asked(self, layer: OwnLayer, row: int, name: str) -> tuple[LayerAnswer, ...]:
        """Return for each layer of the plan what of it lies over a reader's feature."""
        of = things_of_features(
            layer.title,
            [layer.ref(row, name)],
            [layer.features.shape(row)],
            layer.precision_m or 0.0,
        )
        return tuple(
            LayerAnswer(layer_id, things.title_zh, things.title_en, overlaps_of(of, things, 0.0))
            for layer_id, things in self.layers
        )


@dataclass(frozen=True, slots=True)
class OverlapRow:
    """A place of the plan that a feature meets, and how much of both that is."""

    name: str
    href: str | None
    note: str


def own_fragment(plan: PlanThings, look: Look, layer: OwnLayer, row: int, language: str) -> str:
    """Return the sheet of a feature (rows count from 1) for the panel."""
    links, answers = (
        Links("", language),
        plan.asked(layer, row, own_name(layer, row, look, language)),
    )
    return render(
        "own_sheet.html",
        *(plan.atlas, look, links),
        layer=layer,
        row=row,
        title=own_name(layer, row, look, language),
        facts=tuple(_facts(layer, row, look, language)),
        note=precision_note(layer, look, language),
        around=around_own(plan.atlas, look, layer, row, links),
        attributes=tuple(_attributes(layer, row, language)),
        answers=[
            (one.title(language), _rows(plan.atlas, one.overlaps.hits, look, links))
            for one in answers
            if one.overlaps.hits
        ],
        thin=[
            place
            for one in answers
            for place in _rows(plan.atlas, one.overlaps.within_drawing_error, look, links)
        ],
        unchecked_count=sum(len(one.overlaps.unchecked) for one in answers),
        reasons=by_reason((told for one in answers for told in one.overlaps.unchecked), language),
    )


def shown_value(value: Plain, language: str) -> str:
    """Return a value of a reader's file as it is shown; "" for none."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return {"zh": ("否", "是"), "en": ("no", "yes")}["en" if language == "en" else "zh"][value]
    if isinstance(value, float):
        return fmt.number_text(value)
    words = str(value)
    return words if len(words) <= LONGEST_VALUE else f"{words[:LONGEST_VALUE]}…"


def _facts(layer: OwnLayer, row: int, look: Look, language: str) -> Iterator[tuple[str, str]]:
    shape = layer.features.shape(row)
    area, length = ground_area(shape), ground_length(shape)
    if area.square_metres:
        mu = look.say("own.mu", language, mu=f"{area.mu:,.1f}")
        exact = f"{area.ha:,.4f}" if area.ha < 1 else f"{area.ha:,.2f}"
        yield look.say("sheet.area", language), look.say("own.area", language, ha=exact, mu=mu)
    if length.metres:
        yield look.say("own.length", language), fmt.length_text(length.km, language)
    yield look.say("own.layer", language), layer.title
    yield look.say("own.datum", language), layer.source.datum(language)


def _attributes(layer: OwnLayer, row: int, language: str) -> Iterator[tuple[str, str]]:
    for name, value in layer.features.attributes(row):
        yield name, shown_value(value, language)


def _rows(
    atlas: Atlas, found: Sequence[Overlap], look: Look, links: Links
) -> tuple[OverlapRow, ...]:
    """Return the places (b) of overlaps, with how much of both is shared."""
    return tuple(
        OverlapRow(
            one.b.name,
            links.sheet(one.b.id) if one.b.id in atlas.plan.places else None,
            _note(one, look, links.language),
        )
        for one in found
    )


def _note(one: Overlap, look: Look, language: str) -> str:
    told = []
    if one.area_ha is not None:
        told.append(fmt.area_text(one.area_ha, language))
    if one.length_km is not None:
        told.append(fmt.length_text(one.length_km, language))
    if one.share_of_a is not None:
        told.append(
            look.say("own.share_of_own", language, share=fmt.share_text(one.share_of_a, language))
        )
    if one.share_of_b is not None:
        told.append(
            look.say("own.share_of_plan", language, share=fmt.share_text(one.share_of_b, language))
        )
    if one.precision_m:
        told.append(fmt.precision_text(one.precision_m, language))
    return (", " if language == "en" else "，").join(told)
