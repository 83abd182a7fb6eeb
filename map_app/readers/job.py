"""One set that is made for a reader: how far it is, and its file when it is done."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import IO, Literal

from map_app.briefing.sets.order import SetOrder
from map_app.readers.turns import Requester

JobState = Literal["waiting", "working", "done", "failed", "cancelled"]
RUNNING = frozenset({"waiting", "working"})
PIECE = 1 << 18


@dataclass(frozen=True, slots=True)
class JobReport:
    """How far a set is: places done of all; why it failed; the size of its file when it is done."""

    state: JobState
    done: int
    count: int
    sentence: str
    bytes: int


class Job:
    """A set on its way; safe to use from many threads."""

    def __init__(self, order: SetOrder, file: IO[bytes]) -> None:
        """Begin to wait; the set is written into the file, which is closed in the end."""
        self.order, self.file, self.requester = order, file, Requester()
        self.asked_after = self.ended = time.monotonic()
        self.size = 0
        self._lock = threading.Lock()
        self._state: JobState = "waiting"
        self._done, self._sentence = 0, ""
        self._is_written, self._is_wanted, self._readers = True, True, 0
        self._fetched: float | None = None

    @property
    def is_running(self) -> bool:
        """Return whether something of it may still be drawn."""
        return self._is_written

    @property
    def written(self) -> int:
        """Return how many bytes of the file stand already."""
        with self._lock:
            return 0 if self.file.closed else os.fstat(self.file.fileno()).st_size

    def report(self) -> JobReport:
        """Return how far it is; whoever asks waits for it."""
        with self._lock:
            self.asked_after = time.monotonic()
            return JobReport(self._state, self._done, self.order.count, self._sentence, self.size)

    def advance(self, done: int) -> None:
        """Note that it is worked at, and how many places are done."""
        with self._lock:
            if self._state in RUNNING:
                self._state, self._done = "working", max(done, self._done)

    def finish(self) -> None:
        """Note that the file is whole."""
        with self._lock:
            if self._state in RUNNING:
                self.file.flush()
                self.size = os.fstat(self.file.fileno()).st_size
                self._state, self.ended = "done", time.monotonic()

    def fail(self, sentence: str) -> None:
        """Note why there is no file, unless it is done or cancelled."""
        with self._lock:
            if self._state in RUNNING:
                self._state, self._sentence = "failed", sentence
                self.ended = time.monotonic()

    def cancel(self) -> None:
        """Note that nobody wants it any more."""
        with self._lock:
            self._state, self._is_wanted, self.ended = "cancelled", False, time.monotonic()
            self.size = 0
            self._close()

    def leave_file(self) -> None:
        """Note that nobody writes any more; what is no whole file is deleted.

        The reader's own layers are let go: what the file is called hangs on the rest of the order.
        """
        with self._lock:
            self.order = replace(self.order, atlas=self.order.atlas.without_own)
            self._is_written = False
            self._is_wanted = self._is_wanted and self._state == "done"
            self._close()

    def throw_away(self) -> None:
        """Delete the file as soon as nobody reads it."""
        with self._lock:
            self._is_wanted = False
            self._close()

    def is_fetched_before(self, moment: float) -> bool:
        """Return whether the whole file was read, before this moment of the monotonic clock."""
        with self._lock:
            return self._fetched is not None and self._fetched < moment

    def content(self) -> Iterator[bytes] | None:
        """Return the file piece by piece, None when it is not done or was thrown away."""
        with self._lock:
            is_there = self._state == "done" and not self.file.closed
        return self._pieces() if is_there else None

    def _pieces(self) -> Iterator[bytes]:
        start = 0
        with self._lock:
            self._readers += 1
        try:
            while piece := self._piece(start):
                start += len(piece)
                yield piece
            self._fetched = time.monotonic()
        finally:
            with self._lock:
                self._readers -= 1
                self._close()

    def _piece(self, start: int) -> bytes:
        """Return a stretch of the file; several may read it at once."""
        with self._lock:
            if self.file.closed:
                return b""
            self.file.seek(start)
            return self.file.read(PIECE)

    def _close(self) -> None:
        """Delete the file when nobody wants, writes or reads it."""
        if not (self._is_wanted or self._is_written or self._readers):
            self.file.close()
