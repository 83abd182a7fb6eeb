"""What a crowd waited for, as a table: percentiles of each act, errors, memory over time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from benchmarks.figures import percentile
from benchmarks.load.crowd import Crowd, Done, Plan
from benchmarks.load.memory import Moment, middle_mb, over_time

HEAD = (
    "| Act | Times | p50, ms | p95, ms | p99, ms | Errors | Goal |\n|---|--:|--:|--:|--:|--:|--:|\n"
)
GOALS = {"click": "p95 < 300, no error"}
PIECES = 5
MOST_ERRORS = 5


def waits(done: Sequence[Done]) -> str:
    """Return a row for each act, the one done most first."""
    counts = Counter(one.name for one in done)
    rows = (
        _row(name, [one for one in done if one.name == name]) for name, _ in counts.most_common()
    )
    return HEAD + "".join(rows)


def _row(name: str, done: Sequence[Done]) -> str:
    times = [one.ms for one in done if not one.error]
    told = [f"{percentile(times, share):.0f}" if times else "–" for share in (0.5, 0.95, 0.99)]
    errors = sum(bool(one.error) for one in done)
    cells = (name, f"{len(done):,}", *told, str(errors), GOALS.get(name, "no error"))
    return f"| {' | '.join(cells)} |\n"


def errors(done: Sequence[Done]) -> str:
    """Return the errors that were met, the commonest first; empty without any."""
    counts = Counter((one.name, one.error) for one in done if one.error)
    told = (f"- {name}, {count} times: {why}\n" for (name, why), count in counts.most_common())
    return "".join([*told][:MOST_ERRORS])


def growth_mb(moments: Sequence[Moment], plan: Plan) -> tuple[float, int]:
    """Return how much the server grew from the second fifth to the last, and who left meanwhile."""
    fifth = plan.seconds / PIECES
    first = middle_mb(moments, fifth, 2 * fifth)
    last = middle_mb(moments, plan.seconds - fifth, plan.seconds)
    left = [
        max((one.left for one in moments if one.at_s <= until), default=0)
        for until in (1.5 * fifth, plan.seconds - fifth / 2)
    ]
    return last - first, left[1] - left[0]


def memory(moments: Sequence[Moment], afterwards: Moment, plan: Plan) -> str:
    """Return what the server took over time, at most, and after everybody has left."""
    during = [one for one in moments if one.at_s < plan.seconds]
    told = " → ".join(f"{one:.0f}" for one in over_time(during, PIECES))
    grown, left = growth_mb(moments, plan)
    most = max((one.tree_mb for one in moments), default=0.0)
    quiet = afterwards.at_s - plan.seconds
    growing = f"from the second fifth to the last, while {left} readers left"
    return (
        "| Memory | MB | Goal |\n|---|--:|--:|\n"
        f"| the server, median of each fifth of the time | {told} | flat after the first |\n"
        f"| {growing} | {grown:+.0f} | about 0 |\n"
        f"| the server, {quiet:.0f} s after the last of them | {afterwards.server_mb:.0f} | – |\n"
        f"| the whole tree of processes with the drawing ones, at most | {most:.0f} | – |\n"
    )


def report(crowd: Crowd, moments: Sequence[Moment], afterwards: Moment, plan: Plan) -> str:
    """Return the whole section."""
    opened = sum(one.name == "page opened" for one in crowd.done)
    acts = len(crowd.done) / plan.seconds
    head = (
        f"{plan.readers} readers at a time for {plan.seconds:.0f} s on loopback, one act each "
        f"{plan.pause_s:.0f} s; {opened} readers in all, who stay {plan.stay_s[0]:.0f} to "
        f"{plan.stay_s[1]:.0f} s; {acts:.1f} requests and runs a second. Each is a websocket "
        "client of the real server; clients and server share the machine's processors."
    )
    met = errors(crowd.done)
    parts = (head, waits(crowd.done), memory(moments, afterwards, plan), met)
    return "\n\n".join(part.strip() for part in parts if part) + "\n"
