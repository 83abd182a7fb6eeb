"""A file that a reader has sent: how far it is, what is said of it, what was read of it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from map_app.geo.datums import Datum
from map_app.geo.own import OwnFeatures
from map_app.geo.uploads import Choices, Report, Upload

State = Literal["receiving", "waiting", "reading", "read", "refused", "failed"]
Clock = Callable[[], float]
ENDED = frozenset({"read", "refused", "failed"})
FAILED, TOO_MUCH = "own.failed", "own.too_much"


class Attempt:
    """One reading of a file, with the choices of its reader; told apart by being itself."""

    def __init__(self, choices: Choices, number: int) -> None:
        """Begin to wait; `number` is its place in the order of asking."""
        self.choices, self.number = choices, number


@dataclass(frozen=True, slots=True)
class FileState:
    """How far a file is; `problem` is the key of a sentence when it failed, `seconds` how long."""

    id: str
    name: str
    state: State
    seconds: float
    number: int
    problem: str | None
    report: Report | None


class OwnFile:
    """One file of a reader's; safe to use from many threads."""

    def __init__(self, file_id: str, name: str, path: Path, clock: Clock) -> None:
        """Begin to be received at this path."""
        self.id, self.name, self.path = file_id, name, path
        self._clock, self._lock = clock, threading.Lock()
        self._state: State = "receiving"
        self._began = self._ended = clock()
        self._attempt: Attempt | None = None
        self._problem: str | None = None
        self._report: Report | None = None
        self._features: OwnFeatures | None = None
        self._is_gone = False
        self.size = 0
        """Bytes on disk."""

    @property
    def held(self) -> int:
        """Return about how many bytes it takes, on disk and in memory."""
        features = self._features
        return self.size + (0 if features is None else features.size)

    @property
    def is_waiting(self) -> bool:
        """Return whether it waits to be read."""
        return self._state == "waiting"

    @property
    def number(self) -> int:
        """Return its place in the order of asking, 0 when nobody asked for it to be read."""
        attempt = self._attempt
        return 0 if attempt is None else attempt.number

    @property
    def fitted(self) -> Datum | None:
        """Return the datum that its reader has fitted, None without any."""
        grid = None if self._attempt is None else self._attempt.choices.grid
        return None if grid is None else Datum.model_validate(grid)

    @property
    def features(self) -> OwnFeatures | None:
        """Return what was read, None unless it was."""
        return self._features

    def state(self) -> FileState:
        """Return how far it is."""
        with self._lock:
            until = self._ended if self._state in ENDED else self._clock()
            seconds = max(0.0, until - self._began)
            told = (self.id, self.name, self._state, seconds, self.number)
            return FileState(*told, self._problem, self._report)

    def begin(self, attempt: Attempt) -> None:
        """Wait to be read; what was read before is forgotten, and a reading under way given up."""
        with self._lock:
            self._attempt, self._state = attempt, "waiting"
            self._began = self._clock()
            self._problem = self._report = self._features = None

    def let_go(self) -> None:
        """Note that nobody wants it any more, and delete it."""
        with self._lock:
            self._is_gone, self._features = True, None
        self.path.unlink(missing_ok=True)

    def is_wanted(self, attempt: Attempt) -> bool:
        """Return whether somebody still waits for this reading."""
        return not self._is_gone and self._attempt is attempt

    def note_reading(self, attempt: Attempt) -> None:
        """Note that its turn has come."""
        with self._lock:
            if self.is_wanted(attempt):
                self._state = "reading"

    def finish(self, attempt: Attempt, upload: Upload, room: int) -> None:
        """Keep what was read, where it fits into so many bytes."""
        features = None if upload.features is None else OwnFeatures.of(upload.features)
        is_too_much = features is not None and features.size > room
        with self._lock:
            if not self.is_wanted(attempt):
                return
            self._report, self._ended = upload.report, self._clock()
            self._state = "read" if upload.report.ok else "refused"
            if is_too_much:
                self._state, self._problem, self._report = "failed", TOO_MUCH, None
            else:
                self._features = features

    def fail(self, attempt: Attempt, problem: str = FAILED) -> None:
        """Note that it could not be read and why, unless it has been, or nobody wants it."""
        with self._lock:
            if self.is_wanted(attempt) and self._state not in ENDED:
                self._state, self._problem = "failed", problem
                self._ended = self._clock()
