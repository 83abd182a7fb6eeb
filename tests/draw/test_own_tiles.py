"""Tiles of large layers: what lies where, in its class's colour, however small."""

from __future__ import annotations

import datetime as dt
import io

import geopandas as gpd
import numpy as np
import pytest
import shapely
from PIL import Image, ImageColor

from map_app.atlas.own import OwnLayer, OwnSource, OwnStyle
from map_app.cartography.own_classes import classes_of
from map_app.draw.own_pieces import degrees, pieces_of
from map_app.draw.own_tiles import TILE_PX, Tile, tile_png
from map_app.geo.own import OwnFeatures

TILE = Tile(14, 13344, 7115)
COLOUR = "#117733"


def spot(right, down, tile=TILE):
    """Return longitude and latitude of a pixel of the tile."""
    width = 2.0**-tile.z
    return degrees((tile.x + right / TILE_PX) * width, (tile.y + down / TILE_PX) * width)


def box(left, top, right, bottom):
    """Return an area by the pixels of its corners."""
    (west, north), (east, south) = spot(left, top), spot(right, bottom)
    return shapely.box(west, south, east, north)


@pytest.fixture
def drawn(look):
    """Return the pixels (red, green, blue, opacity) of a tile with these shapes, None for none."""

    def draw(shapes, tile=TILE, **columns):
        by = next(iter(columns), None)
        frame = gpd.GeoDataFrame(columns or {"n": range(len(shapes))}, geometry=shapes, crs=4326)
        layer = OwnLayer(
            *("own_1", "t", OwnFeatures.of(frame), OwnSource("f", "a", "b", datum_certain=True)),
            *(OwnStyle(COLOUR, by), dt.datetime.now(dt.UTC)),
        )
        classes = classes_of(layer, look)
        png = tile_png(layer.features, pieces_of(layer.features), classes, look.theme, tile)
        return np.asarray(Image.open(io.BytesIO(png))) if png else None

    return draw


def is_colour(pixel, colour=COLOUR):
    return np.abs(np.asarray(pixel[:3], int) - ImageColor.getrgb(colour)).max() <= 8


def test_an_area_is_filled_within_its_edges_and_nowhere_else(drawn):
    pixels = drawn([box(100, 100, 300, 200)])
    assert pixels.shape == (512, 512, 4)
    assert is_colour(pixels[150, 200])
    assert 80 < pixels[150, 200][3] < 120
    assert pixels[98:102, 200, 3].max() > 150
    assert pixels[150, 90][3] == pixels[210, 200][3] == 0


def test_a_tile_with_nothing_in_it_is_nothing(drawn):
    assert drawn([box(900, 900, 950, 950)]) is None


def test_an_area_runs_on_in_the_next_tile(drawn):
    area = box(400, 100, 700, 200)
    here, there = drawn([area]), drawn([area], Tile(14, TILE.x + 1, TILE.y))
    assert here[150, 511][3] == there[150, 0][3] == here[150, 450][3]


def test_what_lies_in_a_hole_stays(drawn):
    ring = box(100, 100, 300, 300).difference(box(150, 150, 250, 250))
    pixels = drawn([box(180, 180, 220, 220), ring])
    assert pixels[200, 200][3] > 0
    assert pixels[160, 160][3] == 0
    assert pixels[120, 120][3] > 0


def test_a_hole_is_empty_at_the_tile_s_rim_too(drawn):
    ring = box(-100, -100, 300, 300).difference(box(-50, -50, 250, 250))
    pixels = drawn([ring])
    assert pixels[100, 100][3] == 0
    assert pixels[275, 100][3] > 0


def test_an_area_below_a_pixel_is_seen(drawn):
    pixels = drawn([box(200.2, 200.2, 200.4, 200.4)])
    assert (pixels[..., 3] > 0).sum() == 1
    assert pixels[200, 200][3] > 200


@pytest.mark.parametrize(
    ("shape", "inside", "outside"),
    [
        (shapely.LineString([spot(100, 100), spot(300, 100)]), (100, 200), (120, 200)),
        (shapely.Point(spot(200, 200)), (200, 200), (220, 200)),
        (shapely.MultiPoint([spot(200, 200), spot(400, 400)]), (400, 400), (300, 300)),
        (shapely.MultiPolygon([box(0, 0, 50, 50), box(200, 0, 250, 50)]), (25, 225), (25, 100)),
        (
            shapely.GeometryCollection([shapely.Point(spot(50, 50)), box(200, 200, 260, 260)]),
            (230, 230),
            (100, 100),
        ),
    ],
    ids=["line", "point", "points", "areas", "collection"],
)
def test_every_kind_of_geometry_is_drawn(drawn, shape, inside, outside):
    pixels = drawn([shape])
    assert is_colour(pixels[inside])
    assert pixels[outside][3] == 0


def test_points_have_a_ring_around(drawn):
    pixels = drawn([shapely.Point(spot(200, 200))])
    ring = pixels[200, 203:208]
    assert ((ring[:, :3] > 200).all(axis=1) & (ring[:, 3] > 100)).any()


def test_a_point_at_the_rim_is_seen_from_both_sides(drawn):
    point = shapely.Point(spot(511, 200))
    assert drawn([point])[200, 511][3] > 0
    assert drawn([point], Tile(14, TILE.x + 1, TILE.y))[200, 0][3] > 0


def test_classes_have_their_colours(drawn, look):
    pixels = drawn([box(0, 0, 50, 50), box(100, 0, 150, 50)], use=["甲", "乙"])
    first, second = look.theme.own.classes[:2]
    found = [pixels[25, 25], pixels[25, 125]]
    assert [is_colour(found[0], first), is_colour(found[1], second)] == [True, True]


@pytest.mark.parametrize("zoom", [0, 5, 21])
def test_every_zoom_is_drawn(drawn, zoom):
    lon, lat = spot(200, 200)
    x = int((lon + 180) / 360 * 2**zoom)
    far = Tile(14, TILE.x, TILE.y)
    share = 2.0 ** (zoom - far.z)
    y = int((far.y + 200 / TILE_PX) * share)
    del lat
    assert drawn([box(0, 0, 400, 400)], Tile(zoom, x, y)) is not None
