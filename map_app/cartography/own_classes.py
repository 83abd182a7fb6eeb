"""A reader's own layer by the values of a column: the class of each feature, its name and colour.

A column of few values has a class for each, the most frequent first; one of many numbers has five
classes with about as many features in each; what is left is `other`, and what has no value at all.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from map_app.atlas.own import OwnLayer
from map_app.cartography.fmt import number_text
from map_app.cartography.look import Look
from map_app.geo.own.features import plain

MOST_CLASSES = 8
LONGEST_LABEL = 40
LANGUAGES = ("zh", "en")


@dataclass(frozen=True, slots=True)
class OwnClass:
    """A line of a layer's legend: what it is called in both languages, and its "#rrggbb"."""

    label_zh: str
    label_en: str
    colour: str

    def label(self, language: str) -> str:
        """Return what the class is called, in English for "en", else in Chinese."""
        return self.label_en if language == "en" else self.label_zh


@dataclass(frozen=True, eq=False)
class OwnClasses:
    """The legend of a layer, and of each feature which line of it is its own."""

    entries: tuple[OwnClass, ...]
    codes: NDArray[np.uint8]


def classes_of(layer: OwnLayer, look: Look) -> OwnClasses:
    """Return the classes of a layer's features, all in one where it is in one colour."""
    features, by = layer.features, layer.style.by
    if by is None:
        entry = OwnClass(layer.title, layer.title, layer.style.colour)
        return OwnClasses((entry,), np.zeros(len(features), dtype=np.uint8))
    column = features.frame[by]
    has_none = column.isna() | (column == "")
    values = column[~has_none]
    counts = values.value_counts()
    if features.is_number(by) and len(counts) > MOST_CLASSES:
        entries, codes = _ranged(values.to_numpy(dtype=np.float64), look)
    else:
        entries, codes = _named(values, counts, look, is_number=features.is_number(by))
    every = np.full(len(features), len(entries), dtype=np.uint8)
    every[~has_none.to_numpy()] = codes
    if has_none.any():
        entries = (*entries, _said(look, "own.no_value", look.theme.own.other))
    return OwnClasses(tuple(entries), every)


def _named(
    values: pd.Series, counts: pd.Series, look: Look, *, is_number: bool
) -> tuple[tuple[OwnClass, ...], NDArray[np.uint8]]:
    """Return a class for each of the most frequent values, and one for all others."""
    frequent = list(counts.index[:MOST_CLASSES])
    if is_number:
        frequent.sort()
    colours = look.theme.own.classes
    entries = [
        OwnClass(_label(value), _label(value), colour)
        for value, colour in zip(frequent, colours, strict=False)
    ]
    codes = values.map({value: at for at, value in enumerate(frequent)})
    if len(counts) > MOST_CLASSES:
        entries.append(_said(look, "own.other", look.theme.own.other))
    return tuple(entries), codes.fillna(len(frequent)).to_numpy(dtype=np.uint8)


def _ranged(
    numbers: NDArray[np.float64], look: Look
) -> tuple[tuple[OwnClass, ...], NDArray[np.uint8]]:
    """Return classes of about as many features each; fewer where many have the same number."""
    ramp = look.theme.own.ramp
    inner = np.unique(np.quantile(numbers, np.linspace(0, 1, len(ramp) + 1)[1:-1]))
    low, high = float(numbers.min()), float(numbers.max())
    inner = inner[inner > low]
    edges = [low, *map(float, inner), high]
    shades = np.linspace(0, len(ramp) - 1, len(edges) - 1).round().astype(int)
    entries = tuple(
        _range(look, (one, other), ramp[shade])
        for one, other, shade in zip(edges, edges[1:], shades, strict=False)
    )
    return entries, np.searchsorted(inner, numbers, side="right").astype(np.uint8)


def _range(look: Look, ends: tuple[float, float], colour: str) -> OwnClass:
    low, high = (number_text(float(f"{end:.6g}")) for end in ends)
    return _said(look, "own.range", colour, low=low, high=high)


def _said(look: Look, key: str, colour: str, **values: object) -> OwnClass:
    zh, en = (look.say(key, language, **values) for language in LANGUAGES)
    return OwnClass(zh, en, colour)


def _label(value: object) -> str:
    told = plain(value)
    words = number_text(told) if isinstance(told, int | float) else " ".join(str(told).split())
    return words if len(words) <= LONGEST_LABEL else f"{words[:LONGEST_LABEL]}…"


def next_colour(taken: Sequence[str], look: Look) -> str:
    """Return a colour for a new layer: the first that none of those taken has, else the first."""
    colours = look.theme.own.classes
    is_free: Callable[[str], bool] = lambda one: one not in taken  # noqa: E731
    return next(filter(is_free, colours), colours[len(taken) % len(colours)])
