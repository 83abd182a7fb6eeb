"""What cannot be answered is one sentence on stderr and an exit code, never a traceback."""

from __future__ import annotations

import json
import shutil

import pytest

from map_app.cli import main
from map_app.cli.misunderstood import sentence
from map_app.settings import PROJECT


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["bogus"],
        ["sheet"],
        ["sheet", "东塱村", "--bogus"],
        ["sheet", "no such place"],
        ["sheet", ""],
        ["sheet", "\udcff"],
        ["passages", "no such place"],
        ["places", "--kind", "zoo"],
        ["pick", "113"],
        ["pick", "113", "abc"],
        ["pick", "nan", "23"],
        ["pick", "113", "1e999"],
        ["pick", "500", "23"],
        ["pick", "113", "23", "--metres", "-1"],
        ["pick", "113", "23", "--metres", "far"],
        ["search"],
        ["export", "东塱村"],
        ["export", "东塱村", "--format", "doc", "--out", "page.doc"],
        ["export", "东塱村", "--out", "page.png", "--lang", "fr"],
        ["export", "no such place", "--out", "page.png"],
        ["export", "东塱村", "--out", "/nowhere/at/all/page.png"],
        ["sheet", "东塱\n村\x1b[31m"],
        ["places", "--kind", "zoo\nzoo"],
        ["pick", "1\n1", "23"],
        ["search", "--all\nthe", "words"],
    ],
)
def test_a_bad_question_is_one_sentence_and_exit_code_two(capsys, words):
    assert main(words) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.count("\n") == 1
    assert told.err.endswith(("。\n", "？\n"))
    assert "\x1b" not in told.err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ([], "缺少命令"),
        (["sheet"], "缺少地点"),
        (["pick"], "缺少经度、纬度"),
        (["pick", "113"], "缺少纬度"),
        (["search"], "缺少要查的词"),
        (["export", "东塱村"], "缺少--out"),
        (["places", "--kind"], "--kind后面缺少内容"),
        (["check", "--json=yes"], "--json后面不应有内容"),
        (["check", "extra"], "无法识别“extra”"),
        (["places", "--js"], "无法识别“--js”"),
        (["shet"], "没有“shet”这个命令，可用的有：check、places、sheet、pick、search、outline、"),
    ],
)
def test_a_bad_command_is_said_in_chinese_alone(capsys, words, said):
    assert main(words) == 2
    told = capsys.readouterr().err
    assert told.startswith(f"命令有误：{said}")
    assert told.endswith("；用法见 python -m map_app --help。\n")
    assert not {"argument", "required", "invalid", "expected"} & set(told.split())


def test_what_argparse_may_say_one_day_is_still_a_sentence():
    assert sentence("a mishap") == "命令有误，用法见 python -m map_app --help。"


@pytest.mark.parametrize("name", ["", "nowhere/page.png", "file/page.png", "x" * 300 + ".png"])
def test_a_path_that_cannot_be_written_is_refused_before_anything_is_drawn(
    capsys, monkeypatch, tmp_path, name
):
    monkeypatch.setattr("map_app.briefing.make_briefing", None)
    (tmp_path / "file").write_text("")
    assert main(["export", "东塱村", "--out", f"{tmp_path}/{name}"]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.startswith("无法写出“")
    assert told.err.count("\n") == 1
    assert {path.name for path in tmp_path.iterdir()} == {"file"}


def test_a_folder_that_nobody_may_write_into_is_refused(capsys, monkeypatch, tmp_path):
    monkeypatch.setattr("os.access", lambda *_: False)
    assert main(["export", "东塱村", "--out", str(tmp_path / "page.pdf")]) == 2
    assert capsys.readouterr().err.endswith("：不能写入这个文件夹。\n")


def test_an_unknown_place_comes_with_names_to_try(capsys):
    assert main(["sheet", "东朗村"]) == 2
    assert "是不是要找东塱村" in capsys.readouterr().err


def test_check_finds_nothing_wrong_and_counts(capsys):
    assert main(["check"]) == 0
    told = capsys.readouterr().out
    assert told.startswith("没有问题：")
    assert told.count("\n") == 1
    assert main(["check", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == []


@pytest.fixture
def broken(tmp_path, monkeypatch):
    """Copies of both folders with a problem in each, named by the environment."""
    seeds, layers = tmp_path / "seeds", tmp_path / "layers"
    shutil.copytree(PROJECT / "seeds", seeds)
    shutil.copytree(PROJECT / "layers", layers, ignore=shutil.ignore_patterns("control"))
    with (seeds / "aliases.csv").open("a", encoding="utf-8") as file:
        file.write("village-nowhere,某村,short,,,\n")
    catalogue = layers / "catalogue.toml"
    text = catalogue.read_text(encoding="utf-8")
    catalogue.write_text(text.replace('licence = "ODbL 1.0"', 'licence = ""', 1), encoding="utf-8")
    wording = layers / "wording.csv"
    with wording.open("a", encoding="utf-8") as file:
        file.write("only.a.key\n")
    monkeypatch.setenv("MAP_APP_SEEDS", str(seeds))
    monkeypatch.setenv("MAP_APP_LAYERS", str(layers))


@pytest.mark.usefixtures("broken")
def test_check_lists_every_problem_of_both_folders_with_file_and_row(capsys):
    assert main(["check"]) == 1
    told = capsys.readouterr()
    assert told.err == ""
    assert "seeds/aliases.csv line" in told.out
    assert "village-nowhere" in told.out
    assert "layers/catalogue.toml line" in told.out
    assert "layers/wording.csv" in told.out


@pytest.mark.usefixtures("broken")
def test_broken_data_stops_every_other_command_with_the_same_list(capsys):
    assert main(["sheet", "东塱村"]) == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert "seeds/aliases.csv line" in told.err
    assert "Traceback" not in told.err


@pytest.mark.parametrize("folder", ["MAP_APP_SEEDS", "MAP_APP_LAYERS"])
def test_a_folder_that_is_not_there_is_said(capsys, monkeypatch, tmp_path, folder):
    monkeypatch.setenv(folder, str(tmp_path / "nothing"))
    assert main(["check"]) == 1
    assert "nothing/" in capsys.readouterr().out


def test_a_file_in_the_place_of_a_folder_is_said(capsys, monkeypatch, tmp_path):
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("MAP_APP_SEEDS", str(tmp_path / "file"))
    assert main(["places"]) == 1
    said = capsys.readouterr().err
    assert "file/aliases.csv: cannot be read" in said
    assert "Traceback" not in said
