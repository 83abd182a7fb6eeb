"""What a crowd's figures become: rows of waits, errors by their number, memory over time."""

from __future__ import annotations

from benchmarks.load.crowd import Crowd, Done, Plan
from benchmarks.load.memory import Moment, over_time
from benchmarks.load.report import errors, growth_mb, memory, report, waits

PLAN = Plan(readers=2, seconds=100.0)


def moments(grown_mb=0.0):
    """Return memory every five seconds: a warm-up, then so much growth until the end."""
    return [
        Moment(at, 150.0 if at < 20 else 200.0 + grown_mb * (at - 20) / 80, 300.0, 2, at // 10)
        for at in range(0, 100, 5)
    ]


def test_each_act_has_its_percentiles_and_the_commonest_stands_first():
    done = [Done(0.0, "click", float(ms)) for ms in range(1, 101)]
    rows = waits([Done(0.0, "export", 900.0), *done]).splitlines()[2:]
    assert rows[0] == "| click | 100 | 50 | 95 | 99 | 0 | p95 < 300, no error |"
    assert rows[1].startswith("| export | 1 | 900 | 900 | 900 | 0 |")


def test_an_error_is_counted_and_its_time_is_not():
    done = [Done(0.0, "click", 10.0), Done(1.0, "click", 60_000.0, "ReadTimeout: ")]
    assert "| click | 2 | 10 | 10 | 10 | 1 |" in waits(done)


def test_an_act_that_always_failed_has_no_percentile():
    assert "| click | 1 | – | – | – | 1 |" in waits([Done(0.0, "click", 9.0, "gone")])


def test_errors_are_told_with_how_often_they_were_met():
    done = [Done(0.0, "click", 1.0, why) for why in ("away", "full", "full")]
    assert errors(done).splitlines() == ["- click, 2 times: full", "- click, 1 times: away"]
    assert errors([Done(0.0, "click", 1.0)]) == ""


def test_warming_up_is_no_growth():
    grown, left = growth_mb(moments(), PLAN)
    assert (grown, left) == (0.0, 6)


def test_growth_while_readers_leave_is_seen():
    grown, _ = growth_mb(moments(80.0), PLAN)
    assert 50 < grown < 80


def test_memory_over_time_is_the_middle_of_each_stretch():
    assert over_time(moments(), 5) == [150.0, 200.0, 200.0, 200.0, 200.0]
    assert over_time([], 5) == []


def test_the_report_says_how_many_there_were_and_what_was_left_behind():
    crowd = Crowd(done=[Done(0.0, "page opened", 5.0), Done(2.0, "click", 5.0)])
    afterwards = Moment(230.0, 180.0, 180.0, 0, 9)
    text = report(crowd, moments(), afterwards, PLAN)
    assert "2 readers at a time for 100 s" in text
    assert "| the server, 130 s after the last of them | 180 | – |" in text
    assert "150 → 200 → 200 → 200 → 200" in memory(moments(), afterwards, PLAN)
