"""Who asks is served in turn, however much one of them asks for."""

from __future__ import annotations

import threading

import pytest

from map_app.readers import DeskError, Requester
from map_app.readers.turns import Turns
from tests.readers.hands import soon


class Line:
    """People who wait for one turn, and the order they are called in."""

    def __init__(self):
        self.turns = Turns(1)
        self.called, self.threads = [], []
        self.count = 0

    def join_as(self, name, requester):
        """Wait for a turn in another thread; give back when the wait has begun."""
        before = self.turns.waiting
        thread = threading.Thread(target=self._wait, args=(name, requester))
        self.threads.append(thread)
        thread.start()
        assert soon(lambda: self.turns.waiting > before)

    def _wait(self, name, requester):
        with self.turns.turn(requester):
            self.called.append(name)


@pytest.fixture
def line():
    return Line()


def test_one_who_asks_for_much_waits_behind_all_others_after_each_turn(line):
    with line.turns.turn(Requester()):
        greedy = Requester()
        for name in ("set 1", "set 2", "set 3"):
            line.join_as(name, greedy)
        for name in ("reader A", "reader B"):
            line.join_as(name, Requester())
    for thread in line.threads:
        thread.join()
    assert line.called == ["set 1", "reader A", "reader B", "set 2", "set 3"]


def test_readers_are_called_in_the_order_they_came(line):
    with line.turns.turn(Requester()):
        for name in "abcd":
            line.join_as(name, Requester())
    for thread in line.threads:
        thread.join()
    assert line.called == list("abcd")


def test_one_who_waited_too_long_is_told_and_holds_nobody_up(line):
    with line.turns.turn(Requester()):
        with (
            pytest.raises(DeskError, match=r"problem\.busy"),
            line.turns.turn(Requester(), seconds=0.01),
        ):
            pass
        line.join_as("next", Requester())
    line.threads[0].join()
    assert line.called == ["next"]


def test_one_who_leaves_waits_no_longer(line):
    gone, told = Requester(), []

    def wait():
        with pytest.raises(DeskError) as left, line.turns.turn(gone):
            pass
        told.append(left.value.key)

    with line.turns.turn(Requester()):
        thread = threading.Thread(target=wait)
        thread.start()
        assert soon(lambda: line.turns.waiting == 1)
        line.turns.leave(gone)
        thread.join()
    assert told == ["sets.cancelled"]


def test_one_who_has_left_gets_no_turn_even_when_one_is_free(line):
    gone = Requester()
    line.turns.leave(gone)
    with pytest.raises(DeskError, match=r"sets\.cancelled"), line.turns.turn(gone):
        pass
    with line.turns.turn(Requester(), seconds=0):
        pass


def test_a_turn_that_ends_in_an_error_is_given_back(line):
    with pytest.raises(ValueError, match="x"), line.turns.turn(Requester()):
        raise ValueError("x")
    with line.turns.turn(Requester(), seconds=0):
        pass
