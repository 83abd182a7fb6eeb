"""Where readers' files lie while they are read: a folder of this server's, closed to others.

It holds a mark that is locked as long as the server lives. What a killed server left behind is
known by that: same user, closed folder, a mark that nobody holds.
"""

from __future__ import annotations

import os
import secrets
import shutil
import stat
import tempfile
import threading
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows has no such locks: there nothing left behind is told for sure
    fcntl = None  # type: ignore[assignment]

PREFIX = "map-own-"
MARK = ".held"
CLOSED = 0o700


class OwnFolder:
    """Makes a folder for each reader below one of the server's own; safe from many threads."""

    def __init__(self, parent: Path | None = None) -> None:
        """Begin without any folder; `parent` is the system's place for temporary files."""
        self._parent = parent or Path(tempfile.gettempdir())
        self._lock = threading.Lock()
        self._root: Path | None = None
        self._mark: int | None = None

    def new(self) -> Path:
        """Return a new folder that nobody else can enter."""
        with self._lock:
            if self._root is None:
                self._root = Path(tempfile.mkdtemp(prefix=PREFIX, dir=self._parent)).resolve()
                self._mark = _held(self._root / MARK)
            folder = self._root / secrets.token_hex(8)
            folder.mkdir(mode=CLOSED)
            return folder

    def close(self) -> None:
        """Delete every file of every reader."""
        with self._lock:
            root, self._root = self._root, None
            mark, self._mark = self._mark, None
        if root is not None:
            shutil.rmtree(root, ignore_errors=True)
        if mark is not None:
            os.close(mark)

    def clear_leftovers(self) -> int:
        """Delete what servers that were killed left behind; return how many folders that were."""
        found = [one for one in self._parent.glob(f"{PREFIX}*") if _is_left_behind(one)]
        for folder in found:
            shutil.rmtree(folder, ignore_errors=True)
        return len(found)


def _held(mark: Path) -> int:
    """Return the open mark, locked where the system has locks."""
    opened = os.open(mark, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)
    if fcntl is not None:
        fcntl.flock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
    return opened


def _is_left_behind(folder: Path) -> bool:
    """Return whether a folder is one of ours whose server is gone; no for all that is in doubt."""
    if fcntl is None:
        return False
    try:
        told = folder.lstat()
        is_ours = told.st_uid == os.getuid() and stat.S_IMODE(told.st_mode) == CLOSED
        if not (stat.S_ISDIR(told.st_mode) and is_ours):
            return False
        opened = os.open(folder / MARK, os.O_RDWR | os.O_NOFOLLOW)
    except OSError:
        return False
    try:
        fcntl.flock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    finally:
        os.close(opened)
    return True
