"""Questions are answered for the layers of whoever asks, and for nobody else's."""

from __future__ import annotations

import io
import json

import pytest
from openpyxl import load_workbook
from shapely.geometry import box, mapping

from tests.serve.own.conftest import come_to

MARK = "仅甲可见地块"
CIRCLE = "circle,113.225,23.1,800"
HERE = box(113.224, 23.099, 113.226, 23.101)
BESIDE = box(113.228, 23.099, 113.230, 23.101)


def document(*areas, name=MARK):
    features = [
        {"type": "Feature", "properties": {"名称": f"{name}{number}"}, "geometry": mapping(area)}
        for number, area in enumerate(areas, start=1)
    ]
    return json.dumps({"type": "FeatureCollection", "features": features}).encode()


@pytest.fixture
def owner(reader):
    """A reader with one layer of two areas, called 红线."""
    reader.add(document(HERE, BESIDE), title="红线")
    return reader


def asked(client, area=CIRCLE, layers="village_renewal,own_1", **more):
    told = {"area": area, "layers": layers, "fragment": 1, **more}
    return client.get("/questions", params=told)


def test_a_drawn_area_is_answered_for_one_s_own_layers_too(owner):
    answer = asked(owner)
    assert answer.status_code == 200
    assert answer.headers["cache-control"] == "no-store"
    assert f'href="own/layers/own_1/features/1" data-place lang="zh-CN">{MARK}1' in answer.text
    assert "位置精度未知" in answer.text
    assert "own_1/1" in answer.text.split('data-marks="')[1].split('"')[0]


def test_a_script_s_question_is_answered_for_one_s_own_layers_too(owner):
    of = {"geometry": mapping(HERE)}
    answer = owner.post("/questions", json={"of": of, "layers": ["own_1"]})
    assert MARK in answer.text


def test_a_feature_of_one_s_own_is_asked_about_from_its_sheet(owner):
    sheet = owner.get("/own/layers/own_1/features/1").text
    assert 'href="questions?area=own,own_1%2F1~500"' in sheet
    answer = asked(owner, area="own,own_1/1~500")
    assert f"{MARK}1及周边500米" in answer.text
    assert f"{MARK}2" in answer.text
    assert 'href="own/layers/own_1/features/1" data-place>查看这个要素' in answer.text


def test_the_shape_of_what_is_asked_is_drawn_for_its_reader_alone(owner, other):
    told = {"area": "own,own_1/1"}
    assert owner.get("/questions/shape", params=told).json()["geometry"]["type"] == "Polygon"
    assert other.get("/questions/shape", params=told).status_code == 400


@pytest.mark.parametrize("form", ["xlsx", "csv"])
def test_the_answer_as_a_file_says_whose_the_data_are(owner, form):
    answer = asked(owner, format=form)
    if form == "csv":
        words = answer.content.decode("utf-8-sig")
    else:
        book = load_workbook(io.BytesIO(answer.content))
        cells = (cell for sheet in book for row in sheet.iter_rows() for cell in row)
        words = "\n".join(str(cell.value) for cell in cells)
    assert MARK in words
    assert "红线：读者自有数据，文件“地块.geojson”" in words
    assert "位置精度未知，未经核实" in words


def test_the_page_of_questions_offers_and_answers_one_s_own_layers(owner):
    told = {"fragment": 1, "ask": "overlap,own_1,district"}
    page = owner.get("/pages/questions", params=told)
    assert page.headers["cache-control"] == "no-store"
    assert '<option value="own_1" selected>红线</option>' in page.text
    assert MARK in page.text
    assert 'own_1/1"' in page.text.split('data-marks="')[1].split(">")[0]
    table = owner.get("/tables/questions.csv", params={"ask": "overlap,own_1,district"})
    assert MARK in table.content.decode("utf-8-sig")


@pytest.mark.parametrize("token", [None, "", "guess", "other"])
def test_nobody_else_is_told_anything_of_them(own_app, owner, other, token):
    who = other.token if token == "other" else token  # noqa: S105  (a word of the test)
    headers = {} if who is None else {"x-reader": who}
    asked(owner)
    owner.get("/pages/questions", params={"fragment": 1, "ask": "overlap,own_1,district"})
    answers = [
        own_app.get("/questions", params={"area": CIRCLE, "fragment": 1}, headers=headers),
        own_app.get(
            "/questions", params={"area": CIRCLE, "layers": "own_1", "fragment": 1}, headers=headers
        ),
        own_app.get("/questions", params={"area": "own,own_1/1"}, headers=headers),
        own_app.get(
            "/questions",
            params={"area": CIRCLE, "layers": "own_1", "format": "csv"},
            headers=headers,
        ),
        own_app.post("/questions", json={"of": {"geometry": mapping(HERE)}}, headers=headers),
        *(
            own_app.get(f"/{path}", params={"ask": "overlap,own_1,district"}, headers=headers)
            for path in ("pages/questions", "tables/questions.csv", "tables/questions.xlsx")
        ),
        own_app.get("/pages/questions", params={"fragment": 1}, headers=headers),
    ]
    for answer in answers:
        assert MARK not in answer.text
        assert "红线" not in answer.text
    assert [answer.status_code for answer in answers] == [
        200,
        400,
        400,
        400,
        200,
        200,
        400,
        400,
        200,
    ]
    assert "已不在服务器上" in answers[1].text


def test_whoever_was_let_go_hears_of_it_with_the_answer(owner):
    assert "x-own-reader" not in asked(owner).headers
    owner.delete("/own")
    assert asked(owner).headers["x-own-reader"] == "gone"


def test_two_readers_with_layers_of_one_id_are_told_of_their_own(own_app, owner):
    second = come_to(own_app)
    second.add(document(HERE, name="乙的地块"), title="乙")
    for client, mine, not_mine in ((owner, MARK, "乙的地块"), (second, "乙的地块", MARK)):
        for page in (
            asked(client).text,
            client.get("/pages/questions", params={"ask": "overlap,own_1,district"}).text,
        ):
            assert mine in page
            assert not_mine not in page


def test_a_long_answer_lists_the_first_and_says_that_the_file_has_all(reader):
    steps = [
        box(113.22 + 2e-5 * step, 23.1, 113.22001 + 2e-5 * step, 23.1001) for step in range(305)
    ]
    reader.add(document(*steps))
    answer = asked(reader, area=CIRCLE, layers="own_1")
    assert answer.text.count("<tr data-hit=") == 300
    assert "只列出前300项，共305项" in answer.text
    whole = asked(reader, area=CIRCLE, layers="own_1", format="csv").content.decode("utf-8-sig")
    assert whole.count(MARK) == 305
