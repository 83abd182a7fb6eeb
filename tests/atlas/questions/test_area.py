"""What is asked about reads and writes as a word of an address."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyproj import Geod

from map_app.atlas import MapView
from map_app.atlas.questions import ask_area, read_area, read_question, word_of_area
from map_app.errors import RequestError

ELLIPSOID = Geod(ellps="WGS84")
WORDS = (
    "polygon,113.2,23.1,113.21,23.1,113.21,23.11",
    "rectangle,113.2,23.1,113.21,23.11~200",
    "circle,113.225,23.1,800",
    "line,113.2,23.1,113.21,23.11~25",
    "place,village-donglang~500",
)


@pytest.mark.parametrize("word", WORDS)
def test_a_word_reads_back_as_itself(atlas, word):
    assert word_of_area(read_area(word, atlas)) == word


@given(st.floats(113.1, 113.3), st.floats(23.0, 23.2), st.floats(1, 5_000))
def test_every_circle_reads_back_as_itself_to_a_decimetre(atlas, lon, lat, radius_m):
    word = word_of_area(read_area(f"circle,{lon:.9f},{lat:.9f},{radius_m:.4f}", atlas))
    again = read_area(word, atlas)
    assert again.points[0] == pytest.approx((lon, lat), abs=1e-6)
    assert again.radius_m == pytest.approx(radius_m, abs=0.06)
    assert word_of_area(again) == word


def test_a_circle_reaches_its_radius_on_the_ellipsoid(atlas):
    area = read_area("circle,113.225,23.1,800", atlas)
    reach = [ELLIPSOID.inv(113.225, 23.1, *spot)[2] for spot in area.bare.exterior.coords]
    assert reach == [pytest.approx(800, abs=0.01)] * len(reach)


def test_the_name_of_a_place_is_taken_as_its_id(atlas):
    assert word_of_area(read_area("place,东塱村~500", atlas)) == "place,village-donglang~500"


def test_an_address_carries_what_is_asked_about(atlas):
    view, sentence = MapView.from_query(f"area={WORDS[0]}&place=line-11", atlas)
    assert sentence is None
    assert dict(view.words)["area"] == WORDS[0]
    assert MapView.from_query(view.to_query(), atlas)[0] == view


def test_an_address_that_asks_about_nothing_known_says_so(atlas):
    view, sentence = MapView.from_query("area=circle,1,2&ask=nothing", atlas)
    assert view.words == ()
    assert "所问范围" in sentence
    assert "问题" in sentence


def test_a_buffer_of_a_sketch_is_no_more_exact_than_the_sketch(atlas):
    area = read_area("place,village-donglang~500", atlas)
    found = ask_area(atlas, area, ["metro_lines"])[0].overlaps
    assert {one.precision_m for one in (*found.hits, *found.within_drawing_error)} == {350.0}


@pytest.mark.parametrize(
    "word",
    [
        *("villages-near-stations", "villages-near-stations,800,operating", "nearest-station"),
        *("overlap,village_renewal,roads", "within,roads,village_renewal,250"),
        *("nearest,village_renewal,metro_stations", "villages-near-stations,,planned"),
    ],
)
def test_a_question_reads_back_as_itself(atlas, word):
    assert read_question(word, atlas).word == word


@pytest.mark.parametrize(
    "word",
    [
        *("", "nothing", "overlap,a,b", "overlap,roads", "within,roads,water", "nearest-station,5"),
        *("within,roads,water,0", "within,roads,water,1e9", "villages-near-stations,x"),
        *("villages-near-stations,500,unheard-of", "villages-in-clusters,,operating"),
        *("overlap,roads,water,5", "villages-near-stations,500,operating,more"),
    ],
)
def test_a_question_that_is_none_is_refused(atlas, word):
    with pytest.raises(RequestError, match=r"^questions\."):
        read_question(word, atlas)
