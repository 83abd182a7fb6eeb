"""Which place is meant by words."""

from __future__ import annotations

import pytest

from map_app.errors import UnknownPlaceError


@pytest.mark.parametrize(
    ("words", "place_id"),
    [
        ("village-donglang", "village-donglang"),
        ("东塱村", "village-donglang"),
        (" 东 塱 村 ", "village-donglang"),
        ("东塱", "village-donglang"),
        ("11号线", "line-11"),
        ("11 号线", "line-11"),
        ("１１号线", "line-11"),
        ("十一号线", "line-11"),
        ("地铁11号线", "line-11"),
        ("岭南v谷", "landmark-lingnan-v"),
        ("如意坊-沙面历史文化组团", "cluster-ruyifang-shamian"),
        ("聚龙湾组团", "cluster-julong"),
        ("大坦沙医药健康产业组团", "cluster-datansha"),
        ("三馆合一", "project-sanguan-heyi"),
        ("liwan district", "district-liwan"),
    ],
)
def test_a_place_is_known_by_id_name_and_alias_in_any_width_and_case(atlas, words, place_id):
    assert atlas.place(words).id == place_id


def test_a_place_is_known_by_the_name_that_the_scan_misreads(atlas):
    assert atlas.place("东塍村").id == "village-donglang"


def test_an_id_goes_before_a_name_and_a_name_before_an_alias(folders):
    folders.add("aliases", {"place": "village-b", "alias": "甲村", "kind": "other"})
    folders.add("aliases", {"place": "village-b", "alias": "village-a", "kind": "other"})
    atlas = folders.load()
    assert atlas.place("甲村").id == "village-a"
    assert atlas.place("village-a").id == "village-a"


def test_words_for_several_places_list_them(folders):
    folders.add("aliases", {"place": "village-a", "alias": "老村", "kind": "short"})
    folders.add("aliases", {"place": "station-a", "alias": "老村", "kind": "short"})
    with pytest.raises(UnknownPlaceError) as caught:
        folders.load().place("老村")
    assert str(caught.value) == (
        "“老村”可指多处：甲村（village-a）、甲村站（station-a），请写全名或编号。"
    )
    assert caught.value.suggestions == ("village-a", "station-a")


@pytest.mark.parametrize(
    ("words", "place_id"),
    [
        ("西塱", "village-xilang"),
        ("坦尾", "village-tanwei"),
        ("龙溪", "village-longxi"),
        ("南漖", "village-nanjiao"),
        ("鹤洞", "village-hedong"),
        ("核心区", "cluster-core"),
        ("8号线北延段", "line-8"),
        ("西塍村", "village-xilang"),
        ("北片区", "precinct-north"),
        ("聚龙湾", "cluster-julong"),
        ("芳村", "station-fangcun"),
        ("西塱站", "station-xilang"),
    ],
)
def test_a_bare_name_is_the_one_place_that_the_plan_calls_so(atlas, words, place_id):
    assert atlas.place(words).id == place_id


def test_a_bare_name_that_the_plan_gives_to_none_of_several_places_lists_them(atlas):
    with pytest.raises(UnknownPlaceError) as caught:
        atlas.place("花地湾")
    assert str(caught.value) == (
        "“花地湾”可指多处：花地湾站（station-huadiwan）、花地湾商务组团（cluster-huadiwan），"
        "请写全名或编号。"
    )


@pytest.mark.parametrize("words", ["东朗村", "东塱材", "donglangcun", "東塱村"])
def test_a_slip_brings_the_name_that_looks_or_sounds_alike(atlas, words):
    with pytest.raises(UnknownPlaceError) as caught:
        atlas.place(words)
    assert caught.value.suggestions[0] == "东塱村"
    assert f"“{words}”不是本图中的地点，是不是要找东塱村" in str(caught.value)


@pytest.mark.parametrize(
    "words", ["", "   ", "<script>", "xyzzy", "\udcff", "a\nb\x1b[1m", "?" * 5000]
)
def test_nonsense_is_one_short_sentence(atlas, words):
    with pytest.raises(UnknownPlaceError) as caught:
        atlas.place(words)
    assert str(caught.value).isprintable()
    assert str(caught.value).endswith(("。", "？"))
    assert len(str(caught.value)) < 120


def test_every_place_is_found_by_its_own_id_and_name(atlas):
    for place in atlas.plan.places.values():
        assert atlas.place(place.id) == place
        assert atlas.place(place.name) == place


def test_a_record_says_what_the_ground_knows_and_none_where_it_knows_nothing(atlas):
    village, line = atlas.record("village-donglang"), atlas.record("line-1")
    assert village.layer == "village_renewal"
    assert village.area_ha > 5
    assert village.length_km is None
    assert line.length_km > 5
    assert line.area_ha is None
    nowhere = atlas.record("line-25")
    assert (nowhere.layer, nowhere.point, nowhere.precision_m) == (None, None, None)


def test_records_are_of_one_kind_when_asked(atlas):
    assert len(atlas.records("village")) == 20
    assert len(atlas.records("cluster")) == 12
    assert len(atlas.records()) == len(atlas.plan.places)
    assert atlas.records("nothing") == ()


def test_a_record_of_no_place_is_refused_with_a_sentence(atlas):
    with pytest.raises(UnknownPlaceError):
        atlas.record("village-nowhere")
