"""What a reader asks about: a shape they have drawn, a place, or what lies around either.

What cannot be asked about raises AreaError, whose sentence is a row of `layers/wording.csv`.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

import shapely
from shapely.geometry.base import BaseGeometry

from map_app.atlas.atlas import Atlas
from map_app.atlas.questions.asking import ASKED_ID, ask_layers, buffered
from map_app.atlas.questions.own_things import own_thing
from map_app.atlas.questions.records import LayerAnswer, Thing, Things
from map_app.atlas.questions.thing_features import on_grid
from map_app.atlas.questions.things import things_of_place
from map_app.atlas.records import PlaceRef
from map_app.errors import RequestError
from map_app.geo import from_grid, ground_circle, ground_east_of
from map_app.plan import Place

Kind = Literal["polygon", "rectangle", "circle", "line", "shape", "place", "own"]
Points = Sequence[tuple[float, float]]

LARGEST_BUFFER_M = 10_000.0
"""Across the district: what lies farther around a place says nothing about it."""
LARGEST_RADIUS_M = 20_000.0
AROUND_DEG = 0.5
"""Some fifty kilometres around the district: nothing here is known of what lies beyond."""
MOST_VERTICES = 20_000
MOST_MENDED = 400
"""Vertices of a shape that crosses itself: with every line across every other, half a second."""
MOST_BUFFERED = 400
"""Vertices of a shape with metres around it: where all meet, two seconds, and hours beyond."""
BUFFERS_TO_A_TOLERANCE = 1_000
"""What is around a shape is as exact as a circle of 128 sides: a thousandth."""
LEAST_M2 = 1.0
LEAST_M = 1.0
LINE, AREA = 1, 2
LONGEST_ROW = 7
LEAST_POINTS = {"polygon": 3, "rectangle": 2, "line": 2}
MOST_EAST_DEG, MOST_NORTH_DEG = 180, 90


class AreaError(RequestError):
    """What was drawn or named cannot be asked about; `key` names the sentence that says why."""

    def __init__(self, key: str, **values: object) -> None:
        """Keep the key of the sentence and what fills it."""
        self.key, self.values = key, values
        super().__init__(key)


@dataclass(frozen=True, slots=True)
class AskedArea:
    """What is asked about, in EPSG:4326.

    `geometry` is `bare` with `buffer_m` around it. `points` (lon, lat) are what a shape is drawn
    from: corners, or a circle's centre with a position on its edge. `place` is a place of the plan
    or a feature of a reader's own layer; `precision_m` is by how much its drawing may be off, 0
    for what the reader draws.
    """

    kind: Kind
    bare: BaseGeometry
    geometry: BaseGeometry
    buffer_m: float = 0.0
    place: PlaceRef | None = None
    points: tuple[tuple[float, float], ...] = ()
    radius_m: float | None = None
    precision_m: float = 0.0
    is_mended: bool = False

    @property
    def dimension(self) -> int:
        """Return 0 for points, 1 for lines, 2 for areas."""
        return int(shapely.get_dimensions(self.geometry))


def area_of_points(atlas: Atlas, kind: Kind, points: Points, buffer_m: float = 0.0) -> AskedArea:
    """Return a polygon, a rectangle or a line of these corners (lon, lat); raises AreaError."""
    if len(points) < LEAST_POINTS[kind]:
        raise AreaError("asked.few_points")
    _refuse_positions(points)
    corners = tuple((float(lon), float(lat)) for lon, lat in points)
    if kind == "line":
        shape: BaseGeometry = shapely.LineString(corners)
    elif kind == "rectangle":
        (lon, lat), (other_lon, other_lat) = corners
        shape = shapely.box(*sorted_sides(lon, lat, other_lon, other_lat))
    else:
        shape = shapely.Polygon(corners)
    return _made(atlas, kind, shape, buffer_m, points=corners)


def area_of_circle(
    atlas: Atlas, lon: float, lat: float, radius_m: float, buffer_m: float = 0.0
) -> AskedArea:
    """Return all that lies within so many metres of a position; raises AreaError."""
    _refuse_positions([(lon, lat)])
    if not (math.isfinite(radius_m) and LEAST_M <= radius_m <= LARGEST_RADIUS_M):
        raise AreaError("asked.radius", most=f"{LARGEST_RADIUS_M:,.0f}")
    points = ((lon, lat), ground_east_of(lon, lat, radius_m))
    circle = ground_circle(lon, lat, radius_m)
    return _made(atlas, "circle", circle, buffer_m, points=points, radius_m=radius_m)


def area_of_geometry(atlas: Atlas, geometry: BaseGeometry, buffer_m: float = 0.0) -> AskedArea:
    """Return any geometry as something to ask about; raises AreaError."""
    if shapely.get_num_coordinates(geometry) > MOST_VERTICES:
        raise AreaError("asked.many_vertices", most=f"{MOST_VERTICES:,}")
    _refuse_positions([(lon, lat) for lon, lat in shapely.get_coordinates(geometry)])
    return _made(atlas, "shape", geometry, buffer_m)


def area_of_place(atlas: Atlas, place: Place, buffer_m: float = 0.0) -> AskedArea:
    """Return a place as something to ask about; raises AreaError where it is not drawn."""
    _refuse_buffer(buffer_m)
    told = things_of_place(atlas, place)
    drawn = atlas.ground.feature_geometry(place.id)
    if drawn is None or not told.things:
        raise AreaError("asked.not_drawn", place=place.name)
    return AskedArea(
        kind="place",
        bare=drawn,
        geometry=buffered(drawn, buffer_m) if buffer_m else drawn,
        buffer_m=buffer_m,
        place=told.things[0].ref,
        precision_m=told.things[0].precision_m,
    )


def area_of_own(atlas: Atlas, path: str, buffer_m: float = 0.0) -> AskedArea:
    """Return a feature of a reader's own layer (`own_1/5`, rows from 1); raises AreaError."""
    layer_id, _, row_words = path.partition("/")
    layer = atlas.own_layer(layer_id)
    row = int(row_words) if row_words.isdecimal() and len(row_words) <= LONGEST_ROW else 0
    if layer is None or not 1 <= row <= len(layer.features):
        raise AreaError("asked.no_own")
    told = own_thing(layer, row).things[0]
    shape = layer.features.shape(row)
    if shapely.get_num_coordinates(shape) > MOST_VERTICES:
        raise AreaError("asked.many_vertices", most=f"{MOST_VERTICES:,}")
    made = _made(atlas, "own", shape, buffer_m)
    return replace(made, place=told.ref, precision_m=told.precision_m)


def ask_area(atlas: Atlas, area: AskedArea, layers: Iterable[str]) -> tuple[LayerAnswer, ...]:
    """Return for each layer what of it lies in what is asked about; `a` of an overlap is that.

    Neither a place nor an own feature is told as lying in itself. Raises RequestError for no such
    layer.
    """
    ref = area.place or PlaceRef(ASKED_ID, "所画范围", ASKED_ID)
    if area.kind == "place" and not area.buffer_m:
        of = things_of_place(atlas, atlas.place(ref.id))
    else:
        thing = Thing(ref, on_grid(area.geometry), area.precision_m)
        of = Things("所画范围", "The area drawn", (thing,))
    return ask_layers(atlas, of, layers)


def sorted_sides(
    lon: float, lat: float, other_lon: float, other_lat: float
) -> tuple[float, float, float, float]:
    """Return west, south, east, north of two opposite corners."""
    return min(lon, other_lon), min(lat, other_lat), max(lon, other_lon), max(lat, other_lat)


def _made(
    atlas: Atlas,
    kind: Kind,
    shape: BaseGeometry,
    buffer_m: float,
    *,
    points: tuple[tuple[float, float], ...] = (),
    radius_m: float | None = None,
) -> AskedArea:
    """Return the shape as something to ask about, mended where it crosses itself."""
    _refuse_buffer(buffer_m)
    _refuse_far(atlas, shape)
    whole = shape if shape.is_valid else _mended(shape)
    _refuse_small(whole, buffer_m)
    around = whole
    if buffer_m:
        around = buffered(_few_vertices(whole, buffer_m), buffer_m)
    return AskedArea(
        kind=kind,
        bare=whole,
        geometry=around,
        buffer_m=buffer_m,
        points=points,
        radius_m=radius_m,
        is_mended=whole is not shape,
    )


def _mended(shape: BaseGeometry) -> BaseGeometry:
    """Return a valid geometry of the same kind; raises AreaError where there is none."""
    if shapely.get_num_coordinates(shape) > MOST_MENDED:
        raise AreaError("asked.cannot_mend")
    try:
        found = shapely.make_valid(shape, method="structure", keep_collapsed=False)
    except shapely.errors.GEOSException:
        raise AreaError("asked.cannot_mend") from None
    if found.is_empty or shapely.get_dimensions(found) != shapely.get_dimensions(shape):
        raise AreaError("asked.cannot_mend")
    return found


def _few_vertices(shape: BaseGeometry, buffer_m: float) -> BaseGeometry:
    """Return the shape with as few vertices as what lies around it needs; raises AreaError."""
    if shapely.get_num_coordinates(shape) <= MOST_BUFFERED:
        return shape
    tolerance_m = buffer_m / BUFFERS_TO_A_TOLERANCE
    fewer = from_grid(on_grid(shape).simplify(tolerance_m, preserve_topology=False))
    if shapely.get_num_coordinates(fewer) > MOST_BUFFERED or not fewer.is_valid:
        raise AreaError("asked.many_around", most=MOST_BUFFERED)
    return fewer


def _refuse_positions(positions: Points) -> None:
    if not positions:
        raise AreaError("asked.few_points")
    for lon, lat in positions:
        is_number = math.isfinite(lon) and math.isfinite(lat)
        if not (is_number and abs(lon) <= MOST_EAST_DEG and abs(lat) <= MOST_NORTH_DEG):
            raise AreaError("asked.positions")


def _refuse_buffer(buffer_m: float) -> None:
    if not (math.isfinite(buffer_m) and 0 <= buffer_m <= LARGEST_BUFFER_M):
        raise AreaError("asked.buffer", most=f"{LARGEST_BUFFER_M:,.0f}")


def _refuse_far(atlas: Atlas, shape: BaseGeometry) -> None:
    """Refuse what does not lie within half a degree of the district."""
    district = atlas.ground.feature_geometry(atlas.plan.meta.district)
    if district is None:
        return
    west, south, east, north = district.bounds
    known = shapely.box(
        west - AROUND_DEG, south - AROUND_DEG, east + AROUND_DEG, north + AROUND_DEG
    )
    if not known.covers(shapely.box(*shape.bounds)):
        raise AreaError("asked.far")


def _refuse_small(shape: BaseGeometry, buffer_m: float) -> None:
    """Refuse an area of less than a square metre, a line of less than a metre."""
    grid, dimension = on_grid(shape), int(shapely.get_dimensions(shape))
    too_small = (dimension == AREA and grid.area < LEAST_M2) or (
        dimension == LINE and grid.length < LEAST_M
    )
    if too_small and not buffer_m:
        raise AreaError("asked.small")
