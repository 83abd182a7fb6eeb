"""A reader's own layers in the map document: drawn, told apart, chosen, asked for as pictures."""

from __future__ import annotations

import pytest

from tests.support.map_frame import SEEN, MapFrame

HOSTILE = "<img src=x onerror='window.harm=1'>"
MIDDLE = (113.225, 23.1)
BLUE, RED = "#0072b2", "#d55e00"
PATHS = "id => document.querySelectorAll(`.leaflet-${id}-pane path`).length"
COLOURS = """id => [...document.querySelectorAll(`.leaflet-${id}-pane path`)]
    .map((path) => path.getAttribute('fill'))"""
LEVEL = "id => Number(getComputedStyle(document.querySelector(`.leaflet-${id}-pane`)).zIndex)"
STYLE = """id => {
    const {display, opacity} = document.querySelector(`.leaflet-${id}-pane`).style;
    return [display, opacity];
}"""
FILLED = """id => [...document.querySelectorAll(`.leaflet-${id}-pane canvas`)].filter((canvas) => {
    const [red, green, blue, opacity] = canvas.getContext('2d').getImageData(9, 9, 1, 1).data;
    return red === 0 && green === 128 && blue === 0 && opacity === 255;
}).length"""
ANSWER_TILES = """() => window.addEventListener('message', async ({data}) => {
    if (data.type !== 'tile') return;
    const canvas = new OffscreenCanvas(512, 512);
    const pen = canvas.getContext('2d');
    pen.fillStyle = 'rgb(0, 128, 0)';
    pen.fillRect(0, 0, 512, 512);
    const bitmap = canvas.transferToImageBitmap();
    document.querySelector('iframe').contentWindow.postMessage(
        {type: 'tile', ticket: data.ticket, bitmap}, '*', [bitmap]);
})"""


def square(row, shade=0, name="地块", about=MIDDLE, half=0.003):
    lon, lat = about
    ring = [[lon + x * half, lat + y * half] for x, y in ((-1, -1), (1, -1), (1, 1), (-1, 1))]
    return {
        "type": "Feature",
        "properties": {"row": row, "name": name, "c": shade},
        "geometry": {"type": "Polygon", "coordinates": [[*ring, ring[0]]]},
    }


def own(*features, layer="own_1", colours=(BLUE, RED)):
    return {"type": "own", "id": layer, "features": list(features), "colours": list(colours)}


@pytest.fixture
def opened(standing_maps):
    return standing_maps.take()


@pytest.fixture
def answered(open_page, html_of):
    """A map document whose page answers with pictures."""
    answered = MapFrame(open_page(), html_of("zh"))
    answered.page.evaluate(ANSWER_TILES)
    return answered


def test_an_own_layer_is_drawn_in_the_colours_of_its_classes(opened):
    opened.say(own(square(0), square(1, shade=1)))
    assert opened.frame.evaluate(COLOURS, "own_1") == [BLUE, RED]


def test_own_layers_stand_above_the_plan_s_areas_and_below_names_and_the_chosen(opened):
    opened.say(own(square(0)))
    level = {
        name: opened.frame.evaluate(LEVEL, name)
        for name in ("own", "layer-village_renewal", "layer-metro_stations", "names", "chosen")
    }
    assert level["layer-village_renewal"] < level["own"] < level["layer-metro_stations"]
    assert level["own"] < level["chosen"] < level["names"]


def test_own_layers_are_switched_made_faint_put_in_order_and_taken_away(opened):
    opened.say(own(square(0)))
    opened.say(own(square(0), layer="own_2"))
    states = [{"id": "own_2", "on": True, "opacity": 0.4}, {"id": "own_1", "on": False}]
    opened.say({"type": "own-state", "layers": states})
    assert opened.frame.evaluate(STYLE, "own_1")[0] == "none"
    assert opened.frame.evaluate(STYLE, "own_2") == ["", "0.4"]
    assert opened.frame.evaluate(LEVEL, "own_1") > opened.frame.evaluate(LEVEL, "own_2")
    opened.say({"type": "own-remove", "id": "own_2"})
    assert opened.frame.evaluate(PATHS, "own_2") == 0


def test_an_own_feature_says_its_name_under_the_pointer_as_text(opened):
    opened.say(own(square(7, name=HOSTILE)))
    opened.look_at(*MIDDLE, 16)
    opened.page.mouse.move(720, 452)
    opened.page.wait_for_function("() => heard.some((message) => message.id === 'own_1/7')")
    assert opened.frame.evaluate("() => document.querySelector('.tip').textContent") == HOSTILE
    assert opened.frame.evaluate("() => window.harm") is None


def test_a_chosen_own_feature_stands_out_until_its_layer_goes(opened):
    drawn = "() => document.querySelectorAll('.leaflet-chosen-pane path').length"
    opened.say(own(square(0), square(1)))
    opened.say({"type": "own-select", "id": "own_1", "row": 1, "fly": False})
    assert opened.frame.evaluate(drawn) > 0
    opened.say(own(square(0), square(1), colours=[RED]))
    assert opened.frame.evaluate(drawn) > 0
    opened.say({"type": "own-remove", "id": "own_1"})
    assert opened.frame.evaluate(drawn) == 0


def test_a_feature_drawn_by_pictures_alone_is_chosen_by_the_geometry_handed_in(opened):
    chosen = "() => document.querySelectorAll('.leaflet-chosen-pane path').length"
    geometry = square(0)["geometry"]
    opened.say(
        {"type": "own-tiles", "id": "own_1", "bounds": [113.2, 23, 113.3, 23.2], "version": 1}
    )
    opened.say(
        {"type": "own-select", "id": "own_1", "row": 40_000, "geometry": geometry, "fly": True}
    )
    opened.settled()
    west, south, east, north = opened.frame.evaluate(SEEN)
    assert opened.frame.evaluate(chosen) > 0
    assert (west + east) / 2 == pytest.approx(MIDDLE[0], abs=1e-3)
    assert (south + north) / 2 == pytest.approx(MIDDLE[1], abs=1e-3)
    opened.say({"type": "select", "id": None, "fly": False})
    assert opened.frame.evaluate(chosen) == 0


def test_a_feature_known_from_pictures_stands_out_when_its_layer_is_drawn_anew(opened):
    box = [113.2, 23, 113.3, 23.2]
    chosen = {"type": "own-select", "id": "own_1", "row": 1, "fly": False}
    opened.say({"type": "own-tiles", "id": "own_1", "bounds": box, "version": 1})
    opened.say({**chosen, "geometry": square(1)["geometry"]})
    opened.say({"type": "own-remove", "id": "own_1"})
    opened.say(own(square(0), square(1)))
    opened.say(chosen)
    drawn = "() => document.querySelectorAll('.leaflet-chosen-pane path').length"
    assert opened.frame.evaluate(drawn) > 0


def test_pictures_are_asked_of_the_page_and_drawn_as_they_come(answered):
    opened = answered
    opened.look_at(*MIDDLE, 14)
    opened.say(
        {"type": "own-tiles", "id": "own_1", "bounds": [113.2, 23, 113.3, 23.2], "version": 3}
    )
    opened.frame.wait_for_function(
        f"{FILLED.replace('id =>', '() =>', 1).replace('${id}', 'own_1')}"
    )
    asked = opened.heard("tile")
    assert {(one["id"], one["version"], one["z"]) for one in asked} == {("own_1", 3, 13)}
    assert int((MIDDLE[0] + 180) / 360 * 2**13) in {one["x"] for one in asked}


def test_data_beyond_the_district_can_be_looked_at(opened):
    foshan = (112.9, 22.9)
    opened.say(own(square(0, about=foshan)))
    opened.say({"type": "own-select", "id": "own_1", "row": 0, "fly": True})
    opened.settled()
    opened.page.wait_for_timeout(600)
    west, south, east, north = opened.frame.evaluate(SEEN)
    assert west < foshan[0] < east
    assert south < foshan[1] < north


@pytest.mark.parametrize(
    "message",
    [
        own(square(0), layer="village_renewal"),
        own(square(0), layer="own_1'] , * ["),
        own(square(0), colours=["url(https://example.org)"]),
        own({"type": "Feature", "properties": {"row": 1}, "geometry": {"type": "Polygon"}}),
        own(square(0, about=(float("1e9"), 23))),
        own(None, 3, {"properties": None}),
        own({**square(0), "geometry": {"type": "Point", "coordinates": ["113", "23"]}}),
        {"type": "own-tiles", "id": "own_1", "bounds": [1, 2, 3], "version": 1},
        {"type": "own-tiles", "id": "own_1", "bounds": [113, 23, 114, 24], "version": "1"},
        {"type": "own-select", "id": "own_9", "row": -1, "fly": True},
        {"type": "own-state", "layers": [None, 3, {"id": {}}]},
        {"type": "tile", "ticket": "1", "bitmap": "data:image/png;base64,"},
        {"type": "own-remove", "id": "water"},
    ],
)
def test_a_message_about_own_layers_that_makes_no_sense_draws_nothing(opened, message):
    errors = []
    opened.page.on("pageerror", lambda error: errors.append(str(error)))
    drawn = "() => document.querySelectorAll('path, canvas').length"
    before = opened.frame.evaluate(drawn)
    opened.say(message)
    assert opened.frame.evaluate(drawn) == before
    assert errors == []


def test_own_layers_break_none_of_the_document_s_rules(answered):
    opened = answered
    said = []
    opened.page.on("console", lambda message: said.append(message.text))
    opened.say(own(square(0)))
    opened.say(
        {"type": "own-tiles", "id": "own_2", "bounds": [113.2, 23, 113.3, 23.2], "version": 1}
    )
    opened.page.wait_for_timeout(400)
    assert said == []
