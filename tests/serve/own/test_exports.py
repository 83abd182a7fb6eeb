"""A file shows the own layers of whoever asks for it, and nobody else's."""

from __future__ import annotations

import pytest

from tests.serve.own.conftest import come_to
from tests.serve.own.test_questions import BESIDE, HERE, document

VIEW = {"what": "view", "format": "png"}


@pytest.fixture
def owner(reader):
    """A reader with one layer of two areas, called 红线."""
    reader.add(document(HERE, BESIDE), title="红线")
    return reader


def last(desk):
    return desk.asked[-1][1]


def test_a_file_shows_what_is_asked_for(owner, desk):
    assert owner.get("/export", params={**VIEW, "own": "own_1~0.5"}).content == b"a file"
    made = last(desk)
    assert [(one.layer, one.opacity) for one in made.picture.own] == [("own_1", 0.5)]
    assert made.legend[0].title == "红线（自有）"
    assert any("文件“地块.geojson”" in line and "未经核实" in line for line in made.foot)


def test_a_file_without_the_word_shows_the_plan_alone(owner, desk):
    owner.get("/export", params=VIEW)
    assert last(desk).picture.own == ()
    assert not any("自有" in line for line in last(desk).foot)


def test_a_feature_of_one_s_own_can_be_what_a_page_is_about(owner, desk):
    told = {**VIEW, "what": "sheet", "area": "own,own_1/1~200"}
    assert owner.get("/export", params=told).status_code == 200
    made = last(desk)
    assert made.picture.asked is not None
    assert "own" not in f"{made.link}{made.view.to_query()}"


@pytest.mark.parametrize("own", ["own_1", "own_1~0.5", "own_2", "own_1,own_1", "x", "own_1~2"])
@pytest.mark.parametrize("token", [None, "guess", "other"])
def test_what_is_not_this_reader_s_makes_no_file(own_app, owner, other, desk, own, token):
    del owner
    who = other.token if token == "other" else token  # noqa: S105  (a word of the test)
    headers = {} if who is None else {"x-reader": who}
    answer = own_app.get("/export", params={**VIEW, "own": own}, headers=headers)
    assert answer.status_code == 400
    assert "自有图层已不在服务器上" in answer.text
    assert desk.asked == []


def test_files_of_two_readers_and_of_two_looks_are_kept_apart(own_app, owner, desk):
    second = come_to(own_app)
    second.add(document(HERE))
    told = {**VIEW, "own": "own_1"}
    for client in (owner, second, owner):
        client.get("/export", params=told)
    keys = [key for key, _ in desk.asked]
    assert keys[0] == keys[2] != keys[1]
    owner.post("/own/layers/own_1/style", json={"colour": "#112233"})
    owner.get("/export", params=told)
    assert desk.asked[-1][0] not in keys
    assert last(desk).picture.own[0].parts[0].style.fill == "#112233"
