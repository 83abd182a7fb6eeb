"""The map document alone in Chromium: names, the chosen place, messages, foreign words."""

from __future__ import annotations

import pytest
import shapely

from map_app.draw import map_document
from tests.draw.map_support import with_layer
from tests.support.map_frame import SEEN, MapFrame

HOSTILE = "<img src=x onerror='window.harm=1'><script>window.harm=1</script>"
MIDDLE = (113.225, 23.1)
OVERLAPS = """() => {
    const level = (node) => getComputedStyle(node).transform.startsWith('matrix(1, 0, 0, 1');
    const seen = [...document.querySelectorAll('.name-words')].filter(level)
        .map((node) => [node.textContent, node.getBoundingClientRect()]);
    const meet = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1
        && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 1;
    return seen.flatMap(([one, a], i) => seen.slice(i + 1)
        .filter(([, b]) => meet(a, b)).map(([other]) => `${one}/${other}`));
}"""


BOTH = """([message, [width, height], wait]) => {
    const node = document.querySelector('iframe');
    setTimeout(() => Object.assign(node.style, {width, height}), Math.max(wait, 0));
    setTimeout(() => node.contentWindow.postMessage(message, '*'), Math.max(-wait, 0));
}"""
BESIDE_TEXT = ["760px", "840px"]
ABOVE_A_SHEET = ["640px", "358px"]
CLOSE_BY = 14
FROM_AFAR = "() => { planMap.setZoom(planMap.getMinZoom(), {animate: false}); }"
PULLED = """() => {
    const until = performance.now() + 400;
    const pull = () => {
        planMap.fire('moveend');
        if (performance.now() < until) requestAnimationFrame(pull);
    };
    pull();
}"""
"""What a frame that took another size tells the map a little later, in the middle of a flight."""


@pytest.fixture
def open_map(open_page, look, standing_maps):
    """Return a function that gives the project's own map document, or that of another Atlas."""

    def open_map(shown=None, language="zh"):
        if shown is None:
            return standing_maps.take(language)
        return MapFrame(open_page(), map_document(shown, look, language).html)

    return open_map


@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_name_covers_another_at_any_zoom(open_map, language):
    opened = open_map(language=language)
    for zoom in (11, 12.25, 13, 13.75, 14, 15, 16, 17):
        opened.look_at(*MIDDLE, zoom)
        assert opened.frame.evaluate(OVERLAPS) == []


def test_a_click_tells_where_it_was_and_how_far_four_pixels_reach(open_map):
    opened = open_map()
    opened.look_at(*MIDDLE, 15)
    opened.page.mouse.click(720, 450)
    opened.page.wait_for_function("() => heard.some((message) => message.type === 'click')")
    (click,) = opened.heard("click")
    assert click["lon"] == pytest.approx(MIDDLE[0], abs=1e-4)
    assert click["lat"] == pytest.approx(MIDDLE[1], abs=1e-4)
    assert click["metres"] == pytest.approx(4 * 4.394, rel=0.01)  # 40075 km cos φ / 2^23


def test_the_chosen_place_stays_when_its_layer_is_switched_off(open_map):
    opened = open_map()
    opened.say({"type": "select", "id": "village-donglang", "fly": False})
    drawn = "() => document.querySelectorAll('.leaflet-chosen-pane path').length"
    before = opened.frame.evaluate(drawn)
    opened.say({"type": "layers", "layers": [{"id": "village_renewal", "on": False}]})
    assert before > 0
    assert opened.frame.evaluate(drawn) == before


def test_the_rest_steps_back_behind_the_chosen_place(open_map):
    opened = open_map()
    opacity = "() => document.querySelector('.leaflet-layer-metro_lines-pane').style.opacity"
    opened.say({"type": "select", "id": "village-donglang", "fly": False})
    stepped_back = float(opened.frame.evaluate(opacity))
    opened.say({"type": "select", "id": None, "fly": False})
    assert stepped_back < 1
    assert float(opened.frame.evaluate(opacity)) == 1


@pytest.mark.parametrize(
    "message",
    [
        "select",
        None,
        {"type": "select", "id": "x" * 100_000},
        {"type": "select", "id": {"toString": 1}},
        {"type": "layers", "layers": [None, 3, {"id": ["water"]}]},
        {"type": "fly", "lon": "113", "lat": 23, "zoom": 12},
        {"type": "fly", "west": 1e308, "south": 0, "east": 1e309, "north": 1},
        {"type": "constructor"},
    ],
)
def test_a_message_that_makes_no_sense_changes_nothing(open_map, message):
    opened = open_map()
    errors = []
    opened.page.on("pageerror", lambda error: errors.append(str(error)))
    where = "() => JSON.stringify([planMap.getCenter(), planMap.getZoom()])"
    before = opened.frame.evaluate(where)
    opened.say(message)
    assert opened.frame.evaluate(where) == before
    assert errors == []


def test_a_foreign_name_is_text_under_the_pointer(open_map, atlas):
    area = shapely.Point(MIDDLE).buffer(0.002)
    opened = open_map(with_layer(atlas, "foreign", [("x-1", HOSTILE, area)]))
    opened.look_at(*MIDDLE, 16)
    opened.page.mouse.move(720, 450)
    opened.page.wait_for_function("() => heard.some((message) => message.id === 'x-1')")
    assert opened.frame.evaluate("() => document.querySelector('.tip').textContent") == HOSTILE
    assert opened.frame.evaluate("() => window.harm") is None


def test_what_comes_to_lie_under_a_pointer_at_rest_is_named(open_map, atlas):
    area = shapely.Point(MIDDLE).buffer(0.002)
    opened = open_map(with_layer(atlas, "own", [("x-1", "自备图层", area)]))
    opened.look_at(113.2, 23.05, 16)
    opened.page.mouse.move(720, 450)
    opened.look_at(*MIDDLE, 16)
    opened.page.wait_for_function("() => heard.some((message) => message.id === 'x-1')")
    opened.look_at(113.2, 23.05, 16)
    opened.frame.wait_for_function("() => !document.querySelector('.tip.is-shown')")


def test_the_document_breaks_none_of_its_own_rules(open_map):
    opened = open_map()
    said = []
    opened.page.on("console", lambda message: said.append(message.text))
    opened.say({"type": "select", "id": "line-11", "fly": True})
    opened.page.wait_for_timeout(700)
    assert said == []


@pytest.mark.parametrize("wait_ms", [-60, 0, 240])
def test_a_place_is_flown_to_whatever_the_frame_does_meanwhile(open_map, wait_ms):
    opened = open_map()
    opened.resize(BESIDE_TEXT)
    opened.frame.evaluate(FROM_AFAR)
    select = {"type": "select", "id": "village-wuyanqiao", "fly": True}
    opened.page.evaluate(BOTH, [select, ABOVE_A_SHEET, wait_ms])
    opened.settled()
    smaller = opened.frame.evaluate(SEEN)
    opened.say({"type": "select", "id": "village-wuyanqiao", "fly": True})
    opened.settled()
    assert smaller == pytest.approx(opened.frame.evaluate(SEEN), abs=1e-5)
    assert opened.frame.evaluate("() => planMap.getZoom()") >= CLOSE_BY


def test_the_whole_district_can_be_seen_in_a_small_frame(open_map, atlas):
    opened = open_map()
    opened.look_at(*MIDDLE, 15)
    opened.resize(ABOVE_A_SHEET)
    opened.frame.evaluate("() => planMap.setZoom(planMap.getMinZoom(), {animate: false})")
    west, south, east, north = opened.frame.evaluate(SEEN)
    district = atlas.ground.feature_geometry(atlas.plan.meta.district).bounds
    assert east - west > district[2] - district[0]
    assert north - south > district[3] - district[1]


def test_a_flight_goes_on_where_the_map_would_be_pulled_inside_its_bounds(open_map):
    opened = open_map()
    opened.resize(ABOVE_A_SHEET)
    opened.frame.evaluate(FROM_AFAR)
    opened.say({"type": "select", "id": "village-wuyanqiao", "fly": True})
    opened.frame.evaluate(PULLED)
    opened.settled()
    assert opened.frame.evaluate("() => planMap.getZoom()") >= CLOSE_BY


@pytest.mark.parametrize(
    "place_id", ["landmark-huadihe", "landmark-baietan", "landmark-houhangdao"]
)
def test_a_chosen_place_carries_its_own_name_where_another_s_usually_stands(
    open_map, atlas, place_id
):
    opened = open_map()
    opened.say({"type": "select", "id": place_id, "fly": False})
    told = opened.frame.evaluate("() => document.querySelector('.name.is-chosen').textContent")
    assert told == atlas.plan.places[place_id].name
