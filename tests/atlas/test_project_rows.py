"""附件1 as rows: its money, its tree, its places, and what a filter keeps."""

from __future__ import annotations

import pytest

from map_app.atlas.project_rows import (
    kept_rows,
    project_facets,
    project_rows,
    project_sections,
    whole_money,
)
from map_app.atlas.table_query import TableQuery


@pytest.fixture(scope="module")
def rows(atlas):
    return project_rows(atlas.plan)


@pytest.fixture(scope="module")
def row(rows):
    by_id = {one.project.id: one for one in rows}
    return lambda name: by_id[f"project-{name}"]


def kept(rows, **asked):
    return [one.project.id for one in kept_rows(rows, TableQuery(**asked))]


def test_the_money_of_the_groups_adds_up_to_what_the_annex_prints(rows, atlas):
    whole = whole_money(rows)
    assert f"| 合计 | | | {whole.total_wan} | {whole.five_year_wan} |" in atlas.plan.text
    assert whole.five_year_share == pytest.approx(0.7345, abs=0.0001)


def test_only_groups_have_money(rows):
    assert {one.project.level for one in rows if one.money is not None} == {"group"}


def test_every_row_stands_in_the_text_where_its_citation_says(rows, atlas):
    for one in rows:
        citation = one.citation
        assert atlas.plan.text[citation.start : citation.end] == one.project.quote


def test_every_place_of_a_project_is_cited_where_the_plan_names_it(rows, atlas):
    for one in rows:
        for tie, said in zip(one.project.ties, one.places, strict=True):
            assert atlas.plan.text[said.citation.start : said.citation.end] == tie.quote


def test_a_row_knows_what_it_is_listed_under_from_the_group_down(row):
    above = [one.id for one in row("sluices-donglang").above]
    assert above == ["project-group-2", "project-package-2-5", "project-sluices"]


def test_a_project_shares_the_places_of_its_package_but_they_are_not_its_own(row):
    tower = row("dashenlin-center")
    assert tower.places == ()
    assert [one.place.id for one in tower.shared] == ["zone-hailong"]


@pytest.mark.parametrize("sort", ["", "work"])
def test_no_order_loses_or_doubles_a_project(rows, sort):
    sections = project_sections(rows, TableQuery(sort=sort))
    found = [one.project.id for section in sections for one in section.rows]
    assert sorted(found) == sorted(one.project.id for one in rows if one.is_single)


def test_by_place_every_tie_is_listed_once_and_what_has_none_last(rows):
    sections = project_sections(rows, TableQuery(sort="place"))
    *places, nowhere = sections
    ties = {(one.project.id, tie.place.id) for one in rows for tie in one.places}
    listed = [(one.project.id, section.head.id) for section in places for one in section.rows]
    assert sorted(listed) == sorted(ties)
    assert nowhere.head is None
    assert not any(one.places for one in nowhere.rows)


@pytest.mark.parametrize(
    ("asked", "count"),
    [
        ({"tokens": ("group-4", "改造")}, 32),
        ({"tokens": ("village-donglang",)}, 1),
        ({"tokens": ("cluster-julong",)}, 2),
        ({"tokens": ("收储出让",)}, 5),
        ({"words": "医院"}, 5),
        ({"words": "没有这样的项目"}, 0),
    ],
)
def test_filters_and_words_keep_what_has_them(rows, asked, count):
    assert len(kept(rows, **asked)) == count


def test_a_project_is_found_by_its_place_and_its_package(rows):
    assert "project-etan-no1" in kept(rows, words="白鹅潭核心区")
    assert "project-taotaoju" in kept(rows, words="其他改造")


def test_a_part_brings_its_project_with_it(rows):
    found = kept(rows, tokens=("landmark-huadihe",))
    assert found == ["project-greenways", "project-greenways-huadihe"]


def test_asked_for_one_place_the_order_by_place_lists_no_other(rows):
    query = TableQuery(("village-haibei",), "place")
    assert [section.head.id for section in project_sections(rows, query)] == ["village-haibei"]


def test_every_token_of_a_project_can_be_asked_for(rows):
    known = {token for facet in project_facets(rows) for token in facet.tokens}
    assert all(one.tokens <= known for one in rows)
