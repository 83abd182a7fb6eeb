"""The command line as a whole process: pipes, locales, what it loads, words of any kind."""

from __future__ import annotations

import contextlib
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from map_app.cli import commands, exporting, main
from map_app.settings import PROJECT

COMMANDS = ("check", "places", "sheet", "pick", "search", "outline", "passages", "export")
WORDS = st.text(st.characters(exclude_categories=()), max_size=20) | st.sampled_from(
    ["--json", "--kind", "--metres", "--out", "--format", "--", "-", "-1", "@x", "东塱村", "nan"]
)
"""Anything a shell could pass on, lone surrogates (bytes that are no UTF-8) included."""


def run(command, **more):
    """Run a command line of a shell, `map_app` in it standing for the app."""
    command = command.replace("map_app", f"{sys.executable} -m map_app", 1)
    environment = {**os.environ, **more}
    return subprocess.run(  # noqa: S602 (a shell's pipe is what is tested)
        command, shell=True, cwd=PROJECT, env=environment, capture_output=True, check=False
    )


def test_a_reader_that_goes_away_leaves_no_traceback():
    told = run("map_app places --json | head -c 1")
    assert told.stdout == b"["
    assert told.stderr == b""


def test_a_reader_that_was_never_there_leaves_no_traceback():
    told = run("(sleep 0.1; map_app outline --json; echo $? >&2) | true")
    assert told.stderr == b"141\n"


FULL_DISK = pytest.param(
    ">/dev/full",
    marks=pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device of Linux alone"),
)


@pytest.mark.parametrize("nowhere", [">&-", FULL_DISK])
def test_an_answer_that_cannot_be_written_is_one_sentence(nowhere):
    told = run(f"map_app outline {nowhere}")
    assert told.returncode == 1
    assert told.stderr.decode().startswith("读写文件时出错：")
    assert told.stderr.count(b"\n") == 1


def test_with_nobody_listening_at_all_there_is_still_an_exit_code():
    told = run("map_app bogus >&- 2>&-")
    assert (told.returncode, told.stdout, told.stderr) == (2, b"", b"")


def test_json_is_utf8_whatever_the_locale():
    more = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": ""}
    told = run("map_app sheet village-donglang --json", **more)
    assert json.loads(told.stdout.decode("utf-8"))["place"]["name"] == "东塱村"
    assert told.stderr == b""


def test_help_says_what_there_is():
    told = run("map_app --help")
    assert told.returncode == 0
    assert {b"check", b"sheet", b"export"} <= set(told.stdout.split())


def test_an_answer_loads_nothing_that_it_does_not_need():
    told = run("PYTHONPROFILEIMPORTTIME=1 map_app sheet 东塱村 --json")
    loaded = {line.rpartition(b"|")[2].strip().decode() for line in told.stderr.splitlines()}
    assert "map_app.atlas" in loaded
    assert not loaded & {"pypinyin", "matplotlib", "folium", "streamlit", "jinja2"}


def test_a_reader_who_stops_a_command_sees_no_traceback(capsys, monkeypatch):
    def stopped(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(commands, "load_atlas", stopped)
    assert main(["places"]) == 130
    assert capsys.readouterr() == ("", "")


@pytest.fixture(scope="module")
def _no_files():
    """Write no files."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(exporting, "_unwritable", lambda _: "试写")
        yield


def code_of(words):
    """Return the exit code, what was written to stdout, and what to stderr."""
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            code = main(words)
        except SystemExit as left:  # argparse leaves so after its help
            code = left.code
    return code, out.getvalue(), err.getvalue()


@pytest.mark.usefixtures("_no_files")
@settings(deadline=None, max_examples=80)
@given(st.lists(WORDS, max_size=5))
def test_words_of_any_kind_are_answered_or_refused_in_one_sentence(words):
    code, out, err = code_of(words)
    assert code in {0, 2}
    assert (out == "") == (code == 2)
    assert err.count("\n") == (1 if code else 0)


@pytest.mark.usefixtures("_no_files")
@settings(deadline=None, max_examples=120)
@given(st.sampled_from(COMMANDS), st.lists(WORDS, max_size=4))
def test_any_words_behind_a_command_are_answered_or_refused_in_one_sentence(command, words):
    code, out, err = code_of([command, *words])
    assert code in {0, 2}
    assert (out == "") == (code == 2)
    assert err.count("\n") == (1 if code else 0)
