"""What the reading process may not do: run on, swell, write elsewhere, speak to anyone.

The environment is new, so that GDAL finds no setting of the server's in it. Limits are the
system's own (POSIX); where it has Landlock (Linux 5.13 and later), the kernel refuses every file
that is written outside the process's folder, or read beyond Python, its packages and the layers,
and, later still, every connection. Python's own doings are refused everywhere by an audit hook,
which GDAL's are not subject to.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

from map_app.geo.uploads.landlock import held_by_the_kernel
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


def write_only_in(folder: Path, needed: Sequence[Path] = ()) -> bool:
    """Let this process write in the folder alone, read what it needs, and connect to nobody.

    `needed` are folders that it has to read beside Python's own. Returns whether the kernel sees to
    it; the hook of Python sees to writing and connecting in any case.
    """
    held = held_by_the_kernel(folder, needed)
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
