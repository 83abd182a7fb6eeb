"""Drawing and measuring in the map document: by mouse, touch, keyboard; true on the ground."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from pyproj import Geod
from shapely.geometry import shape

from tests.support.map_page import PHONE

ELLIPSOID = Geod(ellps="WGS84")
MIDDLE = (113.225, 23.1)
LON_LAT = "([x, y]) => { const p = planMap.containerPointToLatLng([x, y]); return [p.lng, p.lat]; }"
FRAME_FOLDER = Path(__file__).resolve().parents[2] / "map_app" / "draw" / "frame"
CORNERS = ((300, 300), (500, 310), (480, 480), (320, 500))
HANDLE = ".draw-handle:not(.is-middle)"


@pytest.fixture
def opened(standing_maps):
    def opened(language="zh", **options):
        reader = standing_maps.take(language, **options)
        reader.look_at(*MIDDLE, 14)
        return reader

    return opened


def click(reader, *spots):
    for spot in spots:
        reader.page.mouse.move(*spot)
        reader.page.mouse.click(*spot)


def begin(reader, kind):
    reader.say({"type": "draw", "kind": kind})


def drawn(reader, count=1):
    """Return what the frame told last, once it has told so many."""
    told = "(count) => heard.filter((one) => one.type === 'drawn').length >= count"
    reader.page.wait_for_function(told, arg=count)
    return reader.heard("drawn")[-1]


def ground_area(geometry):
    lons, lats = zip(*geometry["coordinates"][0], strict=True)
    return abs(ELLIPSOID.polygon_area_perimeter(lons, lats)[0])


def ground_length(geometry):
    return ELLIPSOID.geometry_length(shape(geometry))


def test_a_polygon_is_clicked_corner_by_corner_and_ended_with_enter(opened):
    reader = opened()
    begin(reader, "polygon")
    click(reader, *CORNERS)
    reader.page.keyboard.press("Enter")
    told = drawn(reader)
    corners = [reader.frame.evaluate(LON_LAT, list(spot)) for spot in CORNERS]
    assert told["points"] == [pytest.approx(one, abs=1e-5) for one in corners]
    assert told["geometry"]["coordinates"][0][0] == told["geometry"]["coordinates"][0][-1]


@pytest.mark.parametrize(
    ("kind", "spots"),
    [("area", CORNERS), ("polygon", CORNERS), ("rectangle", CORNERS[::2]), ("circle", CORNERS[:2])],
)
def test_an_area_agrees_with_the_ellipsoid_within_a_thousandth(opened, kind, spots):
    reader = opened()
    begin(reader, kind)
    click(reader, *spots)
    reader.page.keyboard.press("Enter")
    told = drawn(reader)
    assert told["area_m2"] == pytest.approx(ground_area(told["geometry"]), rel=1e-3)
    around = ELLIPSOID.geometry_length(shape(told["geometry"]).exterior)
    assert told["length_m"] == pytest.approx(around, rel=1e-3)


@pytest.mark.parametrize("kind", ["distance", "line"])
def test_a_length_agrees_with_the_ellipsoid_within_a_thousandth(opened, kind):
    reader = opened()
    begin(reader, kind)
    click(reader, *CORNERS)
    reader.page.keyboard.press("Enter")
    told = drawn(reader)
    assert told["length_m"] == pytest.approx(ground_length(told["geometry"]), rel=1e-3)


def test_shapes_of_every_size_and_form_agree_with_the_ellipsoid(open_page):
    """Thousands of rings and lines, from ten metres to the whole district."""
    page = open_page()
    page.set_content("<title>empty</title>")
    script = (FRAME_FOLDER / "draw_geodesic.js").read_text(encoding="utf-8")
    told = page.evaluate(
        """(script) => {
            let seed = 7;
            const chance = () => { seed = (seed * 48271) % 2147483647; return seed / 2147483647; };
            const ring = () => {
                const [lon, lat] = [113.1 + chance() / 5, 23 + chance() / 5];
                const size = 10 ** (-4 + 2.8 * chance());
                const corners = {length: 3 + Math.floor(chance() * 9)};
                const turns = Array.from(corners, () => chance() * 2 * Math.PI);
                return turns.sort((a, b) => a - b).map((turn) => {
                    const far = size * (0.2 + chance());
                    return [lon + far * Math.cos(turn), lat + far * Math.sin(turn)];
                });
            };
            const [area, length] = new Function(`${script}; return [groundArea, groundLength];`)();
            const measured = (one) => [one, area(one), length(one)];
            return Array.from({length: 3000}, ring).map(measured);
        }""",
        script,
    )
    for ring, area, length in told:
        lons, lats = zip(*ring, strict=True)
        assert length == pytest.approx(ELLIPSOID.line_length(lons, lats), rel=1e-6)
        truth = abs(ELLIPSOID.polygon_area_perimeter(lons, lats)[0])
        assert area == pytest.approx(truth, rel=1e-4, abs=0.01)


def test_what_is_measured_is_said_while_it_grows_in_units_of_planners(opened):
    reader = opened()
    begin(reader, "area")
    click(reader, *CORNERS[:3])
    label = reader.frame.locator(".draw-tip.is-shown")
    label.wait_for()
    assert all(unit in label.inner_text() for unit in ("公顷", "亩", "周长"))
    assert reader.heard("drawing")[-1]["said"] == label.inner_text()


def test_fifteen_mu_are_said_for_a_hectare(opened):
    reader = opened(language="en")
    begin(reader, "rectangle")
    click(reader, *CORNERS[::2])
    told = drawn(reader)
    hectares = told["area_m2"] / 10_000
    said = f"{hectares / 100:,.3f} km² · {hectares:,.1f} ha · {hectares * 15:,.0f} mu"
    assert told["said"].startswith(said)


def test_a_double_click_ends_and_neither_zooms_nor_chooses_a_place(opened):
    reader = opened()
    zoom = reader.frame.evaluate("() => planMap.getZoom()")
    begin(reader, "distance")
    click(reader, *CORNERS[:2])
    reader.page.mouse.dblclick(*CORNERS[2])
    assert len(drawn(reader)["points"]) == 3
    reader.frame.wait_for_function("() => !planMap.isDrawnOn")
    assert reader.heard("click") == []
    assert reader.frame.evaluate("() => planMap.getZoom()") == zoom


def test_clicks_choose_places_again_when_drawing_has_ended(opened):
    reader = opened()
    begin(reader, "rectangle")
    click(reader, *CORNERS[::2])
    drawn(reader)
    reader.frame.wait_for_function("() => !planMap.isDrawnOn")
    click(reader, (200, 200))
    reader.page.wait_for_function("() => heard.some((one) => one.type === 'click')")
    assert len(reader.heard("click")) == 1


def test_escape_gives_up_and_leaves_nothing_on_the_map(opened):
    reader = opened()
    begin(reader, "polygon")
    click(reader, *CORNERS)
    reader.page.keyboard.press("Escape")
    reader.page.wait_for_function("() => heard.some((one) => one.type === 'draw-ended')")
    assert len(reader.heard("draw-ended")) == 1
    assert reader.frame.locator(".leaflet-asked-pane path").count() == 0


def test_backspace_takes_the_last_corner_back(opened):
    reader = opened()
    begin(reader, "polygon")
    click(reader, *CORNERS)
    reader.page.keyboard.press("Backspace")
    reader.page.keyboard.press("Enter")
    assert len(drawn(reader)["points"]) == 3


def test_too_few_corners_end_nothing(opened):
    reader = opened()
    begin(reader, "polygon")
    click(reader, *CORNERS[:2])
    reader.page.keyboard.press("Enter")
    reader.page.wait_for_timeout(100)
    assert reader.heard("drawn") == []


def test_a_rectangle_is_drawn_in_one_stroke_and_the_map_stands_still(opened):
    reader = opened()
    middle = reader.frame.evaluate("() => planMap.getCenter()")
    begin(reader, "rectangle")
    reader.page.mouse.move(*CORNERS[0])
    reader.page.mouse.down()
    reader.page.mouse.move(420, 420)
    reader.page.mouse.move(*CORNERS[2])
    reader.page.mouse.up()
    assert len(drawn(reader)["points"]) == 2
    assert reader.frame.evaluate("() => planMap.getCenter()") == middle


def test_a_corner_or_the_middle_of_an_edge_dragged_elsewhere_is_told_anew(opened):
    reader = opened()
    begin(reader, "polygon")
    click(reader, *CORNERS)
    reader.page.keyboard.press("Enter")
    before = drawn(reader)
    assert reader.frame.locator(HANDLE).count() == len(CORNERS)
    reader.page.mouse.move(*CORNERS[1])
    reader.page.mouse.down()
    reader.page.mouse.move(550, 280, steps=4)
    reader.page.mouse.move(600, 250)
    reader.page.mouse.up()
    after = drawn(reader, 2)
    corner = reader.frame.evaluate(LON_LAT, [600, 250])
    assert after["points"][1] == pytest.approx(corner, abs=3e-5)
    assert after["area_m2"] > before["area_m2"]
    reader.page.mouse.move(*(sum(two) / 2 for two in zip(*CORNERS[2:], strict=True)))
    reader.page.mouse.down()
    reader.page.mouse.move(400, 560, steps=4)
    reader.page.mouse.up()
    assert len(drawn(reader, 3)["points"]) == len(CORNERS) + 1


def test_a_finger_draws_a_polygon_and_ends_it_on_the_last_corner(opened):
    reader = opened(**PHONE)
    begin(reader, "polygon")
    for spot in ((100, 200), (250, 210), (240, 380), (240, 380)):
        reader.page.touchscreen.tap(*spot)
    assert len(drawn(reader)["points"]) == 3
    reader.frame.wait_for_function("() => !planMap.isDrawnOn")
    assert reader.heard("click") == []


def test_a_finger_sets_both_ends_of_a_circle(opened):
    reader = opened(**PHONE)
    begin(reader, "circle")
    reader.page.touchscreen.tap(100, 300)
    reader.page.touchscreen.tap(200, 300)
    told = drawn(reader)
    lon, lat = told["points"][0]
    metres = ELLIPSOID.inv(lon, lat, *told["points"][1])[2]
    assert told["radius_m"] == pytest.approx(metres, rel=1e-4)
    reach = [ELLIPSOID.inv(lon, lat, *spot)[2] for spot in told["geometry"]["coordinates"][0]]
    assert reach == [pytest.approx(metres, rel=1e-4)] * len(reach)


TRIANGLE = [[113.2, 23.1], [113.21, 23.1], [113.21, 23.11], [113.2, 23.1]]
ASKED = {"type": "Polygon", "coordinates": [TRIANGLE]}


def test_what_an_address_asks_about_is_shown_until_it_is_cleared(opened):
    reader = opened()
    reader.say({"type": "draw-show", "geometry": ASKED, "fly": True})
    assert reader.frame.locator(".leaflet-asked-pane path").count() > 0
    reader.say({"type": "draw-stop"})
    assert reader.frame.locator(".leaflet-asked-pane path").count() == 0


@pytest.mark.parametrize(
    "message",
    [
        {"type": "draw", "kind": "constructor"},
        {"type": "draw", "kind": 5},
        {"type": "draw-show", "geometry": {"type": "Polygon", "coordinates": [[["a", 1]]]}},
        {"type": "draw-show", "geometry": {"type": "GeometryCollection", "geometries": []}},
        {"type": "draw-show", "geometry": {"type": "Point", "coordinates": [113, 95]}},
        {"type": "draw-show", "geometry": {"type": "toString", "coordinates": [113, 23]}},
        {"type": "draw-show"},
        {"type": "draw-show", "geometry": None, "kind": "polygon", "points": [[1, 2], [3, 4]]},
    ],
    ids=json.dumps,
)
def test_messages_that_make_no_sense_draw_nothing(opened, message):
    reader = opened()
    reader.say(message)
    assert reader.frame.locator(".leaflet-asked-pane path, .draw-handle").count() == 0
    assert reader.frame.locator(".is-drawn-on").count() == 0
