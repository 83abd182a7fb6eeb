"""How statements bear on a place, on a small plan; never mixed, nothing twice."""

from __future__ import annotations

import pytest

from map_app.errors import UnknownPlaceError
from tests.atlas.small_folders import feature, spoken

BELT_INCLUDES, CLUSTER_TRADES, BELT_GROWS = (
    "沿江带包括丙组团。",
    "丙组团发展商贸。",
    "沿江带发展总部经济。",
)


def quotes(entries):
    return [entry.quote for entry in entries]


def test_named_entries_stand_in_text_order(small):
    assert quotes(small.sheet("cluster-c").named) == [BELT_INCLUDES, CLUSTER_TRADES]


def test_through_has_what_the_plan_says_of_what_holds_the_place(small):
    (entry,) = small.sheet("cluster-c").through
    assert entry.quote == BELT_GROWS
    assert (entry.through.place.id, entry.through.relation) == ("belt-y", "part_of")
    assert entry.through.citation.label == "《纲要》第一章"
    assert entry.through.share is None


def test_what_is_named_is_not_repeated_under_through(small):
    assert BELT_INCLUDES not in quotes(small.sheet("cluster-c").through)


def test_through_follows_relations_upwards(folders):
    one = {"place": "village-a", "relation": "part_of", "through": "cluster-c"}
    folders.add("relations", {"id": "r2", **one, **spoken("推进甲村、乙村改造。")})
    sheet = folders.load().sheet("village-a")
    assert [t.place.id for t in sheet.belongs_to] == ["cluster-c", "belt-y"]
    assert quotes(sheet.through) == [BELT_INCLUDES, CLUSTER_TRADES, BELT_GROWS]


def test_relations_that_go_round_end(folders):
    one = {"place": "belt-y", "relation": "counted_in", "through": "cluster-c"}
    folders.add("relations", {"id": "r2", **one, **spoken(BELT_INCLUDES)})
    atlas = folders.load()
    assert [t.place.id for t in atlas.sheet("belt-y").belongs_to] == ["cluster-c"]
    assert [t.place.id for t in atlas.sheet("cluster-c").belongs_to] == ["belt-y"]


def test_the_drawn_areas_come_apart_from_what_the_plan_says(small):
    sheet = small.sheet("village-a")
    assert sheet.through == ()
    assert [(e.quote, e.through.place.id) for e in sheet.sketch] == [
        (BELT_INCLUDES, "cluster-c"),
        (CLUSTER_TRADES, "cluster-c"),
        (BELT_GROWS, "belt-y"),
    ]
    assert {e.through.share for e in sheet.sketch} == {1.0}
    assert {e.through.relation for e in sheet.sketch} == {None}


def test_what_the_plan_says_already_is_not_said_again_by_the_sketch(small):
    assert small.sheet("cluster-c").sketch == ()


def test_an_overlap_thinner_than_the_error_is_no_answer(folders):
    assert folders.load().sheet("village-b").sketch
    folders.features(
        "villages",
        feature("village-a", "甲村"),
        feature("village-b", "乙村", precision_m=150),
    )
    assert folders.load().sheet("village-b").sketch == ()


def test_a_place_that_lies_in_an_area_by_a_third_is_told_whatever_the_error(folders):
    folders.features(
        "villages",
        feature("village-a", "甲村", precision_m=5000),
        feature("village-b", "乙村"),
    )
    sheet = folders.load().sheet("village-a")
    assert {entry.through.precision_m for entry in sheet.sketch} == {5000}


def test_a_point_lies_in_what_holds_it_and_has_no_share_of_it(small):
    ways = small.sheet("station-a").belongs_to
    assert [(t.place.id, t.relation, t.share) for t in ways] == [
        ("cluster-c", None, None),
        ("belt-y", None, None),
    ]
    assert {t.precision_m for t in ways} == {100}


def line_along(folders, *ends):
    """Draw the line anew and return what it lies in."""
    geometry = {"type": "LineString", "coordinates": [[113.21, lat] for lat in ends]}
    folders.features("lines", {**feature("line-11", "11号线"), "geometry": geometry})
    return folders.load()


def test_a_line_is_measured_within_the_district_however_far_it_is_drawn(folders):
    inside = line_along(folders, 23.0, 23.1)
    beyond = line_along(folders, 22.9, 23.0, 23.1, 23.3)
    assert beyond.record("line-11").length_km == inside.record("line-11").length_km
    assert beyond.record("line-11").length_km == pytest.approx(11.07, abs=0.02)
    assert beyond.sheet("line-11").belongs_to == inside.sheet("line-11").belongs_to
    belt, cluster = beyond.sheet("line-11").belongs_to
    assert (belt.place.id, belt.share) == ("belt-y", 1.0)
    assert (cluster.place.id, cluster.share) == ("cluster-c", 0.2)
    assert cluster.length_km == pytest.approx(2.215, abs=0.01)


def test_a_line_wholly_beyond_the_district_has_no_length_and_lies_in_nothing(folders):
    atlas = line_along(folders, 23.2, 23.3)
    assert atlas.record("line-11").length_km is None
    assert atlas.sheet("line-11").belongs_to == ()


@pytest.mark.parametrize(("metres", "told"), [(380, False), (420, True)])
def test_a_line_runs_in_an_area_300_metres_beyond_the_error(folders, metres, told):
    begins = 23.02 - metres / 110_750
    sheet = line_along(folders, begins, 23.06).sheet("line-11")
    assert ("cluster-c" in {t.place.id for t in sheet.belongs_to}) == told


def test_an_area_lies_in_no_area_of_its_own_rank(small):
    assert small.sheet("belt-y").belongs_to == ()
    assert small.sheet("district-x").belongs_to == ()


def test_a_place_that_the_plan_never_names_says_so(small):
    sheet = small.sheet("station-a")
    assert sheet.named == ()
    assert "《纲要》没有提到甲村站。" in sheet.not_found
    assert len(sheet.not_found) == len(sheet.not_found_en)


def test_a_row_that_says_what_is_missing_is_not_said_again(folders):
    gap = {
        "kind_or_place": "station-a",
        "sentence_zh": "《纲要》未提及甲村站。",
        "sentence_en": "The plan does not name it.",
    }
    folders.add("gaps", gap)
    said = folders.load().sheet("station-a").not_found
    assert said[0] == "《纲要》未提及甲村站。"
    assert "《纲要》没有提到甲村站。" not in said


def test_a_sheet_is_made_once(small):
    assert small.sheet("village-a") is small.sheet("village-a")


def test_a_sheet_of_no_place_is_refused_with_a_sentence(small):
    with pytest.raises(UnknownPlaceError, match="不是本图中的地点"):
        small.sheet("village-z")
