"""Where briefings become files: a few processes of their own, so that no reader waits for another.

A process is started when the first file is asked for, kept while there is work, and let go after a
quiet spell. What takes too long is stopped. Who asks for one file and who asks for a whole set take
turns.
"""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field

from map_app.briefing.sets.works import Work
from map_app.readers.turns import Requester, Turns
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
        self._turns = Turns(self._limits.workers)
        self._queue = threading.Semaphore(self._limits.workers + self._limits.waiting)
        self._idle: list[WorkerProcess] = []
        self._busy: list[WorkerProcess] = []
        self._kept = _Kept(self._limits)
        self._closer: threading.Timer | None = None
        self._is_closed = False

    def file(self, key: str, make: Callable[[], Work]) -> bytes:
        """Return the file of a briefing, or its preview; `key` names what is shortly kept.

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

    @property
    def limits(self) -> DeskLimits:
        """Return how many draw at once, and how long anything may take."""
        return self._limits

    @property
    def waiting(self) -> int:
        """Return how many files and parts of sets wait to be drawn."""
        return self._turns.waiting

    def work(
        self, requester: Requester, make: Callable[[], Work | None], patience: float = 1.0
    ) -> bytes:
        """Return what a part of a set becomes, empty when `make` leaves nothing to be drawn.

        It is made when the requester's turn comes, however long that takes; `patience` is how many
        times longer than a page it may take to draw. Raises DeskError when the requester has left
        or drawing takes too long, ExportError when it cannot be drawn.
        """
        with self._turns.turn(requester):
            made = make()
            return b"" if made is None else self._drawn(made, patience)

    def leave(self, requester: Requester) -> None:
        """Let a requester go: nothing that waits in its name is made any more."""
        self._turns.leave(requester)

    def close(self) -> None:
        """Let every process go for good; what is being drawn is given up."""
        with self._lock:
            self._is_closed = True
            busy = list(self._busy)
        for worker in busy:
            worker.kill()
        self._let_idle_go()

    def _let_idle_go(self) -> None:
        with self._lock:
            idle, self._idle = self._idle, []
            self._cancel_closing()
        for worker in idle:
            worker.stop()

    def _known(self, key: str) -> bytes | None:
        with self._lock:
            return self._kept.get(key)

    def _new(self, key: str, make: Callable[[], Work]) -> bytes:
        """Return the file once there is a process for it; only then is the briefing made.

        So no more briefings are made at once than drawn, and other readers' clicks do not wait.
        """
        with self._turns.turn(Requester(), self._limits.wait_seconds):
            file = self._known(key)  # a reader before may have asked for the same
            if file is None:
                file = self._drawn(make())
                with self._lock:
                    self._kept.put(key, file)
            return file

    def _drawn(self, work: Work, patience: float = 1.0) -> bytes:
        worker = self._take()
        try:
            return worker.draw(work, self._limits.draw_seconds * patience)
        finally:
            self._give_back(worker)

    def _take(self) -> WorkerProcess:
        worker = self._idle_worker() or self._start()
        with self._lock:
            self._busy.append(worker)
            is_closed = self._is_closed
        if is_closed:
            worker.kill()  # it was started while the others were let go
        return worker

    def _idle_worker(self) -> WorkerProcess | None:
        with self._lock:
            if self._is_closed:
                raise DeskError("problem.export")
            self._cancel_closing()
            while self._idle:
                worker = self._idle.pop()
                if worker.is_alive():
                    return worker
                worker.stop()
        return None

    def _give_back(self, worker: WorkerProcess) -> None:
        """Keep a process that can be used again, for a while."""
        with self._lock:
            self._busy.remove(worker)
            is_closed = self._is_closed
        if is_closed or not worker.is_alive():
            worker.stop()
            return
        with self._lock:
            self._idle.append(worker)
            self._cancel_closing()
            self._closer = threading.Timer(self._limits.idle_seconds, self._let_idle_go)
            self._closer.daemon = True
            self._closer.start()

    def _cancel_closing(self) -> None:
        if self._closer is not None:
            self._closer.cancel()
            self._closer = None
