"""One process that draws briefings: started afresh, told what to draw through a pipe.

It is a plain `python -m map_app.readers.worker`, so that nothing of the server is copied into it,
on any system. Through its pipes go lengths and pickles, between our own two processes only.
"""

from __future__ import annotations

import os
import pickle
import struct
import subprocess
import sys
import threading
from typing import IO

from map_app.briefing.sets.works import Work
from map_app.errors import ExportError
from map_app.settings import PROJECT

LENGTH = struct.Struct("!Q")
STOP_SECONDS = 5.0


def send(pipe: IO[bytes], content: bytes) -> None:
    """Write a stretch of bytes, its length before it."""
    pipe.write(LENGTH.pack(len(content)))
    pipe.write(content)
    pipe.flush()


def receive(pipe: IO[bytes]) -> bytes | None:
    """Read a stretch of bytes; None when the other side has gone."""
    head = pipe.read(LENGTH.size)
    if len(head) < LENGTH.size:
        return None
    length = LENGTH.unpack(head)[0]
    content = pipe.read(length)
    return content if len(content) == length else None


class DeskError(ExportError):
    """The desk cannot draw now; `key` is the row of the wording that says why."""

    def __init__(self, key: str) -> None:
        """Keep the row's key."""
        self.key = key
        super().__init__(key)


class WorkerProcess:
    """A process that draws one briefing, or one part of a set, at a time."""

    def __init__(self) -> None:
        """Start it."""
        paths = [str(PROJECT), os.environ.get("PYTHONPATH", "")]
        self._process = subprocess.Popen(
            [sys.executable, "-m", "map_app.readers.worker"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, paths))},
        )

    def is_alive(self) -> bool:
        """Return whether it can be asked."""
        return self._process.poll() is None

    def draw(self, work: Work, seconds: float) -> bytes:
        """Return the file; stops the process when it takes longer.

        Raises ExportError when it cannot be drawn, DeskError when the process ended.
        """
        question = pickle.dumps(work)
        late = threading.Event()
        alarm = threading.Timer(seconds, self._stop_late, (late,))
        alarm.daemon = True  # a server that ends does not wait for it
        alarm.start()
        try:
            answer = self._ask(question)
        finally:
            alarm.cancel()
        if answer is None:
            self._process.kill()
            raise DeskError("problem.slow" if late.is_set() else "problem.export")
        kind, content = answer[:1], answer[1:]
        if kind == b"!":
            raise ExportError(content.decode())
        return content

    def kill(self) -> None:
        """End it amid its work; whoever waits for that is told that it ended."""
        self._process.kill()

    def stop(self) -> None:
        """Let it go: it ends when nothing more can come."""
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None and not pipe.closed:
                self._close(pipe)
        try:
            self._process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def _stop_late(self, late: threading.Event) -> None:
        """Note that time is up, then end the process: whoever waits for it sees the note."""
        late.set()
        self._process.kill()

    def _ask(self, question: bytes) -> bytes | None:
        if self._process.stdin is None or self._process.stdout is None:
            return None
        try:
            send(self._process.stdin, question)
            return receive(self._process.stdout)
        except (BrokenPipeError, ConnectionError, ValueError):
            return None

    @staticmethod
    def _close(pipe: IO[bytes]) -> None:
        try:
            pipe.close()
        except BrokenPipeError:
            return
