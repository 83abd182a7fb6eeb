"""The names on the map: text, position, rank and the zooms they may stand at."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING

import shapely
from shapely.geometry.base import BaseGeometry

from map_app.cartography.label_rules import ANY_ZOOM, LabelRules, NameRule, Placing
from map_app.cartography.look import Look
from map_app.cartography.narrowed import Part, narrowed, with_filter_words
from map_app.cartography.records import Label
from map_app.cartography.spots import (
    Stand,
    area_stands,
    badge_stands,
    course_stands,
    line_stands,
    point_stands,
)
from map_app.cartography.styles import style_of
from map_app.geo import Layer, filter_words, from_grid, parts_of, to_grid

if TYPE_CHECKING:
    from map_app.atlas import Atlas, MapView

_STANDS: Mapping[Placing, Callable[[BaseGeometry], tuple[Stand, ...]]] = MappingProxyType(
    {
        "area": area_stands,
        "point": point_stands,
        "line": line_stands,
        "course": course_stands,
        "badge": badge_stands,
    }
)
DECIMALS = 6
NEAR_M = 300.0
"""Points so near the drawn edge are named: it follows the middle of rivers, and is generalised."""

_RANK_STEP = 0.01
_LATIN_PER_CJK = 3
_LATIN_SPACING = 0.25
"""Latin letters stand this much closer than Chinese ones."""
_NEIGHBOURS = "notes"
_KEPT = 6
"""Atlases and languages whose names are kept: of the plan alone, as no own layer has names."""


def labels(atlas: Atlas, look: Look, view: MapView) -> tuple[Label, ...]:
    """Return every name of what is shown of the layers that are on, the important first."""
    shown = layer_labels(atlas, look, [s.id for s in view.layers if s.on], view.language)
    only = {state.id: state.only for state in view.layers if state.only}
    if not only:
        return shown
    found = (
        narrowed(label, only[label.layer_id]) if label.layer_id in only else label
        for label in shown
    )
    return tuple(label for label in found if label is not None)


def layer_labels(
    atlas: Atlas, look: Look, layer_ids: Iterable[str], language: str
) -> tuple[Label, ...]:
    """Return every name of these layers, and the neighbours', the important first."""
    shown = {*layer_ids, _NEIGHBOURS}
    every = _all_labels(atlas.without_own, look, language)
    return tuple(label for label in every if label.layer_id in shown)


@lru_cache(maxsize=_KEPT)
def _all_labels(atlas: Atlas, look: Look, language: str) -> tuple[Label, ...]:
    """Return every name of every layer, the important first; worked out once for an Atlas."""
    found: list[Label] = list(_notes(look, language))
    for rule in look.label_rules.names:
        layer = atlas.ground.layers.get(rule.layer)
        if layer is not None:
            found.extend(_of_rule(atlas, look, rule, layer, language))
    return tuple(sorted(found, key=lambda label: (label.rank, label.place_id, label.text)))


def _notes(look: Look, language: str) -> Iterator[Label]:
    """Yield the names that belong to no feature."""
    for note in look.label_rules.notes:
        row = look.theme.label[note.kind]
        yield Label(
            text=note.text_en if language == "en" else note.text_zh,
            lon=note.lon,
            lat=note.lat,
            rank=row.rank,
            min_zoom=row.min_zoom,
            max_zoom=ANY_ZOOM,
            kind=note.kind,
            angle_deg=0.0,
            offset_px=0.0,
            spacing_em=0.2,
            place_id="",
            layer_id=_NEIGHBOURS,
        )


def _of_rule(
    atlas: Atlas, look: Look, rule: NameRule, layer: Layer, language: str
) -> Iterator[Label]:
    """Yield the labels of one rule, each feature's name once a position."""
    district = _district(atlas)
    for properties, parts in _named_features(rule, layer):
        geometry = shapely.union_all([part for part, _ in parts]) if parts[1:] else parts[0][0]
        text = _text(atlas, look.label_rules, rule, properties, language)
        where = _within(geometry, district)
        if not text or where is None:
            continue
        for stand in _STANDS[rule.placing](where):
            label = _label(look, rule, properties, (text, language), stand)
            label = with_filter_words(label, parts)
            yield _badged(look, layer, properties, label) if rule.placing == "badge" else label


def _named_features(
    rule: NameRule, layer: Layer
) -> Iterator[tuple[Mapping[str, object], list[Part]]]:
    """Yield properties and features of the rule's names; features of one name stand together."""
    groups: dict[tuple[str, str], tuple[Mapping[str, object], list[Part]]] = {}
    every = zip(layer.properties, layer.frame.geometry, filter_words(layer), strict=True)
    for properties, *part in every:
        if _is_named(rule, properties):
            key = (_word(properties, "id"), _word(properties, rule.text_zh))
            groups.setdefault(key, (properties, []))[1].append((part[0], part[1]))
    yield from groups.values()


def _is_named(rule: NameRule, properties: Mapping[str, object]) -> bool:
    """Return whether the rule names the feature of these properties."""
    wanted = all(str(properties.get(key)) in values for key, values in rule.where.items())
    unwanted = any(str(properties.get(key)) in values for key, values in rule.unless.items())
    return wanted and not unwanted


def _district(atlas: Atlas) -> tuple[BaseGeometry, BaseGeometry] | None:
    """Return the district, and the same with its surroundings; None when it is not drawn."""
    district = atlas.ground.feature_geometry(atlas.plan.meta.district)
    if district is None:
        return None
    return district, from_grid(to_grid(district).buffer(NEAR_M))


def _within(
    geometry: BaseGeometry, district: tuple[BaseGeometry, BaseGeometry] | None
) -> BaseGeometry | None:
    """Return the part of the geometry inside the district; None when it lies outside.

    A point counts when it lies in or near it.
    """
    if district is None:
        return geometry
    inner, wider = district
    dimension = shapely.get_dimensions(geometry)
    if dimension == 0:
        return geometry if wider.intersects(geometry) else None
    inside = parts_of(geometry.intersection(inner))
    alike = [part for part in inside if shapely.get_dimensions(part) == dimension and part]
    return shapely.union_all(alike) if alike else None


def _text(
    atlas: Atlas, rules: LabelRules, rule: NameRule, properties: Mapping[str, object], language: str
) -> str:
    """Return the name in this language, cut and broken as the rules say; empty when none."""
    chinese = _chinese(atlas, properties, rule.text_zh)
    if not chinese:
        return ""
    if language != "en":
        whole = rules.breaks.get(chinese)
        if whole:
            return whole.replace("|", "\n")
        return _broken(chinese.removesuffix(rule.cut_zh), rule.wrap)
    english = rules.english.get(chinese) or feature_name_en(atlas, properties, rule.text_en)
    wrap = rule.wrap * _LATIN_PER_CJK
    name = (english or chinese).removeprefix(rule.cut_start_en).removesuffix(rule.cut_en)
    return "\n".join(textwrap.wrap(name, wrap, break_long_words=False)) if wrap else name


def _broken(name: str, wrap: int) -> str:
    """Return the name in lines of equal length, none longer than `wrap` (0: one line)."""
    if not wrap or len(name) <= wrap:
        return name
    lines = -(-len(name) // wrap)
    length = -(-len(name) // lines)
    return "\n".join(name[start : start + length] for start in range(0, len(name), length))


def feature_name(atlas: Atlas, properties: Mapping[str, object], language: str) -> str:
    """Return the whole name of a feature in this language, in Chinese where it has no other."""
    chinese = _chinese(atlas, properties, "name")
    if language != "en":
        return chinese
    return feature_name_en(atlas, properties, "name_en") or chinese


def feature_name_en(atlas: Atlas, properties: Mapping[str, object], key: str) -> str:
    """Return the English name: the property's, else the plan's of this id; empty when none."""
    place = atlas.plan.places.get(_word(properties, "id"))
    return _word(properties, key) or ((place.name_en or "") if place else "")


def _chinese(atlas: Atlas, properties: Mapping[str, object], key: str) -> str:
    """Return the Chinese name: the plan's for one of its places, whatever an office's file says."""
    place = atlas.plan.places.get(_word(properties, "id")) if key == "name" else None
    return place.name if place else _word(properties, key)


def _badged(look: Look, layer: Layer, properties: Mapping[str, object], label: Label) -> Label:
    """Return the label on a plate of its feature's colour."""
    colour = style_of(look, layer.spec, properties).stroke or look.theme.paint("ink")
    return replace(label, badge=colour, badge_ink=look.theme.ink_on(colour))


def _word(properties: Mapping[str, object], key: str) -> str:
    """Return a property as text; empty when it is missing."""
    value = properties.get(key)
    return value.strip() if isinstance(value, str) else ""


def _label(
    look: Look,
    rule: NameRule,
    properties: Mapping[str, object],
    words: tuple[str, str],
    stand: Stand,
) -> Label:
    """Return the label of this stand; `words` are the text and its language."""
    text, language = words
    first, *others = stand.spots
    row = look.theme.label[rule.kind]
    order = properties.get(rule.rank_by) if rule.rank_by else 0
    min_zoom = row.min_zoom if rule.min_zoom is None else rule.min_zoom
    return Label(
        text=text,
        lon=round(first.lon, DECIMALS),
        lat=round(first.lat, DECIMALS),
        rank=row.rank
        + _RANK_STEP * (float(order) if isinstance(order, int | float) else 0)
        + _RANK_STEP * stand.later_zoom,
        min_zoom=min_zoom + stand.later_zoom,
        max_zoom=rule.max_zoom,
        kind=rule.kind,
        angle_deg=first.angle_deg,
        offset_px=rule.offset_px,
        spacing_em=rule.spacing_em * (_LATIN_SPACING if language == "en" else 1),
        place_id=_word(properties, "id"),
        layer_id=rule.layer,
        others=tuple(
            (round(spot.lon, DECIMALS), round(spot.lat, DECIMALS), spot.angle_deg)
            for spot in others
        ),
    )
