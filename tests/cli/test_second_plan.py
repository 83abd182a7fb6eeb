"""Another plan is another pair of folders: nothing of this plan is wanted in them."""

from __future__ import annotations

import shutil

import pytest

from map_app.cli.main import main
from map_app.settings import PROJECT
from tests.atlas.small_folders import make_folders

SHARED = ("theme.toml", "labels.toml", "briefings.toml", "datums.toml", "wording.csv")


@pytest.fixture(autouse=True)
def second_plan(tmp_path, monkeypatch):
    """A small plan with layers of its own; only looks and words are this project's."""
    folders = make_folders(tmp_path)
    for name in SHARED:
        shutil.copy(PROJECT / "layers" / name, folders.layers)
    monkeypatch.setenv("MAP_APP_SEEDS", str(folders.seeds))
    monkeypatch.setenv("MAP_APP_LAYERS", str(folders.layers))
    return folders


def test_check_finds_nothing_wrong_without_views_and_questions():
    assert main(["check"]) == 0


def test_its_places_are_answered_for(capsys):
    assert main(["sheet", "甲村"]) == 0
    assert "推进甲村、乙村改造。" in capsys.readouterr().out


def test_its_layers_are_laid_over_one_another(capsys):
    assert main(["overlay", "villages", "clusters"]) == 0
    assert "丙组团" in capsys.readouterr().out


def test_its_villages_are_taken_away_as_a_set(tmp_path):
    out = tmp_path / "villages.xlsx"
    assert main(["export", "--set", "villages", "--out", str(out)]) == 0
    assert out.stat().st_size > 0
