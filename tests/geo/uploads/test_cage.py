"""The reading process writes in its folder alone, reaches nobody, and keeps to its limits."""

from __future__ import annotations

import ctypes
import json
import os
import socket
import subprocess
import sys
import textwrap

import pytest

from map_app.geo.uploads import cage, reading
from map_app.geo.uploads.drivers import KNOWN, skipping
from map_app.settings import PROJECT, UploadLimits
from tests.geo.uploads.made_files import frame, geojson_bytes

ASK_LANDLOCK, OF_TCP = 444, 4
"""The call that tells how much of Landlock the kernel has, and from where on it knows TCP."""


@pytest.fixture(scope="session")
def landlock():
    """How much of Landlock this kernel has: 0 for none; any Linux of the last years has some."""
    if not sys.platform.startswith("linux"):
        return 0
    return max(0, ctypes.CDLL(None).syscall(ASK_LANDLOCK, None, 0, 1))


def run_in_the_cage(folder, words):
    """Run Python in the reading process's surroundings and return what it printed."""
    start = f"""
        import os, socket, subprocess, sys
        from pathlib import Path
        from map_app.geo.uploads import cage
        from map_app.settings import UploadLimits
        cage.limit_myself(UploadLimits())
        held = cage.write_only_in(Path({str(folder)!r}))
    """
    told = subprocess.run(  # noqa: S603  (our own Python)
        [sys.executable, "-c", textwrap.dedent(start) + textwrap.dedent(words)],
        cwd=folder,
        env=cage.environment(folder, ""),
        capture_output=True,
        text=True,
        check=False,
    )
    return told.stdout + told.stderr


HARM = (
    "open({outside!r}, 'w')",
    "open({outside!r}, 'r+')",
    "os.open({outside!r}, os.O_WRONLY | os.O_CREAT)",
    "os.remove({outside!r})",
    "os.rename('mine', {outside!r})",
    "os.symlink({outside!r}, {outside!r} + '2')",
    "os.mkdir({outside!r} + '2')",
    "socket.create_connection(('127.0.0.1', {port}), 2)",
    "socket.getaddrinfo('localhost', 80)",
    "subprocess.run(['true'])",
    "os.system('true')",
)


def not_refused(folder, asked):
    """Return those of these words of Python that the reading process does not refuse."""
    told = run_in_the_cage(
        folder,
        f"""
        for words in {list(asked)!r}:
            try:
                exec(words)
                print(words)
            except PermissionError:
                pass
        print("all asked")
        """,
    ).splitlines()
    assert told[-1:] == ["all asked"], told
    return told[:-1]


def test_python_is_refused_what_would_do_harm(tmp_path):
    outside = tmp_path / "outside"
    outside.write_text("kept", encoding="utf-8")
    folder = tmp_path / "room"
    folder.mkdir()
    (folder / "mine").write_text("x", encoding="utf-8")
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        asked = [words.format(outside=str(outside), port=port) for words in HARM]
        assert not_refused(folder, asked) == []
    assert outside.read_text(encoding="utf-8") == "kept"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["outside", "room"]


def test_its_own_folder_may_be_written(tmp_path):
    assert run_in_the_cage(tmp_path, "open('a', 'w').write('x'); os.rename('a', 'b')") == ""
    assert (tmp_path / "b").read_text(encoding="utf-8") == "x"


def test_the_kernel_refuses_what_python_cannot_see(tmp_path, landlock):
    if landlock < OF_TCP:
        pytest.skip("this kernel has no Landlock, or an old one")
    room = tmp_path / "room"
    room.mkdir()
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        told = run_in_the_cage(
            room,
            f"""
            import ctypes, struct
            libc = ctypes.CDLL(None, use_errno=True)
            outside, inside = {str(tmp_path / "x").encode()!r}, {str(room / "x").encode()!r}
            made = [libc.open(path, os.O_CREAT | os.O_WRONLY, 0o600) for path in (outside, inside)]
            address = struct.pack("=H", 2) + struct.pack("!H", {port}) + bytes([127, 0, 0, 1])
            reached = libc.connect(libc.socket(2, 1, 0), address + bytes(8), 16)
            print(held, made[0] < 0, made[1] >= 0, reached < 0)
            """,
        )
    assert told.split() == ["True"] * 4


def test_a_file_of_the_server_cannot_even_be_read(tmp_path, landlock):
    if not landlock:
        pytest.skip("this kernel has no Landlock")
    room = tmp_path / "room"
    room.mkdir()
    (tmp_path / "of_another_reader").write_text("secret", encoding="utf-8")
    paths = ("/etc/passwd", str(tmp_path / "of_another_reader"), str(PROJECT / "README.md"))
    assert not_refused(room, [f"open({path!r})" for path in paths]) == []


def test_the_environment_is_new(tmp_path, monkeypatch):
    monkeypatch.setenv("GDAL_DRIVER_PATH", "/evil")
    monkeypatch.setenv("OGR_SQLITE_LOAD_EXTENSIONS", "/evil.so")
    told = cage.environment(tmp_path, skipping("GPKG"))
    assert "GDAL_DRIVER_PATH" not in told
    assert told["OGR_SQLITE_LOAD_EXTENSIONS"] == ""
    assert {"OGR_VRT", "HTTP", "WFS", "GML"} <= set(told["GDAL_SKIP"].split(","))
    assert "GPKG" not in told["GDAL_SKIP"].split(",")
    assert told["TMPDIR"] == told["HOME"] == str(tmp_path)


@pytest.mark.parametrize("driver", ["GeoJSON", "ESRI Shapefile", "GPKG", "LIBKML", "DXF"])
def test_gdal_has_one_driver_alone(tmp_path, driver):
    words = f"from map_app.geo.uploads.drivers import pin; pin({driver!r}); import pyogrio"
    told = run_in_the_cage(tmp_path, f"{words}; print(list(pyogrio.list_drivers()))")
    assert told == f"[{driver!r}]\n"
    assert driver in KNOWN


def test_a_driver_that_nobody_knew_of_is_left_out_at_a_new_start(tmp_path, told, monkeypatch):
    words = """
        import sys
        from pathlib import Path
        from map_app.geo.uploads import child, drivers
        drivers.KNOWN = tuple(name for name in drivers.KNOWN if name != "OGR_VRT")
        child.main(Path(sys.argv[1]))
        import pyogrio
        assert list(pyogrio.list_drivers()) == ["GPKG"]
    """
    kept_from_gdal = tuple(name for name in KNOWN if name != "OGR_VRT")
    monkeypatch.setattr(reading, "skipping", lambda *_: ",".join(set(kept_from_gdal) - {"GPKG"}))
    monkeypatch.setattr(reading, "COMMAND", (sys.executable, "-c", textwrap.dedent(words)))
    frame().to_file(tmp_path / "a.gpkg", driver="GPKG")
    assert told(tmp_path / "a.gpkg").ok


def test_reading_that_takes_too_long_is_stopped(tmp_path, told, monkeypatch):
    path = tmp_path / "a.geojson"
    path.write_bytes(geojson_bytes())
    sleeping = (sys.executable, "-c", "import time; time.sleep(30)")
    monkeypatch.setattr(reading, "COMMAND", sleeping)
    assert told(path, limits=UploadLimits(seconds=1)).error.key == "upload.too_slow"


def test_a_process_that_ends_without_an_answer_is_one_sentence(tmp_path, told, monkeypatch):
    path = tmp_path / "a.geojson"
    path.write_bytes(geojson_bytes())
    monkeypatch.setattr(reading, "COMMAND", (sys.executable, "-c", "raise SystemExit(3)"))
    assert told(path).error.key == "upload.stopped"


def test_reading_that_would_swell_is_stopped(tmp_path, told):
    path = tmp_path / "a.geojson"
    ring = [[113.2 + step / 1e6, 23.1] for step in range(300_000)]
    path.write_text(json.dumps({"type": "LineString", "coordinates": ring}), encoding="utf-8")
    report = told(path, limits=UploadLimits(memory_mb=500))
    assert report.error.key in {"upload.too_much_memory", "upload.damaged", "upload.stopped"}


def test_nothing_is_left_of_a_file(tmp_path, told, monkeypatch):
    room = tmp_path / "temporary"
    room.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(room))
    path = tmp_path / "a.geojson"
    path.write_bytes(geojson_bytes())
    assert told(path).ok
    assert list(room.iterdir()) == []


def test_the_project_is_found_wherever_the_process_stands(tmp_path):
    assert str(PROJECT) in cage.environment(tmp_path, "")["PYTHONPATH"].split(os.pathsep)
