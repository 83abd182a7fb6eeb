"""The tool that finds the offsets of a quote."""

import pytest

from map_app.errors import RequestError
from scripts.cite import main, start_of
from tests.atlas.small_folders import make_folders


def test_words_that_stand_once_are_found():
    assert start_of("依托甲，推进乙。", "推进", None) == 4


def test_words_that_stand_twice_need_an_occurrence():
    with pytest.raises(RequestError, match="2 times"):
        start_of("甲乙甲", "甲", None)
    assert start_of("甲乙甲", "甲", 2) == 2


@pytest.mark.parametrize("occurrence", [0, 3])
def test_an_occurrence_that_is_not_there_is_refused(occurrence):
    with pytest.raises(RequestError, match="there is no"):
        start_of("甲乙甲", "甲", occurrence)


def test_it_prints_offsets_and_citation_of_the_words_and_their_sentence(capsys):
    assert main(["依托粤剧"]) == 0
    words, sentence = capsys.readouterr().out.splitlines()
    assert words == "26952,26956,《纲要》第六章第一节第1点 依托粤剧"
    assert sentence.startswith("26952,26976,《纲要》第六章第一节第1点 ")


def test_words_that_stand_nowhere_give_one_sentence(capsys):
    assert main(["没有这句话"]) == 1
    assert "stands nowhere" in capsys.readouterr().err


def test_it_looks_into_the_plan_that_the_environment_names(tmp_path, monkeypatch, capsys):
    folders = make_folders(tmp_path)
    monkeypatch.setenv("MAP_APP_SEEDS", str(folders.seeds))
    assert main(["丙组团发展"]) == 0
    assert "《纲要》第一章 丙组团发展" in capsys.readouterr().out
