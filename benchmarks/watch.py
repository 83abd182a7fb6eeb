"""Watches the memory of a server and its children while something is done."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from benchmarks.server import tree_memory_mb
from tests.support.app_server import RunningApp

SAMPLE_SECONDS = 0.25


class Watch:
    """The most that a server's tree of processes has taken so far."""

    def __init__(self, app: RunningApp) -> None:
        """Begin with what it takes now."""
        self._app, self._is_over = app, threading.Event()
        self.peak_mb = tree_memory_mb(app.process)

    def look(self) -> None:
        """Look again and again until it is over."""
        while not self._is_over.wait(SAMPLE_SECONDS):
            self.peak_mb = max(self.peak_mb, tree_memory_mb(self._app.process))

    def end(self) -> None:
        """Look no more."""
        self._is_over.set()


@contextmanager
def watched(app: RunningApp) -> Iterator[Watch]:
    """Watch the server's memory for as long as the context is open."""
    watch = Watch(app)
    thread = threading.Thread(target=watch.look, daemon=True)
    thread.start()
    try:
        yield watch
    finally:
        watch.end()
        thread.join()
