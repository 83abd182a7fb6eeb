"""Landlock, by which a process of Linux gives up files and connections for good.

The numbers are those of `linux/landlock.h`, the same on every processor.
"""

from __future__ import annotations

import ctypes
import mimetypes
import os
import struct
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from pyproj import datadir

from map_app.settings import PROJECT

CREATE_RULESET, ADD_RULE, RESTRICT_SELF = 444, 445, 446
NO_NEW_PRIVILEGES = 38
WRITE_FILE, READ_FILE, READ_DIR, TRUNCATE = 1 << 1, 1 << 2, 1 << 3, 1 << 14
WRITING = sum(1 << bit for bit in (1, 4, 5, 6, 7, 8, 9, 10, 11, 12))
"""Writing, removing and making files of every kind."""
REFER = 1 << 13
TCP = 0b11
ABI_REFER, ABI_TRUNCATE, ABI_TCP = 2, 3, 4
OTHERS_READ = ("/dev/urandom", "/dev/null", "/usr/share/zoneinfo", "/usr/lib/locale", "/proc/self")


def held_by_the_kernel(folder: Path, needed: Sequence[Path]) -> bool:
    """Let this process write in the folder alone; False where the system has no Landlock.

    What has been read so far, Python, its packages and `needed` go on being readable.
    """
    if not sys.platform.startswith("linux"):
        return False
    libc = ctypes.CDLL(None, use_errno=True)
    abi = libc.syscall(CREATE_RULESET, None, 0, 1)
    if abi < 1:
        return False
    writing = WRITING | (REFER if abi >= ABI_REFER else 0)
    writing |= TRUNCATE if abi >= ABI_TRUNCATE else 0
    asked = struct.pack("=QQ", writing | READ_FILE | READ_DIR, TCP)
    size = 16 if abi >= ABI_TCP else 8
    ruleset = libc.syscall(CREATE_RULESET, asked[:size], size, 0)
    if ruleset < 0:
        return False
    try:
        _allow(libc, ruleset, folder, writing | READ_FILE | READ_DIR)
        for place in {*_read_by_python(), *needed}:
            _allow(libc, ruleset, place, READ_FILE | READ_DIR)
        _allow(libc, ruleset, PROJECT, READ_DIR)  # where Python looks for our package
        _allow(libc, ruleset, Path(os.devnull), WRITE_FILE | READ_FILE)
        if libc.prctl(NO_NEW_PRIVILEGES, 1, 0, 0, 0) != 0:
            return False
        return bool(libc.syscall(RESTRICT_SELF, ruleset, 0) == 0)
    finally:
        os.close(ruleset)


def _allow(libc: ctypes.CDLL, ruleset: int, place: Path, rights: int) -> None:
    """Add a rule; of a file only what a file can be allowed. What is not there needs no rule."""
    try:
        opened = os.open(place, getattr(os, "O_PATH", os.O_RDONLY))
    except OSError:
        return
    try:
        if not place.is_dir():
            rights &= WRITE_FILE | READ_FILE | TRUNCATE
        libc.syscall(ADD_RULE, ruleset, 1, struct.pack("=Qi", rights, opened), 0)
    finally:
        os.close(opened)


def _read_by_python() -> Iterator[Path]:
    """Yield where Python, its packages, the libraries loaded and our own code lie."""
    told = (sys.prefix, sys.base_prefix, *sys.path, datadir.get_data_dir(), *OTHERS_READ)
    yield from (Path(place) for place in told if place and Path(place) != PROJECT)
    yield from (Path(place) for place in mimetypes.knownfiles)
    yield PROJECT / "map_app"
    with Path("/proc/self/maps").open(encoding="utf-8", errors="replace") as lines:
        libraries = {line.split(maxsplit=5)[-1].strip() for line in lines if "/" in line}
    yield from {Path(library).parent for library in libraries if ".so" in library}
