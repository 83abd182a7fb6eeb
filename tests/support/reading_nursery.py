"""Reading processes that are there at once: forked from one that has loaded what they need.

Each is a process of its own, limited and caged as ever, with GDAL loaded after the fork; only the
second it takes to load pandas and its like is saved. Run as a script: the address of a socket.
"""

from __future__ import annotations

import contextlib
import json
import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

CLIENT = """
import json, os, socket, sys
asked = socket.socket(socket.AF_UNIX)
asked.connect(sys.argv[1])
asked.sendall(json.dumps([sys.argv[2], dict(os.environ)]).encode() + b'\\n')
code = asked.makefile().readline()
os._exit(int(code)) if int(code) >= 0 else os.kill(os.getpid(), -int(code))
"""
START_SECONDS = 30


@contextlib.contextmanager
def nursery(environment: dict[str, str]) -> Iterator[tuple[str, ...]]:
    """Give the words that start a reading process; all ends with the block."""
    with tempfile.TemporaryDirectory() as folder:
        address = str(Path(folder) / "nursery")
        command = [sys.executable, "-m", "tests.support.reading_nursery", address]
        mother = subprocess.Popen(command, env=environment)  # noqa: S603  our own module
        try:
            until = time.monotonic() + START_SECONDS
            while not Path(address).exists() and time.monotonic() < until:
                time.sleep(0.02)
            yield (sys.executable, "-I", "-S", "-c", CLIENT, address)
        finally:
            mother.kill()
            mother.wait()


def main(address: str) -> None:
    """Fork a reading process for each who asks, and tell them how it ended."""
    import geopandas  # noqa: F401
    import openpyxl  # noqa: F401
    import pyarrow.feather  # noqa: F401

    from map_app.geo.uploads import child

    listening = socket.socket(socket.AF_UNIX)
    listening.bind(address)
    listening.listen()
    while True:
        asker, _ = listening.accept()
        folder, environment = json.loads(asker.makefile().readline())
        born = os.fork()
        if not born:
            _live(child, folder, environment)
        _, status = os.waitpid(born, 0)
        with contextlib.suppress(OSError):
            asker.sendall(f"{os.waitstatus_to_exitcode(status)}\n".encode())
        asker.close()


def _live(child: object, folder: str, environment: dict[str, str]) -> None:
    """Be the reading process of this folder."""
    code = 1
    try:
        os.environ.clear()
        os.environ.update(environment)
        os.chdir(folder)
        sys.orig_argv[1:] = ["-m", "map_app.geo.uploads.child", folder]
        code = child.main(Path(folder))  # type: ignore[attr-defined]
    finally:
        os._exit(code)


if __name__ == "__main__":
    main(sys.argv[1])
