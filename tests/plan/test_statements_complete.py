"""What a second reading of the text, by eye, found is said of the places in the seeds."""

import csv
from pathlib import Path

import pytest

EXPECTED = Path(__file__).with_name("expected_statements.csv")
LINES_NEVER_NAMED = {"line-1", "line-5"}
READ_TWICE = ("belt", "zone", "precinct", "cluster", "village", "metro_line", "rail_line")


def expected_rows():
    with EXPECTED.open(encoding="utf-8", newline="") as file:
        return [(row["place"], row["words"]) for row in csv.DictReader(file)]


def ids_of(plan, *kinds):
    return [place.id for place in plan.places.values() if place.kind in kinds]


def test_a_sentence_found_by_eye_is_named_of_its_place(plan):
    not_named = [
        (place_id, words)
        for place_id, words in expected_rows()
        if not any(words in entry.quote for entry in plan.named(place_id))
    ]
    assert not_named == []


def test_the_second_reading_covers_belt_zones_clusters_lines_and_villages(plan):
    read = {place_id for place_id, _ in expected_rows()}
    assert set(ids_of(plan, *READ_TWICE)) - read == LINES_NEVER_NAMED


def test_a_sheet_has_no_sentence_that_the_second_reading_did_not_find(plan):
    found = expected_rows()
    unread = [
        (place_id, entry.id)
        for place_id in ids_of(plan, *READ_TWICE)
        for entry in plan.named(place_id)
        if not any(place_id == place and words in entry.quote for place, words in found)
    ]
    assert unread == []


def test_what_is_to_be_done_is_stated_and_not_left_a_passage(plan):
    """A sentence of no statement is listed by itself; only two that say where the core lies are."""
    passages = [
        entry.id
        for place_id in ids_of(plan, *READ_TWICE)
        for entry in plan.named(place_id)
        if entry.kind == "passage"
    ]
    assert passages == ["passage-16006-cluster-core", "passage-16168-cluster-core"]


@pytest.mark.parametrize(
    ("place_id", "words", "kinds"),
    [
        ("cluster-core", "重点发展总", {"task", "industry"}),
        ("precinct-south", "大力发展工业互联网", {"task", "industry"}),
        ("cluster-datansha", "重点发展现代商贸、医药健康、文旅创意", {"task", "industry"}),
        ("cluster-ruyifang-shamian", "重点发展现代商贸、医药健康、文旅创意", {"task", "industry"}),
        ("cluster-guangfo-gold", "重点发展现代商贸、医药健康、文旅创意", {"task", "industry"}),
        ("line-11", "大力推进“三隧四路五轨道”建设", {"status"}),
    ],
)
def test_a_sentence_that_says_two_things_of_a_place_is_stated_twice(plan, place_id, words, kinds):
    told = [entry for entry in plan.named(place_id) if words in entry.quote]
    assert len(told) == 2
    assert {entry.kind for entry in told} == kinds


def test_lines_that_the_plan_never_names_say_so(plan):
    for line in LINES_NEVER_NAMED:
        assert plan.named(line) == ()
        assert any("未提及" in gap.sentence_zh for gap in plan.gaps if gap.kind_or_place == line)


def test_a_village_has_no_more_entries_than_the_plan_has_words_for_it(plan):
    """4.2.2 names eight villages, 附件1 all twenty; two more have land of their 联社 there."""
    expected = dict.fromkeys(ids_of(plan, "village"), 1)
    for name in ("xijiao", "hesha", "tanwei", "chajiao", "hedong", "huadi", "wuyanqiao"):
        expected[f"village-{name}"] = 2
    expected |= {"village-dongjiao": 3, "village-haibei": 2}
    assert {village: len(plan.named(village)) for village in expected} == expected


@pytest.mark.parametrize(
    "words",
    ["东塍、鹤洞、沙基涌、花地河", "鹤洞路", "南海中学", "龙溪大道", "花地八大名园", "鹤洞院区"],
)
def test_a_longer_name_is_no_mention_of_the_village_in_it(plan, words):
    start = plan.text.index(words)
    villages = set(ids_of(plan, "village"))
    assert not [
        mention
        for mention in plan.mentions
        if mention.place_id in villages and start <= mention.start < start + len(words)
    ]


def test_every_village_is_counted_in_the_twenty_and_in_the_package(plan):
    counted = {(r.place, r.through) for r in plan.relations if r.relation == "counted_in"}
    for village in ids_of(plan, "village"):
        assert (village, "indicator-2-06") in counted
        assert (village, "project-package-4-2") in counted


def test_every_cluster_leads_to_the_belt(plan):
    above = {}
    for relation in plan.relations:
        if relation.relation == "part_of":
            above.setdefault(relation.place, relation.through)
    for cluster in ids_of(plan, "cluster"):
        through = above[cluster]
        assert through == "belt-baietan" or above[through] == "belt-baietan"


def test_every_line_with_a_plan_status_keeps_the_words_of_the_plan(plan):
    by_line = {status.line for status in plan.line_statuses}
    lines = set(ids_of(plan, "metro_line", "rail_line"))
    assert lines - by_line == LINES_NEVER_NAMED


def test_a_misread_name_is_put_right_and_marked(plan):
    shown = plan.quote_display(44352, 44359)
    assert shown == "西塱村〔原文作“西塍村”〕、东塱村〔原文作“东塍村”〕"
