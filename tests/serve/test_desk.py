"""The desk draws in processes of its own: bounded, kept for a while, stopped when too slow."""

from __future__ import annotations

import datetime as dt
import threading
import time

import pytest

from map_app.atlas import default_view
from map_app.briefing import make_briefing
from map_app.readers import DeskError, DeskLimits, ExportDesk
from map_app.readers.worker_process import WorkerProcess


class Hand:
    """A worker of ours that writes down what it was asked."""

    made = 0
    at_once = 0

    def __init__(self, seconds=0.0):
        type(self).made += 1
        self.seconds = seconds
        self.alive = True

    def is_alive(self):
        return self.alive

    def draw(self, form, briefing, seconds):
        del seconds
        time.sleep(self.seconds)
        return f"{form} {briefing}".encode()

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
    files = [desk.file(key, "png", lambda: "b").content for key in ("a", "b", "c")]
    desk.close()
    assert files == [b"png b"] * 3
    assert len(made) == 1


def test_the_same_view_is_drawn_once(hands):
    _, start = hands
    desk = ExportDesk(start=start)
    drawn = []

    def make():
        drawn.append(1)
        return "b"

    for _ in range(3):
        desk.file("a", "png", make)
    desk.close()
    assert len(drawn) == 1


def test_a_file_is_forgotten_after_a_while(hands):
    _, start = hands
    desk = ExportDesk(DeskLimits(keep_seconds=0.0), start)
    drawn = []
    for _ in range(2):
        desk.file("a", "png", lambda: drawn.append(1) or "b")
    desk.close()
    assert len(drawn) == 2


def test_many_readers_share_a_few_processes(hands):
    made, start = hands
    desk = ExportDesk(DeskLimits(workers=2), start)
    readers = [
        threading.Thread(target=desk.file, args=(str(n), "png", lambda: "b")) for n in range(8)
    ]
    for reader in readers:
        reader.start()
    for reader in readers:
        reader.join()
    desk.close()
    assert len(made) <= 2


def test_too_many_waiting_are_told_at_once():
    gate = threading.Event()

    class Slow(Hand):
        def draw(self, form, briefing, seconds):
            gate.wait(5)
            return super().draw(form, briefing, seconds)

    desk = ExportDesk(DeskLimits(workers=1, waiting=0), Slow)
    first = threading.Thread(target=desk.file, args=("a", "png", lambda: "b"))
    first.start()
    time.sleep(0.1)
    with pytest.raises(DeskError) as refused:
        desk.file("b", "png", lambda: "b")
    gate.set()
    first.join()
    desk.close()
    assert refused.value.key == "problem.busy"


def test_idle_processes_are_let_go(hands):
    made, start = hands
    desk = ExportDesk(DeskLimits(idle_seconds=0.05), start)
    desk.file("a", "png", lambda: "b")
    time.sleep(0.4)
    assert not made[0].is_alive()


@pytest.fixture(scope="module")
def briefing(atlas, look):
    made_on = dt.datetime(2026, 7, 1, 9, 0, tzinfo=dt.UTC)
    return make_briefing(atlas, look, default_view(atlas), made_on)


def test_a_real_process_draws_a_pdf_and_ends_when_it_is_let_go(briefing):
    worker = WorkerProcess()
    try:
        assert worker.draw("pdf", briefing, 60).startswith(b"%PDF")
    finally:
        worker.stop()
    assert not worker.is_alive()


def test_a_process_that_takes_too_long_is_stopped_with_a_sentence(briefing):
    worker = WorkerProcess()
    with pytest.raises(DeskError) as stopped:
        worker.draw("png", briefing, 0.05)
    worker.stop()
    assert stopped.value.key == "problem.slow"
