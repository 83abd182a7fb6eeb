from __future__ import annotations

from collections import Counter

import pytest


def of_level(plan, level):
    return [p for p in plan.projects.values() if p.level == level]


def test_the_groups_add_up_to_the_two_totals_of_the_annex(plan):
    groups = of_level(plan, "group")
    assert sum(g.total_investment_wan for g in groups) == 29_120_230
    assert sum(g.five_year_investment_wan for g in groups) == 21_388_711
    assert "| 合计 | | | 29120230 | 21388711 |" in plan.text


def test_the_figures_of_a_group_stand_in_its_row(plan):
    for group in of_level(plan, "group"):
        assert group.quote.endswith(
            f"{group.total_investment_wan} | {group.five_year_investment_wan}"
        )


def test_sixteen_packages_have_no_investment_of_their_own(plan):
    packages = of_level(plan, "package")
    assert len(packages) == 16
    given = {(p.total_investment_wan, p.five_year_investment_wan) for p in packages}
    assert given == {(None, None)}


def test_the_packages_name_a_hundred_and_fifty_three_projects(plan):
    # 18 of them are the list items of the old villages; two stand in 区部分派出所改造及区新看守所.
    projects = Counter(p.parent for p in of_level(plan, "project"))
    assert projects.total() == 153
    assert len(projects) == 16
    assert projects["project-package-4-2"] == 18


def test_every_list_item_of_a_package_is_a_project(plan):
    item = plan.text.index("| 推进恩宁路历史文化街区房屋修缮活化利用") + len("| 推进")
    words = plan.text[item : plan.text.index("等项目建设", item)]
    named = [p.quote for p in of_level(plan, "project") if p.parent == "project-package-1-3"]
    assert named == words.split("、")


def test_works_in_brackets_are_parts_of_their_project(plan):
    parts = Counter(p.parent for p in of_level(plan, "part"))
    assert parts["project-sluices"] == 4
    assert parts.total() == 28


def test_projects_stand_inside_their_parent(plan):
    for project in plan.projects.values():
        if project.level in {"project", "part"}:
            parent = plan.projects[project.parent]
            assert parent.start <= project.start < project.end <= parent.end


def test_every_project_is_a_place(plan):
    assert all(plan.places[p].kind == "project" for p in plan.projects)


def test_the_sluice_of_the_same_name_is_not_the_village(plan):
    sluice = plan.projects["project-sluices-donglang"]
    assert sluice.quote == "东塍"
    assert sluice.ties == ()
    labels = {s.citation.label for s in plan.named("village-donglang")}
    assert labels == {"《纲要》附件1第四组（二）旧村改造项目"}


@pytest.mark.parametrize(
    ("project", "place", "relation"),
    [
        ("project-etan-no1", "cluster-core", "in"),
        ("project-haibei-reserved-land", "village-haibei", "concerns"),
        ("project-dongjiao-reserved-land", "village-dongjiao", "concerns"),
        ("project-renewal-datansha", "village-tanwei", "concerns"),
        ("project-greenways-huadihe", "landmark-huadihe", "concerns"),
        ("project-line-11", "line-11", "concerns"),
    ],
)
def test_a_project_is_tied_to_the_places_that_the_plan_says(plan, project, place, relation):
    ties = {(t.place, t.relation) for t in plan.projects[project].ties}
    assert (place, relation) in ties


def test_a_tie_stands_in_the_package_of_its_project(plan):
    for project in plan.projects.values():
        above = project
        while above.level in {"project", "part"}:
            above = plan.projects[above.parent]
        assert all(above.start <= t.start < t.end <= above.end for t in project.ties)
