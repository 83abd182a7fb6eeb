"""A tile of a reader's large layer as PNG: what the browser could not draw by itself.

Tiles have 512 px and are numbered as Web Mercator's are, tile 0/0/0 being the world. They are drawn
twice as large and made smaller, for smooth edges. What is smaller than a pixel is one.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product

import numpy as np
import shapely
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from map_app.cartography import Theme
from map_app.cartography.own_classes import OwnClasses
from map_app.draw.own_pieces import Floats, Ints, Pieces, Runs, degrees, spread
from map_app.geo.own import OwnFeatures

TILE_PX = 512
FINER = 2
SIDE = TILE_PX * FINER
MARGIN_PX = 12 * FINER
SMALL_PX = 4 * FINER
"""What is smaller has no edge of its own: there would be nothing left of it."""
MANY = 5_000
"""So many points lie upon each other anyway, and are moved to whole pixels."""
CROWD, SMALLEST_POINT = 1_500, 0.25
"""So many points in a tile are drawn at full size, more of them smaller, down to a quarter."""
RING = 255
EDGE_OPACITY = 0.95
PACKED = 4
"""How hard a PNG is packed: more takes longer than it saves on an office's network."""


@dataclass(frozen=True, slots=True)
class Tile:
    """The number of a tile."""

    z: int
    x: int
    y: int

    def position_px(self, xy: Floats) -> Floats:
        """Return positions of the world in pixels of the fine drawing, from its upper left."""
        return (xy * 2.0**self.z - (self.x, self.y)) * SIDE

    def box(self) -> tuple[float, float, float, float]:
        """Return west, south, east, north of what can be seen in it, in degrees."""
        rim, width = MARGIN_PX / SIDE, 2.0**-self.z
        west, north = degrees((self.x - rim) * width, (self.y - rim) * width)
        east, south = degrees((self.x + 1 + rim) * width, (self.y + 1 + rim) * width)
        return west, south, east, north


def tile_png(
    features: OwnFeatures, pieces: Pieces, classes: OwnClasses, theme: Theme, tile: Tile
) -> bytes:
    """Return the tile as PNG; empty where nothing of the layer is."""
    seen = np.sort(features.tree.query(shapely.box(*tile.box())))
    if not len(seen):
        return b""
    brush = _Brush(pieces, classes.codes, theme, tile)
    brush.areas(seen)
    brush.lines(seen)
    brush.points(seen)
    fine = np.asarray(brush.image)
    return _packed(fine, _paints(classes, theme)) if fine.any() else b""


class _Brush:
    """Draws into an image of numbers: 2c + 1 is the inside of class c, 2c + 2 its edge."""

    def __init__(self, pieces: Pieces, codes: NDArray[np.uint8], theme: Theme, tile: Tile) -> None:
        self._pieces, self._tile, self._own = pieces, tile, theme.own
        self._inks = codes.astype(np.int64) * 2 + 1
        self.image = Image.new("L", (SIDE, SIDE))
        self._pen = ImageDraw.Draw(self.image)

    def areas(self, seen: Ints) -> None:
        """Draw areas in the file's order; what is below a pixel last, and all at once."""
        runs = self._pieces.areas
        if not len(runs.owners):
            return
        sides = self._sides(seen)
        self._outlined(runs, seen[sides > FINER], self._small(seen, sides))
        self._dots(seen[sides <= FINER], runs)

    def lines(self, seen: Ints) -> None:
        """Draw lines."""
        runs = self._pieces.lines
        if not len(runs.owners):
            return
        width = round(self._own.line_px * FINER)
        for ink, _, positions in self._drawn(runs, runs.of(seen)):
            self._pen.line(positions, fill=ink + 1, width=width)

    def points(self, seen: Ints) -> None:
        """Draw points as discs with a ring around, however many."""
        owners = self._pieces.point_owners
        if not len(owners):
            return
        first = np.searchsorted(owners, seen, side="left")
        rows = spread(first, np.searchsorted(owners, seen, side="right") - first)
        at = np.round(self._tile.position_px(self._pieces.points[rows])).astype(np.int64)
        inks = self._inks[owners[rows]] + 1
        radius = self._own.radius_px * FINER * self._shrinking()
        around = radius + self._own.ring_px * FINER
        if len(at) > MANY:
            at = at // FINER * FINER
        self._paint(at, np.full(len(at), RING), _disc(around))
        self._paint(at, inks, _disc(radius))

    def _shrinking(self) -> float:
        """Return how much smaller points are drawn where a tile of this zoom has many, from 0 to 1.

        The same for all tiles of a zoom, so that none differs from its neighbour.
        """
        west, north = self._pieces.boxes[:, :2].min(axis=0)
        east, south = self._pieces.boxes[:, 2:].max(axis=0)
        across, along = (
            max(1.0, side * 2.0**self._tile.z) for side in (east - west, south - north)
        )
        crowd = len(self._pieces.points) / (across * along)
        return float(np.clip((CROWD / max(crowd, 1.0)) ** 0.5, SMALLEST_POINT, 1))

    def _outlined(self, runs: Runs, features: Ints, small: NDArray[np.bool_]) -> None:
        width = max(1, round(self._own.width_px * FINER))
        chosen = runs.of(features)
        group: list[tuple[int, list[int]]] = []
        for ink, run, positions in self._drawn(runs, chosen):
            if runs.holed[run]:
                if group and not runs.holes[run]:
                    self._holed(group, width)
                    group = []
                group.append((ink, positions))
                continue
            self._pen.polygon(positions, fill=ink)
            if not small[runs.owners[run]]:
                self._pen.line(positions, fill=ink + 1, width=width)
        if group:
            self._holed(group, width)

    def _holed(self, rings: Sequence[tuple[int, list[int]]], width: int) -> None:
        """Draw an area with holes through a mask: what lies in its holes stays."""
        ink, outer = rings[0]
        left, right = max(0, min(outer[::2])), min(SIDE, max(outer[::2]) + 1)
        top, bottom = max(0, min(outer[1::2])), min(SIDE, max(outer[1::2]) + 1)
        if left < right and top < bottom:
            mask = Image.new("L", (right - left, bottom - top))
            pen = ImageDraw.Draw(mask)
            for number, (_, ring) in enumerate(rings):
                moved = np.asarray(ring).reshape(-1, 2) - (left, top)
                pen.polygon(moved.ravel().tolist(), fill=0 if number else RING)
            self.image.paste(ink, (left, top), mask)
        for _, ring in rings:
            self._pen.line(ring, fill=ink + 1, width=width)

    def _drawn(self, runs: Runs, chosen: Ints) -> Iterator[tuple[int, int, list[int]]]:
        """Yield ink, run and positions (x, y, x, y, …) of each run, none twice in a row."""
        counts = runs.starts[chosen + 1] - runs.starts[chosen]
        rows = spread(runs.starts[chosen], counts)
        at = np.round(self._tile.position_px(runs.xy[rows])).astype(np.int64)
        begins = np.cumsum(counts) - counts
        kept = np.ones(len(at), dtype=bool)
        kept[1:] = (at[1:] != at[:-1]).any(axis=1)
        kept[begins] = True
        ends = np.cumsum(kept)[begins + counts - 1] * 2
        flat = at[kept].ravel().tolist()
        start = 0
        inks = self._inks[runs.owners[chosen]].tolist()
        for ink, run, end in zip(inks, chosen.tolist(), ends.tolist(), strict=True):
            if end - start > 2:  # noqa: PLR2004  (one position draws nothing)
                yield ink, run, flat[start:end]
            start = end

    def _sides(self, seen: Ints) -> Floats:
        """Return the longer side of each feature's box, in pixels of the fine drawing."""
        west, north, east, south = self._pieces.boxes[seen].T
        longer: Floats = np.maximum(east - west, south - north) * 2.0**self._tile.z * SIDE
        return longer

    def _small(self, seen: Ints, sides: Floats) -> NDArray[np.bool_]:
        told = np.zeros(len(self._inks), dtype=bool)
        told[seen[sides < SMALL_PX]] = True
        return told

    def _dots(self, features: Ints, runs: Runs) -> None:
        """Draw areas that are smaller than a pixel as one."""
        if not len(features):
            return
        features = features[np.isin(features, runs.owners)]
        west, north, east, south = self._pieces.boxes[features].T
        middles = np.column_stack([(west + east) / 2, (north + south) / 2])
        at = np.floor(self._tile.position_px(middles) / FINER).astype(np.int64) * FINER
        self._paint(at, self._inks[features] + 1, product(range(FINER), range(FINER)))

    def _paint(self, at: Ints, inks: Ints, steps: Iterable[tuple[int, int]]) -> None:
        """Draw the same pixels around every position; of several at one the last."""
        if not len(at):
            return
        fine = np.array(self.image)
        keys = at[:, 1] * (1 << 32) + at[:, 0]
        _, last = np.unique(keys[::-1], return_index=True)
        kept = np.sort(len(at) - 1 - last)
        at, inks = at[kept], inks[kept]
        for down, right in steps:
            rows, columns = at[:, 1] + down, at[:, 0] + right
            inside = (rows >= 0) & (rows < SIDE) & (columns >= 0) & (columns < SIDE)
            fine[rows[inside], columns[inside]] = inks[inside]
        self.image.paste(Image.fromarray(fine))


def _disc(radius: float) -> Iterator[tuple[int, int]]:
    """Yield the pixels of a disc, as steps down and right from its middle."""
    around = int(np.ceil(radius))
    steps = np.arange(-around, around)
    downs, rights = np.meshgrid(steps, steps, indexing="ij")
    inside = (downs + 0.5) ** 2 + (rights + 0.5) ** 2 <= max(radius, 1) ** 2 + 0.5
    yield from zip(downs[inside].tolist(), rights[inside].tolist(), strict=True)


def _paints(classes: OwnClasses, theme: Theme) -> NDArray[np.uint8]:
    """Return red, green, blue, opacity of every number in the image, premultiplied."""
    paints = np.zeros((256, 4), dtype=np.float64)
    for code, entry in enumerate(classes.entries):
        paints[2 * code + 1] = (*_rgb(entry.colour), theme.own.fill_opacity)
        paints[2 * code + 2] = (*_rgb(entry.colour), EDGE_OPACITY)
    paints[RING] = (*_rgb(theme.paint(theme.own.ring)), EDGE_OPACITY)
    paints[:, :3] *= paints[:, 3:]
    paints[:, 3] *= 255
    return paints.round().astype(np.uint8)


def _rgb(colour: str) -> tuple[int, int, int]:
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return red, green, blue


def _packed(fine: NDArray[np.uint8], paints: NDArray[np.uint8]) -> bytes:
    """Return the fine drawing in colour, as a PNG of half its size."""
    coloured = Image.frombytes("RGBa", (SIDE, SIDE), paints[fine].tobytes())
    made = io.BytesIO()
    coloured.reduce(FINER).convert("RGBA").save(made, "PNG", compress_level=PACKED)
    return made.getvalue()
