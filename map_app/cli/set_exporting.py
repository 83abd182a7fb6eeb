"""A whole set written at the command line: two processes draw, progress is told on stderr."""

from __future__ import annotations

import contextlib
import sys
import threading
from pathlib import Path
from typing import IO

from map_app.briefing.sets.order import SetOrder
from map_app.briefing.write import whole_file
from map_app.errors import MapAppError
from map_app.readers import ExportDesk, Requester, run_set

LOOK_SECONDS = 0.2
GIVE_UP_LOOKS = 50
BAR_CHARACTERS = 20
LOG_LINES = 5


def export_set(order: SetOrder, path: Path) -> None:
    """Write a set to a file; nothing is left of it when it fails or is interrupted.

    Raises ExportError with a sentence that names the place that could not be made.
    """
    desk = ExportDesk()
    try:
        with whole_file(path) as file:
            _Making(order, desk, file).wait()
    finally:
        desk.close()


class _Making:
    """A set that is made beside the thread that Ctrl+C interrupts."""

    def __init__(self, order: SetOrder, desk: ExportDesk, file: IO[bytes]) -> None:
        self._order, self._desk, self._file = order, desk, file
        self._requester = Requester()
        self._error: MapAppError | None = None
        self._ended = False
        self._telling, self._told = threading.Lock(), -1
        self._thread = threading.Thread(target=self._make, daemon=True)

    def wait(self) -> None:
        """Make it; raises what went wrong, and KeyboardInterrupt when everything has stopped."""
        try:
            self._thread.start()
            while self._thread.is_alive():  # a wait without an end hears no Ctrl+C on Windows
                self._thread.join(LOOK_SECONDS)
        except KeyboardInterrupt:
            self._stop()
            raise
        if self._error is not None:
            raise self._error
        if not self._ended:
            raise RuntimeError("a set ended without a file and without a sentence")

    def _make(self) -> None:
        try:
            run_set(self._order, self._desk, self._requester, self._file, self._tell)
            self._ended = True
        except MapAppError as error:
            self._error = error
        finally:
            if _is_terminal():
                _say("\n")

    def _tell(self, done: int) -> None:
        """Move the bar at a terminal; elsewhere, in a log say, a line is written now and then."""
        count = self._order.count
        with self._telling:  # several places may be done at once
            if done <= self._told:
                return
            self._told = done
        if _is_terminal():
            filled = BAR_CHARACTERS * done // count
            _say(f"\r[{'#' * filled:<{BAR_CHARACTERS}}] {done}/{count}")
        elif done in {0, count} or done % max(1, count // LOG_LINES) == 0:
            _say(f"已完成{done}/{count}\n")

    def _stop(self) -> None:
        """End what is being drawn; a process that starts meanwhile is ended at the next look."""
        self._desk.leave(self._requester)
        for _ in range(GIVE_UP_LOOKS):
            self._desk.close()
            self._thread.join(LOOK_SECONDS)
            if not self._thread.is_alive():
                return


def _is_terminal() -> bool:
    return sys.stderr is not None and sys.stderr.isatty()


def _say(words: str) -> None:
    """Tell who listens on stderr; it does no harm when nobody does."""
    if sys.stderr is not None:
        with contextlib.suppress(OSError):
            sys.stderr.write(words)
            sys.stderr.flush()
