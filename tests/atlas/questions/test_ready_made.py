"""Every ready-made question is a row that is answered, with what was not found and not checked."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from map_app.atlas.questions import Question, answer_question, read_questions, statuses, within
from map_app.errors import DataError, RequestError

LAYERS = Path(__file__).resolve().parents[3] / "layers"
QUESTIONS = {question.id: question for question in read_questions(LAYERS)}
README = (LAYERS / "README.md").read_text(encoding="utf-8").partition("## questions.toml")[2]


@pytest.mark.parametrize("question", QUESTIONS.values(), ids=list(QUESTIONS))
def test_a_shipped_question_is_answered(atlas, question):
    answer = answer_question(atlas, question)
    assert answer.near or answer.overlaps
    assert question.title("zh") != question.title("en")


@pytest.mark.parametrize("key", sorted(Question.model_fields))
def test_the_readme_explains_every_key(key):
    assert f"`{key}`" in README


@pytest.mark.parametrize("metres", [500, 800, 1000])
def test_villages_near_stations_are_those_that_each_village_has(atlas, metres):
    answer = answer_question(atlas, QUESTIONS["villages-near-stations"], metres)
    told = {(pair.of.id, pair.near.place.id) for pair in answer.near}
    villages = [record.id for record in atlas.records("village")]
    asked = {
        (village, near.place.id)
        for village in villages
        for near in within(atlas, village, metres, "metro_stations").hits
    }
    assert told == asked
    assert {ref.id for ref in answer.without} == set(villages) - {village for village, _ in told}


def test_the_usual_distance_is_the_first(atlas):
    question = QUESTIONS["villages-near-stations"]
    assert answer_question(atlas, question) == answer_question(atlas, question, 500)


def test_the_nearest_pair_comes_first(atlas):
    answer = answer_question(atlas, QUESTIONS["nearest-station"])
    distances = [pair.near.distance_m for pair in answer.near]
    assert distances == sorted(distances)
    assert len(answer.near) == 32


def test_stations_of_a_status_are_those_of_its_lines(atlas):
    question = QUESTIONS["nearest-station"]
    operating = answer_question(atlas, question, status="operating")
    assert operating.near == answer_question(atlas, question).near
    assert operating.near


def test_lines_of_a_status_without_a_station_are_unchecked(atlas):
    answer = answer_question(atlas, QUESTIONS["villages-near-stations"], status="planned")
    assert answer.near == ()
    assert len(answer.without) == 20
    assert ("25号线", "没有已知位置的车站") in {(u.what, u.why_zh) for u in answer.unchecked}


def test_what_is_known_of_today_comes_before_the_plan(atlas):
    told = statuses(atlas.plan)
    assert told["line-11"] == {"operating"}
    assert told["line-25"] == {"planned"}


def test_an_unknown_status_comes_with_those_there_are(atlas):
    with pytest.raises(RequestError, match="可用的有：construction、operating"):
        answer_question(atlas, QUESTIONS["nearest-station"], status="closed")


def test_a_question_that_is_not_about_stations_has_no_status(atlas):
    with pytest.raises(RequestError, match="不能按线路状态筛选"):
        answer_question(atlas, QUESTIONS["villages-in-clusters"], status="operating")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            'ask = "overlap"',
            'ask = "guess"',
            "ask: input should be 'within', 'overlap' or",
        ),
        ('ask = "overlap"', 'ask = "overlap"\nmetres = [5]', "has `metres` where it asks"),
        ('of = ["metro_lines"]', 'of = ["metro"]', "'metro' is no layer of catalogue.toml"),
        ('of = ["metro_lines"]', "of = []", "of: "),
        ("by_status", "by_statsu", "did you mean 'by_status'?"),
        ('id = "nearest-station"', 'id = "villages-in-clusters"', "stands at line"),
    ],
)
def test_a_row_that_cannot_be_asked_is_told_with_its_line(tmp_path, old, new, said):
    shutil.copy(LAYERS / "catalogue.toml", tmp_path)
    text = (LAYERS / "questions.toml").read_text(encoding="utf-8")
    (tmp_path / "questions.toml").write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(DataError, match=r"questions\.toml line \d+: question '") as caught:
        read_questions(tmp_path)
    assert said in str(caught.value)
