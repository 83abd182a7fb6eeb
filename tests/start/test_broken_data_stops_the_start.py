"""A broken row stops the start with every problem, file and row; `check` prints the same list."""

from __future__ import annotations

import csv
import json
import shutil
import subprocess
import sys

import pytest

from map_app.cli import main
from tests.support.app_server import PROJECT, command, environment, free_port

SECONDS = 120


@pytest.fixture
def broken(tmp_path):
    """A copy of the data folders and the words that start anything upon it."""
    for name in ("seeds", "layers"):
        shutil.copytree(PROJECT / name, tmp_path / name)
    data = {"MAP_APP_SEEDS": str(tmp_path / "seeds"), "MAP_APP_LAYERS": str(tmp_path / "layers")}
    return tmp_path, environment(tmp_path, **data)


def replace(path, old, new):
    words = path.read_text("utf-8")
    assert old in words
    path.write_text(words.replace(old, new, 1), "utf-8")


def ran(words, env):
    return subprocess.run(  # noqa: S603 our own words
        words, cwd=PROJECT, env=env, capture_output=True, text=True, timeout=SECONDS, check=False
    )


def break_unknown_id(folder):
    replace(folder / "seeds" / "aliases.csv", "\nbelt-baietan,", "\nbelt-nowhere,")
    return "seeds/aliases.csv line", "belt-nowhere"


def break_quote(folder):
    path = folder / "seeds" / "statements.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    rows[7]["quote"] = "别的话。"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0].keys())
        writer.writeheader()
        writer.writerows(rows)
    return "seeds/statements.csv line", "quote"


def break_geometry(folder):
    path = folder / "layers" / "village_renewal.geojson"
    data = json.loads(path.read_text("utf-8"))
    data["features"][3]["geometry"] = {
        "type": "Polygon",
        "coordinates": [
            [[113.2, 23.1], [113.21, 23.11], [113.21, 23.1], [113.2, 23.11], [113.2, 23.1]]
        ],
    }
    path.write_text(json.dumps(data, ensure_ascii=False), "utf-8")
    return "layers/village_renewal.geojson", data["features"][3]["properties"]["id"]


def break_licence(folder):
    path = folder / "layers" / "catalogue.toml"
    lines = path.read_text("utf-8").split("\n")
    first = next(n for n, line in enumerate(lines) if line.startswith("licence ="))
    path.write_text("\n".join(lines[:first] + lines[first + 1 :]), "utf-8")
    return "layers/catalogue.toml", "licence"


def break_datum(folder):
    path = folder / "layers" / "catalogue.toml"
    lines = path.read_text("utf-8").split("\n")
    first = next(n for n, line in enumerate(lines) if line.startswith("datum ="))
    path.write_text("\n".join(lines[:first] + lines[first + 1 :]), "utf-8")
    return "layers/catalogue.toml", "datum"


BREAKS = [break_unknown_id, break_quote, break_geometry, break_licence, break_datum]


@pytest.mark.parametrize("how", BREAKS, ids=lambda how: how.__name__)
def test_check_names_the_file_the_row_and_what_is_wrong(broken, how, monkeypatch, capsys):
    folder, env = broken
    file, words = how(folder)
    for name in ("MAP_APP_SEEDS", "MAP_APP_LAYERS"):
        monkeypatch.setenv(name, env[name])
    assert main(["check"]) == 1
    said = "".join(capsys.readouterr())
    assert any(file in line and words in line for line in said.splitlines())
    assert "Traceback" not in said


def test_the_start_stops_with_the_list_that_check_prints(broken):
    folder, env = broken
    expected = [how(folder) for how in (break_unknown_id, break_licence)]
    checked = ran([sys.executable, "-m", "map_app", "check"], env)
    started = ran(command(free_port()), env)
    assert started.returncode != 0
    said = started.stdout + started.stderr
    assert "Traceback" not in said
    for file, words in expected:
        assert any(file in line and words in line for line in said.splitlines())
    problems = [line for line in (checked.stdout + checked.stderr).splitlines() if " line " in line]
    assert problems
    assert all(line in said for line in problems)


def test_the_shipped_data_has_no_problem(tmp_path):
    answer = ran([sys.executable, "-m", "map_app", "check"], environment(tmp_path))
    assert answer.returncode == 0, answer.stdout + answer.stderr
