"""What lies in an area that is asked about, as a page to take away."""

from __future__ import annotations

import math

import pytest

from map_app.atlas import MapView
from map_app.briefing import Options, file_of, make_briefing
from map_app.briefing.options import USUAL_BLOCKS
from map_app.geo import to_grid

CIRCLE = "area=circle,113.225,23.1,800"


def outline(corners):
    turns = [2 * math.pi * one / corners for one in range(corners)]
    return ",".join(
        f"{113.225 + math.cos(turn) / 100:.6f},{23.1 + math.sin(turn) / 100:.6f}" for turn in turns
    )


@pytest.fixture
def made(atlas, look, made_on):
    def make(query, **options):
        view, _ = MapView.from_query(query, atlas)
        return make_briefing(atlas, look, view, made_on, Options(**options))

    return make


def test_the_page_is_headed_by_what_was_asked_and_its_size(made):
    page = made(f"{CIRCLE}~200")
    assert page.title == "所画圆（半径800米）及周边200米"
    assert "公顷" in page.facts[0]
    assert "亩" in page.facts[0]


def test_its_lists_are_hits_what_is_within_drawing_error_and_what_could_not_be_checked(made):
    page = made(CIRCLE)
    heads = [one.head for one in page.sections]
    assert heads[0].startswith("命中（")
    assert heads[1].startswith("绘图误差之内")
    assert any(one.startswith("无法核对，轨道交通：25号线") for one in page.not_found)
    assert any(one.startswith("未命中：") for one in page.not_found)


def test_the_map_shows_the_area_and_the_ground_around_it(made):
    page = made(CIRCLE)
    west, south, east, north = page.picture.frame.bounds_m
    area = page.picture.asked.bounds
    assert west < area[0] < area[2] < east
    assert south < area[1] < area[3] < north
    assert (area[2] - area[0]) / (east - west) > 0.2


def test_layers_that_are_off_are_not_asked(made):
    told = " ".join(
        entry.via
        for section in made(f"{CIRCLE}&layers=-village_renewal").sections
        for entry in section.entries
    )
    assert "旧村" not in told


def test_a_chosen_place_is_what_the_page_is_about_and_the_area_is_still_drawn(made):
    page = made(f"{CIRCLE}&place=village-huadi")
    assert page.title == "花地村"
    assert page.picture.asked is not None


def test_a_view_that_asks_nothing_shows_no_area(made):
    assert made("").picture.asked is None


def test_the_area_of_a_place_is_its_own_drawing(made, atlas):
    asked = made("area=place,village-donglang").picture.asked
    assert asked.equals(to_grid(atlas.ground.feature_geometry("village-donglang")))


@pytest.mark.parametrize("form", ["png", "svg", "pdf", "pptx", "xlsx", "geojson", "gpkg"])
def test_every_kind_of_page_is_written(made, form):
    assert len(file_of(made(CIRCLE, format=form, dpi=100))) > 5_000


def test_an_outline_of_a_hundred_corners_is_written_with_its_address_cut(made):
    address = f"https://map.example/?area=polygon,{outline(100)}"
    page = made(f"area=polygon,{outline(100)}", dpi=100, link=address)
    printed = next(line for line in page.foot if "视图地址" in line)
    assert printed.endswith("…")
    assert len(printed) < 400
    assert file_of(page)


def test_an_address_too_long_for_a_code_gets_none_and_the_foot_says_so(made, look):
    address = f"https://map.example/?area=polygon,{outline(100)}"
    page = made(CIRCLE, link=address, blocks=USUAL_BLOCKS | {"qr"})
    assert page.layout.qr is None
    assert look.say("briefing.long_code", "zh") in "".join(page.foot)


def test_an_english_page_is_english(made):
    page = made(f"{CIRCLE}&lang=en")
    assert page.title == "The circle drawn (radius 800 m)"
    assert page.sections[0].head.startswith("Found (")
