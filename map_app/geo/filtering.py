"""Which features of a layer are kept when it is narrowed to some values of its filter."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from map_app.geo.ground import Layer


def filter_words(layer: Layer) -> tuple[tuple[str, ...], ...]:
    """Return, for each feature in the frame's order, the words of the filter's values it has.

    Every one is empty for a layer without a filter, or without the column that it is by.
    """
    rule = layer.spec.filter
    if rule is None or rule.by not in layer.frame:
        return ((),) * len(layer.frame)
    return tuple(rule.told_by(found) for found in layer.frame[rule.by])


def kept_features(layer: Layer, only: Collection[str]) -> tuple[bool, ...]:
    """Return, for each feature in the frame's order, whether it has one of these values.

    All are kept when `only` is empty or the layer has no filter.
    """
    if not only:
        return (True,) * len(layer.frame)
    return tuple(is_kept(words, only) for words in filter_words(layer))


def is_kept(words: Collection[str], only: Collection[str]) -> bool:
    """Return whether what has these words is kept; what has none belongs to no filter."""
    return not only or not words or not set(words).isdisjoint(only)
