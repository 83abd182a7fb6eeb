"""A reader's own layers are asked as the plan's are, and never change what others are told."""

from __future__ import annotations

from dataclasses import replace

import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from pyproj import Geod

from map_app.atlas.questions import (
    AreaError,
    answer_question,
    ask_area,
    many_pairs,
    own_things,
    read_area,
    read_question,
    things_of_layer,
    word_of_area,
)
from map_app.atlas.questions.many_pairs import ManyPairsError
from map_app.errors import RequestError
from tests.support.own_layers import own_layer

ELLIPSOID = Geod(ellps="WGS84")
HERE = (113.225, 23.1)
AROUND = "circle,113.225,23.1,800"


def square(size=1e-3, east=0.0, north=0.0):
    """Return an area around a spot of the district, its half side in degrees."""
    lon, lat = HERE[0] + east, HERE[1] + north
    return shapely.box(lon - size, lat - size, lon + size, lat + size)


def asked(atlas, word, *layers):
    return ask_area(atlas, read_area(word, atlas), layers)


def hits_of(atlas, word, layer):
    return [one.b.name for one in asked(atlas, word, layer)[0].overlaps.hits]


@settings(max_examples=25, deadline=None)
@given(st.lists(st.floats(1e-4, 2e-2), min_size=1, max_size=3))
def test_the_shared_atlas_answers_the_same_whatever_its_readers_bring(atlas, sizes):
    before = asked(atlas, AROUND, "village_renewal", "metro_stations")
    layers = [
        own_layer([square(size)], layer_id=f"own_{number}") for number, size in enumerate(sizes)
    ]
    mine = atlas.with_layer(*layers)
    hits = asked(mine, AROUND, *(layer.id for layer in layers))
    assert all(one.overlaps.hits for one in hits)
    assert asked(mine, AROUND, "village_renewal", "metro_stations") == before
    assert asked(atlas, AROUND, "village_renewal", "metro_stations") == before
    assert atlas.own == ()
    with pytest.raises(RequestError):
        things_of_layer(atlas, layers[0].id)


def test_one_reader_s_atlas_has_nothing_of_another_s(atlas):
    one = atlas.with_layer(own_layer([square()], title="甲"))
    other = atlas.with_layer(own_layer([square(east=0.1)], title="乙"))
    assert [layer.title for layer in one.own] == ["甲"]
    assert [layer.title for layer in other.own] == ["乙"]
    assert hits_of(one, AROUND, "own_1") == ["第1块"]
    assert hits_of(other, AROUND, "own_1") == []


def test_a_layer_of_the_same_id_takes_the_place_of_the_old(atlas):
    mine = atlas.with_layer(own_layer([square()], title="旧"))
    assert [one.title for one in mine.with_layer(own_layer([square()], title="新")).own] == ["新"]


def test_how_much_of_an_own_area_lies_in_a_circle_is_right_to_a_thousandth(atlas):
    area = square(1e-3)
    mine = atlas.with_layer(own_layer([area]))
    (hit,) = asked(mine, AROUND, "own_1")[0].overlaps.hits
    exact_m2 = abs(ELLIPSOID.geometry_area_perimeter(area)[0])
    assert hit.area_ha == pytest.approx(exact_m2 / 10_000, rel=1e-3)
    assert hit.share_of_b == 1


def test_an_own_feature_is_asked_about_with_what_lies_around_it(atlas):
    mine = atlas.with_layer(own_layer([square(), square(east=0.004)]))
    bare, around = read_area("own,own_1/1", mine), read_area("own,own_1/1~500", mine)
    assert (bare.place.name, word_of_area(around)) == ("第1块", "own,own_1/1~500")
    assert hits_of(mine, "own,own_1/1", "own_1") == []
    assert hits_of(mine, "own,own_1/1~500", "own_1") == ["第2块"]


@pytest.mark.parametrize("path", ["own_1/0", "own_1/2", "own_2/1", "own_1", "", "own_1/1/1", "x/1"])
def test_what_is_no_own_feature_cannot_be_asked_about(atlas, path):
    mine = atlas.with_layer(own_layer([square()]))
    with pytest.raises(AreaError) as told:
        read_area(f"own,{path}", mine)
    assert told.value.key == "asked.no_own"


def test_without_the_reader_s_layers_there_is_no_own_feature(atlas):
    with pytest.raises(AreaError):
        read_area("own,own_1/1", atlas)


def test_a_sliver_of_a_village_and_an_own_area_is_within_drawing_error(atlas):
    village = atlas.ground.feature_geometry("village-donglang")
    west, south, _, north = village.bounds
    beside = shapely.box(west - 0.01, south, west + 1e-5, north)
    mine = atlas.with_layer(own_layer([beside]))
    found = asked(mine, "own,own_1/1", "village_renewal")[0].overlaps
    assert [one.b.id for one in found.within_drawing_error] == ["village-donglang"]
    assert found.hits == ()


def test_how_exact_an_own_layer_is_counts_once_its_reader_has_said_so(atlas):
    sharp = atlas.with_layer(own_layer([square(), square(1e-3, east=0.0019)]))
    blunt = atlas.with_layer(replace(sharp.own[0], precision_m=30.0))
    told = "own,own_1/1"
    assert len(asked(sharp, f"{told}~1", "own_1")[0].overlaps.hits) == 1
    assert len(asked(blunt, f"{told}~1", "own_1")[0].overlaps.within_drawing_error) == 1


def test_a_feature_without_a_name_is_told_by_its_number(atlas):
    mine = atlas.with_layer(own_layer([square()], [{"亩": 3}]))
    assert hits_of(mine, AROUND, "own_1") == ["#1"]


def test_too_many_features_are_said_not_to_be_checked(atlas, monkeypatch):
    monkeypatch.setattr(own_things, "MOST_ASKED", 1)
    mine = atlas.with_layer(own_layer([square(), square(2e-3)]))
    (answer,) = asked(mine, AROUND, "own_1")
    assert not answer.is_checked
    assert not answer.is_empty
    assert answer.overlaps.hits == ()
    assert "一次最多核对" in answer.overlaps.unchecked[0].why_zh


def test_features_that_lie_elsewhere_do_not_count_for_too_many(atlas, monkeypatch):
    monkeypatch.setattr(own_things, "MOST_ASKED", 1)
    mine = atlas.with_layer(own_layer([square(), square(east=0.1), square(east=0.2)]))
    assert hits_of(mine, AROUND, "own_1") == ["第1块"]


def test_what_the_file_had_and_was_not_read_is_not_to_be_checked(atlas):
    layer = own_layer([square()])
    mine = atlas.with_layer(replace(layer, source=replace(layer.source, rejected=3)))
    (told,) = asked(mine, AROUND, "own_1")[0].overlaps.unchecked
    assert (told.what, told.why_zh) == ("我的地块", "文件中有3个要素未能读入")


@pytest.mark.parametrize(
    ("word", "near"),
    [
        ("overlap,own_1,own_2", 0),
        ("overlap,own_2,district", 0),
        ("nearest,own_1,metro_stations", 2),
        ("within,metro_stations,own_1,500", 2),
    ],
)
def test_any_two_layers_can_be_asked_own_ones_too(atlas, word, near):
    lon, lat = atlas.record("station-fangcun").point
    first = own_layer([square(), shapely.Point(lon, lat)], title="甲")
    second = own_layer([square(2e-3)], layer_id="own_2", title="乙")
    mine = atlas.with_layer(first, second)
    told = read_question(word, mine)
    assert told.word == word
    found = answer_question(mine, told.question, told.metres)
    assert len(found.near) == near
    assert bool(found.overlaps) == word.startswith("overlap")
    with pytest.raises(RequestError):
        read_question(word, atlas)


def test_more_pairs_than_anybody_reads_are_refused(atlas, monkeypatch):
    monkeypatch.setattr(many_pairs, "MOST_PAIRS", 3)
    several = [square(1e-3 + 1e-5 * step) for step in range(4)]
    mine = atlas.with_layer(own_layer(several), own_layer(several, layer_id="own_2"))
    for word in ("overlap,own_1,own_2", "within,own_1,own_2,50"):
        told = read_question(word, mine)
        with pytest.raises(ManyPairsError):
            answer_question(mine, told.question, told.metres)
