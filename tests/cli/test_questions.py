"""`overlay` and `within`: the shapes of the contract, text for people, refusals in a sentence."""

from __future__ import annotations

import json
import re
import shlex
import shutil

import pytest

from map_app.cli import main
from map_app.settings import PROJECT

OVERLAP_KEYS = {"a", "b", "area_ha", "share_of_a", "share_of_b"}
PLACE_KEYS = {"id", "name", "kind"}


@pytest.fixture
def asked(capsys):
    """Run a command with --json and return the one document on stdout."""

    def ask(*words):
        assert main([*words, "--json"]) == 0
        told = capsys.readouterr()
        assert told.err == ""
        return json.loads(told.out)

    return ask


def test_an_overlay_has_three_lists_of_the_contract_s_shape(asked):
    found = asked("overlay", "village_renewal", "baietan_clusters")
    assert list(found) == ["hits", "within_drawing_error", "unchecked"]
    assert found["hits"]
    assert found["within_drawing_error"]
    for one in (*found["hits"], *found["within_drawing_error"]):
        assert set(one) == OVERLAP_KEYS
        assert set(one["a"]) == set(one["b"]) == PLACE_KEYS
        assert 0 <= one["share_of_a"] <= 1


def test_an_overlay_of_lines_says_kilometres(asked):
    for one in asked("overlay", "metro_lines", "village_renewal")["hits"]:
        assert set(one) == OVERLAP_KEYS | {"length_km"}
        assert (one["area_ha"], one["share_of_b"]) == (None, None)


def test_the_least_share_can_be_asked_for(asked):
    shares = [
        max(one["share_of_a"], one["share_of_b"])
        for one in asked("overlay", "village_renewal", "baietan_clusters", "--min-share", "0.5")[
            "hits"
        ]
    ]
    assert min(shares) >= 0.5


def test_what_is_not_drawn_is_unchecked_with_the_reason(asked):
    found = asked("overlay", "25号线", "village_renewal")
    why = "图上没有画出，没有可用的位置"
    assert found == {
        "hits": [],
        "within_drawing_error": [],
        "unchecked": [{"what": "25号线", "why": why}],
    }


def test_within_has_places_with_their_distances_nearest_first(asked):
    found = asked("within", "东塱村", "--metres", "2000", "--layer", "metro_stations")
    assert list(found) == ["hits", "unchecked"]
    assert all(set(hit) == {"place", "distance_m"} for hit in found["hits"])
    assert all(set(hit["place"]) == PLACE_KEYS for hit in found["hits"])
    distances = [hit["distance_m"] for hit in found["hits"]]
    assert distances == sorted(distances)


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        (
            "overlay village_renewal baietan_clusters",
            "组团\t68.1335公顷，占河沙村的100.0%",
        ),
        ("overlay village_renewal baietan_clusters", "【在绘图误差之内，不能判定】"),
        ("overlay metro_lines village_renewal", "公里，占"),
        ("overlay 东塱村 坑口村", "没有重叠。"),
        ("overlay 25号线 village_renewal", "【未能核对】\n25号线：图上没有画出"),
        ("within 东塱村 --metres 800 --layer metro_stations", "鹤洞东站（station-hedongdong）\t"),
        ("within 东塱村 --metres 10 --layer metro_stations", "没有找到。"),
    ],
)
def test_without_json_the_answer_is_text_for_people(capsys, words, shown):
    assert main(words.split()) == 0
    assert shown in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["overlay"], "缺少第一个图层或地点、第二个图层或地点"),
        (["overlay", "village_renewal"], "缺少第二个图层或地点"),
        (["overlay", "东朗村", "village_renewal"], "是不是要找东塱村"),
        (["overlay", "village_renewal", "nowhere"], "图层可写：water、roads"),
        (["overlay", "village_renewal", "district", "--min-share", "much"], "最小比例应为数字"),
        (["overlay", "village_renewal", "district", "--min-share", "2"], "0到1之间"),
        (["overlay", "village_renewal", "district", "--min-share", "nan"], "0到1之间"),
        (["within", "东塱村"], "缺少--metres、--layer"),
        (["within", "东朗村", "--metres", "5", "--layer", "metro_stations"], "是不是要找东塱村"),
        (["within", "东塱村", "--metres", "far", "--layer", "metro_stations"], "距离应为数字"),
        (["within", "东塱村", "--metres", "-1", "--layer", "metro_stations"], "0到100000米之间"),
        (["within", "东塱村", "--metres", "nan", "--layer", "metro_stations"], "0到100000米之间"),
        (["within", "东塱村", "--metres", "5", "--layer", "metro"], "metro_stations（轨道站点）"),
        (["within", "东塱村", "--metres", "5", "--layer", "a\nb"], "没有“a b”这个图层"),
    ],
)
def test_a_bad_question_is_one_sentence_and_exit_code_two(capsys, words, said):
    assert main(words) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.count("\n") == 1
    assert told.err.endswith(("。\n", "？\n"))
    assert said in told.err


@pytest.mark.parametrize(("name", "begins"), [("a.csv", b"\xef\xbb\xbf"), ("a.XLSX", b"PK")])
@pytest.mark.parametrize(
    "words",
    ["overlay village_renewal baietan_clusters", "within 东塱村 --metres 800 --layer metro_lines"],
)
def test_an_answer_can_be_written_as_a_table(capsys, tmp_path, name, begins, words):
    assert main([*words.split(), "--out", str(tmp_path / name)]) == 0
    assert capsys.readouterr().out == f"已写出{tmp_path / name}\n"
    assert (tmp_path / name).read_bytes().startswith(begins)


def test_a_table_can_be_written_beside_the_json(asked, tmp_path):
    path = tmp_path / "answer.csv"
    assert asked("overlay", "25号线", "village_renewal", "--out", str(path))["unchecked"]
    assert "未能核对" in path.read_text(encoding="utf-8-sig")


@pytest.mark.parametrize(
    ("name", "said"), [("a.doc", "应以.xlsx或.csv结尾"), ("no/a.csv", "这个文件夹")]
)
def test_a_table_that_cannot_be_written_is_refused(capsys, tmp_path, name, said):
    words = ["overlay", "village_renewal", "district", "--out", str(tmp_path / name)]
    assert main(words) == 2
    told = capsys.readouterr()
    assert (told.out, told.err.count("\n")) == ("", 1)
    assert said in told.err
    assert list(tmp_path.iterdir()) == []


def test_check_lists_what_is_wrong_with_datums_and_questions(capsys, monkeypatch, tmp_path):
    layers = tmp_path / "layers"
    shutil.copytree(PROJECT / "layers", layers, ignore=shutil.ignore_patterns("control"))
    for name, old, new in (
        ("datums.toml", "epsg = 4547", "epsg = 1"),
        ("questions.toml", '"baietan_clusters"', '"clusters"'),
    ):
        text = (layers / name).read_text(encoding="utf-8")
        (layers / name).write_text(text.replace(old, new), encoding="utf-8")
    monkeypatch.setenv("MAP_APP_LAYERS", str(layers))
    assert main(["check"]) == 1
    told = capsys.readouterr().out
    assert "layers/datums.toml line 20: datum 'cgcs2000-cm114': '1' is nothing" in told
    assert "'clusters' is no layer of catalogue.toml" in told


README_LINES = re.findall(
    r"^ +python -m map_app ((?:overlay|within) .+)$",
    (PROJECT / "README.md").read_text(encoding="utf-8"),
    re.MULTILINE,
)


def test_the_readme_shows_both_questions():
    assert {line.split()[0] for line in README_LINES} == {"overlay", "within"}


@pytest.mark.parametrize("line", README_LINES)
def test_the_readme_s_command_answers(capsys, line):
    assert main(shlex.split(line, comments=True)) == 0
    assert json.loads(capsys.readouterr().out)["hits"]
