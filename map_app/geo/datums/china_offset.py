"""GCJ-02 and BD-09, the shifted positions of China's web maps, there and back.

GCJ-02 moves WGS 84 positions by 300 to 700 m, along a sum of sines; BD-09 moves GCJ-02 once more.
Neither is documented by its maker. The formula and its constants are those that have been public
since 2010 and that every open implementation shares: googollee/eviltransform (MIT),
caijun/geoChina, Artoria2e5/PRCoords (CC0), after on4wp7.codeplex.com, change set 21483.
Positions are degrees, longitude first; what lies outside the formula's own bounds is not moved.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import ArrayLike, NDArray

Numbers = NDArray[np.float64]
Positions = tuple[Numbers, Numbers]

_AXIS_M = 6_378_245.0
_ECCENTRICITY_SQUARED = 0.00669342162296594323
"""Krasovsky 1940, the ellipsoid that the GCJ-02 offset is defined on."""
_WEST, _SOUTH, _EAST, _NORTH = 72.004, 0.8293, 137.8347, 55.8271
_CENTRE_LON, _CENTRE_LAT = 105.0, 35.0
_BAIDU_ANGLE = np.pi * 3000.0 / 180.0
_BAIDU_LON, _BAIDU_LAT = 0.0065, 0.006
_CLOSE_DEG = 1e-10
"""A hundredth of a millimetre: there and back has to hold within a centimetre."""
_MOST_ROUNDS = 30


def to_gcj02(lons: ArrayLike, lats: ArrayLike) -> Positions:
    """Return GCJ-02 positions of WGS 84 ones."""
    lon, lat = _numbers(lons), _numbers(lats)
    east, north = _offset_deg(lon, lat)
    inside = (lon >= _WEST) & (lon <= _EAST) & (lat >= _SOUTH) & (lat <= _NORTH)
    return lon + np.where(inside, east, 0.0), lat + np.where(inside, north, 0.0)


def from_gcj02(lons: ArrayLike, lats: ArrayLike) -> Positions:
    """Return WGS 84 positions of GCJ-02 ones."""
    return _undone(to_gcj02, _numbers(lons), _numbers(lats))


def to_bd09(lons: ArrayLike, lats: ArrayLike) -> Positions:
    """Return BD-09 positions of WGS 84 ones."""
    return _gcj02_to_bd09(*to_gcj02(lons, lats))


def from_bd09(lons: ArrayLike, lats: ArrayLike) -> Positions:
    """Return WGS 84 positions of BD-09 ones."""
    return from_gcj02(*_undone(_gcj02_to_bd09, _numbers(lons), _numbers(lats)))


def _numbers(values: ArrayLike) -> Numbers:
    return np.asarray(values, dtype=np.float64)


def _offset_deg(lon: Numbers, lat: Numbers) -> Positions:
    """Return by how many degrees GCJ-02 moves a position east and north."""
    east_m, north_m = _offset_m(lon, lat)
    angle = np.radians(lat)
    magic = 1 - _ECCENTRICITY_SQUARED * np.sin(angle) ** 2
    meridian_m = _AXIS_M * (1 - _ECCENTRICITY_SQUARED) / (magic * np.sqrt(magic))
    parallel_m = _AXIS_M / np.sqrt(magic) * np.cos(angle)
    return np.degrees(east_m / parallel_m), np.degrees(north_m / meridian_m)


def _offset_m(lon: Numbers, lat: Numbers) -> Positions:
    """Return by how many metres GCJ-02 moves a position east and north."""
    x, y = lon - _CENTRE_LON, lat - _CENTRE_LAT
    root = np.sqrt(np.abs(x))
    waves = 20 * np.sin(6 * x * np.pi) + 20 * np.sin(2 * x * np.pi)
    north_m = (
        -100
        + 2 * x
        + 3 * y
        + 0.2 * y * y
        + 0.1 * x * y
        + 0.2 * root
        + (
            waves
            + 20 * np.sin(y * np.pi)
            + 40 * np.sin(y / 3 * np.pi)
            + 160 * np.sin(y / 12 * np.pi)
            + 320 * np.sin(y / 30 * np.pi)
        )
        * 2
        / 3
    )
    east_m = (
        300
        + x
        + 2 * y
        + 0.1 * x * x
        + 0.1 * x * y
        + 0.1 * root
        + (
            waves
            + 20 * np.sin(x * np.pi)
            + 40 * np.sin(x / 3 * np.pi)
            + 150 * np.sin(x / 12 * np.pi)
            + 300 * np.sin(x / 30 * np.pi)
        )
        * 2
        / 3
    )
    return east_m, north_m


def _gcj02_to_bd09(lon: Numbers, lat: Numbers) -> Positions:
    radius = np.hypot(lon, lat) + 0.00002 * np.sin(lat * _BAIDU_ANGLE)
    angle = np.arctan2(lat, lon) + 0.000003 * np.cos(lon * _BAIDU_ANGLE)
    return radius * np.cos(angle) + _BAIDU_LON, radius * np.sin(angle) + _BAIDU_LAT


def _undone(
    forward: Callable[[Numbers, Numbers], Positions], lon: Numbers, lat: Numbers
) -> Positions:
    """Return the positions that `forward` brings to these.

    The offsets change by some thousandths of the way one goes, so that each round of going back by
    what is still amiss makes it hundreds of times smaller.
    """
    found_lon, found_lat = lon, lat
    for _ in range(_MOST_ROUNDS):
        there_lon, there_lat = forward(found_lon, found_lat)
        amiss_lon, amiss_lat = there_lon - lon, there_lat - lat
        found_lon, found_lat = found_lon - amiss_lon, found_lat - amiss_lat
        if not np.nanmax(np.hypot(amiss_lon, amiss_lat), initial=0.0) > _CLOSE_DEG:
            break
    return found_lon, found_lat
