"""Pictures of a set in one zip, each named by its place."""

from __future__ import annotations

import datetime as dt
import re
import zipfile
from typing import IO

LEAST_DIGITS = 2
UNSAFE = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]')
"""What Windows or a path cannot have in a file's name."""
LONGEST_NAME = 80
READABLE = 0o644 << 16
UNIX = 3


def entry_name(number: int, count: int, name: str, ending: str) -> str:
    """Return the name of a place's file: `03-东塱村.png`, safe on every system."""
    digits = max(LEAST_DIGITS, len(str(count)))
    safe = " ".join(UNSAFE.sub("_", name).split())[:LONGEST_NAME].rstrip(". ")
    return f"{number:0{digits}}-{safe}.{ending}"


class PictureZip:
    """A zip that is written into a file picture by picture; pictures are packed already."""

    def __init__(self, out: IO[bytes], made_on: dt.datetime) -> None:
        """Begin; every entry is dated by when the set was made, so equal sets are equal bytes."""
        self._zip = zipfile.ZipFile(out, "w", zipfile.ZIP_STORED)
        self._date = made_on.timetuple()[:6]

    def add(self, name: str, content: bytes) -> None:
        """Add a picture."""
        entry = zipfile.ZipInfo(name, (*self._date,))
        entry.create_system, entry.external_attr = UNIX, READABLE
        self._zip.writestr(entry, content)

    def close(self) -> None:
        """Write the list of what is in it."""
        self._zip.close()
