"""Where briefings become files: a few processes of their own, so that no reader waits for another.

A process is started when the first file is asked for, kept while there is work, and let go after a
quiet spell. What takes too long is stopped.
"""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field

from map_app.briefing import Briefing
from map_app.readers.worker_process import DeskError, WorkerProcess


@dataclass(frozen=True, slots=True)
class DeskLimits:
    """How many processes draw at once, how long anything may take, how much is kept."""

    workers: int = 2
    waiting: int = 12
    wait_seconds: float = 30.0
    draw_seconds: float = 60.0
    idle_seconds: float = 45.0
    keep_files: int = 8
    keep_seconds: float = 60.0


@dataclass(slots=True)
class _Kept:
    """The last files by what was asked for, and when they were made."""

    limits: DeskLimits
    files: OrderedDict[str, tuple[float, bytes]] = field(default_factory=OrderedDict)

    def get(self, key: str) -> bytes | None:
        self._forget_old()
        found = self.files.get(key)
        return found[1] if found else None

    def put(self, key: str, file: bytes) -> None:
        self.files[key] = (time.monotonic(), file)
        self.files.move_to_end(key)
        self._forget_old()

    def _forget_old(self) -> None:
        oldest = time.monotonic() - self.limits.keep_seconds
        for key in [key for key, (made, _) in self.files.items() if made < oldest]:
            del self.files[key]
        while len(self.files) > self.limits.keep_files:
            self.files.popitem(last=False)


class ExportDesk:
    """Draws briefings in other processes; safe to use from many threads."""

    def __init__(
        self,
        limits: DeskLimits | None = None,
        start: Callable[[], WorkerProcess] = WorkerProcess,
    ) -> None:
        """Open the desk; no process is started yet."""
        self._limits = limits or DeskLimits()
        self._start = start
        self._lock = threading.Lock()
        self._free = threading.Semaphore(self._limits.workers)
        self._queue = threading.Semaphore(self._limits.workers + self._limits.waiting)
        self._idle: list[WorkerProcess] = []
        self._kept = _Kept(self._limits)
        self._closer: threading.Timer | None = None

    def file(self, key: str, make: Callable[[], Briefing]) -> bytes:
        """Return the file of a briefing; `key` names what was asked for, shortly kept.

        Raises DeskError when there are too many before or it takes too long, ExportError when it
        cannot be drawn.
        """
        kept = self._known(key)
        if kept is not None:
            return kept
        if not self._queue.acquire(blocking=False):
            raise DeskError("problem.busy")
        try:
            return self._new(key, make)
        finally:
            self._queue.release()

    def close(self) -> None:
        """Let every idle process go."""
        with self._lock:
            idle, self._idle = self._idle, []
            self._cancel_closing()
        for worker in idle:
            worker.stop()

    def _known(self, key: str) -> bytes | None:
        with self._lock:
            return self._kept.get(key)

    def _new(self, key: str, make: Callable[[], Briefing]) -> bytes:
        """Return the file once there is a process for it; only then is the briefing made.

        So no more briefings are made at once than drawn, and other readers' clicks do not wait.
        """
        if not self._free.acquire(timeout=self._limits.wait_seconds):
            raise DeskError("problem.busy")
        try:
            file = self._known(key)  # a reader before may have asked for the same
            if file is None:
                file = self._drawn(make())
                with self._lock:
                    self._kept.put(key, file)
            return file
        finally:
            self._free.release()

    def _drawn(self, briefing: Briefing) -> bytes:
        worker = self._take()
        try:
            return worker.draw(briefing, self._limits.draw_seconds)
        finally:
            self._give_back(worker)

    def _take(self) -> WorkerProcess:
        with self._lock:
            self._cancel_closing()
            while self._idle:
                worker = self._idle.pop()
                if worker.is_alive():
                    return worker
                worker.stop()
        return self._start()

    def _give_back(self, worker: WorkerProcess) -> None:
        """Keep a process that can be used again, for a while."""
        if not worker.is_alive():
            worker.stop()
            return
        with self._lock:
            self._idle.append(worker)
            self._cancel_closing()
            self._closer = threading.Timer(self._limits.idle_seconds, self.close)
            self._closer.daemon = True
            self._closer.start()

    def _cancel_closing(self) -> None:
        if self._closer is not None:
            self._closer.cancel()
            self._closer = None
