"""The chosen place's outline lies upon the place, however the reader came to it."""

from __future__ import annotations

import pytest

from tests.support.map_page import MapPage

PLACES = {
    "belt-baietan": ("belt_and_zones", "白鹅潭沿江总部经济带"),
    "zone-hailong": ("belt_and_zones", "海龙广佛高质量发展科创示范区"),
    "cluster-datansha": ("baietan_clusters", "大坦沙健康医疗组团"),
    "village-huadi": ("village_renewal", "花地村"),
}
BOXES = """selector => [...document.querySelectorAll(selector)].map(path => {
    const box = path.getBoundingClientRect();
    return [box.left, box.top, box.right, box.bottom].map(Math.round);
})"""
CHOSEN = ".leaflet-chosen-pane path:not([data-before])"
SET_ASIDE = f"() => document.querySelectorAll('{CHOSEN}').forEach(one => one.dataset.before = 1)"
"""What is drawn of one choice is not taken for the next one's."""
FLIGHTS = 10
"""As often as the map may come to a stand before it lies where it was sent."""
PIXELS = 6


def comes_to_lie_upon_its_place(reader, layer):
    """Return whether the map, once it stands still, shows the outline upon its place."""
    reader.frame.locator(CHOSEN).first.wait_for(state="attached")
    for _ in range(FLIGHTS):
        reader.settled()
        if lies_upon_its_place(reader, layer):
            return True
    return False


def lies_upon_its_place(reader, layer):
    """Return whether the outermost chosen drawing covers one feature of the layer, and no more."""
    chosen = reader.frame.evaluate(BOXES, CHOSEN)
    features = reader.frame.evaluate(BOXES, f".leaflet-layer-{layer}-pane path")
    return any(
        all(abs(a - b) <= PIXELS for a, b in zip(drawn, feature, strict=True))
        for drawn in chosen
        for feature in features
    )


@pytest.mark.parametrize("place_id", ["belt-baietan", "village-huadi"])
def test_the_outline_lies_upon_a_place_opened_by_its_address(open_page, app, place_id):
    layer, name = PLACES[place_id]
    reader = MapPage(open_page()).open(f"{app.url}?place={place_id}")
    reader.wait_for_heading(name)
    assert comes_to_lie_upon_its_place(reader, layer)


def test_the_outline_follows_from_place_to_place_and_back(open_page, app):
    reader = MapPage(open_page()).open(app.url)
    for place_id in [*PLACES, *reversed(PLACES)]:
        layer, name = PLACES[place_id]
        reader.frame.evaluate(SET_ASIDE)
        reader.page.get_by_role("combobox").fill(name)
        reader.page.get_by_role("option").filter(has_text=name).first.click()
        reader.wait_for_heading(name)
        assert comes_to_lie_upon_its_place(reader, layer), place_id
