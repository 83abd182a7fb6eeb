"""Asks the reading process: what a reader's file holds, and the features in it."""

from __future__ import annotations

import errno
import json
import logging
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path

import geopandas as gpd
import shapely
from shapely.geometry.base import BaseGeometry

from map_app.errors import RequestError
from map_app.geo.measure import parts_of
from map_app.geo.uploads import cage
from map_app.geo.uploads.drivers import skipping
from map_app.geo.uploads.folder import ANSWER, FEATURES, JOB, ROADS, UPLOAD
from map_app.geo.uploads.report import Choices, Report
from map_app.geo.uploads.says import saying
from map_app.settings import UploadLimits, read_upload_limits

_LOG = logging.getLogger(__name__)
MEGABYTE = 1024 * 1024
OURS = ("GeoJSON", "ESRI Shapefile", "GPKG", "LIBKML", "DXF")
NO_CHOICES = Choices()
COMMAND = (sys.executable, "-m", "map_app.geo.uploads.child")
LOOK_UP_SECONDS = 0.2
"""How often the one who waits looks whether the answer is still wanted."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a file is read with: the folder of `datums.toml`, the roads that are known, limits.

    `roads` are EPSG:4326; without any, nobody is told that positions lie off the roads. `room` is
    the folder in which the reading process gets its own, None for the system's.
    """

    layers: Path
    roads: Sequence[BaseGeometry] = ()
    limits: UploadLimits = field(default_factory=UploadLimits)
    room: Path | None = None


@dataclass(frozen=True, slots=True)
class Upload:
    """What there is to say of a file, and its features in EPSG:4326; None when it is refused."""

    report: Report
    features: gpd.GeoDataFrame | None


def upload_limits() -> UploadLimits:
    """Return the limits that the environment sets; raises RequestError for what is no number."""
    try:
        return read_upload_limits()
    except ValueError as error:
        raise RequestError(f"环境变量{error}应为大于0的整数。") from None


def look_into(path: Path, name: str, with_: Surroundings, choices: Choices = NO_CHOICES) -> Report:
    """Return what a file holds; `name` is what its reader calls it."""
    return _asked(path, name, with_, choices, lambda: True, features=False).report


def read_layer(
    path: Path,
    name: str,
    with_: Surroundings,
    choices: Choices = NO_CHOICES,
    is_wanted: Callable[[], bool] = lambda: True,
) -> Upload:
    """Return what a file holds, and the features of its one or chosen layer.

    Once `is_wanted` says no, the process is ended and the file told to be unreadable.
    """
    return _asked(path, name, with_, choices, is_wanted, features=True)


def _asked(
    path: Path,
    name: str,
    with_: Surroundings,
    choices: Choices,
    is_wanted: Callable[[], bool],
    *,
    features: bool,
) -> Upload:
    """Copy the file into a folder of its own, have it read there, and take everything away."""
    with tempfile.TemporaryDirectory(
        prefix="map-upload-", dir=with_.room, ignore_cleanup_errors=True
    ) as made:
        folder = Path(made).resolve()
        try:
            if not path.is_file():
                return Upload(Report(saying("no_file", name=name)), None)
            if path.stat().st_size > with_.limits.file_mb * MEGABYTE:
                return Upload(Report(saying("too_large", most=with_.limits.file_mb)), None)
            shutil.copyfile(path, folder / UPLOAD)
        except (OSError, ValueError) as error:
            if getattr(error, "errno", None) == errno.ENOSPC:
                raise
            return Upload(Report(saying("no_file", name=name)), None)
        told = {
            "name": name.encode("utf-8", "replace").decode(),
            "choices": asdict(choices),
            "limits": asdict(with_.limits),
            "layers": str(with_.layers.resolve()),
            "features": features,
        }
        (folder / JOB).write_text(json.dumps(told), encoding="utf-8")
        lines = [part for road in with_.roads for part in parts_of(road)]
        (folder / ROADS).write_bytes(shapely.to_wkb(shapely.GeometryCollection(lines)))
        report = _answered(folder, with_.limits, is_wanted)
        read = gpd.read_feather(folder / FEATURES) if features and report.ok else None
        return Upload(report, read)


def _answered(folder: Path, limits: UploadLimits, is_wanted: Callable[[], bool]) -> Report:
    """Run the process and return its answer; a sentence too when it ends without one."""
    code, said = _ended(folder, limits, is_wanted)
    if code is None:
        return Report(saying("too_slow", most=limits.seconds))
    try:
        return Report.from_form(json.loads((folder / ANSWER).read_text(encoding="utf-8")))
    except (OSError, ValueError, KeyError, TypeError):
        pass
    if code == -getattr(signal, "SIGXCPU", 0):
        return Report(saying("too_slow", most=limits.seconds))
    last = said.decode("utf-8", "replace").strip().rpartition("\n")[2]
    if is_wanted():
        _LOG.warning("An upload could not be read (exit %s): %s", code, last)
    return Report(saying("stopped"))


def _ended(
    folder: Path, limits: UploadLimits, is_wanted: Callable[[], bool]
) -> tuple[int | None, bytes]:
    """Run the process; return how it ended and what it said, None when it took too long."""
    until = time.monotonic() + limits.seconds
    with subprocess.Popen(  # noqa: S603  (our own module; the file's name is not among the words)
        [*COMMAND, str(folder)],
        cwd=folder,
        env=cage.environment(folder, skipping(*OURS)),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    ) as process:
        while time.monotonic() < until:
            try:
                _, said = process.communicate(timeout=LOOK_UP_SECONDS)
            except subprocess.TimeoutExpired:
                if not is_wanted():
                    break
            else:
                return process.returncode, said
        process.kill()
        process.communicate()
    return (None if is_wanted() else process.returncode), b""
