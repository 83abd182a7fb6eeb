"""Readers come and go: known by their token alone, let go when they are not heard of."""

from __future__ import annotations

import os

import pytest

from map_app.readers.own import OwnError, OwnReaders
from map_app.readers.own.folder import OwnFolder


def test_a_token_is_long_and_never_the_same(readers):
    tokens = {readers.open() for _ in range(20)}
    assert len(tokens) == 20
    assert min(map(len, tokens)) >= 43


@pytest.mark.parametrize("guess", ["", "x", "A" * 43])
def test_nobody_is_known_by_a_guess(readers, guess):
    readers.open()
    with pytest.raises(OwnError, match=r"own\.no_reader"):
        readers.reader(guess)


def test_who_is_not_heard_of_is_let_go(readers, clock, read):
    token = readers.open()
    file = read(readers.reader(token))
    clock.now += readers.limits.idle_seconds + 1
    with pytest.raises(OwnError, match=r"own\.no_reader"):
        readers.reader(token)
    assert (readers.count, file.path.exists(), file.features) == (0, False, None)


def test_who_is_heard_of_stays(readers, clock):
    token = readers.open()
    for _ in range(3):
        clock.now += readers.limits.idle_seconds - 1
        assert not readers.reader(token).is_gone


def test_too_many_readers_are_refused_while_all_have_something(open_readers, read):
    readers = open_readers(readers=2)
    for _ in range(2):
        read(readers.reader(readers.open()))
    with pytest.raises(OwnError, match=r"own\.many_readers"):
        readers.open()


def test_who_has_nothing_makes_room_for_the_next(open_readers, read, clock):
    readers = open_readers(readers=2)
    first = readers.open()
    clock.now += 1
    second = readers.open()
    read(readers.reader(second))
    third = readers.open()
    assert not readers.reader(third).is_gone
    with pytest.raises(OwnError):
        readers.reader(first)


def test_what_a_killed_server_left_is_deleted(look, hands, datums, room):
    killed = OwnFolder(room)
    (killed.new() / "f1.bin").write_bytes(b"secret")
    os.close(killed._mark)  # noqa: SLF001  (as the system does when a process ends)
    readers = OwnReaders(hands, look, datums, folder=OwnFolder(room))
    assert readers.clear_leftovers() == 1
    assert list(room.iterdir()) == []


def test_what_another_server_holds_stays(reader, read, room):
    file = read(reader)
    assert OwnFolder(room).clear_leftovers() == 0
    assert file.path.exists()


def test_what_only_looks_like_ours_stays(room):
    (room / "map-own-open").mkdir(mode=0o755)
    (room / "map-own-unmarked").mkdir(mode=0o700)
    (room / "map-own-link").symlink_to(room)
    assert OwnFolder(room).clear_leftovers() == 0
    assert len(list(room.iterdir())) == 3
