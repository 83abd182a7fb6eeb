"""The picture is what is on the screen: centre, extent, layers, colours, the chosen place."""

from __future__ import annotations

import datetime as dt
import io
import math
from dataclasses import replace

import numpy as np
import pytest
import shapely
from PIL import Image

from map_app.atlas import MapView
from map_app.briefing import Options, make_briefing
from map_app.briefing.write import file_of
from map_app.geo import from_grid, parts_of, to_grid
from tests.support.map_page import FRAME

pytestmark = pytest.mark.browser

VIEWS = [
    "extent=113.19,23.04,113.26,23.13",
    "place=village-donglang&extent=113.236,23.058,113.262,23.076",
    "place=line-11&layers=-roads,-places&extent=113.20,23.06,113.25,23.13",
    "place=belt-baietan&layers=village_renewal~0.5&extent=113.19,23.05,113.26,23.13",
    "place=cluster-datansha&layers=-metro_lines,-metro_stations&extent=113.195,23.11,113.225,23.14",
    "place=station-xilang&layers=metro_lines,baietan_clusters&extent=113.22,23.05,113.25,23.075",
]
DPI = 150
BLOCKS = frozenset({"sources"})
TOLERANCE = 26
"""Of 255, in each of red, green and blue: both smooth edges in their own way."""
EVEN = 10
GRID = 40
STATE = """() => {
    const map = window.planMap, box = map.getBounds(), middle = map.getCenter();
    return {west: box.getWest(), south: box.getSouth(), east: box.getEast(), north: box.getNorth(),
        lon: middle.lng, lat: middle.lat, wide: map.getSize().x, high: map.getSize().y};
}"""
AT = """(places) => places.map(([lon, lat]) => {
    const at = window.planMap.latLngToContainerPoint([lat, lon]);
    return [at.x, at.y];
})"""


class Screen:
    """What a reader has before them: the map's state and its pixels."""

    def __init__(self, map_page):
        self.frame = map_page.frame
        self.state = self.frame.evaluate(STATE)
        map_page.page.locator("[data-layers]").evaluate("card => card.style.display = 'none'")
        picture = map_page.page.locator(FRAME).screenshot()
        self.pixels = np.asarray(Image.open(io.BytesIO(picture)).convert("RGB")).astype(int)

    @property
    def extent(self):
        return tuple(self.state[side] for side in ("west", "south", "east", "north"))

    def at(self, places):
        return self.frame.evaluate(AT, [list(place) for place in places])


class Picture:
    """The file of the same view: its frame and its pixels."""

    def __init__(self, atlas, look, view):
        options = Options(what="view", dpi=DPI, blocks=BLOCKS)
        now = dt.datetime(2026, 11, 24, tzinfo=dt.UTC)
        self.briefing = make_briefing(atlas, look, view, now, options)
        drawn = Image.open(io.BytesIO(file_of(self.briefing))).convert("RGB")
        self.pixels = np.asarray(drawn).astype(int)
        self.frame = self.briefing.picture.frame

    def at(self, places):
        per_mm = DPI / 25.4
        return [
            tuple(side * per_mm for side in self.frame.place_on_page_mm(lon, lat))
            for lon, lat in places
        ]


@pytest.fixture(scope="module", params=VIEWS, ids=lambda view: view.split("&")[0])
def seen(request, standing, atlas, look):
    """The screen of a view, its picture, and the view as the address of the page has it."""
    with standing.noting(lambda _: None):
        map_page = standing.take(request.param)
    map_page.settled()
    screen = Screen(map_page)
    view, garbled = MapView.from_query(request.param, atlas)
    assert garbled is None
    view = replace(view, extent=screen.extent)
    return screen, Picture(atlas, look, view), view


def test_the_picture_has_the_screens_centre(seen):
    screen, picture, _ = seen
    middle = to_grid(shapely.Point(screen.state["lon"], screen.state["lat"]))
    off_m = math.hypot(
        middle.x - picture.frame.middle_east_m, middle.y - picture.frame.middle_north_m
    )
    assert off_m / picture.frame.width_m < 0.002


def test_the_picture_holds_all_that_the_screen_shows(seen):
    screen, picture, _ = seen
    shown = to_grid(shapely.segmentize(shapely.box(*screen.extent), 0.001))
    assert shapely.box(*picture.frame.bounds_m).buffer(1).covers(shown)


def test_the_picture_has_the_layers_that_are_on(seen, atlas):
    _, picture, view = seen
    inside = from_grid(shapely.box(*picture.frame.bounds_m))
    on = {
        state.id
        for state in view.layers
        if state.on and atlas.ground.layers[state.id].frame.intersects(inside).any()
    }
    home = {atlas.ground.layer_of(view.place)} if view.place else set()
    assert {feature.layer for feature in picture.briefing.picture.drawn} == on | home


def test_screen_and_picture_have_the_same_colours(seen):
    """Compared where both are even for a few pixels about a place: no edge, no name there."""
    screen, picture, _ = seen
    west, south, east, north = screen.extent
    places = [
        (west + (east - west) * (column + 0.5) / GRID, south + (north - south) * (row + 0.5) / GRID)
        for column in range(GRID)
        for row in range(GRID)
    ]
    pairs = [
        (here, there)
        for here, there in zip(
            (even_colour(screen.pixels, at) for at in screen.at(places)),
            (even_colour(picture.pixels, at) for at in picture.at(places)),
            strict=True,
        )
        if here is not None and there is not None
    ]
    assert len(pairs) > GRID
    same = [np.abs(here - there).max() <= TOLERANCE for here, there in pairs]
    assert np.mean(same) > 0.97, [p for p, ok in zip(pairs, same, strict=True) if not ok][:8]


def even_colour(pixels, at):
    """Return the colour about a spot, None where it is not even or outside."""
    x, y = round(at[0]), round(at[1])
    if not (3 <= x < pixels.shape[1] - 3 and 3 <= y < pixels.shape[0] - 3):
        return None
    about = pixels[y - 2 : y + 3, x - 2 : x + 3].reshape(-1, 3)
    return about.mean(axis=0) if np.ptp(about, axis=0).max() <= EVEN else None


def test_the_chosen_place_stands_where_it_should_within_three_pixels(seen, atlas, look):
    screen, picture, view = seen
    if view.place is None:
        assert not picture.briefing.picture.places
        return
    geometry = atlas.ground.feature_geometry(view.place)
    edge = geometry.boundary if geometry.geom_type.endswith("Polygon") else geometry
    inside = shapely.box(*screen.extent).buffer(-0.001)
    places = [
        (point.x, point.y)
        for part in parts_of(edge)
        for share in np.linspace(0, 1, 60)
        for point in [part.interpolate(share, normalized=True) if part.length else part]
        if inside.contains(point)
    ]
    assert places
    stroke = look.theme.paint(look.theme.chosen.stroke)
    ink = np.array([int(stroke[start : start + 2], 16) for start in (1, 3, 5)])
    reach = 3 + (look.theme.look["station.single"].radius_px if "station" in view.place else 0)
    for one in (screen, picture):
        found = [has_ink(one.pixels, at, ink, round(reach + 2)) for at in one.at(places)]
        assert np.mean(found) > 0.85


def has_ink(pixels, at, ink, reach):
    """Return whether the strong outline's colour stands within reach of a spot."""
    x, y = round(at[0]), round(at[1])
    about = pixels[max(0, y - reach) : y + reach + 1, max(0, x - reach) : x + reach + 1]
    return bool(about.size and (np.abs(about - ink).max(axis=2) < 60).any())
