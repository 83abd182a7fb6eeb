"""Sheets of the real plan on the real ground."""

from __future__ import annotations

import pytest

NAMED_KINDS = {"village", "cluster", "belt", "zone"}


def throughs(entries):
    return {entry.through.place.id for entry in entries}


def test_every_village_cluster_belt_and_zone_is_named(atlas):
    unnamed = [
        place.id
        for place in atlas.plan.places.values()
        if place.kind in NAMED_KINDS and not atlas.sheet(place.id).named
    ]
    assert unnamed == []


def test_every_quote_of_every_sheet_is_the_text_itself(atlas):
    text = atlas.plan.text
    for place_id in atlas.plan.places:
        sheet = atlas.sheet(place_id)
        for entry in (*sheet.named, *sheet.through, *sheet.sketch, *sheet.district):
            assert entry.quote == text[entry.citation.start : entry.citation.end], entry.id


def test_no_sheet_says_anything_twice(atlas):
    for place_id in atlas.plan.places:
        sheet = atlas.sheet(place_id)
        entries = (*sheet.named, *sheet.through, *sheet.sketch, *sheet.district)
        told = [(entry.id, entry.citation.start) for entry in entries]
        assert len(told) == len(set(told)), place_id
        assert len(sheet.not_found) == len(set(sheet.not_found)), place_id


def test_no_sheet_infers_from_the_drawing_what_the_plan_says(atlas):
    for place_id in atlas.plan.places:
        sheet = atlas.sheet(place_id)
        assert not throughs(sheet.sketch) & throughs(sheet.through), place_id
        assert all(entry.through.precision_m > 0 for entry in sheet.sketch)


def test_the_village_that_the_scan_misreads_is_read_right_and_marked(atlas):
    named = atlas.sheet("village-donglang").named
    (entry,) = [e for e in named if "20 条旧村改造" in e.quote]
    assert "东塱村〔原文作“东塍村”〕" in entry.quote_display
    assert ("东塱村", "东塍村") in {(part.text, part.printed) for part in entry.quote_parts}
    assert entry.citation.label.startswith("《纲要》附件1第四组")


def test_the_village_has_the_count_and_the_package_through_the_plans_words(atlas):
    ways = {e.through.place.id: e.through for e in atlas.sheet("village-donglang").through}
    count, package = ways["indicator-2-06"], ways["project-package-4-2"]
    assert (count.place.kind, count.relation) == ("indicator", "counted_in")
    assert (package.place.kind, package.relation) == ("project", "counted_in")
    entries = atlas.sheet("village-donglang").through
    (row,) = [e for e in entries if e.through.place.id == "indicator-2-06"]
    assert row.statement == "城中村改造开工累计数：2025年目标20条"
    assert [(f.value, f.unit) for f in row.figures] == [(20.0, "条")]


def test_a_sluice_of_the_same_name_is_not_the_village(atlas):
    sheet = atlas.sheet("village-donglang")
    for entry in (*sheet.named, *sheet.through):
        assert "水闸" not in entry.quote


def test_the_village_on_the_island_is_named_twice_and_through_the_island(atlas):
    sheet = atlas.sheet("village-tanwei")
    chapters = [entry.citation.label for entry in sheet.named]
    assert len(chapters) == 2
    assert "第四章第二节第2点" in chapters[0]
    assert "附件1" in chapters[1]
    assert "landmark-datansha" in throughs(sheet.through)
    assert "cluster-datansha" in throughs(sheet.sketch)


def test_a_cluster_goes_up_to_its_precinct_and_the_belt(atlas):
    above = [t.place.id for t in atlas.sheet("cluster-julong").belongs_to]
    assert above[:2] == ["precinct-south", "belt-baietan"]


@pytest.mark.parametrize("line", ["line-1", "line-5"])
def test_a_line_that_the_plan_never_names_says_so_once(atlas, line):
    sheet = atlas.sheet(line)
    assert sheet.named == ()
    assert sum("提及" in sentence or "提到" in sentence for sentence in sheet.not_found) == 1


def test_a_line_without_alignment_has_targets_and_no_place_on_the_map(atlas):
    sheet = atlas.sheet("line-25")
    assert sheet.named
    assert sheet.record.point is None
    assert sum("不画" in s or "没有画" in s for s in sheet.not_found) == 1


def test_indicators_of_the_district_stand_apart_with_baseline_and_target(atlas):
    rows = {entry.id: entry for entry in atlas.sheet("village-donglang").district}
    assert len(rows) == 22
    assert "indicator-2-06" not in rows
    (pair,) = rows["indicator-2-02"].pairs
    assert (pair.target.value, pair.baseline.value, pair.match) == (65.0, 48.1, "same")


def test_the_districts_own_sheet_names_the_rows_of_both_tables(atlas):
    sheet = atlas.sheet("district-liwan")
    ids = {entry.id for entry in sheet.named}
    assert set(atlas.plan.indicators) <= ids
    assert sheet.district == ()


def test_a_project_lists_what_it_lies_in_its_package_and_its_group(atlas):
    above = [t.place.id for t in atlas.sheet("project-etan-no1").belongs_to]
    assert above[0] == "cluster-core"
    assert {"project-package-1-1", "project-group-1"} <= set(above)


def test_a_subdistrict_known_by_a_point_alone_lies_in_no_sketched_area(atlas):
    assert all(not atlas.sheet(r.id).sketch for r in atlas.records("subdistrict"))


def test_a_list_of_projects_is_not_missed_on_the_map(atlas):
    assert not any("没有画" in s for s in atlas.sheet("project-group-4").not_found)
    assert any("没有画" in s for s in atlas.sheet("project-yihe-business-center").not_found)


@pytest.mark.parametrize("place_id", ["cluster-xilang-depot", "cluster-gzsteel-depot"])
def test_two_statements_of_the_same_words_both_reach_the_clusters_of_the_precinct(atlas, place_id):
    entries = {entry.id: entry for entry in atlas.sheet(place_id).through}
    industry, renewal = entries["3-2-3-industry"], entries["3-2-3-renewal"]
    assert "大力发展工业互联网" in industry.quote
    assert industry.quote == renewal.quote
    assert industry.statement != renewal.statement
    assert industry.through.place.id == "precinct-south"


def test_every_statement_of_what_holds_a_place_reaches_it(atlas):
    for place_id in atlas.plan.places:
        sheet = atlas.sheet(place_id)
        told = {entry.id for entry in (*sheet.named, *sheet.through)}
        for way in sheet.belongs_to:
            if way.relation is not None:
                above = atlas.sheet(way.place.id).named
                assert {entry.id for entry in above if entry.kind != "passage"} <= told, place_id


def test_a_baseline_of_something_alike_says_so_behind_its_figure(atlas):
    rows = {entry.id: entry for entry in atlas.sheet("village-donglang").district}
    assert "基期2020年254家（口径相近）" in rows["indicator-2-13"].statement
    assert "存量" in rows["indicator-2-13"].pairs[0].note
    assert "口径相近" not in rows["indicator-2-02"].statement
    for row in rows.values():
        similar = [pair for pair in row.pairs if pair.match == "similar"]
        assert row.statement.count("（口径相近）") == len(similar), row.id


def test_a_result_that_the_plan_takes_back_says_so_behind_its_figure(atlas):
    rows = {entry.id: entry for entry in atlas.sheet("district-liwan").named}
    assert rows["indicator-1-03"].statement.endswith("2020年完成5.9%（尚在核算，暂缺）")
    assert rows["indicator-2-03"].statement.endswith("基期2020年5.9%（尚在核算，暂缺）")
    assert rows["indicator-1-05"].statement.endswith("2020年完成254家（口径相近）")


def test_words_in_the_place_of_a_number_stand_behind_a_colon(atlas):
    rows = {entry.id: entry for entry in atlas.sheet("district-liwan").named}
    assert rows["indicator-1-14"].statement.endswith(
        "2020年目标：完成市下达目标任务；2020年完成：完成市下达目标任务"
    )
    assert "2025年目标65%；基期2020年48.1%" in rows["indicator-2-02"].statement
    assert not any("完成完成" in row.statement for row in rows.values())


def test_a_line_names_the_areas_it_clearly_runs_in_by_share(atlas):
    for line in (*atlas.records("metro_line"), *atlas.records("rail_line")):
        drawn = [t for t in atlas.sheet(line.id).belongs_to if t.relation is None]
        assert [t.share for t in drawn] == sorted((t.share for t in drawn), reverse=True)
        for way in drawn:
            assert way.length_km * 1_000 >= way.precision_m + 295, (line.id, way.place.id)
            assert way.share == pytest.approx(way.length_km / line.length_km, abs=0.002)


def test_a_line_that_zigzags_over_an_edge_does_not_run_in_the_area(atlas):
    assert "cluster-gzsteel-depot" not in throughs(atlas.sheet("line-10").sketch)
    assert "cluster-ruyifang-shamian" not in throughs(atlas.sheet("line-11").sketch)


def test_an_island_known_by_a_point_has_no_share_of_what_holds_it(atlas):
    ways = {t.place.id: t for t in atlas.sheet("landmark-datansha").belongs_to}
    assert ways["cluster-datansha"].relation is None
    assert ways["cluster-datansha"].share is None
    assert ways["cluster-datansha"].precision_m == 200


def test_every_village_belongs_to_what_the_plan_says_then_to_what_it_is_drawn_in(atlas):
    for village in atlas.records("village"):
        sheet = atlas.sheet(village.id)
        by_plan = [t for t in sheet.belongs_to if t.relation is not None]
        drawn = [t for t in sheet.belongs_to if t.relation is None]
        assert sheet.belongs_to == (*by_plan, *drawn)
        assert {t.place.id for t in drawn} == throughs(sheet.sketch), village.id
        assert all(t.share and t.precision_m for t in drawn), village.id
    (belt,) = atlas.sheet("village-donglang").belongs_to
    assert (belt.place.id, belt.relation) == ("belt-baietan", None)
