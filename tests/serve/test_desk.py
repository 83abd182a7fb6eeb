"""The desk draws in processes of its own: bounded, kept for a while, stopped when too slow."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys
import threading
import time
from dataclasses import replace
from pathlib import Path

import psutil
import pytest

from map_app.atlas import default_view
from map_app.briefing import Options, make_briefing
from map_app.readers import DeskError, DeskLimits, ExportDesk
from map_app.readers.worker_process import WorkerProcess

PROJECT = Path(__file__).resolve().parents[2]
SOON_SECONDS = 20
ORPHANING = """
import os, sys
from map_app.readers.worker_process import WorkerProcess
sys.stdout.write(str(WorkerProcess()._process.pid))
sys.stdout.flush()
os._exit(0)  # as a server that is killed: nothing is tidied up
"""


def soon(is_so):
    """Wait until something is so; False when it is not in time."""
    until = time.monotonic() + SOON_SECONDS
    while not is_so() and time.monotonic() < until:
        time.sleep(0.01)
    return is_so()


class Hand:
    """A worker of ours that writes down what it was asked."""

    def __init__(self, seconds=0.0):
        self.seconds = seconds
        self.alive = True

    def is_alive(self):
        return self.alive

    def draw(self, briefing, seconds):
        del seconds
        time.sleep(self.seconds)
        return str(briefing).encode()

    def stop(self):
        self.alive = False


@pytest.fixture
def hands():
    made = []

    def start():
        made.append(Hand(0.05))
        return made[-1]

    return made, start


def test_no_process_is_started_before_the_first_file(hands):
    made, start = hands
    ExportDesk(start=start).close()
    assert made == []


def test_one_process_draws_one_file_after_another(hands):
    made, start = hands
    desk = ExportDesk(start=start)
    files = [desk.file(key, lambda: "b") for key in ("a", "b", "c")]
    desk.close()
    assert files == [b"b"] * 3
    assert len(made) == 1


def test_the_same_view_is_drawn_once(hands):
    _, start = hands
    desk = ExportDesk(start=start)
    drawn = []

    def make():
        drawn.append(1)
        return "b"

    for _ in range(3):
        desk.file("a", make)
    desk.close()
    assert len(drawn) == 1


def test_a_file_is_forgotten_after_a_while(hands):
    _, start = hands
    desk = ExportDesk(DeskLimits(keep_seconds=0.0), start)
    drawn = []
    for _ in range(2):
        desk.file("a", lambda: drawn.append(1) or "b")
    desk.close()
    assert len(drawn) == 2


def test_many_readers_share_a_few_processes(hands):
    made, start = hands
    read_by(ExportDesk(DeskLimits(workers=2), start), 8, lambda: "b")
    assert len(made) <= 2


def test_too_many_waiting_are_told_at_once():
    gate, begun = threading.Event(), threading.Event()

    class Slow(Hand):
        def draw(self, briefing, seconds):
            begun.set()
            gate.wait(5)
            return super().draw(briefing, seconds)

    desk = ExportDesk(DeskLimits(workers=1, waiting=0), Slow)
    first = threading.Thread(target=desk.file, args=("a", lambda: "b"))
    first.start()
    assert begun.wait(5)
    with pytest.raises(DeskError) as refused:
        desk.file("b", lambda: "b")
    gate.set()
    first.join()
    desk.close()
    assert refused.value.key == "problem.busy"


def test_idle_processes_are_let_go(hands):
    made, start = hands
    desk = ExportDesk(DeskLimits(idle_seconds=0.05), start)
    desk.file("a", lambda: "b")
    assert soon(lambda: not made[0].is_alive())


def read_by(desk, count, make, key=None):
    """Let so many readers ask at once, each for a file of their own unless `key` is given."""
    readers = [threading.Thread(target=desk.file, args=(key or str(n), make)) for n in range(count)]
    for reader in readers:
        reader.start()
    for reader in readers:
        reader.join()
    desk.close()


def test_no_more_briefings_are_made_at_once_than_drawn(hands):
    lock, making, most = threading.Lock(), [], []

    def make():
        with lock:
            making.append(1)
            most.append(len(making))
        time.sleep(0.02)
        with lock:
            making.pop()
        return "b"

    read_by(ExportDesk(DeskLimits(workers=2), hands[1]), 8, make)
    assert len(most) == 8
    assert max(most) <= 2


def test_who_waits_for_what_is_being_drawn_is_given_it(hands):
    made = []
    desk = ExportDesk(DeskLimits(workers=1), hands[1])
    read_by(desk, 3, lambda: made.append(1) or "b", key="a")
    assert made == [1]


def test_a_process_that_died_while_idle_is_cleared_away_and_another_started(hands):
    made, start = hands
    desk, stopped = ExportDesk(start=start), []
    desk.file("a", lambda: "b")
    made[0].alive, made[0].stop = False, lambda: stopped.append(1)
    assert desk.file("c", lambda: "d") == b"d"
    desk.close()
    assert (stopped, len(made)) == ([1], 2)


@pytest.fixture(scope="module")
def briefing(atlas, look):
    made_on = dt.datetime(2026, 7, 1, 9, 0, tzinfo=dt.UTC)
    return make_briefing(atlas, look, default_view(atlas), made_on)


def test_a_real_process_draws_a_pdf_and_ends_when_it_is_let_go(briefing):
    worker = WorkerProcess()
    try:
        assert worker.draw(replace(briefing, options=Options(format="pdf")), 60).startswith(b"%PDF")
    finally:
        worker.stop()
    assert not worker.is_alive()


def test_a_process_that_takes_too_long_is_stopped_with_a_sentence(briefing):
    worker = WorkerProcess()
    with pytest.raises(DeskError) as stopped:
        worker.draw(briefing, 0.05)
    worker.stop()
    assert stopped.value.key == "problem.slow"


def test_a_process_ends_by_itself_when_the_server_is_gone():
    server = subprocess.run(  # noqa: S603 our own words
        [sys.executable, "-c", ORPHANING], cwd=PROJECT, stdout=subprocess.PIPE, check=True
    )
    assert soon(lambda: not running(int(server.stdout)))


def running(number):
    """Tell whether a process runs; one that has ended and is not yet collected does not."""
    try:
        return psutil.Process(number).status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False
