"""Names on a layer that is narrowed: which features a name's spots lie on, and which spots stay."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

import shapely
from shapely.geometry.base import BaseGeometry

from map_app.cartography.records import Label
from map_app.geo import is_kept

Part = tuple[BaseGeometry, tuple[str, ...]]
"""A feature (EPSG:4326) and the words that it has of its layer's filter."""


def with_filter_words(label: Label, parts: Sequence[Part]) -> Label:
    """Return the name with, for each of its spots, the words of the nearest of these features."""
    first = parts[0][1]
    spots = [(label.lon, label.lat), *((lon, lat) for lon, lat, _ in label.others)]
    if all(words == first for _, words in parts):
        return replace(label, of=(first,) * len(spots))
    return replace(label, of=tuple(_nearest(spot, parts) for spot in spots))


def narrowed(label: Label, only: Collection[str]) -> Label | None:
    """Return the name with the spots whose features are kept, None when none of them is."""
    spots = [(label.lon, label.lat, label.angle_deg), *label.others]
    kept = [
        (spot, words) for spot, words in zip(spots, label.of, strict=True) if is_kept(words, only)
    ]
    if len(kept) == len(spots):
        return label
    if not kept:
        return None
    ((lon, lat, angle_deg), _), *others = kept
    return replace(
        label,
        lon=lon,
        lat=lat,
        angle_deg=angle_deg,
        others=tuple(spot for spot, _ in others),
        of=tuple(words for _, words in kept),
    )


def _nearest(spot: tuple[float, float], parts: Sequence[Part]) -> tuple[str, ...]:
    here = shapely.Point(spot)
    return min(parts, key=lambda part: float(part[0].distance(here)))[1]
