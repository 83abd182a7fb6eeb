"""A set is a row of the data folder, or places that a reader names."""

from __future__ import annotations

import pytest

from map_app.briefing.sets.place_set import MOST_PLACES, read_set
from map_app.errors import RequestError


@pytest.fixture
def read(atlas, look):
    return lambda words, language="zh": read_set(words, atlas, look, language)


def test_villages_are_the_twenty_in_the_order_of_the_seeds(read, atlas):
    villages = read("villages")
    assert villages.places == tuple(one.id for one in atlas.records("village"))
    assert (len(villages.places), villages.title) == (20, "旧村改造（20村）")


@pytest.mark.parametrize(("name", "count"), [("clusters", 12), ("lines", 15)])
def test_shipped_sets_hold_what_their_names_say(read, name, count):
    assert len(read(name, "en").places) == count


def test_every_shipped_set_can_be_made(read, look):
    assert all(read(row.id).places for row in look.briefings.sets)


def test_places_are_named_by_id_name_or_alias_and_each_once(read):
    chosen = read("东塱村, line-11，11 号线、cluster-core")
    assert chosen.places == ("village-donglang", "line-11", "cluster-core")
    assert (chosen.id, chosen.title) == ("places", "所选3处")


def test_sets_and_places_can_be_named_together(read):
    assert len(read("villages,line-11,village-donglang").places) == 21


def test_all_unknown_names_are_told_at_once(read):
    with pytest.raises(RequestError) as refused:
        read("东塱村,甲乙丙,xyz-1")
    assert "甲乙丙" in str(refused.value)
    assert "xyz-1" in str(refused.value)
    assert "东塱村" not in str(refused.value)


def test_an_english_reader_is_told_in_english(read):
    with pytest.raises(RequestError, match="is no place or set here"):
        read("xyz-1", "en")


@pytest.mark.parametrize("words", ["", " , ，", "、"])
def test_a_set_of_nothing_is_refused(read, words):
    with pytest.raises(RequestError, match="villages"):
        read(words)


def test_more_places_than_a_set_can_have_are_refused_without_looking_them_up(read):
    with pytest.raises(RequestError, match=str(MOST_PLACES)):
        read(",".join(["东塱村"] * (MOST_PLACES + 1)))
