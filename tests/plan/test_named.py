from __future__ import annotations

import pytest

from map_app.plan.gathering import gather_named

VILLAGES_QUOTE = "推进大坦沙岛（西郊村、河沙村、坦尾村）"


def kinds(plan, *wanted):
    return sorted(p.id for p in plan.places.values() if p.kind in wanted)


def test_every_village_cluster_belt_and_zone_is_named_at_least_once(plan):
    for place_id in kinds(plan, "village", "cluster", "belt", "zone"):
        assert plan.named(place_id), place_id


@pytest.mark.parametrize("place_id", ["line-1", "line-5", "no-such-place"])
def test_nothing_names_a_place_that_the_plan_does_not_know(plan, place_id):
    assert plan.named(place_id) == ()


def test_donglang_is_named_in_one_row_of_the_annex_with_its_misread_name_marked(plan):
    (only,) = plan.named("village-donglang")
    assert only.citation.label == "《纲要》附件1第四组（二）旧村改造项目"
    assert "东塱村〔原文作“东塍村”〕" in only.quote_display
    assert only.quote.startswith(VILLAGES_QUOTE)


def test_tanwei_is_named_twice(plan):
    labels = [s.citation.label for s in plan.named("village-tanwei")]
    assert labels == ["《纲要》第四章第二节第2点", "《纲要》附件1第四组（二）旧村改造项目"]


def test_the_reserved_land_of_a_village_is_the_village(plan):
    said = [s.statement for s in plan.named("village-haibei")]
    assert any("海北村联社留用地产业项目" in words for words in said)


def test_a_group_is_named_by_its_row_with_its_investments(plan):
    (only,) = plan.named("project-group-1")
    assert [(f.name, f.value, f.unit) for f in only.figures] == [
        ("总投资", 9465725, "万元"),
        ("“十四五”期间投资", 5832914, "万元"),
    ]


def test_a_single_project_is_named_by_its_package_without_an_investment(plan):
    said = [s for s in plan.named("project-etan-no1") if s.kind == "project"]
    assert [s.statement for s in said] == ["白鹅潭沿江总部经济带项目：鹅潭一号"]
    assert said[0].figures == ()


def test_a_project_named_elsewhere_has_that_sentence_too(plan):
    labels = [s.citation.label for s in plan.named("project-etan-no1")]
    assert labels == [
        "《纲要》第一章第一节第1点",
        "《纲要》附件1第一组（一）白鹅潭沿江总部经济带项目",
    ]


def test_what_names_a_place_comes_in_text_order_and_nothing_twice(plan):
    for place_id in plan.places:
        named = plan.named(place_id)
        starts = [s.citation.start for s in named]
        assert starts == sorted(starts)
        assert len({s.id for s in named}) == len(named)


def test_every_mention_lies_in_something_that_is_listed_for_its_place(plan):
    for mention in plan.mentions:
        spans = [(s.citation.start, s.citation.end) for s in plan.named(mention.place_id)]
        assert any(a <= mention.start and mention.end <= b for a, b in spans), mention


def test_without_statements_every_sentence_that_names_a_place_is_a_passage(plan):
    named = gather_named(plan.reading, (), {}, plan.mentions)
    sentences = {
        (m.sentence_start, m.sentence_end) for m in plan.mentions if m.place_id == "line-11"
    }
    assert {(s.citation.start, s.citation.end) for s in named["line-11"]} == sentences
    assert {s.kind for s in named["line-11"]} == {"passage"}
