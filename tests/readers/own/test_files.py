"""Files of readers: read in turn, refused in words, given up when nobody wants them."""

from __future__ import annotations

import json
import os
import stat
import threading

import pytest

from map_app.geo.uploads import Choices
from map_app.readers.own import OwnError
from tests.geo.uploads.made_files import geojson_bytes
from tests.readers.hands import soon


def state_of(file):
    return file.state().state


def test_a_file_that_was_sent_is_read(reader, read):
    state = read(reader).state()
    assert (state.state, state.problem) == ("read", None)
    assert state.report.layers[0].features == 3


def test_what_is_no_map_is_refused_in_words(reader, read):
    state = read(reader, b"hello").state()
    assert (state.state, state.report.error.key) == ("refused", "upload.not_a_map")


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_what_nobody_expected_is_told_too(reader, read):
    state = read(reader, b"boom").state()
    assert (state.state, state.problem) == ("failed", "own.failed")
    for one in threading.enumerate():
        if one.name == "own-reading":  # its error is this test's, however late it is told
            one.join()


def test_files_lie_where_nobody_else_can_look(reader, sent, room):
    file = sent(reader)
    for folder in (file.path.parent, file.path.parent.parent):
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert file.path.is_relative_to(room)


def test_a_file_is_read_again_with_what_its_reader_says(reader, read, hands):
    file = read(reader)
    reader.read(file, Choices(datum="gcj-02"))
    assert soon(lambda: state_of(file) == "read")
    assert [choices.datum for _, choices in hands.asked] == [None, "gcj-02"]
    assert file.state().report.layers[0].datum == "gcj-02"


def test_a_reading_that_was_asked_anew_is_given_up(reader, sent, hands):
    hands.gate.clear()
    file = sent(reader, name="first")
    assert soon(lambda: hands.asked)
    reader.read(file, Choices(datum="gcj-02"))
    assert soon(lambda: hands.given_up == ["first"])
    hands.gate.set()
    assert soon(lambda: state_of(file) == "read")
    assert file.state().report.layers[0].datum == "gcj-02"


def test_a_file_that_is_deleted_while_it_is_read_is_given_up_and_gone(reader, sent, hands):
    hands.gate.clear()
    file = sent(reader)
    assert soon(lambda: state_of(file) == "reading")
    reader.drop_file(file.id)
    assert soon(lambda: hands.given_up)
    assert not file.path.exists()
    assert reader.files() == ()


def test_readers_take_turns(readers, sent, hands):
    hands.gate.clear()
    one, other = (readers.reader(readers.open()) for _ in range(2))
    first = [sent(one, name=f"one {number}") for number in range(3)]
    assert soon(lambda: hands.asked)
    theirs = sent(other, name="other")
    hands.gate.set()
    assert soon(lambda: all(state_of(file) == "read" for file in (*first, theirs)))
    assert [name for name, _ in hands.asked].index("other") < 3


def test_who_waits_is_told_how_many_are_before(readers, reader, sent, hands):
    hands.gate.clear()
    files = [sent(reader, name=f"{number}") for number in range(3)]
    assert soon(lambda: state_of(files[0]) == "reading")
    assert [readers.before(file) for file in files[1:]] == [0, 1]


def test_too_many_files_are_refused(open_readers, read):
    readers = open_readers(files=2)
    reader = readers.reader(readers.open())
    read(reader), read(reader)
    with pytest.raises(OwnError, match=r"own\.many_files"):
        reader.new_file("third")


def test_too_many_that_wait_are_refused(open_readers, sent, hands):
    readers = open_readers(waiting=1)
    reader = readers.reader(readers.open())
    hands.gate.clear()
    first = sent(reader)
    assert soon(lambda: state_of(first) == "reading")
    second = sent(reader)
    assert soon(lambda: state_of(second) == "waiting")
    with pytest.raises(OwnError, match=r"own\.many_waiting"):
        sent(reader)


def test_what_takes_too_much_room_is_not_kept(open_readers, read):
    readers = open_readers(reader_mb=1)
    reader = readers.reader(readers.open())
    many = json.loads(geojson_bytes())
    many["features"] *= 1_500
    file = read(reader, json.dumps(many).encode())
    assert (file.state().problem, file.features) == ("own.too_much", None)


def test_files_are_gone_with_the_reader(readers, read, room):
    token = readers.open()
    read(readers.reader(token))
    readers.leave(token)
    assert [name for _, _, names in os.walk(room) for name in names] == [".held"]


def test_files_are_gone_with_the_server(readers, reader, read, room):
    read(reader)
    readers.close()
    assert list(room.iterdir()) == []
