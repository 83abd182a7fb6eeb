"""Files are read a few at once, each reader in turn."""

from __future__ import annotations

import itertools
import threading
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Protocol

from map_app.geo.uploads import Choices, Upload
from map_app.readers.full_disk import is_full
from map_app.readers.own.error import OwnError
from map_app.readers.own.file import Attempt, OwnFile
from map_app.readers.turns import Requester, Turns
from map_app.readers.worker_process import DeskError


class Read(Protocol):
    """Reads a file in a process of its own, in this folder; ends it when nobody wants it."""

    def __call__(
        self, path: Path, name: str, room: Path, choices: Choices, is_wanted: Callable[[], bool]
    ) -> Upload:
        """Return what there is to say of it and its features."""


class ReadingQueue:
    """Who waits for what to be read; safe to use from many threads."""

    def __init__(self, read: Read, at_once: int, most_waiting: int) -> None:
        """Begin with nobody waiting."""
        self._read, self._most_waiting = read, most_waiting
        self._turns = Turns(at_once)
        self._numbers = itertools.count(1)

    def begin(
        self,
        file: OwnFile,
        choices: Choices,
        requester: Requester,
        room: Callable[[], int],
        then: Callable[[], None],
    ) -> None:
        """Have a file read when its reader's turn comes; raises OwnError when too many wait.

        `room` are the bytes that what is read may take; `then` is done in the end, however it ends.
        """
        if self._turns.waiting >= self._most_waiting:
            raise OwnError("many", "own.many_waiting")
        attempt = Attempt(choices, next(self._numbers))
        file.begin(attempt)
        work = (file, attempt, requester, room, then)
        threading.Thread(target=self._run, args=work, name="own-reading", daemon=True).start()

    def leave(self, requester: Requester) -> None:
        """Let a reader go: nothing of theirs is read any more."""
        self._turns.leave(requester)

    def _run(
        self,
        file: OwnFile,
        attempt: Attempt,
        requester: Requester,
        room: Callable[[], int],
        then: Callable[[], None],
    ) -> None:
        """Read one file; what nobody expected is loud in the log, and a sentence all the same."""
        try:
            with self._turns.turn(requester):
                if not file.is_wanted(attempt):
                    return
                file.note_reading(attempt)
                upload = self._read(
                    file.path,
                    file.name,
                    file.path.parent,
                    attempt.choices,
                    lambda: file.is_wanted(attempt),
                )
                file.finish(attempt, upload, room())
        except DeskError:
            return  # the reader has left
        except OSError as error:
            if not is_full(error):
                raise
            file.fail(attempt, "own.no_room")
        finally:
            file.fail(attempt)
            then()


def before(file: OwnFile, files: Iterable[OwnFile]) -> int:
    """Return how many files were asked for before this one and still wait."""
    return sum(one.is_waiting and one.number < file.number for one in files)
