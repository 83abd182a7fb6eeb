"""Workers of ours: they draw words at once, or wait until they are let."""

from __future__ import annotations

import threading
import time

from map_app.readers import DeskError

SOON_SECONDS = 20


def soon(is_so):
    """Wait until something is so; False when it is not in time."""
    until = time.monotonic() + SOON_SECONDS
    while not is_so() and time.monotonic() < until:
        time.sleep(0.005)
    return is_so()


class Hand:
    """A worker that writes down what it was asked."""

    def __init__(self):
        self.alive = True
        self.drawn = []

    def is_alive(self):
        return self.alive

    def draw(self, work, seconds):
        del seconds
        self.drawn.append(work)
        return f"<{work}>".encode()

    def kill(self):
        self.alive = False

    def stop(self):
        self.alive = False


class Gate(Hand):
    """A worker that draws when it is let; one that is killed says so."""

    def __init__(self, gate):
        super().__init__()
        self.gate = gate

    def draw(self, work, seconds):
        while self.alive and not self.gate.wait(0.01):
            pass
        if not self.alive:
            raise DeskError("problem.export")
        return super().draw(work, seconds)


def gated():
    """Return a gate, and a maker of workers that wait at it."""
    gate = threading.Event()
    return gate, lambda: Gate(gate)
