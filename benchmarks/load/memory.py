"""How much memory the server takes while readers come and leave."""

from __future__ import annotations

import asyncio
import statistics
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from subprocess import Popen

from benchmarks.load.crowd import Crowd
from benchmarks.server import process_memory_mb, tree_memory_mb

EVERY_SECONDS = 3.0


@dataclass(frozen=True)
class Moment:
    """Memory of the server itself and with all its children, MB; readers there and gone."""

    at_s: float
    server_mb: float
    tree_mb: float
    here: int
    left: int


async def watch(process: Popen[bytes], crowd: Crowd, told: list[Moment]) -> None:
    """Note the memory every few seconds until cancelled."""
    while True:
        told.append(moment(process, crowd))
        await asyncio.sleep(EVERY_SECONDS)


def moment(process: Popen[bytes], crowd: Crowd) -> Moment:
    """Return what it is now."""
    server = process_memory_mb(process.pid)
    return Moment(crowd.seconds, server, tree_memory_mb(process), crowd.here, crowd.left)


def middle_mb(moments: Iterable[Moment], begin_s: float, end_s: float) -> float:
    """Return the median memory of the server between two moments, 0 when none was noted."""
    inside = [one.server_mb for one in moments if begin_s <= one.at_s < end_s]
    return statistics.median(inside) if inside else 0.0


def over_time(moments: Sequence[Moment], pieces: int) -> list[float]:
    """Return the median memory of the server in each of so many equal stretches of time."""
    if not moments:
        return []
    length = (moments[-1].at_s + EVERY_SECONDS) / pieces
    spans = ((length * at, length * (at + 1)) for at in range(pieces))
    return [middle_mb(moments, *span) for span in spans]
