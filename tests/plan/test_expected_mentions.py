"""Every mention of belt, zones, precincts, clusters, villages, lines and stations, counted by eye.

`expected_mentions.csv` comes from reading the whole text: place, count and the offset at which each
mention starts. Read with it:

- titles of chapters and sections and captions of figures name nothing; titles of items do, for they
  end like sentences
- 地铁 right before a line belongs to its name
- 聚龙湾片区 is the Julong cluster, 岭南文化中心区（荔湾片区） the Lingnan zone
- a project's name names the place that it is tied to: 名创优品白鹤沙科技大厦 is in 白鹤沙; a bridge
  or a creek that carries a place's name is not tied to it
- “西塱、广钢车辆段周边” is the land around two depots
"""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

EXPECTED = Path(__file__).with_name("expected_mentions.csv")
KINDS = {
    "belt": 1,
    "zone": 2,
    "precinct": 2,
    "cluster": 12,
    "village": 20,
    "metro_line": 10,
    "rail_line": 5,
}


def expected_rows():
    with EXPECTED.open(encoding="utf-8", newline="") as file:
        return [
            (row["place"], int(row["count"]), [int(start) for start in row["starts"].split()])
            for row in csv.DictReader(file)
        ]


def test_a_place_is_mentioned_where_a_reader_finds_it_and_nowhere_else(plan):
    mentioned = {
        place_id: [m.start for m in plan.mentions if m.place_id == place_id]
        for place_id, _, _ in expected_rows()
    }
    assert mentioned == {place_id: starts for place_id, _, starts in expected_rows()}


def test_the_count_by_eye_is_that_of_the_offsets_beside_it():
    wrong = [place_id for place_id, count, starts in expected_rows() if len(starts) != count]
    assert wrong == []


@pytest.mark.parametrize("kind", KINDS)
def test_every_place_of_the_kind_was_counted(plan, kind):
    counted = {place_id for place_id, _, _ in expected_rows()}
    of_kind = {place.id for place in plan.places.values() if place.kind == kind}
    assert len(of_kind) == KINDS[kind]
    assert of_kind <= counted


def test_the_depots_are_named_in_the_land_around_them_not_village_nor_station(plan):
    start = plan.text.index("西塱、广钢车辆段周边")
    named = [
        m.place_id for m in plan.mentions if start <= m.start < start + len("西塱、广钢车辆段")
    ]
    assert named == ["cluster-xilang-depot", "cluster-gzsteel-depot"]


def test_areas_that_share_the_word_are_the_areas_not_village_nor_zone(plan):
    start = plan.text.index("白鹅潭、海龙、东沙、葵蓬等片区")
    named = [
        m.place_id
        for m in plan.mentions
        if start <= m.start < start + len("白鹅潭、海龙、东沙、葵蓬")
    ]
    assert named == [
        "landmark-baietan",
        "landmark-hailong-area",
        "landmark-dongsha-area",
        "landmark-kuipeng-area",
    ]


@pytest.mark.parametrize(
    ("place_id", "name", "listed"),
    [
        ("village-xilang", "西塱", True),
        ("cluster-xilang-depot", "西塱", False),
        ("village-kuipeng", "葵蓬", True),
        ("landmark-kuipeng-area", "葵蓬", False),
        ("zone-hailong", "科创区", True),
    ],
)
def test_words_that_mean_another_place_everywhere_are_no_name_of_the_place_of_one_sentence(
    plan, place_id, name, listed
):
    assert (name in plan.places[place_id].aliases) is listed
