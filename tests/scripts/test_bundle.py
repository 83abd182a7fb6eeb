"""The bundle: all is in it, what is damaged or does not fit is refused, no index is asked."""

from __future__ import annotations

import json
import platform
import subprocess
import sys
import zipfile

import pytest

from scripts.bundle import __main__ as bundle

SYSTEM = f"{platform.system()}-{platform.machine()}".lower()
PYTHON = f"{sys.version_info[0]}.{sys.version_info[1]}"
TINY = {
    "tiny.py": "WORD = 'here'\n",
    "tiny-1.0.dist-info/METADATA": "Metadata-Version: 2.1\nName: tiny\nVersion: 1.0\n",
    "tiny-1.0.dist-info/WHEEL": "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    "tiny-1.0.dist-info/RECORD": "tiny.py,,\ntiny-1.0.dist-info/METADATA,,\n"
    "tiny-1.0.dist-info/WHEEL,,\ntiny-1.0.dist-info/RECORD,,\n",
}


@pytest.fixture
def wheels(tmp_path):
    """A folder with one small wheel."""
    folder = tmp_path / "wheels"
    folder.mkdir()
    with zipfile.ZipFile(folder / "tiny-1.0-py3-none-any.whl", "w") as wheel:
        for name, words in TINY.items():
            wheel.writestr(name, words)
    return folder


@pytest.fixture
def unpacked(wheels, tmp_path, monkeypatch):
    """Return a function that unpacks a bundle of that wheel for these systems and Pythons."""
    asked = tmp_path / "requirements.txt"
    asked.write_text("tiny==1.0\n", "utf-8")

    def unpack(systems=(SYSTEM,), pythons=(PYTHON,)):
        contents = bundle.gathered(wheels, systems, pythons)
        kept = {name: contents[name] for name in bundle.STARTERS} | {
            name: content for name, content in contents.items() if name.startswith("wheels/")
        }
        kept["requirements.txt"] = asked.read_bytes()
        kept[bundle.ABOUT] = contents[bundle.ABOUT]
        kept[bundle.SUMS] = bundle.sums_of(kept).encode()
        bundle.write_archive(tmp_path / "b.zip", "b", kept)
        with zipfile.ZipFile(tmp_path / "b.zip") as packed:
            packed.extractall(tmp_path)
        return tmp_path / "b"

    monkeypatch.setenv("PIP_NO_INDEX", "1")
    return unpack


def installed(folder):
    command = [sys.executable, str(folder / "install.py")]
    return subprocess.run(  # noqa: S603  our own
        command, capture_output=True, text=True, encoding="utf-8", check=False
    )


def test_it_holds_all_that_runs_and_the_sum_of_each_file(wheels):
    contents = bundle.gathered(wheels, (SYSTEM,), (PYTHON,))
    for name in ("streamlit_app.py", "map_app/__main__.py", "layers/catalogue.toml", "install.py"):
        assert name in contents
    assert ".streamlit/config.toml" in contents
    listed = {line[66:] for line in contents[bundle.SUMS].decode().splitlines()}
    assert listed == contents.keys() - {bundle.SUMS}
    assert not [name for name in contents if "__pycache__" in name or name.startswith("tests/")]


def test_equal_content_gives_an_equal_archive(wheels, tmp_path):
    contents = bundle.gathered(wheels, (SYSTEM,), (PYTHON,))
    for name in ("one.zip", "two.zip"):
        bundle.write_archive(tmp_path / name, "b", contents)
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()


def test_it_installs_with_no_index_at_all(unpacked):
    folder = unpacked()
    done = installed(folder)
    assert done.returncode == 0, done.stderr
    python = folder / ".venv" / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    said = subprocess.check_output([str(python), "-c", "import tiny; print(tiny.WORD)"], text=True)  # noqa: S603  our own
    assert said.strip() == "here"


def test_every_damaged_file_is_named_and_nothing_is_installed(unpacked):
    folder = unpacked()
    (folder / "start.sh").write_text("rm -rf /", "utf-8")
    (folder / "wheels" / "tiny-1.0-py3-none-any.whl").unlink()
    done = installed(folder)
    assert done.returncode == 1
    assert "start.sh, wheels/tiny-1.0-py3-none-any.whl" in done.stderr
    assert not (folder / ".venv").exists()


@pytest.mark.parametrize(
    ("systems", "pythons", "words"),
    [((SYSTEM,), ("3.5",), "3.5"), (("amiga-m68k",), (PYTHON,), "amiga-m68k")],
)
def test_a_bundle_for_other_machines_says_so(unpacked, systems, pythons, words):
    done = installed(unpacked(systems, pythons))
    assert done.returncode == 1
    assert words in done.stderr
    assert "Traceback" not in done.stderr


def test_what_is_asked_for_is_told_in_the_bundle(wheels):
    contents = bundle.gathered(wheels, ("linux-x86_64",), ("3.11", "3.12"))
    about = json.loads(contents[bundle.ABOUT])
    assert about["pythons"] == ["3.11", "3.12"]
    assert about["version"] == bundle.version()
