"""Names stand where their places are, in the reader's language."""

from __future__ import annotations

import gc
import weakref

import pytest
import shapely

from map_app.atlas import default_view
from map_app.cartography import feature_name, labels, layer_labels
from tests.support.own_layers import own_layer


@pytest.fixture(scope="session")
def named(atlas, look):
    return labels(atlas, look, default_view(atlas))


def test_every_village_and_cluster_has_a_name_on_its_own_ground(atlas, named):
    areas = [label for label in named if label.kind in {"village", "cluster"}]
    assert len({label.place_id for label in areas}) == 32
    for label in areas:
        ground = atlas.ground.feature_geometry(label.place_id)
        for lon, lat, _ in ((label.lon, label.lat, 0), *label.others):
            assert ground.intersects(shapely.Point(lon, lat))


def test_every_station_has_a_name_without_the_word_station(atlas, named):
    stations = [label for label in named if label.kind == "station"]
    assert len(stations) == len(atlas.ground.layers["metro_stations"].frame)
    assert not any(label.text.endswith("站") for label in stations)


def test_a_river_is_named_along_its_course(named):
    (river,) = (label for label in named if label.text == "珠江西航道")
    assert river.angle_deg != 0
    assert river.spacing_em > 0


def test_no_text_stands_on_its_head(named):
    turns = [label.angle_deg for label in named]
    turns += [angle_deg for label in named for _, _, angle_deg in label.others]
    assert all(-90 <= angle_deg <= 90 for angle_deg in turns)


def test_a_line_is_named_on_a_plate_of_its_colour(named):
    plates = {label.badge for label in named if label.text == "6号线"}
    assert plates == {"#80225F"}


def test_a_long_name_is_broken_between_its_words(named):
    assert "海龙广佛高质量发展\n科创示范区" in {label.text for label in named}


def test_a_layer_that_is_off_has_no_names(atlas, look):
    shown = layer_labels(atlas, look, ["metro_stations"], "zh")
    assert {label.kind for label in shown} == {"station", "neighbour"}


def test_names_are_english_for_an_english_reader(atlas, look):
    shown = layer_labels(atlas, look, ["metro_stations", "water", "metro_lines"], "en")
    assert "Xilang" in {label.text for label in shown}
    assert "Line 6" in {label.text for label in shown}
    chinese = [label.text for label in shown if any("\u4e00" <= c <= "\u9fff" for c in label.text)]
    assert chinese == []


def test_every_feature_has_an_english_name(atlas):
    for layer in atlas.ground.layers.values():
        for row in layer.frame.drop(columns="geometry").to_dict("records"):
            name = feature_name(atlas, row, "en")
            assert not any("\u4e00" <= letter <= "\u9fff" for letter in name)


def test_a_place_has_the_plans_name_whatever_an_offices_file_calls_it(atlas):
    row = {"id": "village-donglang", "name": "440103-017"}
    assert feature_name(atlas, row, "zh") == "东塱村"


def test_the_important_names_come_first(named):
    assert [label.rank for label in named] == sorted(label.rank for label in named)


def test_the_names_of_one_atlas_serve_all_readers_and_keep_nobody_s_layers(atlas, look, named):
    mine = atlas.with_layer(own_layer([shapely.box(113.20, 23.06, 113.24, 23.10)]))
    seen = labels(mine, look, default_view(mine))
    assert all(one is other for one, other in zip(seen, named, strict=True))
    layer = weakref.ref(mine.own[0])
    del mine
    gc.collect()
    assert layer() is None
