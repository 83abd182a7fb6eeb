"""A whole set at the command line: written whole or not at all, refused in one sentence."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
import zipfile

import pytest

from map_app.cli import main
from map_app.settings import PROJECT
from tests.readers.hands import soon


def export(tmp_path, *words, name="set.zip"):
    return main(["export", *words, "--out", str(tmp_path / name)])


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["东塱村", "--set", "villages"], "--set"),
        (["--view", "/?place=line-11", "--set", "villages"], "--set"),
        (["--set", "villages,甲乙丙", "--format", "pdf"], "甲乙丙"),
        (["--set", "", "--format", "pdf"], "villages"),
        (["--set", "nonsense", "--format", "pdf"], "成套的有：villages、clusters、lines"),
        (["--set", "villages", "--compare", "11号线,22号线"], "--compare"),
        (["--set", "villages", "--format", "gpkg"], "gpkg"),
        (["--set", "villages", "--what", "compare", "--format", "pdf"], "对比"),
        (["--set", "villages", "--lang", "fr"], "fr"),
        ([], "--set"),
    ],
)
def test_what_is_wrong_is_said_in_one_line_and_nothing_is_written(tmp_path, capsys, words, said):
    assert export(tmp_path, *words) == 2
    told = capsys.readouterr()
    assert (told.out, told.err.count("\n")) == ("", 1)
    assert said in told.err
    assert list(tmp_path.iterdir()) == []


def test_pictures_of_a_set_are_written_as_a_zip(tmp_path, capsys):
    words = ["--set", "东塱村,西塱村", "--format", "png", "--dpi", "72", "--what", "view"]
    assert export(tmp_path, *words) == 0
    told = capsys.readouterr()
    assert told.out.startswith("已写出")
    assert told.err.split() == ["已完成0/2", "已完成1/2", "已完成2/2"]  # no terminal, no bar
    with zipfile.ZipFile(tmp_path / "set.zip") as packed:
        assert packed.namelist() == ["01-东塱村.png", "02-西塱村.png"]
        assert packed.read("02-西塱村.png").startswith(b"\x89PNG")
    assert [path.name for path in tmp_path.iterdir()] == ["set.zip"]


def as_at_a_terminal():
    """Hear Ctrl+C again: who is started in the background by a shell inherits deaf ears to it."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@pytest.mark.skipif(os.name == "nt", reason="there is no SIGINT to send to one process")
def test_ctrl_c_leaves_nothing_behind(tmp_path):
    words = [sys.executable, "-m", "map_app", "export", "--set", "villages", "--format", "pdf"]
    made = subprocess.Popen(  # noqa: S603 our own words
        [*words, "--out", str(tmp_path / "set.pdf")],
        cwd=PROJECT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
        preexec_fn=as_at_a_terminal,  # noqa: PLW1509  this process has no other threads at work here
    )
    assert soon(lambda: list(tmp_path.iterdir()))
    time.sleep(1)  # both processes have been started
    os.killpg(made.pid, signal.SIGINT)  # as a terminal does, to all of them
    out, err = made.communicate(timeout=30)
    assert (made.returncode, out) == (130, b"")
    assert b"Traceback" not in err
    assert list(tmp_path.iterdir()) == []
