"""A file of so many areas over the district, as an office's own data would have it.

Blocks of a jittered grid with eight corners each, named, numbered and measured: 100,000 of them are
about 36 MB of GeoJSON. The same number gives the same file.
"""

from __future__ import annotations

import json
import math
import random
from collections.abc import Iterator
from pathlib import Path

WEST, SOUTH, EAST, NORTH = 113.165, 23.03, 113.275, 23.155
"""About the district's own bounds, in WGS 84."""
CORNERS = 8
USES = ("居住", "商业", "工业", "公共服务", "绿地", "水域", "道路与交通设施", "村庄建设")
DECIMALS = 7


def write_areas(path: Path, count: int) -> None:
    """Write a GeoJSON file of `count` areas."""
    with path.open("w", encoding="utf-8") as file:
        file.write('{"type":"FeatureCollection","features":[\n')
        for number, line in enumerate(_features(count)):
            file.write((",\n" if number else "") + line)
        file.write("\n]}\n")


def middles(count: int, wanted: int) -> list[tuple[float, float]]:
    """Return positions (lon, lat), each well inside another area of the file, spread evenly.

    They keep off the rim, where panels and buttons lie on the map.
    """
    across = math.ceil(math.sqrt(count))
    rows = range(count)
    chosen = [row for row in rows if _is_inner(row, across)] or [*rows]
    step = max(1, len(chosen) // wanted)
    return [_middle(row, across) for row in chosen[step // 2 :: step]][:wanted]


def _is_inner(row: int, across: int) -> bool:
    down, right = divmod(row, across)
    low, high = across // 4, across - across // 4
    return low <= right < high and low <= down < high


def _features(count: int) -> Iterator[str]:
    across = math.ceil(math.sqrt(count))
    dice = random.Random(count)  # noqa: S311  (no secret: the same file each time)
    for row in range(count):
        lon, lat = _middle(row, across)
        about = {
            "名称": f"地块{row + 1:06d}",
            "用途": USES[row % len(USES)],
            "面积": round(dice.uniform(0.05, 4), 2),
        }
        ring = _ring(lon, lat, across, dice)
        geometry = {"type": "Polygon", "coordinates": [ring]}
        feature = {"type": "Feature", "properties": about, "geometry": geometry}
        yield json.dumps(feature, ensure_ascii=False, separators=(",", ":"))


def _middle(row: int, across: int) -> tuple[float, float]:
    down, right = divmod(row, across)
    lon = WEST + (right + 0.5) * (EAST - WEST) / across
    return lon, SOUTH + (down + 0.5) * (NORTH - SOUTH) / across


def _ring(lon: float, lat: float, across: int, dice: random.Random) -> list[list[float]]:
    """Return a closed ring that stays within its cell of the grid."""
    width, height = (EAST - WEST) / across, (NORTH - SOUTH) / across
    ring = []
    for corner in range(CORNERS):
        turn = 2 * math.pi * corner / CORNERS
        reach = dice.uniform(0.3, 0.48)
        east, north = math.cos(turn) * reach * width, math.sin(turn) * reach * height
        ring.append([round(lon + east, DECIMALS), round(lat + north, DECIMALS)])
    return [*ring, ring[0]]
