"""Where the map lies in a picture, as the page is told: so that a click in it is a place."""

from __future__ import annotations

import itertools

import pytest
import shapely

from map_app.geo import to_grid

SHARES = (0.0, 0.31, 0.5, 1.0)


def numbers(answer, name):
    return [float(value) for value in answer.headers[name].split(",")]


def between(corners, right, down):
    """Return the position between four corners, as the page works it out."""
    north_west, north_east, south_east, south_west = zip(corners[::2], corners[1::2], strict=True)
    return tuple(
        (nw * (1 - right) + ne * right) * (1 - down) + (sw * (1 - right) + se * right) * down
        for nw, ne, se, sw in zip(north_west, north_east, south_east, south_west, strict=True)
    )


def furthest_off_mm(answer, briefing):
    """Return how far on paper the page's positions lie from those of the map, at most."""
    frame, layout = briefing.picture.frame, briefing.layout
    left, top, width, height = numbers(answer, "x-map-box")
    corners = numbers(answer, "x-map-corners")
    offs_mm = []
    for right, down in itertools.product(SHARES, SHARES):
        there = to_grid(shapely.Point(*between(corners, right, down)))
        x_mm, y_mm = frame.on_page_mm(there.x, there.y)
        offs_mm.append(abs(x_mm - (left + right * width) * layout.width_mm))
        offs_mm.append(abs(y_mm - (top + down * height) * layout.height_mm))
    return max(offs_mm) * layout.magnify


@pytest.mark.parametrize(
    "asked",
    ["", "place=village-donglang", "place=line-11&paper=A3&upright=1", "paper=16:9&scale=100000"],
)
def test_a_click_in_the_picture_is_the_place_under_it_to_a_twentieth_millimetre(
    client, desk, asked
):
    answer = client.get(f"/export?format=png&{asked}")
    assert furthest_off_mm(answer, desk.asked[0][1]) < 0.05


def test_a_click_on_a_map_of_a_village_is_right_within_two_metres(client, desk):
    answer = client.get("/export?place=village-donglang&scale=20000")
    briefing = desk.asked[0][1]
    assert furthest_off_mm(answer, briefing) * briefing.picture.frame.denominator / 1000 < 2


def test_the_picture_says_where_the_chosen_place_is(client, atlas):
    lon, lat = numbers(client.get("/export?place=village-donglang"), "x-map-chosen")
    assert atlas.ground.feature_geometry("village-donglang").contains(shapely.Point(lon, lat))


@pytest.mark.parametrize("asked", ["", "place=village-donglang&extent=113.2,23.1,113.22,23.12"])
def test_a_picture_that_shows_no_chosen_place_names_no_point(client, asked):
    assert "x-map-chosen" not in client.get(f"/export?{asked}").headers


def test_a_page_with_other_words_says_where_its_own_map_lies(client):
    usual, turned = client.get("/export"), client.get("/export?upright=1&blocks=-targets,qr")
    assert usual.headers["x-map-box"] != turned.headers["x-map-box"]


def test_only_pictures_say_where_their_map_lies(client):
    assert "x-map-box" not in client.get("/export?format=pdf").headers
