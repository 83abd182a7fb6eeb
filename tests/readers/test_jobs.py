"""Sets are made beside everything else: asked after, cancelled, kept for a while, then gone."""

from __future__ import annotations

import io
import tempfile
import threading
import time
import zipfile
from dataclasses import replace

import pytest
import shapely

from map_app.readers import DeskError, DeskLimits, ExportDesk, JobLimits, Jobs
from tests.readers.hands import Gate, Hand, gated, soon
from tests.support.own_layers import own_layer


class Shop:
    """A desk with its sets, and the files that they are written into."""

    def __init__(self, start=Hand, desk=None, **limits):
        self.files = []
        self.desk = ExportDesk(DeskLimits(**({"workers": 1} | (desk or {}))), start)
        self.jobs = Jobs(self.desk, JobLimits(**limits), self.new_file)

    def new_file(self):
        self.files.append(tempfile.TemporaryFile())  # noqa: SIM115  the job closes it
        return self.files[-1]

    def is_idle(self):
        """Wait until nothing is made any more."""
        return soon(lambda: not self.jobs.running)


@pytest.fixture
def shop():
    """Return a function that opens a shop; all are closed after the test."""
    opened = []

    def open_shop(*given, **limits):
        opened.append(Shop(*given, **limits))
        return opened[-1]

    yield open_shop
    for one in opened:
        one.jobs.close()
        one.desk.close()
        assert one.is_idle()


def ended(jobs, token):
    assert soon(lambda: jobs.report(token).state not in {"waiting", "working"})
    return jobs.report(token)


def file_of(jobs, token):
    return b"".join(jobs.content(token))


def test_a_set_that_is_made_keeps_no_layers_of_its_reader(shop, words_order):
    opened, asked = shop(), words_order()
    layer = own_layer([shapely.box(113.20, 23.06, 113.24, 23.10)])
    token = opened.jobs.start(replace(asked, atlas=asked.atlas.with_layer(layer)))
    assert ended(opened.jobs, token).state == "done"
    assert opened.is_idle()
    assert opened.jobs.order(token).atlas is asked.atlas
    assert file_of(opened.jobs, token)


def test_a_set_is_made_and_its_file_is_whole(shop, words_order):
    jobs = shop(desk={"workers": 2}).jobs
    token = jobs.start(words_order(3))
    report = ended(jobs, token)
    assert (report.state, report.done, report.count) == ("done", 3, 3)
    file = file_of(jobs, token)
    assert len(file) == report.bytes
    assert zipfile.ZipFile(io.BytesIO(file)).read("01-西郊村.png").decode() == "<西郊村>"


def test_progress_moves_place_by_place(shop, words_order):
    gate = threading.Semaphore(0)

    class Step(Hand):
        def draw(self, work, seconds):
            gate.acquire()
            return super().draw(work, seconds)

    jobs = shop(Step).jobs
    token = jobs.start(words_order(3))
    assert soon(lambda: jobs.report(token).state == "working")
    seen = []
    for number in range(3):
        seen.append(jobs.report(token).done)
        gate.release()
        assert soon(lambda number=number: jobs.report(token).done > number)
    assert seen == [0, 1, 2]


def test_a_reader_s_single_file_does_not_wait_for_the_end_of_a_set(shop, words_order):
    steps, order = threading.Semaphore(0), []

    class Step(Hand):
        def draw(self, work, seconds):
            steps.acquire()
            order.append(work)
            return super().draw(work, seconds)

    one = shop(Step)
    jobs, desk = one.jobs, one.desk
    token = jobs.start(words_order(6))
    assert soon(lambda: jobs.report(token).state == "working")
    reader = threading.Thread(target=desk.file, args=("key", lambda: "single"))
    reader.start()
    assert soon(lambda: desk.waiting == 1)
    while reader.is_alive():
        steps.release()
        reader.join(0.02)
    assert "single" in order[:3]
    assert jobs.report(token).state == "working"
    for _ in range(6):
        steps.release()


def test_a_set_waits_while_others_are_refused(shop, words_order):
    """Single files are told when there are too many before; a set has time."""
    gate, start = gated()
    one = shop(start, desk={"wait_seconds": 0.01})
    jobs, desk = one.jobs, one.desk
    token = jobs.start(words_order(2))
    assert soon(lambda: jobs.report(token).state == "working")
    with pytest.raises(DeskError, match=r"problem\.busy"):
        desk.file("key", lambda: "single")
    gate.set()
    assert ended(jobs, token).state == "done"


def test_what_is_cancelled_stops_and_leaves_nothing(shop, words_order):
    hands, gate = [], threading.Event()

    def start():
        hands.append(Gate(gate))
        return hands[-1]

    one = shop(start)
    jobs = one.jobs
    token = jobs.start(words_order(5))
    assert soon(lambda: jobs.report(token).state == "working")
    assert jobs.cancel(token)
    assert jobs.report(token).state == "cancelled"
    gate.set()
    assert one.is_idle()
    assert one.files[0].closed
    assert len(hands[0].drawn) == 1
    assert jobs.content(token) is None
    assert one.desk.file("key", lambda: "next") == b"<next>"


def test_a_place_that_cannot_be_made_fails_the_set_by_name(shop, words_order):
    jobs = shop().jobs
    token = jobs.start(words_order(3, fails_at=1))
    report = ended(jobs, token)
    assert (report.state, report.bytes) == ("failed", 0)
    assert report.sentence == "河沙村未能出图：字体缺少一个字。整套文件没有写出。"
    assert jobs.content(token) is None


def test_a_worker_that_is_killed_amid_a_set_is_told_by_place(shop, words_order):
    gate, start = gated()
    hands = []
    one = shop(lambda: hands.append(start()) or hands[-1])
    jobs = one.jobs
    token = jobs.start(words_order(3, "en"))
    assert soon(lambda: hands and jobs.report(token).state == "working")
    hands[0].kill()
    report = ended(jobs, token)
    assert report.sentence.startswith("Xijiao Village could not be made: ")
    gate.set()
    assert one.desk.file("key", lambda: "next") == b"<next>"


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_a_mistake_of_ours_is_loud_and_leaves_no_set_that_never_ends(shop, words_order):
    class Broken(Hand):
        def draw(self, *_):
            raise ZeroDivisionError

    jobs = shop(Broken).jobs
    report = ended(jobs, jobs.start(words_order(1)))
    assert (report.state, report.sentence) == ("failed", "未能制图，请稍后再试。")
    for thread in threading.enumerate():  # what it says as it ends is to be said within this test
        if "_run" in thread.name:
            thread.join(5)


def test_so_many_sets_are_made_at_once_and_no_more(shop, words_order):
    gate, start = gated()
    one = shop(start, running=2)
    jobs = one.jobs
    tokens = [jobs.start(words_order(1)) for _ in range(2)]
    with pytest.raises(DeskError, match=r"problem\.busy_sets"):
        jobs.start(words_order(1))
    gate.set()
    assert [ended(jobs, token).state for token in tokens] == ["done", "done"]
    assert one.is_idle()
    assert jobs.start(words_order(1))


def test_a_token_cannot_be_guessed(shop, words_order):
    jobs = shop().jobs
    tokens = {jobs.start(words_order(1)) for _ in range(3)}
    assert len(tokens) == 3
    assert all(len(token) >= 24 for token in tokens)
    assert jobs.report("guess") is None
    assert jobs.content("guess") is None
    assert not jobs.cancel("guess")


@pytest.mark.parametrize(
    "limits", [{"keep_files": 1}, {"keep_bytes": 200}], ids=lambda one: next(iter(one))
)
def test_the_oldest_files_go_when_there_are_too_many(shop, words_order, limits):
    one = shop(**limits)
    jobs = one.jobs
    tokens = []
    for _ in range(2):
        tokens.append(jobs.start(words_order(1)))
        ended(jobs, tokens[-1])
        assert one.is_idle()
    assert [jobs.report(token) is None for token in tokens] == [True, False]


def test_a_file_is_forgotten_after_a_while(shop, words_order):
    one = shop(keep_seconds=0.05)
    token = one.jobs.start(words_order(1))
    assert soon(lambda: one.jobs.report(token) is None)
    assert one.files[0].closed


def test_a_file_that_was_fetched_is_kept_a_little_and_then_goes(shop, words_order):
    jobs = shop(fetched_seconds=0.05).jobs
    token = jobs.start(words_order(1))
    ended(jobs, token)
    assert file_of(jobs, token)
    assert soon(lambda: jobs.report(token) is None)


def test_a_file_that_is_being_read_is_read_to_its_end(shop, words_order):
    one = shop()
    token = one.jobs.start(words_order(2))
    size = ended(one.jobs, token).bytes
    assert one.is_idle()
    pieces = one.jobs.content(token)
    first = next(pieces)
    one.jobs.cancel(token)
    assert len(first + b"".join(pieces)) == size
    assert one.files[0].closed


def test_a_set_that_would_be_too_large_is_given_up_with_a_sentence(shop, words_order):
    class Large(Hand):
        def draw(self, *_):
            return bytes(2_000_000)

    jobs = shop(Large, most_bytes=1_000_000).jobs
    report = ended(jobs, jobs.start(words_order(3)))
    assert report.state == "failed"
    assert report.sentence.startswith("整套文件超过1 MB，没有写出")


def test_a_set_whose_reader_has_gone_is_cancelled(shop, words_order):
    gate, start = gated()
    one = shop(start, unwatched_seconds=0.05)
    token = one.jobs.start(words_order(3))
    time.sleep(0.06)
    one.jobs.sweep()
    gate.set()
    assert one.is_idle()
    assert one.files[0].closed
    assert one.jobs.report(token).state == "cancelled"


def test_closing_ends_everything_and_deletes_every_file(shop, words_order):
    _, start = gated()
    one = shop(start)
    token = one.jobs.start(words_order(3))
    assert soon(lambda: one.jobs.report(token).state == "working")
    one.jobs.close()
    one.desk.close()
    assert soon(lambda: one.files[0].closed)
