"""The app starts with one command, says where it is, and refuses data that is wrong."""

from __future__ import annotations

import shutil
import subprocess
import tomllib
import urllib.request
from pathlib import Path

import pytest

from tests.support.app_server import PROJECT, command, environment, free_port, running_app


@pytest.fixture(scope="module")
def refused(tmp_path_factory):
    """The end of a start with two broken rows: exit code and what was said."""
    folder = tmp_path_factory.mktemp("broken")
    for name in ("seeds", "layers"):
        shutil.copytree(PROJECT / name, folder / name)
    with (folder / "seeds" / "relations.csv").open("a", encoding="utf-8") as rows:
        rows.write("broken,village-nowhere,part_of,belt-baietan,1,2,x\n")
    with (folder / "layers" / "wording.csv").open("a", encoding="utf-8") as rows:
        rows.write("broken.row,只有中文,\n")
    env = environment(
        folder, MAP_APP_SEEDS=str(folder / "seeds"), MAP_APP_LAYERS=str(folder / "layers")
    )
    return subprocess.run(  # noqa: S603 our own words
        command(free_port()),
        cwd=PROJECT,
        env=env,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def test_broken_rows_stop_the_start(refused):
    assert refused.returncode != 0


def test_every_problem_is_listed_with_file_and_row(refused):
    lines = len((PROJECT / "layers" / "wording.csv").read_text("utf-8").splitlines())
    assert "seeds/relations.csv line" in refused.stderr
    assert "village-nowhere" in refused.stderr
    assert f"layers/wording.csv line {lines + 1}" in refused.stderr


def test_a_reader_of_the_list_sees_no_traceback(refused):
    assert "Traceback" not in refused.stdout + refused.stderr


def test_the_start_prints_its_address_and_asks_nobody_for_it(tmp_path):
    with running_app(tmp_path) as app:
        with urllib.request.urlopen(f"{app.url}healthz", timeout=10) as answer:  # noqa: S310 loopback
            assert b'"ok"' in answer.read()
        said = (Path(tmp_path) / "server.log").read_text("utf-8")
        assert f"荔湾规划一张图: {app.url}" in said
        assert app.outside_addresses() == []


def test_the_start_speaks_on_a_terminal_that_knows_no_chinese(tmp_path):
    with running_app(tmp_path, PYTHONIOENCODING="cp1252") as app:
        said = (Path(tmp_path) / "server.log").read_text("cp1252")
        assert f": {app.url}" in said


def test_streamlit_is_told_to_keep_to_itself():
    config = tomllib.loads((PROJECT / ".streamlit" / "config.toml").read_text("utf-8"))
    assert config["browser"]["gatherUsageStats"] is False
    assert config["logger"]["hideWelcomeMessage"] is True
    assert config["server"]["headless"] is True
    assert config["client"]["showErrorDetails"] == "none"
