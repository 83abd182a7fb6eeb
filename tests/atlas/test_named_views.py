"""Views with a name are rows; what they say must be known."""

from __future__ import annotations

import pytest

from map_app.atlas import MapView
from map_app.errors import DataError

ROW = """[[view]]
id = "near-the-belt"
title_zh = "沿江"
title_en = "Along the river"
layers = "-stations,belts~0.5"
place = "belt-y"
extent = [113.2, 23.0, 113.3, 23.1]
"""


def views_of(folders, text):
    (folders.layers / "views.toml").write_text(text, encoding="utf-8")
    return folders.load().views


def problems_of(folders, text):
    with pytest.raises(DataError) as caught:
        views_of(folders, text)
    return [str(one) for one in caught.value.problems]


def test_a_folder_without_the_file_has_no_views(folders):
    assert folders.load().views == ()


def test_a_view_has_a_name_in_both_languages_and_an_address(folders):
    (view,) = views_of(folders, ROW)
    assert (view.title("zh"), view.title("en")) == ("沿江", "Along the river")
    assert view.query == (
        "place=belt-y&layers=-stations,belts~0.5&extent=113.20000,23.00000,113.30000,23.10000"
    )


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("-stations", "-moon", "layers: '-moon' is no layer"),
        ("-stations", "stations:open", "layers: 'stations:open' is no layer"),
        ('"belt-y"', '"belt-z"', "place: 'belt-z' is the id of no place"),
        ("[113.2,", "[213.2,", "extent: should be west, south, east, north"),
        ("[113.2, 23.0,", "[113.2,", "extent"),
        ("title_en", "titel_en", "titel_en"),
        ('id = "near-the-belt"', 'id = "Near"', "id"),
    ],
)
def test_a_view_that_says_what_is_not_known_is_a_problem_with_its_line(folders, old, new, said):
    problems = problems_of(folders, ROW.replace(old, new))
    assert any(said in one for one in problems)
    assert all(one.startswith("layers/views.toml line") for one in problems)


def test_a_view_that_says_nothing_is_a_problem(folders):
    nothing = "\n".join(ROW.splitlines()[:4])
    assert "says neither" in problems_of(folders, nothing)[0]


def test_all_problems_are_said_at_once(folders):
    spoiled = ROW.replace("-stations", "-moon").replace('"belt-y"', '"belt-z"')
    assert len(problems_of(folders, spoiled + ROW)) == 3


def test_the_views_that_are_shipped_are_understood(atlas):
    titles = [view.title_zh for view in atlas.views]
    for wanted in ("轨道＋旧村", "组团＋项目", "一带两区", "全部规划图层"):
        assert wanted in titles
    for view in atlas.views:
        assert MapView.from_query(view.query, atlas)[1] is None


def test_all_layers_of_the_plan_are_on_in_the_view_that_says_so(atlas):
    (view,) = [one for one in atlas.views if one.id == "all-of-the-plan"]
    states = {one.id: one for one in MapView.from_query(view.query, atlas)[0].layers}
    plan = [one.spec.id for one in atlas.ground.layers.values() if one.spec.group == "plan"]
    assert all(states[one].on and not states[one].only for one in plan)
