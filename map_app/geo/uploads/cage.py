"""What the reading process may not do: run on, swell, write elsewhere, speak to anyone.

The environment is new, so that GDAL finds no setting of the server's in it. Limits are the
system's own (POSIX); where it has Landlock (Linux 5.13 and later), the kernel refuses every file
that is written outside the process's folder and, later still, every connection. Python's own
doings are refused everywhere by an audit hook, which GDAL's are not subject to.
"""

from __future__ import annotations

import ctypes
import os
import struct
import sys
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from map_app.settings import PROJECT, UploadLimits

KEPT = ("PATH", "SYSTEMROOT", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "LANG")
"""What a Python needs of its surroundings to start."""
QUIET: Mapping[str, str] = MappingProxyType(
    {
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTHONUTF8": "1",
        "OPENBLAS_NUM_THREADS": "1",
        "OMP_NUM_THREADS": "1",
        "ARROW_DEFAULT_MEMORY_POOL": "system",
        "OPENPYXL_LXML": "False",
        "PROJ_NETWORK": "OFF",
        "GDAL_PAM_ENABLED": "NO",
        "GDAL_HTTP_PROXY": "127.0.0.1:9",
        "GDAL_HTTP_MAX_RETRY": "0",
        "GDAL_HTTP_CONNECTTIMEOUT": "1",
        "CPL_VSIL_CURL_ALLOWED_EXTENSIONS": ".none",
        "GDAL_VRT_ENABLE_PYTHON": "NO",
        "OGR_SQLITE_LOAD_EXTENSIONS": "",
    }
)
"""GDAL's network goes to a port that answers nobody; no sidecar files, no code in files."""
MEGABYTE = 1024 * 1024
FEWEST_FILE_MB = 64
DENIED = frozenset(
    {"socket.connect", "socket.bind", "socket.getaddrinfo", "socket.sendto", "subprocess.Popen"}
) | {"os.system", "os.posix_spawn", "os.spawn", "os.fork", "os.forkpty", "ftplib.connect"}
CHANGING = frozenset(
    {"os.rename", "os.remove", "os.rmdir", "os.mkdir", "os.link", "os.symlink"}
) | {
    "os.truncate",
    "os.chmod",
    "os.chown",
}
WRITING_FLAGS = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND

_CREATE_RULESET, _ADD_RULE, _RESTRICT_SELF = 444, 445, 446
_NO_NEW_PRIVILEGES = 38
_WRITE_RIGHTS = sum(1 << bit for bit in (1, 4, 5, 6, 7, 8, 9, 10, 11, 12))
"""Writing, removing and making files of every kind: `LANDLOCK_ACCESS_FS_…` of linux/landlock.h."""
_REFER, _TRUNCATE = 1 << 13, 1 << 14
_TCP_RIGHTS = 0b11
_ABI_REFER, _ABI_TRUNCATE, _ABI_TCP = 2, 3, 4


def environment(folder: Path, skipped: str) -> dict[str, str]:
    """Return the environment of the reading process; `skipped` are drivers that GDAL leaves out."""
    kept = {name: os.environ[name] for name in KEPT if name in os.environ}
    paths = [str(PROJECT), os.environ.get("PYTHONPATH", "")]
    own = {name: str(folder) for name in ("HOME", "TMPDIR", "TEMP", "TMP")}
    return {
        **kept,
        **QUIET,
        **own,
        "PYTHONPATH": os.pathsep.join(filter(None, paths)),
        "GDAL_SKIP": skipped,
    }


def limit_myself(limits: UploadLimits) -> None:
    """Let the system end this process when it takes too much; nothing where there is no such limit.

    The time is the processor's, twice what the one who waits will wait.
    """
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415  (POSIX alone has it)

    file_mb = max(FEWEST_FILE_MB, limits.unpacked_mb, limits.file_mb)
    for what, most in (
        (resource.RLIMIT_AS, limits.memory_mb * MEGABYTE),
        (resource.RLIMIT_FSIZE, file_mb * MEGABYTE),
        (resource.RLIMIT_CPU, 2 * limits.seconds),
        (resource.RLIMIT_CORE, 0),
    ):
        _, hard = resource.getrlimit(what)
        most = most if hard == resource.RLIM_INFINITY else min(most, hard)  # noqa: PLW2901
        resource.setrlimit(what, (most, most))


def write_only_in(folder: Path) -> bool:
    """Let this process write in the folder alone and connect to nobody.

    Returns whether the kernel sees to it; the hook of Python does in any case.
    """
    held = _held_by_the_kernel(folder)
    inside = f"{folder.resolve()}{os.sep}"

    def refuse(event: str, arguments: tuple[object, ...]) -> None:
        if event in DENIED:
            raise PermissionError(event)
        if event == "open" and _writes(arguments) and not _is_inside(arguments[0], inside):
            raise PermissionError(event)
        if event in CHANGING and not _is_inside(arguments[0], inside):
            raise PermissionError(event)

    sys.addaudithook(refuse)
    return held


def _writes(arguments: tuple[object, ...]) -> bool:
    mode, flags = arguments[1], arguments[2]
    if isinstance(mode, str):
        return bool(set(mode) & set("wax+"))
    return isinstance(flags, int) and bool(flags & WRITING_FLAGS)


def _is_inside(path: object, inside: str) -> bool:
    """Return whether a path lies in the folder; what is no path (an open file) does."""
    if not isinstance(path, str | bytes | os.PathLike):
        return True
    told = os.fsdecode(path)
    return told == os.devnull or os.path.realpath(told).startswith(inside)


def _held_by_the_kernel(folder: Path) -> bool:
    """Ask Landlock for it; False where the system has none."""
    if not sys.platform.startswith("linux"):
        return False
    libc = ctypes.CDLL(None, use_errno=True)
    abi = libc.syscall(_CREATE_RULESET, None, 0, 1)
    if abi < 1:
        return False
    writing = _WRITE_RIGHTS
    writing |= _REFER if abi >= _ABI_REFER else 0
    writing |= _TRUNCATE if abi >= _ABI_TRUNCATE else 0
    asked = struct.pack("=QQ", writing, _TCP_RIGHTS)[: 16 if abi >= _ABI_TCP else 8]
    ruleset = libc.syscall(_CREATE_RULESET, asked, len(asked), 0)
    if ruleset < 0:
        return False
    try:
        return _seal(libc, ruleset, writing, folder)
    finally:
        os.close(ruleset)


def _seal(libc: ctypes.CDLL, ruleset: int, writing: int, folder: Path) -> bool:
    """Add the folder to the rules and bind this process to them, for good."""
    for place, rights in ((folder, writing), (Path(os.devnull), 1 << 1)):
        opened = os.open(place, os.O_RDONLY | getattr(os, "O_PATH", 0))
        try:
            rule = struct.pack("=Qi", rights, opened)
            if libc.syscall(_ADD_RULE, ruleset, 1, rule, 0) != 0:
                return False
        finally:
            os.close(opened)
    if libc.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0) != 0:
        return False
    return bool(libc.syscall(_RESTRICT_SELF, ruleset, 0) == 0)
