"""Tiles are kept within bounds, drawn once for all who wait, forgotten with their layer."""

from __future__ import annotations

import threading

import pytest

from map_app.readers.own.shelf import TileShelf
from tests.readers.hands import SOON_SECONDS


@pytest.fixture
def shelf():
    made = TileShelf(1, 1)
    yield made
    made.close()


class Pen:
    """Draws so many bytes and counts how often."""

    def __init__(self, size=100):
        self.size, self.times = size, 0

    def __call__(self):
        self.times += 1
        return b"x" * self.size


def got(shelf, key, draw):
    return shelf.tile(key, draw).result(SOON_SECONDS)


def test_a_tile_is_drawn_once(shelf):
    pen = Pen()
    assert got(shelf, ("a", 1, 0, 0), pen) == got(shelf, ("a", 1, 0, 0), pen) == b"x" * 100
    assert pen.times == 1


def test_who_asks_while_it_is_drawn_waits_for_the_same(shelf):
    gate, pen = threading.Event(), Pen()
    first = shelf.tile(("a", 1, 0, 0), lambda: gate.wait(SOON_SECONDS) and pen())
    second = shelf.tile(("a", 1, 0, 0), pen)
    gate.set()
    assert first.result(SOON_SECONDS) == second.result(SOON_SECONDS)
    assert pen.times == 1


def test_the_least_used_go_when_there_are_too_many(shelf):
    pens = [Pen(300_000) for _ in range(4)]
    for number, pen in enumerate(pens):
        got(shelf, ("a", 1, number, 0), pen)
        got(shelf, ("a", 1, 0, 0), pens[0])
    assert shelf.size <= 1_000_000
    got(shelf, ("a", 1, 0, 0), pens[0])
    got(shelf, ("a", 1, 1, 0), pens[1])
    assert [pens[0].times, pens[1].times] == [1, 2]


def test_a_forgotten_layer_s_tiles_are_gone_and_others_stay(shelf):
    mine, theirs = Pen(), Pen()
    got(shelf, ("a", 1, 0, 0), mine), got(shelf, ("b", 1, 0, 0), theirs)
    shelf.forget("a")
    got(shelf, ("a", 1, 0, 0), mine), got(shelf, ("b", 1, 0, 0), theirs)
    assert [mine.times, theirs.times] == [2, 1]


def test_what_is_drawn_for_a_layer_that_was_let_go_meanwhile_is_not_kept(shelf):
    gate, pen = threading.Event(), Pen()
    begun = threading.Event()

    def draw():
        begun.set()
        gate.wait(SOON_SECONDS)
        return pen()

    coming = shelf.tile(("a", 1, 0, 0), draw)
    assert begun.wait(SOON_SECONDS)
    shelf.forget("a")
    gate.set()
    coming.result(SOON_SECONDS)
    assert shelf.size == 0


def test_a_drawing_that_goes_wrong_is_tried_again(shelf):
    def broken():
        raise ValueError

    with pytest.raises(ValueError):  # noqa: PT011
        got(shelf, ("a", 1, 0, 0), broken)
    assert got(shelf, ("a", 1, 0, 0), Pen()) == b"x" * 100
